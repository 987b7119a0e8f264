/**
 * Counts that follow ballots as they are cast and changed: matrices under both treatments, and the distinct ballots themselves.
 * Invariant: after any sequence of changes everything is as if the ballots that stand had been counted from scratch, bit for bit.
 */
import { addRanking, emptyMatrix, removeRanking, type PairwiseMatrix, type Treatment } from './pairwise.ts'
import type { RankProfile } from './profile.ts'

type Ranking = readonly (readonly string[])[]

export class RunningCount {
  readonly matrices: Readonly<Record<Treatment, PairwiseMatrix>>
  readonly #standing = new Map<string, { vote: Ranking; weight: number }>()

  constructor(actionIds: readonly string[]) {
    this.matrices = { last: emptyMatrix(actionIds, 'last'), 'no-information': emptyMatrix(actionIds, 'no-information') }
  }

  get ballots(): number {
    return this.matrices.last.weight
  }

  add(vote: Ranking): void {
    for (const matrix of Object.values(this.matrices)) addRanking(matrix, vote)
    const text = JSON.stringify(vote)
    const standing = this.#standing.get(text)
    if (standing) standing.weight++
    else this.#standing.set(text, { vote, weight: 1 })
  }

  /** Throws a RangeError, and changes nothing, where no such ballot stands. */
  remove(vote: Ranking): void {
    const text = JSON.stringify(vote)
    const standing = this.#standing.get(text)
    if (!standing) throw new RangeError('No such ballot was counted.')
    for (const matrix of Object.values(this.matrices)) removeRanking(matrix, vote)
    if (standing.weight > 1) standing.weight--
    else this.#standing.delete(text)
  }

  /** Each distinct ballot once, in the order of its text. */
  profile(): RankProfile {
    const ballots = [...this.#standing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { vote, weight }]) => ({ vote, weight }))
    return { actionIds: this.matrices.last.actionIds, ballots }
  }
}
