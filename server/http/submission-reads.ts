// Reading submissions: pages of those that are asked for, and which of them say much the same. Looked through in turns.
import { matcherOf } from '../../shared/submissions/query.ts'
import type { SubmissionQuery } from '../../shared/submissions/query.ts'
import type { SimilarPair } from '../../shared/submissions/similar.ts'
import type { KeptSubmission, Submissions } from '../../shared/submissions/submission.ts'
import type { Likeness } from '../ports.ts'

export type ReadableSubmissions = Submissions & {
  /** Counts up with every change. */
  readonly version: number
}

export type SubmissionPage = {
  submissions: KeptSubmission[]
  /** All that are asked for, and all that there are. */
  matching: number
  all: number
  /** To be asked for as `after`; null at the end. */
  next: number | null
}

/** Two that share a part of their wording, from 0 to 1. */
export type SimilarSubmissions = { a: KeptSubmission; b: KeptSubmission; share: number }

const pairsAnswered = 100
/** So many are looked at before others get their turn. */
const turnSubmissions = 200

export async function submissionPage(submissions: ReadableSubmissions, query: SubmissionQuery): Promise<SubmissionPage> {
  const isAskedFor = matcherOf(query)
  const page: KeptSubmission[] = []
  let matching = 0
  let hasMore = false
  let looked = 0
  for (const one of [...submissions.all()]) {
    if (++looked % turnSubmissions === 0) await new Promise((resolve) => { setImmediate(resolve) })
    if (!isAskedFor(one)) continue
    matching++
    if (one.number <= query.after) continue
    if (page.length < query.limit) page.push(one)
    else hasMore = true
  }
  return { submissions: page, matching, all: submissions.size, next: hasMore ? page.at(-1)!.number : null }
}

/** Works out who is like whom once for as long as nothing changes. */
export class LikelyDuplicates {
  readonly #likeness: Likeness
  readonly #found = new WeakMap<object, { version: number; pairs: Promise<SimilarPair[] | null> }>()

  constructor(likeness: Likeness) {
    this.#likeness = likeness
  }

  /** The likeliest, of those that stand for themselves; null where it took too long. */
  async of(submissions: ReadableSubmissions): Promise<SimilarSubmissions[] | null> {
    const pairs = await this.#pairs(submissions)
    return pairs && pairs.flatMap(({ a, b, share }) => {
      const [one, other] = [submissions.get(a), submissions.get(b)]
      return one && other ? [{ a: one, b: other, share }] : []
    }).slice(0, pairsAnswered)
  }

  async #pairs(submissions: ReadableSubmissions): Promise<SimilarPair[] | null> {
    const { version } = submissions
    const known = this.#found.get(submissions)
    if (known?.version === version) return known.pairs
    const texts = [...submissions.all()].filter(({ mergedInto }) => mergedInto === null).map(({ id, title, text }) => ({ id, text: `${title} ${text}` }))
    const pairs = this.#likeness.pairs(texts)
    this.#found.set(submissions, { version, pairs })
    const answer = await pairs
    if (answer === null) this.#found.delete(submissions)
    return answer
  }
}
