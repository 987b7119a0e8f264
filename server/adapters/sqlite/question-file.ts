// Ballots of one question while they can change, in a file of its own: at the end all of it goes away together, so that nothing has to be
// written anew for it, and nothing tells who cast what, or in which order.
import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { BallotRow, PutResult } from '../../ports.ts'
import type { Format } from './database.ts'

export const questionFormat: Format = {
  file: 'question.db',
  applicationId: 0x504c4e71,
  pragmas: 'PRAGMA secure_delete = ON',
  migrations: [
    `CREATE TABLE ballots (
      pseudonym TEXT PRIMARY KEY,
      revision INTEGER NOT NULL,
      idempotency_key TEXT NOT NULL,
      group_name TEXT,
      ballot TEXT NOT NULL,
      receipt TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
}

export type QuestionStatements = ReturnType<typeof prepareQuestion>

export function prepareQuestion(db: DatabaseSync) {
  return {
    row: db.prepare('SELECT * FROM ballots WHERE pseudonym = ?'),
    page: db.prepare('SELECT * FROM ballots WHERE pseudonym >= ? ORDER BY pseudonym LIMIT ?'),
    put: db.prepare(`INSERT OR REPLACE INTO ballots
      (pseudonym, revision, idempotency_key, group_name, ballot, receipt) VALUES (?, ?, ?, ?, ?, ?)`),
    remove: db.prepare('DELETE FROM ballots WHERE pseudonym = ?'),
  }
}

export function putOne(row: BallotRow, sql: QuestionStatements): PutResult {
  const found = sql.row.get(row.pseudonym)
  const stored = found && rowOf(found)
  if (stored && stored.idempotencyKey === row.idempotencyKey) return { result: 'same', row: stored }
  if (stored && row.revision <= stored.revision) return { result: 'stale', row: stored }
  sql.put.run(row.pseudonym, row.revision, row.idempotencyKey, row.group, row.ballot, row.receipt)
  return { result: 'stored', row }
}

export function rowOf(row: Record<string, SQLOutputValue>): BallotRow {
  return {
    pseudonym: String(row['pseudonym']),
    revision: Number(row['revision']),
    idempotencyKey: String(row['idempotency_key']),
    group: row['group_name'] === null ? null : String(row['group_name']),
    ballot: String(row['ballot']),
    receipt: String(row['receipt']),
  }
}

/** In one piece. */
export const shreddedBytes = 1024 * 1024

/** Overwrites and removes a file that nobody has open, a piece a call; true when it is gone. */
export function shredPiece(path: string, from: number): boolean {
  if (!existsSync(path)) return true
  const bytes = statSync(path).size
  if (from < bytes) {
    const file = openSync(path, 'r+')
    try {
      writeSync(file, new Uint8Array(Math.min(shreddedBytes, bytes - from)), 0, undefined, from)
      fdatasyncSync(file)
    } finally {
      closeSync(file)
    }
    return false
  }
  for (const name of [`${path}-wal`, path]) rmSync(name, { force: true })
  syncFolder(dirname(path))
  return true
}

/** What came into it, or went, is on disk. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
