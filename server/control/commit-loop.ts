// One group commit per tick for all events of the process. A quiet server commits at once (leading edge); a busy one
// at the tick, and never before the last commit has ended. What can wait a while is taken along by the next one.
import type { AppendResult, Batch, Clock, Journal, Log, Meter, Timers } from '../ports.ts'

export interface Committer {
  /** What is queued now, sealed and in order; null when there is nothing. */
  take(): Batch | null
  settle(batch: Batch, result: AppendResult): void
}

const restMs = 250

export class CommitLoop {
  readonly #journal: Journal
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #log: Log
  readonly #meter: Meter
  readonly #tickMs: number
  /** How long each can wait to be taken, ms. */
  readonly #waiting = new Map<Committer, number>()
  #running = false
  #armed: { atMs: number; cancel: () => void } | null = null
  #lastBegan = -Infinity

  constructor(parts: { journal: Journal; clock: Clock; timers: Timers; log: Log; meter: Meter; tickMs: number }) {
    this.#journal = parts.journal
    this.#clock = parts.clock
    this.#timers = parts.timers
    this.#log = parts.log
    this.#meter = parts.meter
    this.#tickMs = parts.tickMs
  }

  /** Something was queued, and is to be taken within so long. Never commits within the call. */
  wake(committer: Committer, withinMs = 0): void {
    this.#waiting.set(committer, Math.min(this.#waiting.get(committer) ?? Infinity, withinMs))
    this.#arm()
  }

  /** Resolves when nothing is queued or under way. */
  async idle(): Promise<void> {
    while (this.#running || this.#armed || this.#waiting.size > 0) {
      await new Promise<void>((resolve) => { this.#timers.after(this.#tickMs, resolve) })
    }
  }

  #arm(): void {
    if (this.#running || this.#waiting.size === 0) return
    const now = this.#clock.now()
    // A clock that was set back tells nothing about how long ago the last commit was.
    const restedMs = Math.min(Math.max(0, this.#lastBegan + this.#tickMs - now), this.#tickMs)
    const waitMs = Math.max(restedMs, Math.min(...this.#waiting.values()))
    if (this.#armed && this.#armed.atMs <= now + waitMs) return
    this.#armed?.cancel()
    this.#armed = { atMs: now + waitMs, cancel: this.#timers.after(waitMs, () => void this.#run()) }
  }

  /** Resolves a while later: for who asks again what could not be answered. */
  rest(): Promise<void> {
    return new Promise((resolve) => { this.#timers.after(restMs, resolve) })
  }

  async #run(): Promise<void> {
    this.#armed = null
    this.#running = true
    this.#lastBegan = this.#clock.now()
    const work = [...this.#waiting.keys()].flatMap((committer) => {
      const batch = committer.take()
      return batch ? [{ committer, batch }] : []
    })
    this.#waiting.clear()
    if (work.length > 0) {
      const results = await this.#append(work.map((w) => w.batch))
      work.forEach(({ committer, batch }, i) => this.#settle(committer, batch, results[i] ?? 'unknown'))
    }
    this.#running = false
    this.#arm()
  }

  /** What goes wrong with one event must not stop the others. */
  #settle(committer: Committer, batch: Batch, result: AppendResult): void {
    try {
      committer.settle(batch, result)
    } catch (error) {
      this.#log.error({ error, stream: batch.stream }, 'what was committed could not be handed on')
    }
  }

  async #append(batches: Batch[]): Promise<AppendResult[]> {
    const stop = this.#meter.time('commit')
    try {
      return await this.#journal.append(batches)
    } catch (error) {
      this.#log.error({ error }, 'the journal failed in an unexpected way')
      return batches.map(() => 'unknown')
    } finally {
      stop()
    }
  }
}
