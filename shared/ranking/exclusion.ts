/** Who has the fewest votes, when counts are compared back in time: what run-off methods go by. */

/**
 * How candidates stand, by index: fewer is worse, by the latest count, of equals there by the one before, and so on. Only those stand
 * equal that no count sets apart. `before` is how they stood by the counts until then.
 */
export function standing(candidates: readonly number[], votes: Float64Array, before: Int32Array | null): Int32Array {
  const compare = (a: number, b: number): number => votes[a]! - votes[b]! || (before ? before[a]! - before[b]! : 0)
  const places = new Int32Array(votes.length)
  let place = 0
  candidates.toSorted(compare).forEach((index, at, sorted) => {
    if (at > 0 && compare(sorted[at - 1]!, index) !== 0) place++
    places[index] = place
  })
  return places
}

/** `all` have equally few in the latest count. `out` are those of them that no earlier count sets apart. */
export function fewest(candidates: readonly number[], votes: Float64Array, places: Int32Array): { all: number[]; out: number[] } {
  return { all: lowest(candidates, votes), out: lowest(candidates, places) }
}

/** The other way round: who of equally many had more. */
export function mostOf(candidates: readonly number[], places: Int32Array): number[] {
  const high = Math.max(...candidates.map((index) => places[index]!))
  return candidates.filter((index) => places[index] === high)
}

/**
 * Whether those of `fewest` would go one after the other in any order: they have nothing to pass on, or all of them together have
 * less than any other candidate.
 */
export function goTogether(candidates: readonly number[], votes: Float64Array, all: readonly number[], out: readonly number[]): boolean {
  const held = out.reduce((sum, index) => sum + votes[index]!, 0)
  const others = candidates.filter((index) => !all.includes(index))
  return held === 0 || (others.length > 0 && held < Math.min(...others.map((index) => votes[index]!)))
}

function lowest(candidates: readonly number[], values: ArrayLike<number>): number[] {
  const low = Math.min(...candidates.map((index) => values[index]!))
  return candidates.filter((index) => values[index] === low)
}
