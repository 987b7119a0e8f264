/** Who has the fewest votes, when counts are compared back in time: what run-off methods go by. */

/**
 * `all` have equally few in the latest count. `out` are those of them that no earlier count, the latest first, sets apart:
 * of those that differ there, the fewest stay in question. `history` holds the counts, oldest first, by index.
 */
export function fewest(candidates: readonly number[], history: readonly Float64Array[]): { all: number[]; out: number[] } {
  const least = (among: readonly number[], votes: Float64Array): number[] => {
    const low = Math.min(...among.map((index) => votes[index]!))
    return among.filter((index) => votes[index] === low)
  }
  const all = least(candidates, history.at(-1)!)
  let out = all
  for (let at = history.length - 2; at >= 0 && out.length > 1; at--) out = least(out, history[at]!)
  return { all, out }
}

/** The other way round: who of equally many had more. */
export function mostOf(candidates: readonly number[], history: readonly Float64Array[]): number[] {
  let out = [...candidates]
  for (let at = history.length - 1; at >= 0 && out.length > 1; at--) {
    const high = Math.max(...out.map((index) => history[at]![index]!))
    out = out.filter((index) => history[at]![index] === high)
  }
  return out
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
