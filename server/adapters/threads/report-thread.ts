// Writes reports in a thread of its own for each, one after another. The journal goes to it page by page, the next when one has been folded.
import { Worker } from 'node:worker_threads'
import type { FromReporter, PackedPage, ReportFile, ReportOrder, ReportProblem, ToReporter } from '../../../shared/protocol/reporting.ts'
import type { Reporter, StoredEntry } from '../../ports.ts'

/** A report of 200,000 entries takes some seconds. */
const longestMs = 120_000
const heapMegabytes = 1_024
/** Reports that may wait for their turn. */
const waitingMost = 20
const hashBytes = 32

export class ReportThread implements Reporter {
  readonly #script: URL
  readonly #failed: (error: Error) => void
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** `script` writes; it is no part of the adapter, which only carries messages. `failed` hears why it could not. */
  constructor(script: URL, failed: (error: Error) => void) {
    this.#script = script
    this.#failed = failed
  }

  async write(order: ReportOrder, pages: () => AsyncIterable<readonly StoredEntry[]>): Promise<ReportFile | ReportProblem> {
    if (this.#waiting >= waitingMost) return 'too-large'
    this.#waiting++
    const written = this.#last.then(() => this.#run(order, pages()))
    this.#last = written.catch(() => undefined)
    return written.finally(() => { this.#waiting-- })
  }

  async #run(order: ReportOrder, pages: AsyncIterable<readonly StoredEntry[]>): Promise<ReportFile | ReportProblem> {
    const worker = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
    const ended = Promise.withResolvers<ReportProblem>()
    const timeout = setTimeout(() => ended.resolve('too-large'), longestMs)
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (!isLarge) this.#failed(error)
      ended.resolve(isLarge ? 'too-large' : 'failed')
    }).on('exit', () => ended.resolve('failed'))
    const say = (message: ToReporter, transfer: ArrayBuffer[] = []): Promise<FromReporter | ReportProblem> => {
      const answer = new Promise<FromReporter>((resolve) => { worker.once('message', resolve) })
      worker.postMessage(message, transfer)
      return Promise.race([answer, ended.promise])
    }
    try {
      const begun = await say({ order })
      if (typeof begun === 'string') return begun
      for await (const entries of pages) {
        const page = packed(entries)
        const folded = await say({ page }, [page.bytes.buffer as ArrayBuffer, page.hashes.buffer as ArrayBuffer])
        if (typeof folded === 'string') return folded
      }
      const answer = await say({ end: true })
      return typeof answer === 'string' ? answer : 'file' in answer ? answer.file : 'problem' in answer ? answer.problem : 'failed'
    } finally {
      clearTimeout(timeout)
      void worker.terminate()
    }
  }
}

function packed(entries: readonly StoredEntry[]): PackedPage {
  const bytes = new Uint8Array(entries.reduce((sum, { payload }) => sum + payload.length, 0))
  const hashes = new Uint8Array(entries.length * hashBytes)
  let at = 0
  const heads = entries.map(({ seq, at: time, by, kind, boardId, payload, hash }, i): PackedPage['heads'][number] => {
    bytes.set(payload, at)
    at += payload.length
    hashes.set(hash, i * hashBytes)
    return [seq, time, by, kind === 'fact' ? null : boardId, payload.length]
  })
  return { heads, bytes, hashes }
}
