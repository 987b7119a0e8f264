// Keys of questions, one file each, apart from the database and what is backed up with it.
// A key is on disk before it is given out; a file of zeros is a key whose destruction was interrupted, and is no key.
// A file that is neither is reported and never written over; only destroying the key removes it.
import { mkdir, open, readdir, readFile, rename, unlink, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Ids, KeyVault, Log } from '../../ports.ts'

const keyBytes = 32
const longestNameBytes = 120
const fileNamePattern = /^((?:[0-9a-f]{2})+)\.key$/

export class FileKeyVault implements KeyVault {
  #folder: string
  #ids: Pick<Ids, 'bytes'>
  #log: Pick<Log, 'error'>
  #last: Promise<unknown> = Promise.resolve()

  /** The folder is made with the first key. */
  constructor(folder: string, ids: Pick<Ids, 'bytes'>, log: Pick<Log, 'error'>) {
    this.#folder = folder
    this.#ids = ids
    this.#log = log
  }

  create(questionKey: string): Promise<Uint8Array> {
    return this.#inTurn(async () => {
      const path = this.#pathOf(questionKey)
      const found = await readKey(path)
      if (found === 'damaged') throw new Error(`${path} is damaged: it holds no key, and has not been changed. Put back the file, or move it away.`)
      if (found !== 'none') return found
      const made = await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      if (made !== undefined) await syncFolder(dirname(made))
      const key = this.#ids.bytes(keyBytes)
      const draft = draftOf(path)
      await withFile(draft, 'w', (file) => writeDurably(file, key))
      await rename(draft, path)
      await syncFolder(this.#folder)
      return new Uint8Array(key)
    })
  }

  get(questionKey: string): Promise<Uint8Array | null> {
    return this.#inTurn(async () => {
      const path = this.#pathOf(questionKey)
      const found = await readKey(path)
      if (found === 'damaged') this.#log.error({ path }, 'the key of a question is damaged; its voting cannot go on until the file is put back')
      return typeof found === 'string' ? null : found
    })
  }

  destroy(questionKey: string): Promise<void> {
    return this.#inTurn(async () => {
      const path = this.#pathOf(questionKey)
      const drafted = await shred(draftOf(path))
      const kept = await shred(path)
      if (drafted || kept) await syncFolder(this.#folder)
    })
  }

  /** Includes keys whose destruction was interrupted, so that who starts up finishes it. */
  list(): Promise<string[]> {
    return this.#inTurn(async () => {
      const names = await absentAs([], readdir(this.#folder))
      return names.flatMap((name) => {
        const hex = fileNamePattern.exec(name)?.[1]
        return hex ? [Buffer.from(hex, 'hex').toString()] : []
      }).sort()
    })
  }

  /** Two calls for one key never overlap. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Hex, since some file systems take A and a for the same. */
  #pathOf(questionKey: string): string {
    const name = Buffer.from(questionKey)
    if (name.length === 0 || name.length > longestNameBytes) {
      throw new RangeError(`A question's key is named by 1 to ${longestNameBytes} bytes, not ${name.length}.`)
    }
    return join(this.#folder, `${name.toString('hex')}.key`)
  }
}

function draftOf(path: string): string {
  return `${path}.tmp`
}

async function readKey(path: string): Promise<Uint8Array | 'none' | 'damaged'> {
  const bytes = await absentAs(null, readFile(path))
  if (bytes === null) return 'none'
  if (bytes.length !== keyBytes) return 'damaged'
  return bytes.some((byte) => byte !== 0) ? new Uint8Array(bytes) : 'none'
}

/** Overwrites and removes a file; false if there was none. */
async function shred(path: string): Promise<boolean> {
  const file = await absentAs(null, open(path, 'r+'))
  if (!file) return false
  try {
    await writeDurably(file, new Uint8Array(keyBytes))
  } finally {
    await file.close()
  }
  await unlink(path)
  return true
}

async function writeDurably(file: FileHandle, bytes: Uint8Array): Promise<void> {
  await file.write(bytes, 0, bytes.length, 0)
  await file.sync()
}

/** So that a new, renamed or removed name outlives a power cut. */
async function syncFolder(path: string): Promise<void> {
  await withFile(path, 'r', (folder) => folder.sync())
}

async function withFile(path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await work(file)
  } finally {
    await file.close()
  }
}

async function absentAs<T, A>(absent: A, reading: Promise<T>): Promise<T | A> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent
    throw error
  }
}
