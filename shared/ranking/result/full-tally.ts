/**
 * What a reveal publishes, and the journal keeps: the second version of a tally, for ballots of every kind. Phones download it, so
 * whole numbers are packed; `read-result.ts` makes plain data of it, and of the first version.
 * Invariants: aggregates only, by group of pooled strata only; the same whatever the order of the ballots; everything can be counted
 * again from the ballots, the seed and the numbers of draws. Field names are part of the journal: a change of meaning needs a new `version`.
 */
import type { Weighting } from '../certainty/draws.ts'
import type { GroupStratum } from '../groups.ts'
import type { Note } from '../outcome.ts'
import type { Treatment } from '../pairwise.ts'
import type { Tally } from '../tally.ts'
import type { QuestionOptions } from '../options.ts'
import type { PackedDetails } from './details.ts'
import type { Packed } from './packed.ts'
import type { PackedMatrices } from './packed-matrices.ts'

/** As journals hold it. */
export type AnyTally = Tally | FullTally

export interface FullTally {
  version: 2
  /** Of a question that still takes ballots. */
  live?: true
  /** Of the ballots: 'rank', 'approve' … */
  method: string
  ballots: number
  /** The slate's order: what is by action follows it. */
  actionIds: string[]
  /** The k of all figures on the first k. */
  topK: number
  /** Where actions have costs: what may be spent, and the costs in the slate's order. */
  spending?: { budget: number; costs: number[] }
  /** True where no ballot leaves an action out: what is given as `last` then holds for `no-information` too. */
  complete: boolean
  /** The one that decides first. */
  counts: PackedCount[]
  /** Ballots by stakeholder group, small groups pooled; empty where the event has no groups. */
  groups: GroupStratum[]
  /** Figures by group, in the order of those of `groups` that have ballots; none where there are fewer than two. */
  strata: { treatment: Treatment | null; places: Packed[]; support: Packed[] }[]
  certainty: PackedCertainty[]
  /** Of ranked ballots; left out where there are too many actions. */
  matrices: PackedMatrices | null
  pairs: PackedPairs | null
  stability: Stability[]
  /** Places when each of the strata is left out. */
  without: { treatment: Treatment | null; places: Packed[] }[]
  /** Of scores, answers and small comparisons, with the options that say what the numbers mean. */
  details?: PackedDetails | null
  options?: QuestionOptions
  /** Of the draws. */
  seed: string
}

export interface PackedCount {
  method: string
  /** Null where ballots leave nothing out. */
  treatment: Treatment | null
  weighting: Weighting
  places: Packed
  /** By action, where they do not follow from the matrices. */
  scores?: number[]
  /** Of methods that choose: one right choice, as indexes, and whether others are as right. */
  winners?: number[]
  severalRight?: true
  /** With indexes for ids. */
  notes?: PackedNote[]
}

export type PackedNote = { code: Note['code'] } & Record<string, unknown>

/** How many ballots would have to be other ones to change the first k. Left out where a tie crosses the edge, or nothing is outside. */
export interface Stability {
  method: string
  treatment: Treatment | null
  topK: number
  /** Fewer are certainly not enough. */
  atLeast: number
  /** So many are; the same as `atLeast` where the number is exact, null where none were found. */
  atMost: number | null
}

export interface PackedCertainty {
  method: string
  treatment: Treatment | null
  weighting: Weighting
  draws: number
  low: Packed
  high: Packed
  /** In thousandths. */
  inTop: Packed
}

/** Of pairs near each other in the ranking that decides: `near-pairs.ts` says which. */
export interface PackedPairs {
  count: number
  /** By treatment and stratum: ballots for and against, one after the other, pair by pair. */
  byGroup: { treatment: Treatment; strata: Packed[] }[]
  /** How often drawn ballots put the first above the second, in thousandths; null where there were too few draws. */
  above: { treatment: Treatment; shares: Packed | null }[]
}

/** Support is kept in ten-thousandths. */
export const supportUnits = 10_000
export const shareUnits = 1_000
