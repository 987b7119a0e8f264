// A connection that comes back after the disk has failed, and commits many things at once.
// What is reported as committed has been fsynced; what is not in doubt and not committed leaves no trace.
import { open } from 'node:fs/promises'
import { backup } from 'node:sqlite'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { primaryCode } from './errors.ts'

export type Outcome<R> = {
  /** no: rolled back. doubtful: the disk failed so late that the commit may be on it. */
  committed: 'yes' | 'no' | 'doubtful'
  /** One for each item: what it gives if the commit holds. */
  results: R[]
}

const ioError = 10
/** A hundred kilobytes. */
const copiedPages = 25
const betweenSyncsMs = 5
const ioErrorWrite = 778

export class Connection<Statements> {
  #open: () => DatabaseSync
  #prepare: (db: DatabaseSync) => Statements
  #current: { db: DatabaseSync; sql: Statements } | null = null

  /** Throws what `open` throws. */
  constructor(open: () => DatabaseSync, prepare: (db: DatabaseSync) => Statements) {
    this.#open = open
    this.#prepare = prepare
    this.use()
  }

  /** Opens again after `lose`; throws while that fails. */
  use(): { db: DatabaseSync; sql: Statements } {
    if (this.#current) return this.#current
    const db = this.#open()
    this.#current = { db, sql: this.#prepare(db) }
    return this.#current
  }

  /** Gives the connection up: the next use reads again what the file says. */
  lose(): void {
    const lost = this.#current
    this.#current = null
    try {
      lost?.db.close()
    } catch {
      // The disk is failing; the operating system takes the file back in any case.
    }
  }

  /** What is committed when it is done, in a file of its own that nothing else is in. In small steps, between which the file is used. */
  async copyTo(path: string): Promise<void> {
    const file = await open(path, 'wx')
    let isDone = false
    const copying = backup(this.use().db, path, { rate: copiedPages })
    copying.catch(() => {}).finally(() => { isDone = true })
    try {
      // Whoever commits waits while the last step syncs: little is left for it.
      for (; !isDone; await wait(betweenSyncsMs)) await file.datasync()
    } finally {
      await copying.catch(() => {})
      await file.close()
    }
    await copying
  }

  /** Empties the WAL into the file. */
  checkpoint(): void {
    const row = this.use().db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    if (row?.['busy'] !== 0) throw new Error('The write-ahead log could not be emptied.')
  }

  /** One commit for all items. An item that throws is rolled back alone and gives `failed`. */
  commitTogether<T, R>(items: readonly T[], apply: (item: T, sql: Statements) => R, failed: R): Outcome<R> {
    const { db, sql } = this.use()
    const results: R[] = []
    let atCommit = false
    try {
      db.exec('BEGIN IMMEDIATE')
      for (const item of items) results.push(applyOne(db, () => apply(item, sql), failed))
      atCommit = true
      db.exec('COMMIT')
      return { committed: 'yes', results }
    } catch (error) {
      rollback(db)
      // A transaction that cannot even be ended would be in the way for ever.
      if (db.isTransaction) this.lose()
      return { committed: atCommit && isDoubtful(error) ? 'doubtful' : 'no', results: items.map((_, index) => results[index] ?? failed) }
    }
  }
}

function applyOne<R>(db: DatabaseSync, apply: () => R, failed: R): R {
  db.exec('SAVEPOINT item')
  try {
    const result = apply()
    db.exec('RELEASE item')
    return result
  } catch (error) {
    // A failing disk can end the whole transaction; then there is nothing to go on with.
    if (!db.isTransaction) throw error
    db.exec('ROLLBACK TO item; RELEASE item')
    return failed
  }
}

function rollback(db: DatabaseSync): void {
  try {
    if (db.isTransaction) db.exec('ROLLBACK')
  } catch {
    // Without a transaction there is nothing to roll back, and SQLite has ended it itself.
  }
}

/** A write that failed is not on disk; a failed fsync, after all was written, says nothing. */
function isDoubtful(error: unknown): boolean {
  return primaryCode(error) === ioError && (error as { errcode?: number }).errcode !== ioErrorWrite
}
