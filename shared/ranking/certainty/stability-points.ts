/** How many ballots would have to be other ones for the first k by points not to be the first k any more: exact, for any method that adds points up. */
import { denseBallots } from '../dense.ts'
import { rankingFromScores } from '../order.ts'
import type { Treatment } from '../pairwise.ts'
import { placesOf, sharing } from '../places.ts'
import type { ApprovalProfile, PointsProfile, RankProfile } from '../profile.ts'

/** Whole numbers by action that one ballot gives, and how many ballots give just these. */
export interface GivenPoints {
  points: Int32Array
  weight: number
}

/**
 * The fewest ballots that, replaced by others, bring an action from outside level with one of the first k; null where the first k are not
 * settled (a tie across the edge), or nothing is outside. `most`: by how much one ballot can put an action ahead of another, at most.
 * It then moves b up against a by that, less what it gave before; the largest such moves first give the fewest, and of all pairs the
 * fewest count.
 *
 * Source: margins of victory of positional scoring rules are found so, pair by pair; L. Xia, "Computing the margin of victory for
 * various voting rules", EC 2012.
 */
export function fewestByPoints(actionIds: readonly string[], given: readonly GivenPoints[], most: number, topK: number): number | null {
  const totals = actionIds.map((_, index) => given.reduce((sum, { points, weight }) => sum + points[index]! * weight, 0))
  const places = placesOf(actionIds, rankingFromScores(actionIds, totals))
  const tied = sharing(places)
  const isInside = places.map((place, index) => place + tied[index]! - 1 <= topK)
  if (topK >= actionIds.length || places.some((place, index) => place <= topK && !isInside[index])) return null
  let fewest = Infinity
  isInside.forEach((insideA, a) => isInside.forEach((insideB, b) => {
    if (insideA && !insideB) fewest = Math.min(fewest, movesNeeded(given, most, a, b, totals[a]! - totals[b]!))
  }))
  return fewest
}

function movesNeeded(given: readonly GivenPoints[], most: number, a: number, b: number, lead: number): number {
  const ballots = new Float64Array(2 * most + 1)
  for (const { points, weight } of given) ballots[most - points[b]! + points[a]!]! += weight
  let left = lead
  let moved = 0
  for (let move = 2 * most; move > 0 && left > 0; move--) {
    const needed = Math.min(ballots[move]!, Math.ceil(left / move))
    moved += needed
    left -= needed * move
  }
  return left > 0 ? Infinity : moved
}

/** Twice Borda's points, so that ties are whole numbers: 0 to 2 (n − 1). */
export function bordaPoints(profile: RankProfile, treatment: Treatment): GivenPoints[] {
  const n = profile.actionIds.length
  return denseBallots(profile).map(({ weight, order, ends }) => {
    const points = new Int32Array(n).fill(treatment === 'last' ? n - 1 - order.length : n - 1)
    const compared = treatment === 'last' ? n : order.length
    let start = 0
    for (const end of ends) {
      for (let at = start; at < end; at++) points[order[at]!] = n - 1 + (compared - end) - start
      start = end
    }
    return { points, weight }
  })
}

export function approvalPoints({ actionIds, ballots }: ApprovalProfile): GivenPoints[] {
  return ballots.map(({ vote, weight }) => ({ points: Int32Array.from(actionIds, (id) => (vote.includes(id) ? 1 : 0)), weight }))
}

export function dotPoints({ actionIds, ballots }: PointsProfile): GivenPoints[] {
  return ballots.map(({ vote, weight }) => ({ points: Int32Array.from(actionIds, (id) => (Object.hasOwn(vote, id) ? vote[id]! : 0)), weight }))
}
