// The written-down end of a sitting: the whole event as one file, `archives/EVENT.zip`, and each board's CRDT state as one Yjs V1 update,
// `archives/EVENT/BOARD.yjs`.
import { mkdir, open, rename, rm } from 'node:fs/promises'
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
    await replaceFile(join(folder, `${boardId}.yjs`), update)
  }

  async write(eventId: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    await replaceFile(join(this.#folder, `${eventId}.zip`), bytes)
  }

  async remove(eventId: string): Promise<void> {
    for (const name of [`${eventId}.zip`, `${eventId}.zip.new`]) await rm(join(this.#folder, name), { force: true })
  }
}

/** There is the old one or the new one, never half of one. */
async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(`${path}.new`, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}
