// Reads files in a thread of its own for each, one after another: none holds others up.
import type { FileReader } from '../../ports.ts'
import type { FileRead, FileToRead } from '../../../shared/import/file.ts'
import { runTask } from './one-task.ts'

/** On a quiet machine 2,000 rows take a fifth of a second. */
const bounds = { longestMs: 20_000, heapMegabytes: 256 }
/** Files that may wait for their turn. */
const waitingMost = 20

const gaveUp: FileRead = { ok: false, code: 'too-large', message: 'The file takes too long or too much memory to be read. Split it, or save it as .csv.' }
const busy: FileRead = { ok: false, code: 'too-large', message: 'Too many files are being read. Try again in a minute.' }

export class FileThread implements FileReader {
  readonly #script: URL
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** `script` reads; it is no part of the adapter, which only carries messages. */
  constructor(script: URL) {
    this.#script = script
  }

  async read(bytes: Uint8Array): Promise<FileRead> {
    if (this.#waiting >= waitingMost) return busy
    this.#waiting++
    const read = this.#last.then(async () => {
      const own = new Uint8Array(bytes)
      return await runTask<FileRead>(this.#script, { bytes: own } satisfies FileToRead, [own.buffer], bounds) ?? gaveUp
    })
    this.#last = read
    return read.finally(() => { this.#waiting-- })
  }
}
