// The ballot box in SQLite, in files and a thread of its own. Puts that arrive during a commit share the next one. What takes long (finishing a
// question, reading all of it) is done a piece at a time, between which ballots of others are saved.
import type { BallotBox, BallotRow, FinishedBallot, KeptUnder, PutResult } from '../../ports.ts'
import type { BallotStore, Put } from './ballot-store.ts'
import { shreddedBytes } from './question-file.ts'
import { StoreThread } from './store-thread.ts'

type Waiting = Put & { resolve: (result: PutResult) => void }

const givenAtOnce = 1_000

export class SqliteBallotBox implements BallotBox {
  #thread: StoreThread<BallotStore>
  #waiting: Waiting[] = []
  #committing = 0
  /** By question. */
  #finishing = new Map<string, Promise<void>>()

  /** Opens or creates the files in `folder`, and removes what a server killed in the middle of `finish` left; rejects with a DataError when that can't be. */
  static async open(folder: string): Promise<SqliteBallotBox> {
    const box = new SqliteBallotBox(await StoreThread.open<BallotStore>({ store: 'ballots', folder }))
    for (const questionKey of await box.#thread.call('leftOver')) await box.#shred(questionKey)
    return box
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
    const rows: BallotRow[] = []
    for (let from = ''; ;) {
      const page = await this.#thread.call('page', questionKey, from)
      if (page.length === 0) return rows
      rows.push(...page)
      from = `${page.at(-1)!.pseudonym}\0`
    }
  }

  async remove(questionKey: string, pseudonym: string): Promise<boolean> {
    void this.#commit()
    return this.#thread.call('removeOne', questionKey, pseudonym).catch(() => false)
  }

  finish(questionKey: string, kept: KeptUnder = {}): Promise<void> {
    void this.#commit()
    return this.#once(questionKey, () => this.#finish(questionKey, kept))
  }

  adopt(questionKey: string, ballots: readonly FinishedBallot[], receipts: readonly string[] | null): Promise<void> {
    return this.#once(questionKey, () => this.#finish(questionKey, receipts ? { receipts: true } : {}, { ballots, receipts: receipts ?? [] }))
  }

  async finished(questionKey: string): Promise<FinishedBallot[] | null> {
    return await this.#thread.call('isFinished', questionKey) ? allParts((part) => this.#thread.call('ballots', questionKey, part)) : null
  }

  async receipts(questionKey: string): Promise<string[] | null> {
    return await this.#thread.call('hasReceipts', questionKey) ? allParts((part) => this.#thread.call('receipts', questionKey, part)) : null
  }

  /** For a backup: a copy of all files, in a folder where they are not yet. */
  copyTo(folder: string): Promise<void> {
    void this.#commit()
    return this.#thread.call('copyTo', folder)
  }

  close(): Promise<void> {
    void this.#commit()
    return this.#thread.close()
  }

  /** Whoever asks again while it is done waits for the same. */
  #once(questionKey: string, work: () => Promise<void>): Promise<void> {
    const own = this.#finishing.get(questionKey) ?? work().finally(() => this.#finishing.delete(questionKey))
    this.#finishing.set(questionKey, own)
    return own
  }

  async #finish(questionKey: string, kept: KeptUnder, given?: { ballots: readonly FinishedBallot[]; receipts: readonly string[] }): Promise<void> {
    if (await this.#thread.call('beginFinish', questionKey, kept, given ? 'given' : 'rows')) {
      for (let at = 0; given && at < Math.max(given.ballots.length, given.receipts.length); at += givenAtOnce) {
        await this.#thread.call('give', questionKey, given.ballots.slice(at, at + givenAtOnce), given.receipts.slice(at, at + givenAtOnce))
      }
      while (!await this.#thread.call('finishPiece', questionKey));
    }
    await this.#shred(questionKey)
  }

  async #shred(questionKey: string): Promise<void> {
    for (let from = 0; !await this.#thread.call('shred', questionKey, from); from += shreddedBytes);
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

async function allParts<T>(read: (part: number) => Promise<T[] | null>): Promise<T[]> {
  const all: T[] = []
  for (let part = 0; ; part++) {
    const next = await read(part)
    if (!next) return all
    all.push(...next)
  }
}
