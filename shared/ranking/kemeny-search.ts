/** A good order under Kemeny's rule for groups that are too large to solve: insertions until none helps. No proof of being best. */
import { borda } from './borda.ts'
import { copelandScores } from './copeland.ts'
import type { PairwiseMatrix } from './pairwise.ts'
import { schulze } from './schulze.ts'

/** Passes end by themselves, as every move gains; the bound is for weights that are no integers. */
const mostPasses = 1_000

/** Starts from the orders by Borda, Copeland and Schulze; equals there go by id, so that the slate's order decides nothing. */
export function goodOrder(matrix: PairwiseMatrix, group: readonly number[]): number[] {
  const { actionIds } = matrix
  const bordaScores = borda(matrix).scores!
  const copeland = copelandScores(matrix)
  const place = new Map(schulze(matrix).ranking.flatMap((tier, index) => tier.map((id) => [id, index] as const)))
  const byBorda = (a: number, b: number): number => bordaScores[actionIds[b]!]! - bordaScores[actionIds[a]!]! || (actionIds[a]! < actionIds[b]! ? -1 : 1)
  const starts = [
    [...group].sort(byBorda),
    [...group].sort((a, b) => copeland[b]! - copeland[a]! || byBorda(a, b)),
    [...group].sort((a, b) => place.get(actionIds[a]!)! - place.get(actionIds[b]!)! || byBorda(a, b)),
  ]
  const found = starts.map((start) => improve(matrix, start))
  return found.reduce((best, next) => (next.gained + next.base > best.gained + best.base ? next : best)).order
}

function improve({ actionIds, wins }: PairwiseMatrix, start: readonly number[]): { order: number[]; base: number; gained: number } {
  const n = actionIds.length
  const order = [...start]
  const margin = (i: number, j: number): number => wins[i * n + j]! - wins[j * n + i]!
  let base = 0
  start.forEach((i, at) => { for (let below = at + 1; below < start.length; below++) base += margin(i, start[below]!) })
  let gained = 0
  for (let pass = 0, moved = true; moved && pass < mostPasses; pass++) {
    moved = false
    for (const action of start) {
      const from = order.indexOf(action)
      let bestTo = from
      let bestGain = 0
      for (let to = from - 1, gain = 0; to >= 0; to--) {
        gain += margin(action, order[to]!)
        if (gain > bestGain) [bestGain, bestTo] = [gain, to]
      }
      for (let to = from + 1, gain = 0; to < order.length; to++) {
        gain += margin(order[to]!, action)
        if (gain > bestGain) [bestGain, bestTo] = [gain, to]
      }
      if (bestTo === from) continue
      order.splice(from, 1)
      order.splice(bestTo, 0, action)
      gained += bestGain
      moved = true
    }
  }
  return { order, base, gained }
}
