/** Mean and quantiles of numbers that come with counts. */

export interface Spread {
  /** How many numbers. */
  count: number
  mean: number
  q1: number
  median: number
  q3: number
}

/** `counts`: number → how often. Null where there is none. */
export function spreadOf(counts: ReadonlyMap<number, number>): Spread | null {
  const sorted = [...counts].filter(([, times]) => times > 0).sort(([a], [b]) => a - b)
  const count = sorted.reduce((sum, [, times]) => sum + times, 0)
  if (count === 0) return null
  const mean = sorted.reduce((sum, [value, times]) => sum + value * times, 0) / count
  return { count, mean, q1: quantile(sorted, count, 0.25), median: quantile(sorted, count, 0.5), q3: quantile(sorted, count, 0.75) }
}

/** Between the two nearest numbers in proportion: definition 7 of R. J. Hyndman and Y. Fan, American Statistician 50 (1996) 361–365. */
function quantile(sorted: readonly (readonly [number, number])[], count: number, share: number): number {
  const place = (count - 1) * share
  const below = valueAt(sorted, Math.floor(place))
  const above = valueAt(sorted, Math.ceil(place))
  return below + (above - below) * (place - Math.floor(place))
}

function valueAt(sorted: readonly (readonly [number, number])[], place: number): number {
  let passed = 0
  for (const [value, times] of sorted) {
    passed += times
    if (place < passed) return value
  }
  throw new RangeError('There are fewer numbers than that.')
}
