// A journal in memory, for tests: it can be told to hold or fail, so that a test decides when a commit happens.
// Appends are carried out in the order of the calls, also after a hold.
import type { AppendResult, Batch, Checkpoint, Journal, Ownership, RedactResult, Redaction, StoredEntry } from '../../ports.ts'

type Failure = { result: AppendResult; written: boolean }

export class MemoryJournal implements Journal, Ownership {
  #streams = new Map<string, StoredEntry[]>()
  #fences = new Map<string, number>()
  #checkpoints = new Map<string, Checkpoint>()
  #failures: Failure[] = []
  #redactFailures: ('unavailable' | 'written')[] = []
  #gate: Promise<void> = Promise.resolve()
  #open: (() => void) | null = null
  #waiting = 0

  /** Appends called but not yet carried out. */
  get waiting(): number {
    return this.#waiting
  }

  /** From now on appends wait for `release`. */
  hold(): void {
    if (this.#open) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#gate = promise
    this.#open = resolve
  }

  release(): void {
    this.#open?.()
    this.#open = null
  }

  /**
   * The next append without a failure of its own gives this for every batch. Nothing is written,
   * unless `written` says so: an 'unknown' whose commit did reach the disk.
   */
  failNext(result: AppendResult, written = false): void {
    this.#failures.push({ result, written })
  }

  /** The next redaction is unavailable: nothing was done, or all of it and nobody knows. */
  failNextRedaction(how: 'unavailable' | 'written'): void {
    this.#redactFailures.push(how)
  }

  async append(batches: Batch[]): Promise<AppendResult[]> {
    const failure = this.#failures.shift()
    const copies = batches.map((batch) => ({ ...batch, entries: batch.entries.map(copyOf) }))
    this.#waiting += 1
    await this.#gate
    this.#waiting -= 1
    if (!failure) return copies.map((batch) => this.#appendOne(batch))
    if (failure.written) for (const batch of copies) this.#appendOne(batch)
    return copies.map(() => failure.result)
  }

  async read(stream: string, from: number, limit: number, mostBytes = Infinity): Promise<StoredEntry[]> {
    const start = Math.max(from, 1) - 1
    const entries = (this.#streams.get(stream) ?? []).slice(start, start + limit)
    let bytes = 0
    const end = entries.findIndex(({ payload }) => (bytes += payload.length) >= mostBytes)
    return (end === -1 ? entries : entries.slice(0, end + 1)).map(copyOf)
  }

  async redact(stream: string, fence: number, redactions: readonly Redaction[]): Promise<RedactResult> {
    const failure = this.#redactFailures.shift()
    if (failure === 'unavailable') return failure
    if (fence < (this.#fences.get(stream) ?? 0)) return 'fenced'
    const stored = this.#streams.get(stream) ?? []
    if (redactions.some(({ seq }) => !stored[seq - 1])) return 'conflict'
    for (const redaction of redactions) stored[redaction.seq - 1] = copyOf({ ...stored[redaction.seq - 1]!, ...redaction })
    this.#checkpoints.delete(stream)
    return failure === 'written' ? 'unavailable' : 'ok'
  }

  async saveCheckpoint(stream: string, checkpoint: Checkpoint): Promise<boolean> {
    const entry = this.#streams.get(stream)?.[checkpoint.seq - 1]
    if (!entry || !Buffer.from(entry.hash).equals(checkpoint.hash)) return false
    this.#checkpoints.set(stream, copyOfCheckpoint(checkpoint))
    return true
  }

  async checkpoint(stream: string): Promise<Checkpoint | null> {
    const checkpoint = this.#checkpoints.get(stream)
    return checkpoint ? copyOfCheckpoint(checkpoint) : null
  }

  async streams(): Promise<{ stream: string; seq: number }[]> {
    return [...this.#streams]
      .map(([stream, entries]) => ({ stream, seq: entries.length }))
      .sort((a, b) => (a.stream < b.stream ? -1 : 1))
  }

  async acquire(stream: string): Promise<number> {
    const fence = (this.#fences.get(stream) ?? 0) + 1
    this.#fences.set(stream, fence)
    return fence
  }

  /** Keeps what is stored: the same journal can serve the server that a test starts next. */
  async close(): Promise<void> {
    this.release()
  }

  #appendOne({ stream, expectedSeq, fence, entries }: Batch): AppendResult {
    if (fence < (this.#fences.get(stream) ?? 0)) return 'fenced'
    const stored = this.#streams.get(stream) ?? []
    if (stored.length !== expectedSeq) return 'conflict'
    if (entries.some((entry, index) => entry.seq !== expectedSeq + index + 1)) return 'conflict'
    if (entries.length > 0) this.#streams.set(stream, stored)
    stored.push(...entries)
    return 'ok'
  }
}

function copyOf(entry: StoredEntry): StoredEntry {
  return {
    ...entry,
    payload: new Uint8Array(entry.payload),
    salt: new Uint8Array(entry.salt),
    hash: new Uint8Array(entry.hash),
    ...(entry.erasedHash && { erasedHash: new Uint8Array(entry.erasedHash) }),
  }
}

function copyOfCheckpoint({ seq, hash, version, payload }: Checkpoint): Checkpoint {
  return { seq, hash: new Uint8Array(hash), version, payload: new Uint8Array(payload) }
}
