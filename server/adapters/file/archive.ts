// The written-down end of a sitting: each board's CRDT state as one Yjs V1 update, `archives/EVENT/BOARD.yjs`.
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Archive } from '../../ports.ts'

export class FileArchive implements Archive {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async writeBoard(eventId: string, boardId: string, update: Uint8Array): Promise<void> {
    const folder = join(this.#folder, eventId)
    await mkdir(folder, { recursive: true })
    const path = join(folder, `${boardId}.yjs`)
    const file = await open(`${path}.new`, 'w')
    try {
      await file.writeFile(update)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
  }
}
