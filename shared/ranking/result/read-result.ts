/**
 * A published result as plain data, of whatever version the journal holds: ids instead of indexes, numbers instead of packed text, and what
 * follows from it (who is first, bands, where groups and methods differ). Nothing here counts ballots.
 */
import { bandsOf, type Band } from '../certainty/bands.ts'
import type { Weighting } from '../certainty/draws.ts'
import { borda } from '../borda.ts'
import type { GroupStratum } from '../groups.ts'
import { lowestSupport, safeForEveryGroup, type Lowest, type StratumFigures } from '../groups/figures.ts'
import { distancesBetween } from '../groups/distance.ts'
import type { Spending } from '../limits.ts'
import type { Note } from '../outcome.ts'
import { emptyMatrix, treatments, winsRows, type PairwiseMatrix, type Treatment } from '../pairwise.ts'
import { placesOf, rankingOf } from '../places.ts'
import { differencesAtTheTop, tallyMethods, type Tally } from '../tally.ts'
import { shareUnits, supportUnits, type AnyTally, type FullTally } from './full-tally.ts'
import type { GroupHeadToHead } from '../why/why.ts'
import { readDetails, type ReadDetails } from './details.ts'
import { nearPairs } from './near-pairs.ts'
import { unpackNotes } from './notes.ts'
import { unpackMatrices } from './packed-matrices.ts'
import { unpack } from './packed.ts'

export interface ReadCount {
  method: string
  /** Null where ballots leave nothing out. */
  treatment: Treatment | null
  weighting: Weighting
  ranking: string[][]
  /** By index of the slate. */
  places: number[]
  scores?: Record<string, number>
  winners?: string[]
  /** What the winners cost together, where actions have costs. */
  spent?: number
  severalRight?: boolean
  notes?: Note[]
}

export interface ReadCertainty {
  method: string
  treatment: Treatment | null
  weighting: Weighting
  draws: number
  low: number[]
  high: number[]
  inTop: number[]
  bands: Band[]
}

export interface ReadGroups {
  treatment: Treatment | null
  figures: StratumFigures[]
  lowest: Lowest[]
  safe: { actionId: string; stratum: number; place: number }[]
  /** Between the rankings of the strata, and of each from that of everybody. */
  distances: number[][]
  fromAll: number[]
}

export interface ReadPair {
  first: string
  second: string
  treatment: Treatment
  /** Empty where there are no figures by group. */
  groups: GroupHeadToHead[]
  /** The share of drawn votes that put the first above the second; null where too few were drawn. */
  chance: number | null
}

export interface ReadResult {
  live: boolean
  method: string
  ballots: number
  actionIds: string[]
  topK: number
  /** The budget, and the costs by action; null where nothing costs anything. */
  spending: Spending | null
  /** The one that decides first. */
  counts: ReadCount[]
  groups: GroupStratum[]
  byGroup: ReadGroups[]
  certainty: ReadCertainty[]
  stability: FullTally['stability']
  without: { treatment: Treatment | null; groups: GroupStratum['groups']; places: number[] }[]
  /** Of ranked ballots: those near each other in the ranking, each way round once. */
  pairs: ReadPair[]
  /** Of scores, answers and small comparisons. */
  details: ReadDetails | null
  /** Of ranked ballots; null where the result has none. */
  matrices: Record<Treatment, PairwiseMatrix> | null
  /** What ranked ballots come to in the form of the first version; `pairwise` is empty where there are no matrices. Null for other ballots. */
  rank: Tally | null
}

const read = new WeakMap<AnyTally, ReadResult>()

/** The same tally gives the same result, so that asking again costs nothing. */
export function readResult(tally: AnyTally): ReadResult {
  const known = read.get(tally)
  if (known) return known
  const result = tally.version === 1 ? readFirst(tally) : readFull(underPresentNames(tally))
  read.set(tally, result)
  return result
}

function readFirst(tally: Tally): ReadResult {
  const { actionIds } = tally
  const matrixOf = (treatment: Treatment): PairwiseMatrix => (
    { ...emptyMatrix(actionIds, treatment), wins: Float64Array.from(tally.pairwise[treatment].flat()), weight: tally.ballots }
  )
  return {
    live: false, method: tally.method, ballots: tally.ballots, actionIds, topK: 1, spending: null, groups: tally.groups,
    counts: tallyMethods.flatMap((method) => treatments.map((treatment): ReadCount => {
      const { ranking, scores } = tally.results[method][treatment]
      return { method, treatment, weighting: 'persons', ranking, places: placesOf(actionIds, ranking), ...(scores ? { scores } : {}) }
    })),
    byGroup: [], certainty: [], stability: [], without: [], pairs: [], details: null,
    matrices: { last: matrixOf('last'), 'no-information': matrixOf('no-information') },
    rank: tally,
  }
}

/** Results of agree, disagree and pass were once journalled under another name. */
function underPresentNames(tally: FullTally): FullTally {
  if (tally.method !== 'agree') return tally
  const renamed = <Part extends { method: string }>(part: Part): Part => (part.method === 'agreement' ? { ...part, method: 'agree' } : part)
  return { ...tally, counts: tally.counts.map(renamed), certainty: tally.certainty.map(renamed) }
}

