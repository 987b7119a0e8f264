// The main thread's side of a store in a worker: calls are begun in order, and answered in it but for those that take steps of their own; a thread that died is started again by the next call.
import { Worker } from 'node:worker_threads'
import { DataError } from './errors.ts'

export type StoreName = 'journal' | 'ballots'
export type ThreadData = { store: StoreName; folder: string }
export type Call = { id: number; method: string; args: unknown[] }
export type Failure = { message: string; code: DataError['code'] | null }
export type Answer = { id: number; value: unknown } | { id: number; failure: Failure } | { openingFailed: Failure }

/** The thread ended before it answered: what the call did is not known. */
export class ThreadLost extends Error {}

type Methods<S> = { [K in keyof S]: S[K] extends (...args: never[]) => unknown ? K : never }[keyof S] & string
type Arguments<F> = F extends (...args: infer A) => unknown ? A : never
type Result<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never

export class StoreThread<S> {
  #data: ThreadData
  #worker: Worker | null = null
  #ended: Promise<void> = Promise.resolve()
  #closing: Promise<void> | null = null
  #pending = new Map<number, PromiseWithResolvers<unknown>>()
  #lastId = 0

  /** Rejects with a DataError when the file can't be used. */
  static async open<S>(data: ThreadData): Promise<StoreThread<S>> {
    const thread = new StoreThread<S>(data)
    await thread.#send('ready', [])
    return thread
  }

  constructor(data: ThreadData) {
    this.#data = data
  }

  call<M extends Methods<S>>(method: M, ...args: Arguments<S[M]>): Promise<Result<S[M]>> {
    if (this.#closing) return Promise.reject(new Error('The store is closed.'))
    return this.#send(method, args) as Promise<Result<S[M]>>
  }

  /** Answers what was called before, then ends the thread. */
  close(): Promise<void> {
    this.#closing ??= this.#worker
      ? this.#send('close', []).then(() => this.#ended, () => this.#ended)
      : Promise.resolve()
    return this.#closing
  }

  #send(method: string, args: unknown[]): Promise<unknown> {
    this.#worker ??= this.#start()
    const id = ++this.#lastId
    const pending = Promise.withResolvers<unknown>()
    this.#pending.set(id, pending)
    this.#worker.postMessage({ id, method, args } satisfies Call)
    return pending.promise
  }

  #start(): Worker {
    let reason: Error = new ThreadLost(`The thread of the ${this.#data.store} store ended.`)
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: this.#data,
      // Of this thread only, where nothing but node:sqlite is experimental.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    worker.on('message', (answer: Answer) => {
      if ('openingFailed' in answer) reason = rebuild(answer.openingFailed)
      else this.#settle(answer)
    })
    worker.on('error', (error) => {
      reason = new ThreadLost(`The thread of the ${this.#data.store} store failed.`, { cause: error })
    })
    this.#ended = new Promise((resolve) => {
      worker.on('exit', () => {
        this.#worker = null
        for (const pending of this.#pending.values()) pending.reject(reason)
        this.#pending.clear()
        resolve()
      })
    })
    return worker
  }

  #settle(answer: Exclude<Answer, { openingFailed: Failure }>): void {
    const pending = this.#pending.get(answer.id)
    this.#pending.delete(answer.id)
    if ('failure' in answer) pending?.reject(rebuild(answer.failure))
    else pending?.resolve(answer.value)
  }
}

function rebuild({ message, code }: Failure): Error {
  return code ? new DataError(code, message) : new Error(message)
}
