/** Ranked pairs (Tideman's method): majorities are kept strongest first, unless one contradicts those already kept. */
import { directLinks, strongestFirst, type LinkStrength } from './links.ts'
import { rankingFromBeats } from './order.ts'
import type { Outcome } from './outcome.ts'
import type { PairwiseMatrix } from './pairwise.ts'
import { Reach } from './reach.ts'
import { schulze } from './schulze.ts'

/**
 * The ranking is what the kept majorities come to; actions that none of them sets apart are tied. Strength is in ballots.
 *
 * Majorities of equal strength: the one with fewer ballots against it goes first; then the one whose loser has the worse place
 * under Schulze; then the one whose winner has the better place. All that is neutral. What is equal even then is taken in
 * the order of the ids, and where the reverse order would change the ranking, a note says so.
 *
 * Source: T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4 (1987) 185–206;
 * ties after T. M. Zavist and T. N. Tideman, ibid. 6 (1989) 167–173, with the ranking by Schulze for their ranking by lot.
 */
export function rankedPairs(matrix: PairwiseMatrix, strength: LinkStrength = 'winning-votes'): Outcome {
  const { sorted, equals } = inOrder(matrix, strength)
  const ranking = lockIn(matrix.actionIds, sorted)
  for (const [start, end] of equals) sorted.subarray(start, end).reverse()
  const moved = equals.length === 0 ? [] : changedPlaces(ranking, lockIn(matrix.actionIds, sorted))
  return moved.length === 0 ? { ranking } : { ranking, notes: [{ code: 'order-of-equal-majorities', actions: moved }] }
}

/** Pairs as `winner * n + loser`; `equals` are the stretches of pairs that only their ids tell apart. */
function inOrder(matrix: PairwiseMatrix, strength: LinkStrength): { sorted: Uint32Array; equals: [number, number][] } {
  const { actionIds, wins } = matrix
  const n = actionIds.length
  const links = directLinks(matrix, strength)
  const sorted = strongestFirst(links)
  const place = places(matrix, schulze(matrix, strength).ranking)
  const idPlace = places(matrix, [...actionIds].sort().map((id) => [id]))
  const against = (pair: number): number => wins[(pair % n) * n + Math.floor(pair / n)]!
  const byRule = (a: number, b: number): number =>
    against(a) - against(b)
    || place[b % n]! - place[a % n]!
    || place[Math.floor(a / n)]! - place[Math.floor(b / n)]!
  const byIds = (a: number, b: number): number => idPlace[Math.floor(a / n)]! - idPlace[Math.floor(b / n)]! || idPlace[a % n]! - idPlace[b % n]!

  for (const [start, end] of stretches(sorted, (a, b) => links[a] === links[b])) {
    sorted.subarray(start, end).sort((a, b) => byRule(a, b) || byIds(a, b))
  }
  return { sorted, equals: stretches(sorted, (a, b) => links[a] === links[b] && byRule(a, b) === 0) }
}

/** Where two or more neighbours are alike, from and up to. */
function stretches(sorted: Uint32Array, alike: (a: number, b: number) => boolean): [number, number][] {
  const found: [number, number][] = []
  for (let start = 0, end = 1; start < sorted.length; start = end++) {
    while (end < sorted.length && alike(sorted[start]!, sorted[end]!)) end++
    if (end - start > 1) found.push([start, end])
  }
  return found
}

function places(matrix: PairwiseMatrix, ranking: readonly (readonly string[])[]): Int32Array {
  const place = new Int32Array(matrix.actionIds.length)
  ranking.forEach((tier, index) => { for (const id of tier) place[matrix.indexOf.get(id)!] = index })
  return place
}

function lockIn(actionIds: readonly string[], pairs: Uint32Array): string[][] {
  const n = actionIds.length
  const kept = new Reach(n)
  for (const pair of pairs) {
    const winner = Math.floor(pair / n)
    const loser = pair % n
    if (!kept.has(loser, winner)) kept.connect(winner, loser)
  }
  return rankingFromBeats(actionIds, (i, j) => i !== j && kept.has(i, j))
}

function changedPlaces(ranking: string[][], other: string[][]): string[] {
  const otherPlace = new Map(other.flatMap((tier, index) => tier.map((id) => [id, index] as const)))
  return ranking.flatMap((tier, index) => tier.filter((id) => otherPlace.get(id) !== index))
}
