// Opens a database file of ours for one process alone, or says why not without having changed a byte of it.
// The lock is one of the operating system, so it goes with the process, however that ends.
import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { dataError, explain } from './errors.ts'

export type Format = {
  file: string
  /** What a first start makes after this file, so that the two tell whether this one has lost what it had. */
  next?: string
  /** Says in the file's header what kind of file it is. */
  applicationId: number
  /** Statements that lead from version n to n + 1; how many there are is the version written. */
  migrations: readonly string[]
  /** Set on each connection, before anything else. */
  pragmas: string
}

const headerText = 'SQLite format 3\0'
const pageSizeAt = 16

export function openDatabase(path: string, format: Format): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    if (hasContent(path, format)) refuseOthers(path, format)
    return openForWriting(path, format)
  } catch (error) {
    throw explain(error, path)
  }
}

function openForWriting(path: string, format: Format): DatabaseSync {
  const db = new DatabaseSync(path)
  try {
    db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; ${format.pragmas}; PRAGMA journal_mode = WAL`)
    const version = numberOf(db, 'PRAGMA user_version')
    // Written even if nothing is to be migrated: a file that can't be written is found now, not at the first append.
    db.exec(`BEGIN IMMEDIATE; ${format.migrations.slice(version).join('; ')};
      PRAGMA application_id = ${format.applicationId}; PRAGMA user_version = ${format.migrations.length}; COMMIT`)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function refuseOthers(path: string, format: Format): void {
  const { applicationId, version, objects } = readIdentity(path)
  // A server killed in its first moments leaves a file without anything in it.
  if (applicationId === 0 && version === 0 && objects === 0) return
  if (applicationId !== format.applicationId) throw dataError('data-foreign', path, 'it belongs to another program')
  if (version > format.migrations.length) {
    throw dataError('data-newer', path, `its format is ${version}, this version knows ${format.migrations.length}`)
  }
}

/** Reads without a trace: opening for writing would tidy up what a newer version or another program left. */
function readIdentity(path: string): { applicationId: number; version: number; objects: number } {
  const hasWal = existsSync(`${path}-wal`)
  const hadSharedMemory = existsSync(`${path}-shm`)
  const url = pathToFileURL(path)
  if (!hasWal) url.searchParams.set('immutable', '1')
  const db = new DatabaseSync(url, { readOnly: true })
  try {
    return {
      applicationId: numberOf(db, 'PRAGMA application_id'),
      version: numberOf(db, 'PRAGMA user_version'),
      objects: numberOf(db, 'SELECT count(*) FROM sqlite_schema'),
    }
  } finally {
    db.close()
    if (!hadSharedMemory) rmSync(`${path}-shm`, { force: true })
  }
}

/** Whether there is anything in the file; one that has been cut short is refused. */
function hasContent(path: string, format: Format): boolean {
  if (!existsSync(path)) return false
  const header = Buffer.alloc(pageSizeAt + 2)
  const file = openSync(path, 'r')
  let length = 0
  try {
    length = readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  if (length === 0) {
    const full = [`${path}-wal`, ...(format.next ? [join(dirname(path), format.next)] : [])].find((other) => sizeOf(other) > 0)
    if (full) throw dataError('data-foreign', path, `it is empty, though ${basename(full)} is not`)
    return false
  }
  if (header.toString('latin1', 0, headerText.length) !== headerText) throw dataError('data-foreign', path, 'it is not a database')
  // A power cut while the write-ahead log is emptied can leave part of a page, which the log still has whole.
  const pageBytes = header.readUInt16BE(pageSizeAt)
  if (pageBytes > 1 && sizeOf(path) % pageBytes !== 0 && sizeOf(`${path}-wal`) === 0) {
    throw dataError('data-foreign', path, 'its end is missing')
  }
  return true
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function numberOf(db: DatabaseSync, sql: string): number {
  return Number(Object.values(db.prepare(sql).get() ?? {})[0])
}
