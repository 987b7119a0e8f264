// The written-down end of a sitting: the whole event as one file, `archives/EVENT.zip`, and each board's CRDT state as one Yjs V1 update,
// `archives/EVENT/BOARD.yjs`.
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
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

  async eventIds(): Promise<string[]> {
    const names = await orNothing(readdir(this.#folder)) ?? []
    return [...new Set(names.map((name) => name.replace(/\.zip(\.new)?$/, '')))].sort()
  }

  async start(eventId: string, bytes: number): Promise<Uint8Array | null> {
    const path = join(this.#folder, `${eventId}.zip`)
    const file = await orNothing(stat(`${path}.new`)) ? undefined : await orNothing(open(path))
    if (!file) return null
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }
}

/** Undefined where there is no such thing. */
async function orNothing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
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
