/** Kemeny's rule for a group that is too large to solve at once, part by part. */
import { bestOrders, mostExact } from './kemeny-exact.ts'
import { goodOrder } from './kemeny-search.ts'
import type { PairwiseMatrix } from './pairwise.ts'

export interface PartOrders {
  /** One best order, or the best one found. */
  order: number[]
  /** False where a part was too large: its order was searched. */
  exact: boolean
  /** So many orders are equally good at least; none but them unless there are `more`. */
  count: number
  more: boolean
  /** `[i * n + j]`: i is above j in every best order. */
  settled: Uint8Array
}

/**
 * Parts are the strongly connected components of the majorities. Between two of them all majorities go one way or there are none, so
 * that placing one part after the other breaks no majority, and the best orders are those that are best within each part and keep
 * every majority between parts. Parts that only ties connect leave each other's order open.
 */
export function ordersByParts(matrix: PairwiseMatrix, group: readonly number[]): PartOrders {
  const { actionIds, wins } = matrix
  const n = actionIds.length
  const settled = new Uint8Array(n * n)
  const beats = (i: number, j: number): boolean => wins[i * n + j]! > wins[j * n + i]!
  const parts = partsOf(actionIds, group, beats)
  const order: number[] = []
  let exact = true
  let count = 1
  for (const part of parts) {
    if (part.length > mostExact) {
      const found = goodOrder(matrix, part)
      found.forEach((i, place) => { for (const j of found.slice(place + 1)) settled[i * n + j] = 1 })
      order.push(...found)
      exact = false
      continue
    }
    const best = bestOrders(matrix, part)
    for (const i of part) for (const j of part) if (best.always(i, j)) settled[i * n + j] = 1
    order.push(...best.order)
    count *= best.count
  }
  const partOf = new Map(parts.flatMap((part, at) => part.map((index) => [index, at] as const)))
  for (const i of group) for (const j of group) if (partOf.get(i) !== partOf.get(j) && beats(i, j)) settled[i * n + j] = 1
  follow(settled, group, n)
  const more = group.some((i) => group.some((j) => partOf.get(i) !== partOf.get(j) && settled[i * n + j] === 0 && settled[j * n + i] === 0))
  return { order, exact, count: more ? Math.max(2, count) : count, more, settled }
}

/** In an order in which every majority between parts goes from an earlier to a later one; of others by id. */
function partsOf(actionIds: readonly string[], group: readonly number[], beats: (i: number, j: number) => boolean): number[][] {
  const n = actionIds.length
  const reaches = new Uint8Array(n * n)
  for (const i of group) for (const j of group) if (beats(i, j)) reaches[i * n + j] = 1
  follow(reaches, group, n)
  const isOne = (i: number, j: number): boolean => i === j || (reaches[i * n + j] === 1 && reaches[j * n + i] === 1)
  // Whoever reaches another part reaches all that it reaches, and itself.
  const beyond = new Map(group.map((i) => [i, group.filter((j) => reaches[i * n + j] === 1 && !isOne(i, j)).length]))
  const parts: number[][] = []
  const byReach = [...group].sort((a, b) => beyond.get(b)! - beyond.get(a)! || (actionIds[a]! < actionIds[b]! ? -1 : 1))
  for (const index of byReach) {
    const own = parts.find(([first]) => isOne(first!, index))
    if (own) own.push(index)
    else parts.push([index])
  }
  return parts
}

/** Makes a relation transitive. */
function follow(relation: Uint8Array, group: readonly number[], n: number): void {
  for (const via of group) {
    for (const i of group) {
      if (relation[i * n + via] === 0) continue
      for (const j of group) if (relation[via * n + j] === 1) relation[i * n + j] = 1
    }
  }
}
