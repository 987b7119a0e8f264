// Why the data can't be used, in words for the person who starts the server.
// SQLite's own codes: https://www.sqlite.org/rescode.html
export type DataErrorCode = 'data-newer' | 'data-foreign' | 'data-locked' | 'data-readonly'

export class DataError extends Error {
  readonly code: DataErrorCode

  constructor(code: DataErrorCode, message: string) {
    super(message)
    this.name = 'DataError'
    this.code = code
  }
}

const sqliteFull = 13
const sqliteMeanings: Record<number, DataErrorCode> = {
  5: 'data-locked',
  6: 'data-locked',
  8: 'data-readonly',
  10: 'data-readonly',
  11: 'data-foreign',
  [sqliteFull]: 'data-readonly',
  14: 'data-readonly',
  26: 'data-foreign',
}

const explanations: Record<DataErrorCode, (path: string, reason: string) => string> = {
  'data-newer': (path, reason) =>
    `${path} was written by a newer version of Plenary (${reason}). It has not been changed. `
    + 'Start that version or a later one, or set DATA_DIR to another folder.',
  'data-foreign': (path, reason) =>
    `${path} can't be read as data of Plenary (${reason}). It has not been changed. `
    + 'Move it away, put back a backup, or set DATA_DIR to another folder.',
  'data-locked': (path) =>
    `${path} is in use by another process: is Plenary already running on this folder? `
    + 'Stop the other one first, or set DATA_DIR to another folder.',
  'data-readonly': (path, reason) =>
    `${path} can't be written (${reason}). Give this user the right to write there, make room on the disk, `
    + 'or set DATA_DIR to another folder.',
}

export function dataError(code: DataErrorCode, path: string, reason: string): DataError {
  return new DataError(code, explanations[code](path, reason))
}

/** What went wrong while opening `path`, as a DataError where SQLite or the file system says enough. */
export function explain(error: unknown, path: string): unknown {
  if (error instanceof DataError || !(error instanceof Error)) return error
  const code = primaryCode(error)
  if (code !== null) {
    const meaning = sqliteMeanings[code]
    return meaning ? dataError(meaning, path, error.message) : error
  }
  if ('code' in error && 'syscall' in error) return dataError('data-readonly', path, error.message)
  return error
}

/** SQLite's primary result code of an error, without the detail of the extended one; null if it is another kind of error. */
export function primaryCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return error.errcode & 0xff
}
