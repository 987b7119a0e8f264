/** How far apart two rankings are, ties included. */

/**
 * Kendall's distance with penalty ½, between 0 (the same) and 1 (the reverse, without ties): of all pairs of actions, the share that the two
 * put the other way round; a pair that one of them ties and the other does not counts ½, one that both tie counts 0.
 * The rankings are places by index: the lower the better, equal where tied; which numbers stand for the places does not matter.
 *
 * Source: R. Fagin, R. Kumar, M. Mahdian, D. Sivakumar and E. Vee, "Comparing partial rankings", SIAM Journal on Discrete
 * Mathematics 20 (2006) 628–648: K^(p) with p = ½, a metric; normalised by the number of pairs.
 */
export function kendallDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length
  let halves = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const inA = Math.sign(a[i]! - a[j]!)
      const inB = Math.sign(b[i]! - b[j]!)
      halves += Math.abs(inA - inB)
    }
  }
  return n < 2 ? 0 : halves / (n * (n - 1))
}

/** Each ranking against each other, rows in the order given. */
export function distancesBetween(places: readonly ArrayLike<number>[]): number[][] {
  return places.map((row) => places.map((column) => kendallDistance(row, column)))
}
