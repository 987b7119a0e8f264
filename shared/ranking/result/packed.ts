/**
 * Whole numbers as short text. A result goes to every phone in the room: as JSON lists, the matrices alone of 100 actions would be
 * 80 kB; packed, everything is less than 60.
 */

/** A digit that says how many symbols a number has, then the numbers, most significant symbol first. */
export type Packed = string

const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const base = symbols.length
const valueOf = new Map(Array.from(symbols, (symbol, value) => [symbol, value]))

/** Throws a RangeError on anything but whole numbers from 0 on. */
export function pack(values: ArrayLike<number>): Packed {
  let largest = 0
  for (let at = 0; at < values.length; at++) {
    if (!Number.isSafeInteger(values[at]) || values[at]! < 0) throw new RangeError('Only whole numbers from 0 on can be packed.')
    largest = Math.max(largest, values[at]!)
  }
  let width = 1
  while (base ** width <= largest) width++
  let text = String(width)
  for (let at = 0; at < values.length; at++) {
    for (let place = width - 1; place >= 0; place--) text += symbols[Math.floor(values[at]! / base ** place) % base]
  }
  return text
}

export function unpack(packed: Packed): number[] {
  const width = Number(packed[0])
  const values: number[] = []
  for (let at = 1; at + width <= packed.length; at += width) {
    let value = 0
    for (let place = at; place < at + width; place++) value = value * base + valueOf.get(packed[place]!)!
    values.push(value)
  }
  return values
}
