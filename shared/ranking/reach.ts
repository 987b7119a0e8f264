/** Who reaches whom in a graph that only grows: one bit a pair, 32 a word. Everything reaches itself. */
export class Reach {
  readonly #n: number
  readonly #words: number
  readonly #rows: Uint32Array
  /** Ordered pairs of two that are not connected yet. */
  unreached: number

  constructor(n: number) {
    this.#n = n
    this.#words = (n + 31) >> 5
    this.#rows = new Uint32Array(n * this.#words)
    this.unreached = n * (n - 1)
    for (let i = 0; i < n; i++) this.#rows[i * this.#words + (i >> 5)]! |= 1 << (i & 31)
  }

  has(from: number, to: number): boolean {
    return (this.#rows[from * this.#words + (to >> 5)]! & (1 << (to & 31))) !== 0
  }

  /** Everything that reaches `from` now reaches all that `to` reaches; tells of each pair (i, j) that was not connected before. */
  connect(from: number, to: number, connected?: (i: number, j: number) => void): void {
    if (this.has(from, to)) return
    const rows = this.#rows
    const words = this.#words
    for (let i = 0; i < this.#n; i++) {
      if (!this.has(i, from) || this.has(i, to)) continue
      for (let word = 0; word < words; word++) {
        let added = rows[to * words + word]! & ~rows[i * words + word]!
        rows[i * words + word]! |= added
        for (; added !== 0; added &= added - 1) {
          this.unreached--
          connected?.(i, (word << 5) + 31 - Math.clz32(added & -added))
        }
      }
    }
  }
}
