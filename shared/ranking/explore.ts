/** Follows a count along every way to decide between equals. */

/**
 * `step` gives what may come next, nothing when a state is final. All states of a step are taken together, those with the same
 * `key` once. `complete` is false where more than `most` were open at the same time: then the first of them are followed,
 * and nothing is made of the others: of thousands of equals there are millions of ways.
 */
export function explore<State>(
  start: State,
  step: (state: State) => Iterable<State>,
  most: number,
  key?: (state: State) => string,
): { finals: State[]; complete: boolean } {
  const finals: State[] = []
  let complete = true
  let open = [start]
  while (open.length > 0) {
    const next: State[] = []
    const seen = new Set<string>()
    for (const state of open) {
      if (!complete && next.length >= most) break
      let isFinal = true
      for (const one of step(state)) {
        isFinal = false
        const name = key?.(one)
        if (name !== undefined && seen.has(name)) continue
        if (name !== undefined) seen.add(name)
        if (next.length < most) {
          next.push(one)
          continue
        }
        complete = false
        break
      }
      if (isFinal) finals.push(state)
    }
    open = next
  }
  return { finals, complete }
}
