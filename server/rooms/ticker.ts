// When a room's next pass goes out: at once in a quiet room, otherwise at the tick, which grows with the room. In a large one
// the pass is put off until what has waited longest may wait no more, so that each takes along as much as it can. A pass that
// has not ended holds the next one back, so that a slow machine falls into longer ticks and never into a queue.
import type { Clock, Timers } from '../ports.ts'

const quickestMs = 25
/** As long as its passes are short, a large room's tick is no longer than this. */
const unnoticedMs = 65
const slowestMs = 200
/** Writing to somebody costs the kernel about 10 µs: writes, not edits, are what is budgeted. */
const growingMs = 0.04
/** Two and a half times the length of a pass, so that one room never takes more than 40 % of a core. */
const sparingMs = 0.025

export function tickMs(people: number): number {
  return Math.max(Math.min(quickestMs + people * growingMs, unnoticedMs), Math.min(people * sparingMs, slowestMs))
}

/** So few people are written to without a thought for what it costs. */
const fewPeople = 200
const holdingMs = 0.1
const unfeltMs = 85
const unfeltGrowingMs = 0.005
/** What a pass takes is averaged over about so many. */
const remembered = 8

/**
 * How long words wait for more to come in a large room, so that each pass takes along as much as it can. They are to be with
 * everybody in less than a tenth of a second, or a little more in a very large room; `passMs` of it goes to commit and writing.
 */
export function holdMs(people: number, passMs: number): number {
  return Math.max(0, Math.min((people - fewPeople) * holdingMs, unfeltMs + people * unfeltGrowingMs - passMs))
}

export class Ticker {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #people: () => number
  readonly #pass: (ended: () => void) => void
  #lastBeganMs = -Infinity
  #running = false
  /** From the beginning of a pass to its end, lately. */
  #passMs = 0
  /** Asked for while a pass was running. */
  #next: { sinceMs: number; waitMs: number } | null = null
  #armed: { atMs: number; cancel: () => void } | null = null

  /** `pass` calls `ended` when its last byte is handed on, in its own turn or a later one. */
  constructor(parts: { clock: Clock; timers: Timers; people: () => number; pass: (ended: () => void) => void }) {
    this.#clock = parts.clock
    this.#timers = parts.timers
    this.#people = parts.people
    this.#pass = parts.pass
  }

  /** Something waits to go out, from `inMs` on. `patience`: how much longer than words it can wait for more to come. */
  due(inMs = 0, patience = 1): void {
    const now = this.#clock.now()
    const sinceMs = now - this.#lastBeganMs
    const [tick, hold] = [tickMs(this.#people()), holdMs(this.#people(), this.#passMs)]
    // A clock that was set back tells nothing about how long ago the last pass was.
    const isQuiet = !this.#running && (sinceMs < 0 || sinceMs >= tick + hold)
    const waitMs = Math.max(inMs, isQuiet ? 0 : Math.max(tick - sinceMs, hold * patience))
    if (!this.#running) return this.#runIn(waitMs)
    if (!this.#next || this.#next.sinceMs + this.#next.waitMs > now + waitMs) this.#next = { sinceMs: now, waitMs }
  }

  stop(): void {
    this.#armed?.cancel()
    this.#armed = null
    this.#running = true
  }

  #runIn(waitMs: number): void {
    if (waitMs <= 0) return this.#run()
    const atMs = this.#clock.now() + waitMs
    if (this.#armed && this.#armed.atMs <= atMs) return
    this.#armed?.cancel()
    this.#armed = { atMs, cancel: this.#timers.after(waitMs, () => this.#run()) }
  }

  #run(): void {
    this.#armed?.cancel()
    this.#armed = null
    this.#running = true
    this.#lastBeganMs = this.#clock.now()
    this.#pass(() => {
      this.#running = false
      const now = this.#clock.now()
      this.#passMs += (Math.max(0, now - this.#lastBeganMs) - this.#passMs) / remembered
      const next = this.#next
      this.#next = null
      if (next) this.#runIn(next.waitMs - Math.max(0, now - next.sinceMs))
    })
  }
}
