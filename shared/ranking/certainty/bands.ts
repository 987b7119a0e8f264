/** Places that cannot be told apart, put together: "2–4, too close to call". */
import type { Certainty } from './bootstrap.ts'

export interface Band {
  /** Places, from and up to. */
  from: number
  to: number
  /** By place, of equals in slate order. */
  actionIds: string[]
}

/**
 * From the top down: a band holds an action and those after it that cannot be told apart from it, as their intervals reach up to its
 * own. Not all that overlap by way of others: with many actions that would soon be all of them. Ties are never parted.
 */
export function bandsOf(actionIds: readonly string[], places: ArrayLike<number>, { low, high }: Pick<Certainty, 'low' | 'high'>): Band[] {
  const order = actionIds.map((_, index) => index).sort((a, b) => places[a]! - places[b]! || a - b)
  const bands: Band[] = []
  let start = 0
  order.forEach((index, at) => {
    const [first, next] = [order[start]!, order[at + 1]]
    if (next !== undefined && (low[next]! <= high[first]! || places[next] === places[index])) return
    bands.push({ from: start + 1, to: at + 1, actionIds: order.slice(start, at + 1).map((member) => actionIds[member]!) })
    start = at + 1
  })
  return bands
}
