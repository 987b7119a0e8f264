// The journal in SQLite: every append is one commit and one fsync, in a thread of its own.
import type { AppendResult, Batch, Checkpoint, Journal, Ownership, RedactResult, Redaction, StoredEntry } from '../../ports.ts'
import type { JournalStore } from './journal-store.ts'
import { StoreThread, ThreadLost } from './store-thread.ts'

/** In one commit; those of others come between. */
const redactedAtOnce = 250

export class SqliteJournal implements Journal, Ownership {
  #thread: StoreThread<JournalStore>

  /** Opens or creates journal.db in `folder`; rejects with a DataError when that can't be. */
  static async open(folder: string): Promise<SqliteJournal> {
    return new SqliteJournal(await StoreThread.open<JournalStore>({ store: 'journal', folder }))
  }

  constructor(thread: StoreThread<JournalStore>) {
    this.#thread = thread
  }

  async append(batches: Batch[]): Promise<AppendResult[]> {
    try {
      return await this.#thread.call('append', batches.map(compact))
    } catch (error) {
      return batches.map(() => (error instanceof ThreadLost ? 'unknown' : 'unavailable'))
    }
  }

  read(stream: string, from: number, limit: number, mostBytes = Infinity): Promise<StoredEntry[]> {
    return this.#thread.call('read', stream, from, limit, mostBytes)
  }

  async redact(stream: string, fence: number, redactions: readonly Redaction[]): Promise<RedactResult> {
    // The newest first: where an entry is missing, it is found out before anything is done.
    const left = [...redactions].sort((a, b) => b.seq - a.seq).map(({ seq, payload, salt, erasedHash }) => (
      { seq, payload: own(payload), salt: own(salt), erasedHash: own(erasedHash) }
    ))
    try {
      do {
        const result = await this.#thread.call('redact', stream, fence, left.splice(0, redactedAtOnce))
        if (result !== 'ok') return result
      } while (left.length > 0)
      return 'ok'
    } catch {
      return 'unavailable'
    }
  }

  async saveCheckpoint(stream: string, checkpoint: Checkpoint): Promise<boolean> {
    try {
      return await this.#thread.call('saveCheckpoint', stream, { ...checkpoint, hash: own(checkpoint.hash), payload: own(checkpoint.payload) })
    } catch {
      return false
    }
  }

  checkpoint(stream: string): Promise<Checkpoint | null> {
    return this.#thread.call('checkpoint', stream)
  }

  streams(): Promise<{ stream: string; seq: number }[]> {
    return this.#thread.call('streams')
  }

  acquire(stream: string): Promise<number> {
    return this.#thread.call('acquire', stream)
  }

  /** For a backup: a whole copy, in a file that is not there yet. */
  copyTo(path: string): Promise<void> {
    return this.#thread.call('copyTo', path)
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}

/** A message to a thread copies the whole buffer behind a view, so views of larger buffers are cut out first. */
function compact(batch: Batch): Batch {
  const entries = batch.entries.map((entry) => ({
    ...entry, payload: own(entry.payload), salt: own(entry.salt), hash: own(entry.hash),
  }))
  return { ...batch, entries }
}

function own(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}
