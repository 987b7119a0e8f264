// One group commit per tick for all events of the process. A quiet server commits at once (leading edge); a busy one
// at the tick, and never before the last commit has ended.
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
  readonly #waiting = new Set<Committer>()
  #running = false
  #armed = false
  #lastBegan = -Infinity

  constructor(parts: { journal: Journal; clock: Clock; timers: Timers; log: Log; meter: Meter; tickMs: number }) {
    this.#journal = parts.journal
    this.#clock = parts.clock
    this.#timers = parts.timers
    this.#log = parts.log
    this.#meter = parts.meter
    this.#tickMs = parts.tickMs
  }

  /** Something was queued. Never commits within the call. */
  wake(committer: Committer): void {
    this.#waiting.add(committer)
    this.#arm()
  }

  /** Resolves when nothing is queued or under way. */
  async idle(): Promise<void> {
    while (this.#running || this.#armed || this.#waiting.size > 0) {
      await new Promise<void>((resolve) => { this.#timers.after(this.#tickMs, resolve) })
    }
  }

  #arm(): void {
    if (this.#running || this.#armed || this.#waiting.size === 0) return
    this.#armed = true
    const wait = Math.max(0, this.#lastBegan + this.#tickMs - this.#clock.now())
    this.#timers.after(Math.min(wait, this.#tickMs), () => {
      this.#armed = false
      void this.#run()
    })
  }

  /** Resolves a while later: for who asks again what could not be answered. */
  rest(): Promise<void> {
    return new Promise((resolve) => { this.#timers.after(restMs, resolve) })
  }

  async #run(): Promise<void> {
    this.#running = true
    this.#lastBegan = this.#clock.now()
    const work = [...this.#waiting].flatMap((committer) => {
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
