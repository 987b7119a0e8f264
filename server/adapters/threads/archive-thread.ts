// Archives are built and checked in a thread of their own for each, one after another: none holds others up.
import { Worker } from 'node:worker_threads'
import type { ArchiveBuild, Archivist } from '../../ports.ts'
import type { Built } from '../../../shared/archive/build.ts'
import type { Verified } from '../../../shared/archive/verify.ts'
import { runTask } from './one-task.ts'

/** On a quiet machine 200,000 updates take half a minute. */
const bounds = { longestMs: 300_000, heapMegabytes: 1_024 }

export class ArchiveThread implements Archivist {
  readonly #script: URL
  #last: Promise<unknown> = Promise.resolve()

  /** `script` builds and checks; it is no part of the adapter, which only carries messages. */
  constructor(script: URL) {
    this.#script = script
  }

  async begin(): Promise<ArchiveBuild> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = promise
    await before
    return new Build(this.#script, resolve)
  }

  async verify(bytes: Uint8Array): Promise<Verified | null> {
    const done = this.#last.then(() => {
      const own = new Uint8Array(bytes)
      return runTask<Verified>(this.#script, { type: 'verify', bytes: own }, [own.buffer], bounds)
    })
    this.#last = done.catch(() => {})
    return done
  }
}

class Build implements ArchiveBuild {
  readonly #worker: Worker
  readonly #timeout: NodeJS.Timeout
  readonly #ended: () => void
  #answers: PromiseWithResolvers<unknown>[] = []
  #isOver = false

  constructor(script: URL, ended: () => void) {
    this.#ended = ended
    this.#worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: bounds.heapMegabytes } })
    this.#timeout = setTimeout(() => this.end(), bounds.longestMs)
    this.#worker.on('message', (answer: unknown) => this.#answers.shift()?.resolve(answer))
    this.#worker.on('error', () => this.end())
    this.#worker.on('exit', () => this.end())
  }

  async add(entries: Parameters<ArchiveBuild['add']>[0]): Promise<void> {
    await this.#ask({ type: 'add', entries })
  }

  async finish(ballots: Parameters<ArchiveBuild['finish']>[0], live: Parameters<ArchiveBuild['finish']>[1]): Promise<Built> {
    return await this.#ask({ type: 'finish', ballots, live }) as Built
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timeout)
    for (const { reject } of this.#answers.splice(0)) reject(new Error('The archive could not be built.'))
    void this.#worker.terminate()
    this.#ended()
  }

  #ask(message: object): Promise<unknown> {
    if (this.#isOver) return Promise.reject(new Error('The archive could not be built.'))
    const answer = Promise.withResolvers<unknown>()
    this.#answers.push(answer)
    this.#worker.postMessage(message)
    return answer.promise
  }
}