function readFull(tally: FullTally): ReadResult {
  const { actionIds, ballots, complete } = tally
  const shown = tally.groups.filter((stratum) => stratum.ballots !== null)
  const costs = tally.spending?.costs
  const matrices = tally.matrices && unpackMatrices(tally.matrices, actionIds, ballots)
  const counts = tally.counts.map(({ places: packed, scores, winners, notes, ...of }): ReadCount => {
    const places = unpack(packed)
    return {
      ...of, places, ranking: rankingOf(actionIds, places),
      ...(scores ? { scores: scoresById(actionIds, scores) } : of.method === 'borda' && of.weighting === 'persons' && matrices ? { scores: borda(matrices[of.treatment!]).scores! } : {}),
      ...(winners ? { winners: winners.map((index) => actionIds[index]!) } : {}),
      ...(winners && costs ? { spent: winners.reduce((sum, index) => sum + costs[index]!, 0) } : {}),
      ...(notes ? { notes: unpackNotes(notes, actionIds) } : {}),
    }
  })
  const certainty = tally.certainty.map(({ low, high, inTop, ...of }): ReadCertainty => {
    const own = counts.find((count) => count.method === of.method && count.treatment === of.treatment && count.weighting === of.weighting)!
    const interval = { low: unpack(low), high: unpack(high) }
    return { ...of, ...interval, inTop: unpack(inTop).map((share) => share / shareUnits), bands: bandsOf(actionIds, own.places, interval) }
  })
  const deciding = counts[0]!
  const result: Omit<ReadResult, 'rank'> = {
    live: tally.live === true, method: tally.method, ballots, actionIds, topK: tally.topK, groups: tally.groups, matrices,
    spending: tally.spending ? { budget: tally.spending.budget, costs: scoresById(actionIds, tally.spending.costs) } : null,
    counts: forBoth(counts, complete), certainty: forBoth(certainty, complete), stability: forBoth(tally.stability, complete),
    pairs: forBoth(readPairs(tally, shown, deciding.places), complete),
    details: tally.details ? readDetails(tally.details, actionIds, tally.options ?? {}, ballots) : null,
    byGroup: forBoth(tally.strata.map((strata) => readGroups(tally, strata, shown, counts)), complete),
    without: forBoth(tally.without.flatMap(({ treatment, places }) =>
      places.map((packed, stratum) => ({ treatment, groups: shown[stratum]!.groups, places: unpack(packed) }))), complete),
  }
  return { ...result, rank: tally.method === 'rank' ? rankPart(result) : null }
}

function readGroups(
  { actionIds }: FullTally, { treatment, places, support }: FullTally['strata'][number], shown: readonly GroupStratum[], counts: readonly ReadCount[],
): ReadGroups {
  const figures = places.map((packed, stratum): StratumFigures => ({
    groups: shown[stratum]!.groups, ballots: shown[stratum]!.ballots!,
    places: unpack(packed), support: unpack(support[stratum]!).map((share) => share / supportUnits),
  }))
  const all = counts.find((count) => count.treatment === treatment && count.weighting === 'persons')!
  const [fromAll, ...distances] = distancesBetween([all.places, ...figures.map((figure) => figure.places)])
  return {
    treatment, figures, lowest: lowestSupport(actionIds, figures), safe: safeForEveryGroup(actionIds, figures),
    distances: distances.map((row) => row.slice(1)), fromAll: fromAll!.slice(1),
  }
}

function readPairs({ pairs, actionIds }: FullTally, shown: readonly GroupStratum[], places: readonly number[]): ReadPair[] {
  if (!pairs) return []
  const near = nearPairs(places, pairs.count)
  return pairs.above.flatMap(({ treatment, shares: packed }) => {
    const shares = packed && unpack(packed)
    const strata = pairs.byGroup.find((one) => one.treatment === treatment)?.strata.map(unpack) ?? []
    return near.map(([i, j], at): ReadPair => ({
      first: actionIds[i]!, second: actionIds[j]!, treatment, chance: shares ? shares[at]! / shareUnits : null,
      groups: strata.map((counts, stratum) => {
        const [won, lost] = [counts[2 * at]!, counts[2 * at + 1]!]
        return { groups: shown[stratum]!.groups, for: won, against: lost, neither: shown[stratum]!.ballots! - won - lost }
      }),
    }))
  })
}

/** What was kept once because no ballot leaves anything out. */
function forBoth<Part extends { treatment: Treatment | null }>(parts: readonly Part[], complete: boolean): Part[] {
  const others = complete ? parts.filter(({ treatment }) => treatment === 'last').map((part) => ({ ...part, treatment: 'no-information' as const })) : []
  return [...parts, ...others]
}

function rankPart({ actionIds, ballots, counts, groups, matrices }: Omit<ReadResult, 'rank'>): Tally {
  const byTreatment = <T>(make: (treatment: Treatment) => T): Record<Treatment, T> => ({ last: make('last'), 'no-information': make('no-information') })
  const results = (method: string): Tally['results']['schulze'] => byTreatment((treatment) => {
    const { ranking, scores } = counts.find((count) => count.method === method && count.treatment === treatment && count.weighting === 'persons')!
    return scores ? { ranking, scores } : { ranking }
  })
  const pairwise = byTreatment((treatment) => (matrices ? winsRows(matrices[treatment]) : []))
  const own = { schulze: results('schulze'), borda: results('borda') }
  const topDifferences = differencesAtTheTop(own, pairwise, actionIds)
  return { version: 1, method: 'rank', ballots, actionIds, results: own, pairwise, topDiffers: topDifferences.length > 0, topDifferences, groups }
}

/** What nobody said anything about has no score: `null` in a journal. */
function scoresById(actionIds: readonly string[], values: readonly (number | null)[]): Record<string, number> {
  return Object.fromEntries(actionIds.flatMap((id, index) => (typeof values[index] === 'number' ? [[id, values[index]]] : [])))
}
