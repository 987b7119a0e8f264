/**
 * Who reaches whom in a graph that only grows: one bit a pair, 32 a word. Everything reaches itself.
 * Invariant: `#from` holds the same pairs as `#to`, seen from the other end.
 */
export class Reach {
  readonly #words: number
  /** By action: what it reaches. */
  readonly #to: Uint32Array
  /** By action: what reaches it. */
  readonly #from: Uint32Array
  /** Ordered pairs of two that are not connected yet. */
  unreached: number

  constructor(n: number) {
    this.#words = (n + 31) >> 5
    this.#to = new Uint32Array(n * this.#words)
    this.unreached = n * (n - 1)
    for (let i = 0; i < n; i++) this.#to[i * this.#words + (i >> 5)]! |= 1 << (i & 31)
    this.#from = this.#to.slice()
  }

  has(from: number, to: number): boolean {
    return (this.#to[from * this.#words + (to >> 5)]! & (1 << (to & 31))) !== 0
  }

  /** Everything that reaches `start` now reaches all that `end` reaches; tells of each pair (i, j) that was not connected before. */
  connect(start: number, end: number, connected?: (i: number, j: number) => void): void {
    if (this.has(start, end)) return
    const to = this.#to
    const from = this.#from
    const words = this.#words
    for (let word = 0; word < words; word++) {
      for (let gaining = from[start * words + word]! & ~from[end * words + word]!; gaining !== 0; gaining &= gaining - 1) {
        const i = (word << 5) + 31 - Math.clz32(gaining & -gaining)
        const bit = 1 << (i & 31)
        for (let at = 0; at < words; at++) {
          let added = to[end * words + at]! & ~to[i * words + at]!
          to[i * words + at]! |= added
          for (; added !== 0; added &= added - 1) {
            const j = (at << 5) + 31 - Math.clz32(added & -added)
            from[j * words + word]! |= bit
            this.unreached--
            connected?.(i, j)
          }
        }
      }
    }
  }
}
