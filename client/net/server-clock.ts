// The server's time, as well as a browser can know it. The answer with the shortest round trip is the truest.
export class ServerClock {
  #local: () => number
  #offsetMs = 0
  /** Round trip of the sample in use; Infinity before the first. */
  #roundTripMs = Infinity
  #sampledAt = -Infinity

  /** `local` is this machine's clock in ms. */
  constructor(local: () => number) {
    this.#local = local
  }

  /** Server time in ms since the epoch. */
  now(): number {
    return this.#local() + this.#offsetMs
  }

  /** A pushed message that says the server's time: no round trip is known, so it only counts until a better one. */
  pushed(serverNow: number): void {
    const local = this.#local()
    if (this.#roundTripMs === Infinity || local - this.#sampledAt > staleMs) this.#use(serverNow - local, Infinity, local)
  }

  /** An answer to a question asked at local time `askedAt`. */
  answered(askedAt: number, serverNow: number): void {
    const local = this.#local()
    const roundTripMs = Math.max(0, local - askedAt)
    if (roundTripMs > this.#roundTripMs && local - this.#sampledAt <= staleMs) return
    this.#use(serverNow + roundTripMs / 2 - local, roundTripMs, local)
  }

  #use(offsetMs: number, roundTripMs: number, local: number): void {
    this.#offsetMs = offsetMs
    this.#roundTripMs = roundTripMs
    this.#sampledAt = local
  }
}

/** After this a better round trip from long ago gives way: machine clocks drift and sleep. */
const staleMs = 10 * 60_000
