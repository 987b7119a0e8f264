/**
 * The tally of one ranking question: what is journalled at the seal and, after the reveal, sent to browsers.
 * Invariants: aggregates only, the same whatever the order of the ballots; both treatments of unranked actions are always
 * there; nothing is rounded. Field names are part of the journal: a change of meaning needs a new `version`.
 */
import type { RankBallot } from './ballots.ts'
import { borda } from './borda.ts'
import { poolGroups, type GroupStratum } from './groups.ts'
import { addRanking, emptyMatrix, winsRows, type MethodResult, type PairwiseMatrix, type Treatment } from './pairwise.ts'
import { schulze } from './schulze.ts'
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

export interface TallyBallot {
  ballot: RankBallot
  group: string | null
}

/** Counts checked ballots. `groups` are the event's stakeholder groups in their declared order. */
export function tallyQuestion(
  ballots: readonly TallyBallot[],
  slate: { actionIds: readonly string[] },
  groups: readonly string[],
): Tally {
  const matrices = byTreatment((treatment) => countMatrix(ballots, slate.actionIds, treatment))
  const results = {
    schulze: byTreatment((treatment) => schulze(matrices[treatment])),
    borda: byTreatment((treatment) => borda(matrices[treatment])),
  }
  const pairwise = byTreatment((treatment) => winsRows(matrices[treatment]))
  const topDifferences = differencesAtTheTop(results, pairwise, slate.actionIds)
  return {
    version: 1,
    method: 'rank',
    ballots: ballots.length,
    actionIds: [...slate.actionIds],
    results,
    pairwise,
    topDiffers: topDifferences.length > 0,
    topDifferences,
    groups: groups.length === 0 ? [] : poolGroups(ballots.map(({ group }) => group), groups),
  }
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

function countMatrix(ballots: readonly TallyBallot[], actionIds: readonly string[], treatment: Treatment): PairwiseMatrix {
  const matrix = emptyMatrix(actionIds, treatment)
  for (const { ballot } of ballots) addRanking(matrix, ballot.ranking)
  return matrix
}

function byTreatment<T>(make: (treatment: Treatment) => T): Record<Treatment, T> {
  return { last: make('last'), 'no-information': make('no-information') }
}

/** Both tiers come from the same slate order, so equal sets are equal lists. */
function sameTier(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
