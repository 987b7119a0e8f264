// Timers that go off only when a test moves time, in the order in which they are due; the clock shows their hour when they do.
import type { Timers } from '../../server/ports.ts'
import { TestClock } from './clock.ts'

type Timer = { dueMs: number; call: () => void }

export class TestTimers implements Timers {
  readonly clock: TestClock
  #timers: Timer[] = []

  constructor(clock = new TestClock()) {
    this.clock = clock
  }

  get waiting(): number {
    return this.#timers.length
  }

  after(ms: number, call: () => void): () => void {
    const timer = { dueMs: this.clock.now() + Math.max(ms, 0), call }
    // Timers due at the same moment keep the order in which they were set.
    const later = this.#timers.findIndex((other) => other.dueMs > timer.dueMs)
    this.#timers.splice(later === -1 ? this.#timers.length : later, 0, timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Moves the clock on, calling what falls due on the way, also what those calls set. */
  advance(ms: number): void {
    const untilMs = this.clock.now() + ms
    for (let next = this.#timers[0]; next && next.dueMs <= untilMs; next = this.#timers[0]) {
      this.#timers.shift()
      this.clock.set(Math.max(next.dueMs, this.clock.now()))
      next.call()
    }
    this.clock.set(untilMs)
  }

  /** Calls the one that is due first, however far off it is. */
  runNext(): void {
    const next = this.#timers[0]
    if (!next) throw new Error('No timer is set.')
    this.advance(Math.max(next.dueMs - this.clock.now(), 0))
  }
}
