/** Kemeny's rule: the order that agrees with the ballots most often, over all pairs of actions. */
import { bestOrders, mostExact } from './kemeny-exact.ts'
import { ordersByParts } from './kemeny-parts.ts'
import { copelandScores } from './copeland.ts'
import { rankingFromBeats } from './order.ts'
import type { Outcome } from './outcome.ts'
import type { PairwiseMatrix } from './pairwise.ts'

export interface KemenyOutcome extends Outcome {
  /** How many (ballot, pair) agree with `order`: the most possible, if `exact`. */
  agreements: number
  /** One best order, or the best one found. */
  order: string[]
  exact: boolean
}

/**
 * An action is above another in `ranking` if it is so in every best order; where several orders are equally good, what they
 * disagree on is tied. Actions fall into groups such that each action of an earlier group beats each of a later one, and
 * the best orders keep to that; each group of up to `mostExact` is solved exactly, a larger one by its strongly connected parts. Only
 * a part that is larger still is searched: then a note gives a bound, and `ranking` has that part as it was found.
 *
 * Source: J. G. Kemeny, "Mathematics without numbers", Daedalus 88 (1959) 577–591; groups: M. Truchon, "An extension of the
 * Condorcet criterion and Kemeny orders", Cahier 9813, CRÉFA, Université Laval, 1998.
 */
export function kemeny(matrix: PairwiseMatrix): KemenyOutcome {
  const { actionIds, wins } = matrix
  const n = actionIds.length
  const groupOf = new Int32Array(n)
  const settled = new Uint8Array(n * n)
  const order: number[] = []
  let orders = 1
  let more = false
  let exact = true
  beatingGroups(matrix).forEach((group, at) => {
    for (const index of group) groupOf[index] = at
    if (group.length > mostExact) {
      const parts = ordersByParts(matrix, group)
      parts.settled.forEach((is, at) => { if (is === 1) settled[at] = 1 })
      order.push(...parts.order)
      orders *= parts.count
      if (parts.more) more = true
      if (!parts.exact) exact = false
      return
    }
    const best = bestOrders(matrix, group)
    for (const i of group) for (const j of group) if (best.always(i, j)) settled[i * n + j] = 1
    order.push(...best.order)
    orders *= best.count
  })
  const ranking = rankingFromBeats(actionIds, (i, j) => (groupOf[i] === groupOf[j] ? settled[i * n + j] === 1 : groupOf[i]! < groupOf[j]!))
  const { agreements, atMost } = countAgreements(wins, order)
  const outcome = { ranking, agreements, order: order.map((index) => actionIds[index]!), exact }
  if (!exact) return { ...outcome, notes: [{ code: 'bound', agreements, atMost }] }
  return orders === 1 ? outcome : { ...outcome, notes: [{ code: 'several-best-orders', orders, ...(more ? { more } : {}) }] }
}

/**
 * Groups, best first, as small as can be: every action of one beats every action of all later ones. The first is the Smith set.
 * By Copeland's scores, the first k actions are such a start exactly if their scores add up to all that k actions can have.
 */
export function beatingGroups(matrix: PairwiseMatrix): number[][] {
  const scores = copelandScores(matrix)
  const n = scores.length
  const byScore = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const groups: number[][] = []
  let start = 0
  let sum = 0
  byScore.forEach((index, at) => {
    sum += scores[index]!
    const size = at + 1
    if (sum !== (size * (size - 1)) / 2 + size * (n - size)) return
    groups.push(byScore.slice(start, size))
    start = size
  })
  return groups
}

function countAgreements(wins: Float64Array, order: readonly number[]): { agreements: number; atMost: number } {
  const n = order.length
  let agreements = 0
  let atMost = 0
  order.forEach((i, place) => {
    for (let below = place + 1; below < n; below++) {
      const j = order[below]!
      agreements += wins[i * n + j]!
      atMost += Math.max(wins[i * n + j]!, wins[j * n + i]!)
    }
  })
  return { agreements, atMost }
}
