// Random choices from a seed, so that a run can be repeated.
export type Random = {
  /** 0 … below − 1 */
  below(below: number): number
  of<T>(items: readonly T[]): T
}

/** mulberry32 by Tommy Ettinger, as published in the public domain. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  return { below, of: (items) => items[below(items.length)]! }
}
