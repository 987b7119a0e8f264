/** Which pairs of actions a result says more of: those near each other in the ranking, as far apart as there is room for. */

/** Numbers by group and by pair, in all: a few kilobytes. */
const mostNumbers = 2_000

export function pairsThatFit(actions: number, strata: number): number {
  return Math.min((actions * (actions - 1)) / 2, Math.floor(mostNumbers / (2 * strata + 1)))
}

/** The first `count` of: neighbours from the top down, then those two apart, and so on. By index; the better placed first, of equals in slate order. */
export function nearPairs(places: ArrayLike<number>, count: number): [number, number][] {
  const order = Array.from({ length: places.length }, (_, index) => index).sort((a, b) => places[a]! - places[b]! || a - b)
  const pairs: [number, number][] = []
  for (let apart = 1; apart < order.length; apart++) {
    for (let at = 0; at + apart < order.length; at++) {
      if (pairs.length === count) return pairs
      pairs.push([order[at]!, order[at + apart]!])
    }
  }
  return pairs
}
