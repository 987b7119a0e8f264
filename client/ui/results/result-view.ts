// What a published result says under one choice of counting, ready to be shown. Nothing here counts ballots, rounds a place or breaks a tie.
import type { Weighting } from '../../../shared/ranking/certainty/draws.ts'
import type { Treatment } from '../../../shared/ranking/pairwise.ts'
import type { ReadCertainty, ReadCount, ReadGroups, ReadResult } from '../../../shared/ranking/result/read-result.ts'
import { unplacedIn } from '../../../shared/ranking/result/unplaced-in.ts'

/** `treatment` is null where ballots leave nothing out. */
export type Counting = { method: string; treatment: Treatment | null; weighting: Weighting }

export type Row = {
  actionId: string
  place: number
  tied: boolean
  /** 90 % of drawn votes put it between these; null where the result has no intervals. */
  interval: { low: number; high: number } | null
}

/** `isClose`: its actions cannot be told apart. */
export type ResultBand = { from: number; to: number; isClose: boolean; rows: Row[] }

/** What can be chosen, in the result's own order: the first of each is what decides by default. */
export function choicesOf(result: ReadResult): { methods: string[]; treatments: Treatment[]; weightings: Weighting[] } {
  const distinct = <T>(values: (T | null)[]): T[] => [...new Set(values.filter((value): value is T => value !== null))]
  return {
    methods: distinct(result.counts.map(({ method }) => method)),
    treatments: distinct(result.counts.map(({ treatment }) => treatment)),
    weightings: distinct(result.counts.map(({ weighting }) => weighting)),
  }
}

export function firstCounting({ counts }: ReadResult): Counting {
  const first = counts[0]
  return { method: first?.method ?? 'schulze', treatment: first?.treatment ?? null, weighting: first?.weighting ?? 'persons' }
}

/** Not every method is counted with every weight: the nearest count that there is. */
export function countFor({ counts }: ReadResult, choice: Counting): ReadCount | undefined {
  const ofMethod = counts.filter(({ method }) => method === choice.method)
  return nearest(ofMethod, choice)
}

export function certaintyFor({ certainty }: ReadResult, choice: Counting): ReadCertainty | undefined {
  return certainty.find((one) => one.method === choice.method && one.treatment === choice.treatment && one.weighting === choice.weighting)
}

export function groupsFor({ byGroup }: ReadResult, choice: Counting): ReadGroups | undefined {
  return byGroup.find(({ treatment }) => treatment === choice.treatment) ?? byGroup[0]
}

/** Actions that no ballot compares with any other: they have no place. */
export function apartIn(result: ReadResult, { treatment }: Counting): Set<string> {
  const apart = treatment === null ? new Set<string>() : unplacedIn(result, treatment)
  return apart.size === result.actionIds.length ? new Set() : apart
}

/** With intervals by band, without them by tie. */
export function bandsFor(result: ReadResult, choice: Counting): ResultBand[] {
  const count = countFor(result, choice)
  if (!count) return []
  const apart = apartIn(result, choice)
  const certainty = certaintyFor(result, count)
  const index = new Map(result.actionIds.map((id, at) => [id, at]))
  const tiedWith = new Map<number, number>()
  for (const place of count.places) tiedWith.set(place, (tiedWith.get(place) ?? 0) + 1)
  const rowOf = (actionId: string): Row => {
    const at = index.get(actionId)!
    const place = count.places[at]!
    return { actionId, place, tied: tiedWith.get(place)! > 1, interval: certainty ? { low: certainty.low[at]!, high: certainty.high[at]! } : null }
  }
  const bands = certainty
    ? certainty.bands.map(({ from, to, actionIds }) => ({ from, to, actionIds }))
    : count.ranking.map((actionIds) => ({ from: count.places[index.get(actionIds[0]!)!]!, to: count.places[index.get(actionIds[0]!)!]! + actionIds.length - 1, actionIds: [...actionIds] }))
  return bands.flatMap(({ from, to, actionIds }) => {
    const shown = actionIds.filter((id) => !apart.has(id))
    return shown.length === 0 ? [] : [{ from, to, isClose: certainty !== undefined && shown.length > 1, rows: shown.map(rowOf) }]
  })
}

/** How the first place and the first k stand under every other count of the result. */
export function topElsewhere(result: ReadResult, choice: Counting): { isSameFirst: boolean; isSameTop: boolean; others: number } {
  const own = countFor(result, choice)
  const others = own ? result.counts.filter((count) => count !== own) : []
  const topOf = (count: ReadCount, k: number): string => result.actionIds.filter((_, at) => count.places[at]! <= k).join(' ')
  const isSame = (k: number): boolean => others.every((count) => topOf(count, k) === topOf(own!, k))
  return { isSameFirst: isSame(1), isSameTop: isSame(result.topK), others: others.length }
}

/** One line a count, those of the chosen treatment and weight: for the table of methods. */
export function methodColumns(result: ReadResult, choice: Counting): ReadCount[] {
  return choicesOf(result).methods.flatMap((method) => countFor(result, { ...choice, method }) ?? [])
}

function nearest(counts: readonly ReadCount[], { treatment, weighting }: Counting): ReadCount | undefined {
  const score = (count: ReadCount): number => (count.treatment === treatment ? 2 : 0) + (count.weighting === weighting ? 1 : 0)
  return [...counts].sort((a, b) => score(b) - score(a))[0]
}

export type Chooser = ReadCount & { winners: string[]; spent: number }

/** Counts that choose under a budget, with the weighting that is shown. */
export function choosersFor({ counts }: ReadResult, { weighting }: Counting): Chooser[] {
  return counts.filter((count): count is Chooser => count.weighting === weighting && count.winners !== undefined && count.spent !== undefined)
}
