// The thread that reads one file, CSV or XLSX, into rows of text. Whatever the bytes are, it answers once; who started it ends it
// when it takes too long or too much memory.
import { parentPort } from 'node:worker_threads'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/universal'
import type { FileRead, FileToRead } from '../shared/import/file.ts'
import { fileLimits } from '../shared/import/kinds.ts'

const port = parentPort
if (!port) throw new Error('This file runs as a worker.')

/** What a spreadsheet may unpack to, and into how many parts. */
const unpackedBytes = 64 * 1024 * 1024
const zipParts = 500

class Refused extends Error {
  readonly code: 'bad-file' | 'too-large'

  constructor(code: 'bad-file' | 'too-large', message: string) {
    super(message)
    this.code = code
  }
}

port.on('message', ({ bytes }: FileToRead) => void read(bytes).then((answer) => port.postMessage(answer)))

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<FileRead> {
  try {
    const table = isZip(bytes) ? await spreadsheet(bytes) : csv(textOf(bytes))
    while (table.length > 0 && table.at(-1)!.every((cell) => cell.trim() === '')) table.pop()
    if (table.length === 0) throw new Refused('bad-file', 'The file is empty.')
    return { ok: true, table }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code, message: error.message }
    return { ok: false, code: 'bad-file', message: 'The spreadsheet could not be read. Save it again as .xlsx or .csv.' }
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7)
}

/** UTF-8, UTF-16 by its mark or its zeros, or else what old spreadsheets write: Windows-1252. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    throw new Refused('bad-file', 'This is a spreadsheet of the old form (.xls) or one with a password. Save it as .xlsx or .csv.')
  }
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || isZeroAt(bytes, 1) ? 'utf-16le'
    : (bytes[0] === 0xfe && bytes[1] === 0xff) || isZeroAt(bytes, 0) ? 'utf-16be' : null
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  if (bytes.includes(0)) throw new Refused('bad-file', 'This is neither a CSV file nor a spreadsheet (.xlsx).')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Whether every second of the first bytes is zero, as in Western text of two bytes a letter. */
function isZeroAt(bytes: Uint8Array, first: 0 | 1): boolean {
  if (bytes.length < 4) return false
  for (let i = 0; i + 1 < Math.min(bytes.length, 64); i += 2) if (bytes[i + first] !== 0 || bytes[i + 1 - first] === 0) return false
  return true
}

function csv(text: string): string[][] {
  const table: string[][] = []
  let chars = 0
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, errors }) => {
      if (errors.some(({ type }) => type === 'Quotes')) {
        throw new Refused('bad-file', `Row ${table.length + 1}: a quotation mark is opened and never closed, or not doubled inside quotes.`)
      }
      chars = checked(data, table.length + 1, chars)
      table.push(data)
    },
  })
  return table
}

/** The one of comma, semicolon, tab and bar that the header has most of. */
function delimiterOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text.slice(0, 100_000))?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const times = (delimiter: string): number => header.split(delimiter).length
  return [',', ';', '\t', '|'].reduce((most, next) => (times(next) > times(most) ? next : most))
}

/** The first sheet; of formulas, their values. */
async function spreadsheet(bytes: Uint8Array<ArrayBuffer>): Promise<string[][]> {
  let unpacked = 0
  let parts = 0
  // Only looks at what is in it: nothing is unpacked beyond the sizes that are declared there.
  unzipSync(bytes, { filter: ({ originalSize }) => {
    unpacked += originalSize
    if (++parts > zipParts || unpacked > unpackedBytes) throw new Refused('too-large', 'The spreadsheet unpacks to more than can be read.')
    return false
  } })
  const rows = await readSheet(bytes.buffer)
  let chars = 0
  return rows.map((cells, index) => {
    const texts = cells.map(cellText)
    chars = checked(texts, index + 1, chars)
    return texts
  })
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell).toWellFormed()
  const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
}

function checked(cells: readonly string[], row: number, before: number): number {
  if (row > fileLimits.rows) throw new Refused('too-large', `The file has more than ${fileLimits.rows - 1} rows.`)
  if (cells.length > fileLimits.columns) throw new Refused('too-large', `Row ${row} has more than ${fileLimits.columns} columns.`)
  let chars = before
  for (const cell of cells) {
    if (cell.length > fileLimits.cellChars) throw new Refused('too-large', `Row ${row}: a cell has more than ${fileLimits.cellChars} characters.`)
    chars += cell.length
  }
  if (chars > fileLimits.chars) throw new Refused('too-large', 'The file has more text than can be imported at once.')
  return chars
}
