// Turns pages by itself, until somebody turns one by hand (then the full time anew) or stops it.
import { createContext } from 'svelte'

export const [usePager, setPager] = createContext<Pager>()

const pageMs = 12_000

export class Pager {
  #page = $state(0)
  #count = $state(1)
  stopped = $state(false)
  /** While a result is unveiled, pages turn by its own order. */
  held = $state(false)
  #timer: ReturnType<typeof setInterval> | undefined

  constructor() {
    this.#anew()
  }

  get count(): number {
    return this.#count
  }

  /** 0-based. */
  get page(): number {
    return Math.min(this.#page, this.#count - 1)
  }

  /** A view says how many pages it has. */
  set count(count: number) {
    this.#count = Math.max(1, count)
  }

  turnTo(page: number): void {
    this.#page = (page + this.#count) % this.#count
    this.#anew()
  }

  next(): void {
    this.turnTo(this.page + 1)
  }

  previous(): void {
    this.turnTo(this.page - 1)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #anew(): void {
    clearInterval(this.#timer)
    this.#timer = setInterval(() => {
      if (!this.stopped && !this.held && this.#count > 1) this.next()
    }, pageMs)
  }
}
