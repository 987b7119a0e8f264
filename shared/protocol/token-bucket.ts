// A rate with a burst. Time comes from the clock passed in; one that is set back costs nothing.

export class TokenBucket {
  readonly #perSecond: number
  readonly #burst: number
  readonly #clock: { now(): number }
  #tokens: number
  #at: number

  constructor(perSecond: number, burst: number, clock: { now(): number }) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#clock = clock
    this.#tokens = burst
    this.#at = clock.now()
  }

  /** False when there is not enough left; nothing is taken then. */
  take(tokens: number): boolean {
    const now = this.#clock.now()
    this.#tokens = Math.min(this.#burst, this.#tokens + (Math.max(0, now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    if (tokens > this.#tokens) return false
    this.#tokens -= tokens
    return true
  }
}
