// An open loop: things happen at their rate whether or not the last one has come back, each actor at its own times.

/** Calls `act` for the actors so that all of them together reach `perSecond`. Returns the end of it. */
export function openLoop<T>(actors: readonly T[], perSecond: number, random: () => number, act: (actor: T) => void): () => void {
  if (perSecond === 0 || actors.length === 0) return () => {}
  const meanMs = (1_000 * actors.length) / perSecond
  const now = performance.now()
  const due = actors.map((actor) => ({ actor, at: now + random() * meanMs }))
  const timer = setInterval(() => {
    const time = performance.now()
    for (const entry of due) {
      while (entry.at <= time) {
        act(entry.actor)
        entry.at += meanMs * (0.5 + random())
      }
    }
  }, 1)
  return () => clearInterval(timer)
}

/** Random numbers that are the same in every run (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
