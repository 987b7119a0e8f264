/** Kemeny's rule solved exactly for a few actions: dynamic programming over the sets that can come first. */
import type { PairwiseMatrix } from './pairwise.ts'

/** 2^18 sets, two megabytes a table: about a tenth of a second. */
export const mostExact = 18

export interface BestOrders {
  /** One of them: of equals the one that goes by the order of ids. */
  order: number[]
  /** How many orders are equally good. */
  count: number
  /** Whether i comes before j in every one of them. */
  always: (i: number, j: number) => boolean
}

/** `group` holds indexes of the matrix, at most `mostExact`. O(k · 2^k) for k of them. */
export function bestOrders({ actionIds, wins }: PairwiseMatrix, group: readonly number[]): BestOrders {
  const n = actionIds.length
  const k = group.length
  const members = [...group].sort((a, b) => (actionIds[a]! < actionIds[b]! ? -1 : 1))
  const gain = gains(members.map((i) => members.map((j) => wins[i * n + j]!)))
  const all = (1 << k) - 1
  // best[rest]: the most agreements among the actions of `rest`, that is once all others were placed above them.
  const best = new Float64Array(all + 1)
  const ways = new Float64Array(all + 1)
  ways[0] = 1
  for (let rest = 1; rest <= all; rest++) {
    let most = -1
    let count = 0
    for (let left = rest; left !== 0; left &= left - 1) {
      const first = 31 - Math.clz32(left & -left)
      const others = rest & ~(1 << first)
      const agreements = gain(first, others) + best[others]!
      if (agreements > most) {
        most = agreements
        count = ways[others]!
      } else if (agreements === most) count += ways[others]!
    }
    best[rest] = most
    ways[rest] = count
  }

  const after = new Int32Array(k)
  const onBestPath = new Uint8Array(all + 1)
  onBestPath[all] = 1
  for (let rest = all; rest > 0; rest--) {
    if (onBestPath[rest] === 0) continue
    for (let left = rest; left !== 0; left &= left - 1) {
      const first = 31 - Math.clz32(left & -left)
      const others = rest & ~(1 << first)
      if (gain(first, others) + best[others]! !== best[rest]) continue
      onBestPath[others] = 1
      after[first]! |= others
    }
  }
  const placeOf = new Map(members.map((index, place) => [index, place]))
  const before = (i: number, j: number): boolean => (after[placeOf.get(i)!]! & (1 << placeOf.get(j)!)) !== 0
  return { order: oneOrder(), count: ways[all]!, always: (i, j) => i !== j && before(i, j) && !before(j, i) }

  function oneOrder(): number[] {
    const order: number[] = []
    for (let rest = all; rest !== 0;) {
      const first = members.findIndex((_, at) => {
        const others = rest & ~(1 << at)
        return others !== rest && gain(at, others) + best[others]! === best[rest]
      })
      order.push(members[first]!)
      rest &= ~(1 << first)
    }
    return order
  }
}

/** Σ of `rows[i][j]` over the j of a set, in two look-ups: sums over the lower and the upper half are made beforehand. */
function gains(rows: number[][]): (i: number, set: number) => number {
  const half = mostExact / 2
  const sums = (offset: number): Float64Array[] => rows.map((row) => {
    const table = new Float64Array(1 << half)
    for (let set = 1; set < table.length; set++) {
      const lowest = 31 - Math.clz32(set & -set)
      table[set] = table[set & (set - 1)]! + (row[offset + lowest] ?? 0)
    }
    return table
  })
  const lower = sums(0)
  const upper = sums(half)
  return (i, set) => lower[i]![set & ((1 << half) - 1)]! + upper[i]![set >> half]!
}
