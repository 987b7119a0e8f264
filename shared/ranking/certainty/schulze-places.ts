/** Places by the Schulze method, faster than by `schulze` where a few groups of actions beat all that come after them. */
import { beatingGroups } from '../kemeny.ts'
import type { PairwiseMatrix } from '../pairwise.ts'
import { pathStrengths } from '../schulze.ts'

/**
 * The same ranking as by `schulze` (winning votes), as places by index. Where every action of one group beats every action of a
 * later one, no path leads back; so each group is ranked by itself, and the paths inside it do not leave it.
 */
export function schulzePlaces(matrix: PairwiseMatrix): Int32Array {
  const n = matrix.actionIds.length
  const places = new Int32Array(n)
  let place = 1
  for (const group of beatingGroups(matrix)) {
    if (group.length === 1) places[group[0]!] = place
    else placeWithin(matrix, group, place, places)
    place += group.length
  }
  return places
}

function placeWithin(matrix: PairwiseMatrix, group: readonly number[], first: number, places: Int32Array): void {
  const n = matrix.actionIds.length
  const k = group.length
  const part: PairwiseMatrix = k === n ? matrix : { ...matrix, actionIds: group.map((index) => matrix.actionIds[index]!), wins: new Float64Array(k * k) }
  const members = k === n ? matrix.actionIds.map((_, index) => index) : group
  if (k < n) members.forEach((i, row) => members.forEach((j, column) => { part.wins[row * k + column] = matrix.wins[i * n + j]! }))
  const paths = pathStrengths(part)
  const beatenBy = new Int32Array(k)
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) if (paths[i * k + j]! > paths[j * k + i]!) beatenBy[j]!++
  let place = first
  let left = Array.from(beatenBy.keys())
  while (left.length > 0) {
    const tier = left.filter((i) => beatenBy[i] === 0)
    left = left.filter((i) => beatenBy[i] !== 0)
    for (const i of tier) {
      places[members[i]!] = place
      for (const j of left) if (paths[i * k + j]! > paths[j * k + i]!) beatenBy[j]!--
    }
    place += tier.length
  }
}
