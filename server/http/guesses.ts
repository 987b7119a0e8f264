// Wrong guesses at what is short enough to be guessed: six spoken digits. Beyond so many in a minute none is taken any more, not even a right
// one, as otherwise whoever tries all of them finds it. People in one venue have one address: as many of them as that may mistype.
const perAddress = 100
/** Of all addresses together: guesses may come from many. */
const perServer = 1_000
const minuteMs = 60_000

export class Guesses {
  readonly #now: () => number
  readonly #wrong = new Map<string, number>()
  #all = 0
  #since = -Infinity

  constructor(now: () => number) {
    this.#now = now
  }

  /** Counted as wrong from the start, so that no crowd of guesses at once gets past; false where no more are taken. */
  begin(address: string): boolean {
    if (Math.abs(this.#now() - this.#since) >= minuteMs) {
      this.#since = this.#now()
      this.#wrong.clear()
      this.#all = 0
    }
    const own = this.#wrong.get(address) ?? 0
    if (own >= perAddress || this.#all >= perServer) return false
    this.#wrong.set(address, own + 1)
    this.#all++
    return true
  }

  wasRight(address: string): void {
    const own = this.#wrong.get(address)
    if (!own) return
    this.#wrong.set(address, own - 1)
    this.#all--
  }
}
