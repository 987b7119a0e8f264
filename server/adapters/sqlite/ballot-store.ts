// The ballot box's tables and every statement on them. Runs in the worker, synchronously.
// After a question is finished, neither the file nor its WAL holds a byte of who cast what, or in which order.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { BallotRow, FinishedBallot, KeptUnder, PutResult } from '../../ports.ts'
import { Connection } from './connection.ts'
import type { Format } from './database.ts'
import { contentOf, finishedBallots, finishedContent, finishedReceipts } from './finished-ballots.ts'

export const ballotFormat: Format = {
  file: 'ballots.db',
  next: 'token-secret',
  applicationId: 0x504c4e62,
  // VACUUM writes a copy of everything to a temporary database: in memory that leaves no file behind.
  pragmas: 'PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY',
  migrations: [
    `CREATE TABLE ballots (
      question_key TEXT NOT NULL,
      pseudonym TEXT NOT NULL,
      revision INTEGER NOT NULL,
      idempotency_key TEXT NOT NULL,
      group_name TEXT,
      ballot TEXT NOT NULL,
      receipt TEXT NOT NULL,
      PRIMARY KEY (question_key, pseudonym)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finished (
      question_key TEXT PRIMARY KEY,
      content TEXT NOT NULL,
      scrubbed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
}

export type Put = { questionKey: string; row: BallotRow }

const unavailable: PutResult = { result: 'unavailable' }

export class BallotStore {
  #connection: Connection<Statements>

  /** Also removes the traces that a server killed in the middle of `finish` left. */
  constructor(open: () => DatabaseSync) {
    this.#connection = new Connection(open, prepare)
    if (this.#connection.use().sql.unscrubbed.get()) this.#scrub()
  }

  /** One commit for all. */
  putAll(puts: Put[]): PutResult[] {
    try {
      const { committed, results } = this.#connection.commitTogether(puts, putOne, unavailable)
      if (committed === 'yes') return results
      // In doubt, the voter sends the ballot again, and its idempotency key tells whether it is there.
      if (committed === 'doubtful') this.#connection.lose()
    } catch {
      // The file can't be opened again yet.
    }
    return puts.map(() => unavailable)
  }

  rows(questionKey: string): BallotRow[] {
    return this.#connection.use().sql.rows.all(questionKey).map(rowOf)
  }

  removeOne(questionKey: string, pseudonym: string): boolean {
    try {
      const { committed, results } = this.#connection.commitTogether([{ questionKey, pseudonym }], removeOne, false)
      if (committed === 'doubtful') this.#connection.lose()
      return committed === 'yes' && results[0] === true
    } catch {
      return false
    }
  }

  /** Throws when the disk fails; calling it again goes on where it stopped. */
  finish(questionKey: string, kept: KeptUnder = {}): void {
    const { committed, results } = this.#connection.commitTogether([{ questionKey, kept }], closeQuestion, 'failed')
    if (committed === 'doubtful') this.#connection.lose()
    if (committed !== 'yes' || results[0] === 'failed') throw new Error('The ballot box can\'t be written at the moment.')
    if (results[0] === 'unscrubbed') this.#scrub()
  }

  finished(questionKey: string): FinishedBallot[] | null {
    const row = this.#connection.use().sql.finished.get(questionKey)
    return row ? finishedBallots(String(row['content'])) : null
  }

  receipts(questionKey: string): string[] | null {
    const row = this.#connection.use().sql.finished.get(questionKey)
    return row ? finishedReceipts(String(row['content'])) : null
  }

  /** Throws when the disk fails. */
  adopt(questionKey: string, ballots: readonly FinishedBallot[], receipts: readonly string[] | null): void {
    const { committed, results } = this.#connection.commitTogether([contentOf(ballots, receipts)], (content, sql) => {
      sql.adopt.run(questionKey, content)
      return true
    }, false)
    if (committed === 'doubtful') this.#connection.lose()
    if (committed !== 'yes' || !results[0]) throw new Error('The ballot box can\'t be written at the moment.')
  }

  /** A whole copy as it is now, in a file that is not there yet. */
  copyTo(path: string): void {
    this.#connection.copyTo(path)
  }

  close(): void {
    this.#connection.lose()
  }

  #scrub(): void {
    this.#connection.checkpoint()
    const { db, sql } = this.#connection.use()
    db.exec('VACUUM')
    this.#connection.checkpoint()
    sql.markScrubbed.run()
    this.#connection.checkpoint()
  }
}

type Statements = ReturnType<typeof prepare>

function prepare(db: DatabaseSync) {
  return {
    row: db.prepare('SELECT * FROM ballots WHERE question_key = ? AND pseudonym = ?'),
    rows: db.prepare('SELECT * FROM ballots WHERE question_key = ? ORDER BY pseudonym'),
    put: db.prepare(`INSERT OR REPLACE INTO ballots
      (question_key, pseudonym, revision, idempotency_key, group_name, ballot, receipt) VALUES (?, ?, ?, ?, ?, ?, ?)`),
    remove: db.prepare('DELETE FROM ballots WHERE question_key = ?'),
    removeOne: db.prepare('DELETE FROM ballots WHERE question_key = ? AND pseudonym = ?'),
    finished: db.prepare('SELECT content, scrubbed FROM finished WHERE question_key = ?'),
    finish: db.prepare('INSERT INTO finished (question_key, content, scrubbed) VALUES (?, ?, 0)'),
    adopt: db.prepare('INSERT OR IGNORE INTO finished (question_key, content, scrubbed) VALUES (?, ?, 1)'),
    unscrubbed: db.prepare('SELECT 1 FROM finished WHERE scrubbed = 0'),
    markScrubbed: db.prepare('UPDATE finished SET scrubbed = 1 WHERE scrubbed = 0'),
  }
}

function putOne({ questionKey, row }: Put, sql: Statements): PutResult {
  if (sql.finished.get(questionKey)) return unavailable
  const found = sql.row.get(questionKey, row.pseudonym)
  const stored = found && rowOf(found)
  if (stored && stored.idempotencyKey === row.idempotencyKey) return { result: 'same', row: stored }
  if (stored && row.revision <= stored.revision) return { result: 'stale', row: stored }
  sql.put.run(questionKey, row.pseudonym, row.revision, row.idempotencyKey, row.group, row.ballot, row.receipt)
  return { result: 'stored', row }
}

function removeOne({ questionKey, pseudonym }: { questionKey: string; pseudonym: string }, sql: Statements): boolean {
  if (sql.finished.get(questionKey)) return false
  sql.removeOne.run(questionKey, pseudonym)
  return true
}

function closeQuestion({ questionKey, kept }: { questionKey: string; kept: KeptUnder }, sql: Statements): 'unscrubbed' | 'scrubbed' {
  const found = sql.finished.get(questionKey)
  if (found) return found['scrubbed'] === 1 ? 'scrubbed' : 'unscrubbed'
  sql.finish.run(questionKey, finishedContent(sql.rows.all(questionKey).map(rowOf), kept))
  sql.remove.run(questionKey)
  return 'unscrubbed'
}

function rowOf(row: Record<string, SQLOutputValue>): BallotRow {
  return {
    pseudonym: String(row['pseudonym']),
    revision: Number(row['revision']),
    idempotencyKey: String(row['idempotency_key']),
    group: row['group_name'] === null ? null : String(row['group_name']),
    ballot: String(row['ballot']),
    receipt: String(row['receipt']),
  }
}
