// When a room's next pass goes out: at once in a quiet room, otherwise at the tick, which grows with the room. A pass
// that has not ended holds the next one back, so that a slow machine falls into longer ticks and never into a queue.
import type { Clock, Timers } from '../ports.ts'

const quickestMs = 25
/** What a large room waits at most, as long as its passes are short: with commit and pass, under a tenth of a second. */
const unnoticedMs = 65
const slowestMs = 200
/** Writing to somebody costs the kernel about 10 µs: writes, not edits, are what is budgeted. */
const growingMs = 0.04
/** Two and a half times the length of a pass, so that one room never takes more than 40 % of a core. */
const sparingMs = 0.025

export function tickMs(people: number): number {
  return Math.max(Math.min(quickestMs + people * growingMs, unnoticedMs), Math.min(people * sparingMs, slowestMs))
}

export class Ticker {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #people: () => number
  readonly #pass: (ended: () => void) => void
  #lastBeganMs = -Infinity
  #running = false
  /** Asked for while a pass was running: so long after its end. */
  #nextInMs: number | null = null
  #armed: { atMs: number; cancel: () => void } | null = null

  /** `pass` calls `ended` when its last byte is handed on, in its own turn or a later one. */
  constructor(parts: { clock: Clock; timers: Timers; people: () => number; pass: (ended: () => void) => void }) {
    this.#clock = parts.clock
    this.#timers = parts.timers
    this.#people = parts.people
    this.#pass = parts.pass
  }

  /** Something waits to go out, from `inMs` on. */
  due(inMs = 0): void {
    if (this.#running) {
      this.#nextInMs = Math.min(this.#nextInMs ?? Infinity, inMs)
      return
    }
    const now = this.#clock.now()
    const sinceMs = now - this.#lastBeganMs
    // A clock that was set back tells nothing about how long ago the last pass was.
    const waitMs = Math.max(inMs, sinceMs >= 0 ? tickMs(this.#people()) - sinceMs : 0)
    if (waitMs <= 0) return this.#run()
    if (this.#armed && this.#armed.atMs <= now + waitMs) return
    this.#armed?.cancel()
    this.#armed = { atMs: now + waitMs, cancel: this.#timers.after(waitMs, () => this.#run()) }
  }

  stop(): void {
    this.#armed?.cancel()
    this.#armed = null
    this.#running = true
  }

  #run(): void {
    this.#armed?.cancel()
    this.#armed = null
    this.#running = true
    this.#lastBeganMs = this.#clock.now()
    this.#pass(() => {
      this.#running = false
      const nextInMs = this.#nextInMs
      this.#nextInMs = null
      if (nextInMs !== null) this.due(nextInMs)
    })
  }
}
