/** How many ballots would have to be other ones for the first k by Borda not to be the first k any more: exact. */
import { borda } from '../borda.ts'
import { denseBallots } from '../dense.ts'
import type { Treatment } from '../pairwise.ts'
import { placesOf, sharing } from '../places.ts'
import { matrixOf, type RankProfile } from '../profile.ts'

/**
 * The fewest ballots that, replaced by others, bring an action from outside level with one of the first k; null where the first k are not
 * settled (a tie across the edge), or nothing is outside. A ballot that puts b first and a last moves b up against a by
 * n − 1 points, less what it gave before; the largest such moves first give the fewest, and of all pairs the fewest count.
 *
 * Source: margins of victory of positional scoring rules are found so, pair by pair; L. Xia, "Computing the margin of victory for
 * various voting rules", EC 2012.
 */
export function fewestByBorda(profile: RankProfile, treatment: Treatment, topK: number): number | null {
  const { actionIds } = profile
  const n = actionIds.length
  const { scores, ranking } = borda(matrixOf(profile, treatment))
  const places = placesOf(actionIds, ranking)
  const tied = sharing(places)
  const isInside = (index: number): boolean => places[index]! + tied[index]! - 1 <= topK
  if (topK >= n || places.some((place, index) => place <= topK && !isInside(index))) return null
  const given = pointsGiven(profile, treatment)
  const inside = places.flatMap((_, index) => (isInside(index) ? [index] : []))
  const outside = places.flatMap((_, index) => (isInside(index) ? [] : [index]))
  let fewest = Infinity
  for (const a of inside) {
    for (const b of outside) {
      const doubled = 2 * (scores![actionIds[a]!]! - scores![actionIds[b]!]!)
      fewest = Math.min(fewest, movesNeeded(given, n, a, b, doubled))
    }
  }
  return fewest
}

/** By ballot and action, twice the points that one ballot gives: whole numbers, 0 to 2 (n − 1). */
function pointsGiven(profile: RankProfile, treatment: Treatment): { points: Int32Array; weight: number }[] {
  const n = profile.actionIds.length
  return denseBallots(profile).map(({ weight, order, ends }) => {
    const unranked = treatment === 'last' ? n - 1 - order.length : n - 1
    const points = new Int32Array(n).fill(unranked)
    const all = treatment === 'last' ? n : order.length
    let start = 0
    for (const end of ends) {
      for (let at = start; at < end; at++) points[order[at]!] = n - 1 + (all - end) - start
      start = end
    }
    return { points, weight }
  })
}

function movesNeeded(given: readonly { points: Int32Array; weight: number }[], n: number, a: number, b: number, lead: number): number {
  const largest = 4 * (n - 1)
  const ballots = new Float64Array(largest + 1)
  for (const { points, weight } of given) ballots[2 * (n - 1) - points[b]! + points[a]!]! += weight
  let left = lead
  let moved = 0
  for (let move = largest; move > 0 && left > 0; move--) {
    const needed = Math.min(ballots[move]!, Math.ceil(left / move))
    moved += needed
    left -= needed * move
  }
  return left > 0 ? Infinity : moved
}
