/**
 * Counts of a question that takes ballots, again and again: places alone, as the counts of a moment ago and of now would tell the ballot
 * in between. Invariant: what stands is counted as if it had been cast all at once.
 */
import { PooledVotes } from '../groups/pooled.ts'
import { RunningCount } from '../incremental.ts'
import type { PairwiseMatrix } from '../pairwise.ts'
import type { WeightedVote } from '../profile.ts'
import { countMarks } from './count-marks.ts'
import { headOf, limitsOf, voteReader, type CountRequest, type Ranking } from './count-question.ts'
import { drawAnew, packCertainty, type DrawPlan } from './draw-anew.ts'
import type { FullTally, PackedCount } from './full-tally.ts'
import { isComplete, quickMethods, rankCounts, type RankedVotes } from './rank-counts.ts'
import { StandingVotes } from '../standing-votes.ts'

/** `quick`: methods that take no search. `sure`: these, and the draws of the count that decides. `whole`: every method and all draws. */
export type Depth = 'quick' | 'sure' | 'whole'

export class FollowedQuestion {
  readonly #request: CountRequest
  readonly #voteIn: (text: string) => unknown
  readonly #standing: RunningCount | StandingVotes
  /** Of what stands now; null once that has changed. */
  #quick: PackedCount[] | null = null
  #changes = 0

  constructor(request: CountRequest) {
    this.#request = request
    this.#voteIn = voteReader(request)
    this.#standing = request.method === 'rank' ? new RunningCount(request.actionIds) : new StandingVotes()
  }

  /** Canonical ballots as text. Throws a RangeError where one is taken away that does not stand, or names what is not on the slate. */
  change(removed: string | null, added: string | null): void {
    this.#quick = null
    this.#changes++
    if (removed !== null) this.#standing.remove(this.#voteIn(removed) as Ranking)
    if (added !== null) this.#standing.add(this.#voteIn(added) as Ranking)
  }

  /** As of this call, whatever changes between steps. */
  tally(depth: Depth, mayDraw: DrawPlan['mayDraw']): Generator<void, FullTally> {
    const draws: DrawPlan['mayDraw'] = (kind, drawn) => depth !== 'quick' && (depth === 'whole' || kind === 0) && mayDraw(kind, drawn)
    const head = headOf(this.#request, this.#standing.ballots)
    return this.#standing instanceof RunningCount
      ? this.#countRankings(head, momentOf(this.#standing), depth, draws, { known: this.#quick, changes: this.#changes })
      : countOthers(head, this.#standing.votes(), this.#request, depth, draws)
  }

  *#countRankings(
    head: Head, votes: RankedVotes, depth: Depth, mayDraw: DrawPlan['mayDraw'], { known, changes }: { known: PackedCount[] | null; changes: number },
  ): Generator<void, FullTally> {
    const counts = depth === 'whole' ? yield* rankCounts(votes, null) : known ?? (yield* rankCounts(votes, null, quickMethods))
    // Kept only if nothing came in between steps.
    if (depth === 'quick' && changes === this.#changes) this.#quick = counts
    const sure = depth === 'quick' ? [] : yield* drawAnew(votes, { ...this.#request, mayDraw })
    return { ...head, ...placesAlone, complete: votes.complete, counts, certainty: sure.map(packCertainty) }
  }
}

type Head = ReturnType<typeof headOf>

/** Nothing by group, and nothing that would tell a single ballot from what came before. */
const placesAlone = { live: true as const, groups: [], strata: [], without: [], stability: [], matrices: null, pairs: null }

function* countOthers(head: Head, votes: WeightedVote<unknown>[], request: CountRequest, depth: Depth, mayDraw: DrawPlan['mayDraw']): Generator<void, FullTally> {
  const pooled = everybody(request.actionIds, votes)
  const plan = { ...request, limits: limitsOf(request), skipsSlow: depth !== 'whole', mayDraw }
  const { counts, certainty, complete } = yield* countMarks(votes, pooled, plan)
  return { ...head, ...placesAlone, complete, certainty, counts: counts.map(({ scores, ...count }) => count) }
}

function momentOf(running: RunningCount): RankedVotes {
  const profile = running.profile()
  const copy = (matrix: PairwiseMatrix): PairwiseMatrix => ({ ...matrix, wins: matrix.wins.slice() })
  return {
    profile, pooled: everybody(profile.actionIds, profile.ballots), complete: isComplete(profile),
    matrices: { last: copy(running.matrices.last), 'no-information': copy(running.matrices['no-information']) },
  }
}

function everybody<Vote>(actionIds: readonly string[], votes: readonly WeightedVote<Vote>[]): PooledVotes<Vote> {
  return PooledVotes.of(actionIds, votes.flatMap(({ vote, weight }) => Array.from({ length: weight }, () => ({ vote, group: null }))), [])
}
