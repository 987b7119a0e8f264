// Preloaded into a server under test: its databases fail to commit in the way that a file names, for as long as it does.
// Only COMMIT is touched, and openings: what SQLite and the adapters make of it is their own.
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/**
 * full: no room left. readonly: remounted so. slow: every fsync takes a second. held: no fsync ends before the fault does.
 * unsynced: what is written reaches the disk, but the fsync fails, and nothing can be opened.
 */
export type Fault = 'none' | 'full' | 'readonly' | 'slow' | 'held' | 'unsynced'

const file = process.env['PLENARY_TEST_FAULT']
const slowMs = 1_000
const lookMs = 5
const [readonlyCode, fullCode, fsyncCode, openCode] = [8, 13, 1034, 14]

if (file !== undefined) {
  const exec = DatabaseSync.prototype.exec
  DatabaseSync.prototype.exec = function (sql: string): void {
    const begins = sql.startsWith('BEGIN IMMEDIATE')
    if (!begins && sql !== 'COMMIT') return exec.call(this, sql)
    const fault = faultNow(file)
    if (begins) {
      if (fault === 'readonly') throw failure('attempt to write a readonly database', readonlyCode)
      // More than the word itself: a database is being opened.
      if (fault === 'unsynced' && sql !== 'BEGIN IMMEDIATE') throw failure('unable to open database file', openCode)
      return exec.call(this, sql)
    }
    if (fault === 'full') throw failure('database or disk is full', fullCode)
    if (fault === 'slow') sleep(slowMs)
    while (faultNow(file) === 'held') sleep(lookMs)
    exec.call(this, sql)
    if (fault === 'unsynced') throw failure('disk I/O error', fsyncCode)
  }
}

function faultNow(path: string): string {
  return readFileSync(path, 'utf8').trim()
}

function failure(message: string, errcode: number): Error {
  return Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode })
}

/** Blocks this thread, as a disk would. */
function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
