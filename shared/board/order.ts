// Fractional index keys: strings that sort by code unit, with room for another between any two.
// A key never ends in the lowest digit, so there is always a key before it.
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = digits.length

/** Whether a key leaves room on both sides: digits only, the last of them not the lowest. */
export function isOrderKey(key: string): boolean {
  return /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(key)
}

/**
 * A key strictly between `before` and `after` (null = open end). Two people who insert at the same place at the
 * same time get equal keys; readers break that tie by id. Throws RangeError unless both are keys and before < after.
 */
export function orderBetween(before: string | null, after: string | null): string {
  const low = before ?? ''
  if ((before !== null && !isOrderKey(before)) || (after !== null && !isOrderKey(after)) || (after !== null && low >= after)) {
    throw new RangeError(`no key between ${before} and ${after}`)
  }
  let key = ''
  let bounded = after !== null
  for (let place = 0; ; place++) {
    const from = place < low.length ? digits.indexOf(low[place]!) : 0
    const to = bounded && place < after!.length ? digits.indexOf(after![place]!) : base
    if (to - from > 1) {
      const step = after === null ? 1 : before === null ? Math.max(1, to - from - 1) : (to - from) >> 1
      return key + digits[from + step]
    }
    key += digits[from]
    if (to > from) bounded = false
  }
}

/** `count` keys in ascending order, for a list that is written at once. */
export function orderSeries(count: number): string[] {
  const keys: string[] = []
  let last: string | null = null
  for (let i = 0; i < count; i++) {
    last = orderBetween(last, null)
    keys.push(last)
  }
  return keys
}

/** Ascending by key, ties by id: the same in every browser and on the server. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
