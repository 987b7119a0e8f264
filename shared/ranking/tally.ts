/**
 * The first version of a tally, of one question with ranked ballots: what older journals hold, and the form in which results of ranked
 * ballots are still given to programs. What is journalled now is in `result/full-tally.ts`.
 * Invariants: aggregates only, the same whatever the order of the ballots; both treatments of unranked actions are always
 * there; nothing is rounded. Field names are part of the journal: they never change.
 */
import type { GroupStratum } from './groups.ts'
import type { MethodResult, Treatment } from './pairwise.ts'
import { unplacedActions } from './unplaced.ts'

/** The methods of a ranking question, the one that decides first. */
export const tallyMethods = ['schulze', 'borda'] as const

export type TallyMethod = (typeof tallyMethods)[number]

export interface Tally {
  version: 1
  method: 'rank'
  /** Ballots counted, those that rank nothing included. */
  ballots: number
  /** The slate's order: rows and columns of `pairwise` follow it. */
  actionIds: string[]
  results: Record<TallyMethod, Record<Treatment, MethodResult>>
  /** `pairwise[treatment][i][j]`: how many ballots rank action i strictly above action j. */
  pairwise: Record<Treatment, number[][]>
  /** Whether, for any method, the first tier depends on the treatment of unranked actions; `topDifferences` says where. */
  topDiffers: boolean
  topDifferences: TopDifference[]
  /** Ballots by stakeholder group, small groups pooled; empty where the event has no groups. */
  groups: GroupStratum[]
}

export interface TopDifference {
  method: TallyMethod
  first: Record<Treatment, string[]>
}

/** Where the first tier depends on the treatment of unranked actions; actions that no ballot compares with any other have no place. */
export function differencesAtTheTop(results: Tally['results'], pairwise: Tally['pairwise'], actionIds: readonly string[]): TopDifference[] {
  const unplaced = byTreatment((treatment) => unplacedActions(pairwise[treatment], actionIds))
  return tallyMethods
    .map((method) => ({ method, first: byTreatment((treatment) => firstOf(results[method][treatment].ranking, unplaced[treatment])) }))
    .filter(({ first }) => !sameTier(first['last'], first['no-information']))
}

/** The first tier of the actions that have a place. */
function firstOf(ranking: readonly (readonly string[])[], unplaced: ReadonlySet<string>): string[] {
  for (const tier of ranking) {
    const placed = tier.filter((id) => !unplaced.has(id))
    if (placed.length > 0) return placed
  }
  return []
}

function byTreatment<T>(make: (treatment: Treatment) => T): Record<Treatment, T> {
  return { last: make('last'), 'no-information': make('no-information') }
}

/** Both tiers come from the same slate order, so equal sets are equal lists. */
function sameTier(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
