// The main thread's side of counting: requests by number, each answered once. A thread that died is started again by the next request.
import { Worker } from 'node:worker_threads'
import type { CountRequest, KeptBallot } from '../../shared/ranking/result/count-question.ts'
import type { FullTally } from '../../shared/ranking/result/full-tally.ts'
import type { Counter, FollowedCount } from '../ports.ts'
import type { FromThread, ToThread } from '../../shared/protocol/counting.ts'

/** Of ballots in one message: well below a millisecond's work on either side. */
const partChars = 256 * 1024

export class CountingThread implements Counter {
  readonly #script: URL
  readonly #pending = new Map<number, PromiseWithResolvers<FullTally | null>>()
  #worker: Worker | null = null
  #ended: Promise<unknown> = Promise.resolve()
  #isClosed = false
  #lastId = 0

  /** `script` counts; it is no part of the adapter, which only carries messages. */
  constructor(script: URL) {
    this.#script = script
  }

  async count(request: CountRequest, ballots: readonly KeptBallot[], signal?: AbortSignal): Promise<FullTally | null> {
    const id = ++this.#lastId
    const worker = this.#use()
    await sendParts(worker, id, ballots)
    return this.#ask(worker, { type: 'count', id, request }, signal)
  }

  follow(request: CountRequest, ballots: readonly KeptBallot[]): FollowedCount {
    const id = ++this.#lastId
    const worker = this.#use()
    const begun = sendParts(worker, id, ballots).then(() => worker.postMessage({ type: 'follow', id, request } satisfies ToThread))
    const later = (message: ToThread): void => void begun.then(() => worker.postMessage(message))
    return {
      change: (removed, added) => later({ type: 'change', id, removed, added }),
      tally: async (depth, signal) => {
        await begun
        return this.#ask(worker, { type: 'live', id: ++this.#lastId, of: id, depth }, signal)
      },
      end: () => later({ type: 'unfollow', id }),
    }
  }

  /** Calls off what is under way. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#worker?.terminate()
    await this.#ended
  }

  #ask(worker: Worker, message: ToThread, signal: AbortSignal | undefined): Promise<FullTally | null> {
    if (worker !== this.#worker) return Promise.reject(new Error(lost))
    if (signal?.aborted) return Promise.resolve(null)
    const pending = Promise.withResolvers<FullTally | null>()
    this.#pending.set(message.id, pending)
    // Keeps the process alive only while somebody waits.
    worker.ref()
    worker.postMessage(message)
    const cancel = (): void => worker.postMessage({ type: 'cancel', id: message.id } satisfies ToThread)
    signal?.addEventListener('abort', cancel, { once: true })
    return pending.promise.finally(() => signal?.removeEventListener('abort', cancel))
  }

  #use(): Worker {
    if (this.#isClosed) throw new Error('Counting has ended.')
    this.#worker ??= this.#start()
    return this.#worker
  }

  #start(): Worker {
    const worker = new Worker(this.#script)
    let reason = new Error(lost)
    worker.on('message', (answer: FromThread) => {
      const pending = this.#pending.get(answer.id)
      this.#pending.delete(answer.id)
      if (this.#pending.size === 0) worker.unref()
      if ('failed' in answer) pending?.reject(new Error(answer.failed))
      else pending?.resolve(answer.tally)
    })
    worker.on('error', (error) => { reason = new Error(lost, { cause: error }) })
    this.#ended = new Promise<void>((resolve) => {
      worker.on('exit', () => {
        this.#worker = null
        for (const pending of this.#pending.values()) pending.reject(reason)
        this.#pending.clear()
        resolve()
      })
    })
    worker.unref()
    return worker
  }
}

const lost = 'The counting thread ended.'

/** In one turn of the event loop each, so that others have theirs. */
async function sendParts(worker: Worker, id: number, ballots: readonly KeptBallot[]): Promise<void> {
  for (let start = 0; start < ballots.length;) {
    let end = start
    for (let chars = 0; end < ballots.length && chars < partChars; end++) chars += ballots[end]!.ballot.length
    worker.postMessage({ type: 'ballots', id, part: ballots.slice(start, end) } satisfies ToThread)
    start = end
    if (start < ballots.length) await new Promise((resolve) => setImmediate(resolve))
  }
}
