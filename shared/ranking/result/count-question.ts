/** From the ballots of a question to all that is published of it. Pure, and in steps: whoever runs it decides when the next one comes. */
import type { Ballot } from '../ballots.ts'
import { distinct, PooledVotes, type GroupedVote } from '../groups/pooled.ts'
import { RunningCount } from '../incremental.ts'
import { denseCosts, type Limits, type Spending } from '../limits.ts'
import type { QuestionOptions } from '../options.ts'
import { countMarks } from './count-marks.ts'
import { countRank } from './count-rank.ts'
import type { DrawPlan } from './draw-anew.ts'
import type { FullTally } from './full-tally.ts'
import { kindOf } from './kinds.ts'
import { mergeBallot } from './merge-ballot.ts'
import { isComplete, type RankedVotes } from './rank-counts.ts'

/** Plain data: it goes to another thread. */
export interface CountRequest {
  /** Of the ballots. */
  method: string
  options: QuestionOptions
  actionIds: readonly string[]
  /** The event's stakeholder groups in their order; none: there are no figures by group. */
  groups: readonly string[]
  topK: number
  /** How many are chosen; null where the question does not choose. */
  seats: number | null
  /** Instead of seats, where actions have costs. */
  spending?: Spending
  seed: string
  /** Duplicates, each with the action that stands for it: for a count beside that of the ballots as they were cast. */
  merges?: Readonly<Record<string, string>>
}

/** A canonical ballot as text, under the name that its group is kept by. */
export interface KeptBallot {
  ballot: string
  group: string | null
}

export type Ranking = readonly (readonly string[])[]

/** Parsed or added between two steps: a few milliseconds of 300 actions. */
const ballotsPerStep = 32

export function* countQuestion(request: CountRequest, ballots: readonly KeptBallot[], mayDraw: DrawPlan['mayDraw']): Generator<void, FullTally> {
  const { method, options, actionIds, groups } = request
  const voteIn = voteReader(request)
  const votes: GroupedVote<unknown>[] = []
  for (const [at, { ballot, group }] of ballots.entries()) {
    votes.push({ vote: voteIn(ballot), group })
    if (at % ballotsPerStep === 0) yield
  }
  const pooled = PooledVotes.ofKept(actionIds, votes, groups)
  yield
  const head = { ...headOf(request, votes.length), groups: groups.length === 0 ? [] : [...pooled.shown] }
  if (method === 'rank') {
    const ranked = yield* rankedVotes(pooled as PooledVotes<Ranking>, votes as GroupedVote<Ranking>[])
    return { ...head, ...yield* countRank(ranked, { ...request, mayDraw }) }
  }
  const part = yield* countMarks(distinct(votes.map(({ vote }) => vote)), pooled, { ...request, limits: limitsOf(request), mayDraw })
  return { ...head, options, ...part }
}

/** What a ballot of this question says; a RangeError where there is no such kind of ballot. */
export function voteReader(request: CountRequest): (text: string) => unknown {
  const { method, merges } = request
  const read = (text: string): Ballot => (merges ? mergeBallot(JSON.parse(text) as Ballot, merges) : JSON.parse(text) as Ballot)
  if (method === 'rank') return (text) => (read(text) as Extract<Ballot, { method: 'rank' }>).ranking
  const kind = kindOf({ ...request, limits: limitsOf(request) })
  return (text) => kind.vote(read(text))
}

/** What the methods that choose may choose. */
export function limitsOf({ spending, seats, topK }: CountRequest): Limits {
  return spending ?? { seats: seats ?? topK }
}

type Head = Pick<FullTally, 'version' | 'method' | 'ballots' | 'actionIds' | 'topK' | 'spending' | 'seed'>

export function headOf({ method, actionIds, topK, spending, seed }: CountRequest, ballots: number): Head {
  return {
    version: 2, method, ballots, actionIds: [...actionIds], topK, seed,
    ...(spending && { spending: { budget: spending.budget, costs: [...denseCosts(actionIds, spending).costs] } }),
  }
}

/** The k of "the first k" where the question does not say: five, but no more than half. */
export function usualTopK(actions: number): number {
  return Math.max(1, Math.min(5, Math.floor(actions / 2)))
}

function* rankedVotes(pooled: PooledVotes<Ranking>, votes: readonly GroupedVote<Ranking>[]): Generator<void, RankedVotes> {
  const running = new RunningCount(pooled.actionIds)
  for (const [at, { vote }] of votes.entries()) {
    running.add(vote)
    if (at % ballotsPerStep === 0) yield
  }
  const profile = running.profile()
  return { profile, matrices: running.matrices, pooled, complete: isComplete(profile) }
}
