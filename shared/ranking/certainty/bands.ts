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
 * A band ends where every action so far has its whole interval above the intervals of all that follow: actions whose intervals
 * overlap, also by way of others, share one.
 */
export function bandsOf(actionIds: readonly string[], places: ArrayLike<number>, { low, high }: Pick<Certainty, 'low' | 'high'>): Band[] {
  const order = actionIds.map((_, index) => index).sort((a, b) => places[a]! - places[b]! || a - b)
  const lowestAfter = new Array<number>(order.length + 1).fill(Infinity)
  for (let at = order.length - 1; at >= 0; at--) lowestAfter[at] = Math.min(lowestAfter[at + 1]!, low[order[at]!]!)
  const bands: Band[] = []
  let start = 0
  let reached = 0
  order.forEach((index, at) => {
    reached = Math.max(reached, high[index]!)
    if (reached >= lowestAfter[at + 1]!) return
    bands.push({ from: start + 1, to: at + 1, actionIds: order.slice(start, at + 1).map((member) => actionIds[member]!) })
    start = at + 1
  })
  return bands
}
