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
