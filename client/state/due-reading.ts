// Something that is read from the server anew whenever there is news of it. A reading that is due is done, whatever else happens meanwhile;
// where there was no answer it is due again, ever later.

export type DueReadingParts = {
  /** Resolves to whether there was an answer. One that is not the latest any more is not to be shown. */
  read(isLatest: () => boolean): Promise<boolean>
  /** Calls once after `ms`; the returned function cancels. */
  after(ms: number, call: () => void): () => void
  random(): number
}

const firstRetryMs = 1_000
const slowestRetryMs = 30_000

export class DueReading {
  readonly #parts: DueReadingParts
  #waiting: { for: 'news' | 'retry'; cancel: () => void } | null = null
  #readings = 0
  #failures = 0
  #closed = false

  constructor(parts: DueReadingParts) {
    this.#parts = parts
  }

  now(): void {
    this.#failures = 0
    void this.#read()
  }

  /** Within so long, by chance, so that a thousand phones do not ask at once. What is due for earlier news is not put off by later. */
  soon(withinMs: number): void {
    if (this.#waiting?.for !== 'news') this.#wait('news', this.#parts.random() * withinMs)
  }

  close(): void {
    this.#closed = true
    this.#waiting?.cancel()
  }

  #wait(reason: 'news' | 'retry', ms: number): void {
    this.#waiting?.cancel()
    this.#waiting = this.#closed ? null : { for: reason, cancel: this.#parts.after(ms, () => void this.#read()) }
  }

  async #read(): Promise<void> {
    this.#waiting?.cancel()
    this.#waiting = null
    if (this.#closed) return
    const reading = ++this.#readings
    const isLatest = (): boolean => reading === this.#readings && !this.#closed
    const isAnswered = await this.#parts.read(isLatest)
    if (!isLatest()) return
    this.#failures = isAnswered ? 0 : this.#failures + 1
    if (!isAnswered && !this.#waiting) this.#wait('retry', Math.min(slowestRetryMs, firstRetryMs * 2 ** (this.#failures - 1)) * (0.5 + this.#parts.random() / 2))
  }
}
