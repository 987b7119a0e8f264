// The ballot box in SQLite, in a file and a thread of its own. Puts that arrive during a commit share the next one.
import type { BallotBox, BallotRow, FinishedBallot, KeptUnder, PutResult } from '../../ports.ts'
import type { BallotStore, Put } from './ballot-store.ts'
import { StoreThread } from './store-thread.ts'

type Waiting = Put & { resolve: (result: PutResult) => void }

export class SqliteBallotBox implements BallotBox {
  #thread: StoreThread<BallotStore>
  #waiting: Waiting[] = []
  #committing = 0

  /** Opens or creates ballots.db in `folder`; rejects with a DataError when that can't be. */
  static async open(folder: string): Promise<SqliteBallotBox> {
    return new SqliteBallotBox(await StoreThread.open<BallotStore>({ store: 'ballots', folder }))
  }

  constructor(thread: StoreThread<BallotStore>) {
    this.#thread = thread
  }

  put(questionKey: string, row: BallotRow): Promise<PutResult> {
    return new Promise((resolve) => {
      this.#waiting.push({ questionKey, row, resolve })
      if (this.#committing === 0) void this.#commit()
    })
  }

  async rows(questionKey: string): Promise<BallotRow[]> {
    void this.#commit()
    return this.#thread.call('rows', questionKey)
  }

  async remove(questionKey: string, pseudonym: string): Promise<boolean> {
    void this.#commit()
    return this.#thread.call('removeOne', questionKey, pseudonym).catch(() => false)
  }

  async finish(questionKey: string, kept: KeptUnder = {}): Promise<void> {
    void this.#commit()
    return this.#thread.call('finish', questionKey, kept)
  }

  async finished(questionKey: string): Promise<FinishedBallot[] | null> {
    return this.#thread.call('finished', questionKey)
  }

  async receipts(questionKey: string): Promise<string[] | null> {
    return this.#thread.call('receipts', questionKey)
  }

  async adopt(questionKey: string, ballots: readonly FinishedBallot[], receipts: readonly string[] | null): Promise<void> {
    return this.#thread.call('adopt', questionKey, ballots, receipts)
  }

  /** For a backup: a whole copy, in a file that is not there yet. */
  copyTo(path: string): Promise<void> {
    void this.#commit()
    return this.#thread.call('copyTo', path)
  }

  close(): Promise<void> {
    void this.#commit()
    return this.#thread.close()
  }

  /** Sends what waits; the thread takes it before anything that is called later. */
  async #commit(): Promise<void> {
    const batch = this.#waiting.splice(0)
    if (batch.length === 0) return
    this.#committing += 1
    const puts = batch.map(({ questionKey, row }) => ({ questionKey, row }))
    const results = await this.#thread.call('putAll', puts).catch(() => [])
    this.#committing -= 1
    batch.forEach(({ resolve }, index) => resolve(results[index] ?? { result: 'unavailable' }))
    if (this.#committing === 0) void this.#commit()
  }
}
