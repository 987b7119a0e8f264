/** From the ballots of a question to all that is published of it. Pure, and in steps: whoever runs it decides when the next one comes. */
import type { Ballot } from '../ballots.ts'
import { PooledVotes, type GroupedVote } from '../groups/pooled.ts'
import { RunningCount } from '../incremental.ts'
import type { PairwiseMatrix } from '../pairwise.ts'
import { countRank, type RankPlan } from './count-rank.ts'
import { drawAnew, packCertainty } from './draw-anew.ts'
import type { FullTally } from './full-tally.ts'
import { quickMethods, rankCounts, type RankedVotes } from './rank-counts.ts'

/** Plain data: it goes to another thread. */
export interface CountRequest {
  /** Of the ballots. */
  method: string
  actionIds: readonly string[]
  /** The event's stakeholder groups in their order; none: there are no figures by group. */
  groups: readonly string[]
  topK: number
  seats: number | null
  seed: string
}

/** A canonical ballot as text, under the name that its group is kept by. */
export interface KeptBallot {
  ballot: string
  group: string | null
}

type Ranking = readonly (readonly string[])[]

export function* countQuestion(request: CountRequest, ballots: readonly KeptBallot[], mayDraw: RankPlan['mayDraw']): Generator<void, FullTally> {
  const votes: GroupedVote<Ranking>[] = []
  for (const [at, { ballot, group }] of ballots.entries()) {
    votes.push({ vote: rankingIn(ballot), group })
    if (at % ballotsPerStep === 0) yield
  }
  const running = new RunningCount(request.actionIds)
  for (const [at, { vote }] of votes.entries()) {
    running.add(vote)
    if (at % ballotsPerStep === 0) yield
  }
  const ranked = rankedVotes(running, PooledVotes.ofKept(request.actionIds, votes, request.groups))
  yield
  const part = yield* countRank(ranked, { ...request, mayDraw })
  return { ...headOf(request, running), groups: request.groups.length === 0 ? [] : [...ranked.pooled.shown], ...part }
}

/**
 * Of a question that takes ballots: places alone, as counts of a moment ago and of now would tell the ballot in between. `whole` takes
 * the slow methods and draws as well.
 */
export function* countLive(request: CountRequest, running: RunningCount, whole: boolean, mayDraw: RankPlan['mayDraw']): Generator<void, FullTally> {
  // Before the first step: ballots come in between steps.
  const head = headOf(request, running)
  const ranked = momentOf(running)
  const counts = yield* whole ? rankCounts(ranked, null) : rankCounts(ranked, null, quickMethods)
  const sure = whole ? yield* drawAnew(ranked, { ...request, mayDraw }) : []
  return {
    ...head, live: true, groups: [], complete: ranked.complete, counts, certainty: sure.map(packCertainty),
    strata: [], without: [], stability: [], matrices: null, pairs: null,
  }
}

function momentOf(running: RunningCount): RankedVotes {
  const everybody = running.profile().ballots.flatMap(({ vote, weight }) => Array.from({ length: weight }, () => ({ vote, group: null })))
  const { matrices, ...votes } = rankedVotes(running, PooledVotes.of(running.profile().actionIds, everybody, []))
  const copy = (matrix: PairwiseMatrix): PairwiseMatrix => ({ ...matrix, wins: matrix.wins.slice() })
  return { ...votes, matrices: { last: copy(matrices.last), 'no-information': copy(matrices['no-information']) } }
}

/** Parsed or added between two steps: a few milliseconds of 300 actions. */
const ballotsPerStep = 32

/** Canonical, as the ballot service keeps them. */
export function rankingIn(text: string): Ranking {
  const ballot = JSON.parse(text) as Ballot
  return ballot.method === 'rank' ? ballot.ranking : []
}

/** The k of "the first k" where the question does not say: five, but no more than half. */
export function usualTopK(actions: number): number {
  return Math.max(1, Math.min(5, Math.floor(actions / 2)))
}

function headOf({ method, actionIds, topK, seed }: CountRequest, { ballots }: RunningCount): Pick<FullTally, 'version' | 'method' | 'ballots' | 'actionIds' | 'topK' | 'seed'> {
  return { version: 2, method, ballots, actionIds: [...actionIds], topK, seed }
}

function rankedVotes(running: RunningCount, pooled: PooledVotes<Ranking>): RankedVotes {
  const profile = running.profile()
  const all = profile.actionIds.length
  const complete = profile.ballots.every(({ vote }) => [0, all].includes(vote.reduce((sum, tier) => sum + tier.length, 0)))
  return { profile, matrices: running.matrices, pooled, complete }
}
