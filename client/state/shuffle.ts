// An order that looks random but is always the same for the same seed text. Whose seed can be known has an order that can be known.

/** Fisher–Yates over a small generator: spreads a pool among people, no more; not for anything that must be unguessable. */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const random = randomFrom(seed)
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1))
    const moved = order[last]!
    order[last] = order[pick]!
    order[pick] = moved
  }
  return order
}

/** Numbers in [0, 1), with the same caveat. */
export function randomFrom(seed: string): () => number {
  return generator(hash(seed))
}

/** FNV-1a over UTF-16 units, then two rounds of mixing: neighbouring texts must not give neighbouring orders. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let index = 0; index < text.length; index++) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b)
  return (Math.imul(h ^ (h >>> 16), 0x45d9f3b) ^ (h >>> 16)) >>> 0
}

/** xorshift with 32 bits of state; yields numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
