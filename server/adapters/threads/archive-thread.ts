// Archives are built, checked and read in a thread of their own for each: those that are built one after another, and those that are read.
// One that somebody made to take long holds up no session that closes.
import { Worker } from 'node:worker_threads'
import type { Transferable } from 'node:worker_threads'
import type { ArchiveBuild, ArchiveReading, Archivist } from '../../ports.ts'
import type { Built } from '../../../shared/archive/build.ts'
import type { Verified } from '../../../shared/archive/verify.ts'
import { runTask } from './one-task.ts'

/** `longestMs` for one answer. On a quiet machine 200,000 updates take half a minute. */
const bounds = { longestMs: 300_000, heapMegabytes: 1_024 }

export class ArchiveThread implements Archivist {
  readonly #script: URL
  readonly #building = new Line()
  readonly #reading = new Line()

  /** `script` builds, checks and reads; it is no part of the adapter, which only carries messages. */
  constructor(script: URL) {
    this.#script = script
  }

  async begin(): Promise<ArchiveBuild> {
    const talk = new Talk(this.#script, await this.#building.turn())
    return {
      add: async (entries) => void await talk.ask({ type: 'add', entries }),
      addBallots: async (questionId, ballots) => void await talk.ask({ type: 'add-ballots', questionId, ballots }),
      finish: async (live) => await talk.ask({ type: 'finish', live }) as Built,
      end: () => talk.end(),
    }
  }

  async read(bytes: Uint8Array): Promise<ArchiveReading | null> {
    const talk = new Talk(this.#script, await this.#reading.turn())
    try {
      const own = whole(bytes)
      const begun = await talk.ask({ type: 'read', bytes: own }, [own.buffer]) as Pick<ArchiveReading, 'verified' | 'contents'>
      return {
        ...begun, end: () => talk.end(),
        entries: async () => await talk.ask({ type: 'entries' }) as Awaited<ReturnType<ArchiveReading['entries']>>,
        ballots: async (questionId) => await talk.ask({ type: 'ballots', questionId }) as Awaited<ReturnType<ArchiveReading['ballots']>>,
      }
    } catch {
      talk.end()
      return null
    }
  }

  /** Null where it takes too long or too much memory. */
  verify(bytes: Uint8Array): Promise<Verified | null> {
    const own = whole(bytes)
    return runTask<Verified>(this.#script, { type: 'verify', bytes: own }, [own.buffer], bounds)
  }
}

/** One after another. */
class Line {
  #last: Promise<void> = Promise.resolve()

  /** Resolves when it is one's turn, to what ends it. */
  async turn(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = promise
    await before
    return resolve
  }
}

/** With a thread that answers each message, in order. */
class Talk {
  readonly #worker: Worker
  readonly #ended: () => void
  readonly #answers: PromiseWithResolvers<unknown>[] = []
  #isOver = false

  constructor(script: URL, ended: () => void) {
    this.#ended = ended
    this.#worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: bounds.heapMegabytes } })
    this.#worker.on('message', (answer: unknown) => this.#answers.shift()?.resolve(answer))
    this.#worker.on('error', () => this.end())
    this.#worker.on('exit', () => this.end())
  }

  async ask(message: object, transfer: Transferable[] = []): Promise<unknown> {
    if (this.#isOver) throw new Error('The archive could not be worked on.')
    const answer = Promise.withResolvers<unknown>()
    this.#answers.push(answer)
    this.#worker.postMessage(message, transfer)
    const timeout = setTimeout(() => this.end(), bounds.longestMs)
    return answer.promise.finally(() => clearTimeout(timeout))
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    for (const { reject } of this.#answers.splice(0)) reject(new Error('The archive could not be worked on.'))
    void this.#worker.terminate()
    this.#ended()
  }
}

/** What is not a view of something larger can be given away as it is. */
function whole(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes as Uint8Array<ArrayBuffer> : new Uint8Array(bytes)
}
