/**
 * What each stakeholder group makes of each action: its support, and the place the group alone would give it. Strata come from
 * pooled votes alone, so that no figure stands for fewer than five ballots.
 */
import type { GroupStratum } from '../groups.ts'
import { placesOf, sharing } from '../places.ts'
import type { PooledVotes, Stratum } from './pooled.ts'

export interface StratumFigures {
  groups: GroupStratum['groups']
  ballots: number
  /** By action, 0 to 1; what it is a share of depends on the method (`support-by-method.ts`). */
  support: number[]
  /** By action: its place in the group's own ranking, equal where tied. */
  places: number[]
}

export interface Lowest {
  actionId: string
  /** Index of the stratum that supports it least; of equals the first. */
  stratum: number
  support: number
  /** Support of the stratum that supports it most, less that of this one. */
  gap: number
  /** From the best to the worst place that a group gives it. */
  placeGap: number
}

/** `support` and `ranking` say how one stratum is counted. */
export function figuresByStratum<Vote>(
  pooled: PooledVotes<Vote>,
  support: (profile: Stratum<Vote>['profile']) => number[],
  ranking: (profile: Stratum<Vote>['profile']) => string[][],
): StratumFigures[] {
  return pooled.strata.map(({ groups, ballots, profile }) => ({
    groups: [...groups], ballots, support: support(profile), places: placesOf(pooled.actionIds, ranking(profile)),
  }))
}

/** By action: who supports it least, and how far the groups are apart. Empty where there is nothing to compare. */
export function lowestSupport(actionIds: readonly string[], figures: readonly StratumFigures[]): Lowest[] {
  if (figures.length < 2) return []
  return actionIds.map((actionId, index) => {
    const supports = figures.map(({ support }) => support[index]!)
    const places = figures.map((figure) => figure.places[index]!)
    const least = Math.min(...supports)
    return { actionId, stratum: supports.indexOf(least), support: least, gap: Math.max(...supports) - least, placeGap: Math.max(...places) - Math.min(...places) }
  })
}

/**
 * Actions that no group puts in the lower half of its ranking, those first whose lowest place is the best. A tie counts by its
 * middle: of two actions tied for places 2 and 3 both have 2½. An action that a group does not compare with any other (`unplaced`,
 * by stratum) is not safe, as nothing is known of it.
 */
export function safeForEveryGroup(
  actionIds: readonly string[], figures: readonly StratumFigures[], unplaced: readonly ReadonlySet<string>[] = [],
): { actionId: string; stratum: number; place: number }[] {
  if (figures.length === 0) return []
  const middles = figures.map(({ places }) => {
    const tied = sharing(places)
    return places.map((place, index) => place + (tied[index]! - 1) / 2)
  })
  return actionIds.flatMap((actionId, index) => {
    const lowest = Math.max(...middles.map((middle) => middle[index]!))
    const isKnown = unplaced.every((ids) => !ids.has(actionId))
    if (!isKnown || lowest > (actionIds.length + 1) / 2) return []
    const stratum = middles.findIndex((middle) => middle[index] === lowest)
    return [{ actionId, stratum, place: figures[stratum]!.places[index]!, lowest }]
  }).sort((a, b) => a.lowest - b.lowest).map(({ lowest, ...safe }) => safe)
}
