/** Follows a count along every way to decide between equals. */

/**
 * `step` gives what may come next, nothing when a state is final. All states of a step are taken together, those with the same
 * `key` once. `complete` is false where more than `most` were open at the same time: then the first of them are followed.
 */
export function explore<State>(
  start: State,
  step: (state: State) => State[],
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
      const following = step(state)
      if (following.length === 0) finals.push(state)
      for (const one of following) {
        const name = following.length > 1 || open.length > 1 ? key?.(one) : undefined
        if (name !== undefined && seen.has(name)) continue
        if (name !== undefined) seen.add(name)
        if (next.length < most) next.push(one)
        else complete = false
      }
    }
    open = next
  }
  return { finals, complete }
}
