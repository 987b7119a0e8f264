// A clock that stands still until a test moves it.
import type { Clock } from '../../server/ports.ts'

/** 1 March 2035, 09:00 UTC. */
export const startMs = Date.UTC(2035, 2, 1, 9)

export class TestClock implements Clock {
  #nowMs: number

  constructor(nowMs = startMs) {
    this.#nowMs = nowMs
  }

  now(): number {
    return this.#nowMs
  }

  /** Timers that are due are not called: move a clock that has timers by `TestTimers.advance`. */
  advance(ms: number): void {
    this.#nowMs += ms
  }

  set(nowMs: number): void {
    this.#nowMs = nowMs
  }
}
