/**
 * Counts that follow ballots as they are cast and changed: matrices under both treatments, and the distinct ballots themselves.
 * Invariant: after any sequence of changes everything is as if the ballots that stand had been counted from scratch, bit for bit.
 */
import { addRanking, emptyMatrix, removeRanking, type PairwiseMatrix, type Treatment } from './pairwise.ts'
import type { RankProfile, WeightedVote } from './profile.ts'
import { StandingVotes } from './standing-votes.ts'

type Ranking = readonly (readonly string[])[]

export class RunningCount {
  readonly matrices: Readonly<Record<Treatment, PairwiseMatrix>>
  readonly #standing = new StandingVotes()

  constructor(actionIds: readonly string[]) {
    this.matrices = { last: emptyMatrix(actionIds, 'last'), 'no-information': emptyMatrix(actionIds, 'no-information') }
  }

  get ballots(): number {
    return this.#standing.ballots
  }

  /** Throws a RangeError, and changes nothing, on an id that is repeated or not on the slate. */
  add(vote: Ranking): void {
    for (const matrix of Object.values(this.matrices)) addRanking(matrix, vote)
    this.#standing.add(vote)
  }

  /** Throws a RangeError, and changes nothing, where no such ballot stands. */
  remove(vote: Ranking): void {
    this.#standing.remove(vote)
    for (const matrix of Object.values(this.matrices)) removeRanking(matrix, vote)
  }

  /** Each distinct ballot once, in the order of its text. */
  profile(): RankProfile {
    return { actionIds: this.matrices.last.actionIds, ballots: this.#standing.votes() as WeightedVote<Ranking>[] }
  }
}
