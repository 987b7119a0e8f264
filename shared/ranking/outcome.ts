/**
 * What counting comes to, whatever the method. Plain objects, ready for JSON.
 * Invariant: nothing here depends on the order of ballots; where a rule had to choose among equals, a note says so.
 */
import type { MethodResult } from './pairwise.ts'

/** Tiers, best first, every action of the slate in exactly one; within a tier in slate order. */
export interface Outcome extends MethodResult {
  /** What a reader has to know about this count. Left out where there is nothing. */
  notes?: Note[]
}

/** Of methods that choose some of the actions. */
export interface Selection extends Outcome {
  /** One of `committees`, in slate order: the first, where several are equally right. */
  winners: string[]
  /** Every choice that is equally right under the method, each in slate order; one where nothing was tied. */
  committees: string[][]
  /** False where there are more equally right choices than are listed. */
  allListed: boolean
}

export type Note =
  /** Ranked pairs: majorities of equal strength exclude each other, and only the order of ids told them apart. */
  | { code: 'order-of-equal-majorities'; actions: string[] }
  /** Kemeny: so many orders (or `more`) are equally good; `ranking` ties what they disagree on. */
  | { code: 'several-best-orders'; orders: number; more?: boolean }
  /** Kemeny: a good order, not proven best; no order agrees with the ballots more than `atMost` times. */
  | { code: 'bound'; agreements: number; atMost: number }
  /** IRV: some exclusion was among equals that mattered; `winners` can win, depending on it (all of them, if `complete`). */
  | { code: 'tied-exclusion'; winners: string[]; complete: boolean }
  /** Equal Shares: budgets were raised in steps of more than one unit, so that counting ends. */
  | { code: 'coarse-completion'; step: number }
  /** Equal Shares, where actions have costs: what everybody had to spend, what was bought in this order, and the most that anybody paid for each. */
  | { code: 'purchases'; share: number; actions: string[]; paid: number[] }
  /** Pairs and the like: comparisons are too few, or do not connect every action with every other. */
  | { code: 'not-enough-votes'; fewest: number; needed: number; connected: boolean }
