// What the panels beside a ranking work out: they come later than the ranking itself.
import type { Spending } from '../../../shared/ranking/limits.ts'
import type { ReadCount, ReadGroups } from '../../../shared/ranking/result/read-result.ts'

/** The lowest place that any group gives an action, which groups give it that place, and how far the highest is from it. */
export function lowestIn({ figures }: Pick<ReadGroups, 'figures'>, row: number): { place: number; gap: number; groups: (string | null)[] } {
  const places = figures.map((figure) => figure.places[row]!)
  const place = Math.max(...places)
  return { place, gap: place - Math.min(...places), groups: figures.filter((_, at) => places[at] === place).flatMap(({ groups }) => groups) }
}

/** What is not chosen although the money that is left would pay for it. */
export function fittingIn({ budget, costs }: Spending, { winners = [], spent = 0 }: Pick<ReadCount, 'winners' | 'spent'>): string[] {
  return Object.keys(costs).filter((actionId) => !winners.includes(actionId) && costs[actionId]! > 0 && costs[actionId]! <= budget - spent)
}
