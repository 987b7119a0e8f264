// Compares texts in a thread of its own, one set after another.
import type { Likeness } from '../../ports.ts'
import type { SimilarPair, SimilarText } from '../../../shared/submissions/similar.ts'
import { runTask } from './one-task.ts'

/** On a quiet machine 2,000 texts take under a second. */
const bounds = { longestMs: 30_000, heapMegabytes: 512 }

export class LikenessThread implements Likeness {
  readonly #script: URL
  #last: Promise<unknown> = Promise.resolve()

  /** `script` compares; it is no part of the adapter, which only carries messages. */
  constructor(script: URL) {
    this.#script = script
  }

  pairs(texts: readonly SimilarText[]): Promise<SimilarPair[] | null> {
    const found = this.#last.then(() => runTask<SimilarPair[]>(this.#script, texts, [], bounds))
    this.#last = found
    return found
  }
}
