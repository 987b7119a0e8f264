// Sheets as CSV. A cell that a spreadsheet would take for a formula is kept from being one; a byte order mark tells Excel that it is UTF-8.
import { strToU8, zipSync } from 'fflate'
import Papa from 'papaparse'
import type { Rows } from '../../shared/report/polis.ts'

const byteOrderMark = '\ufeff'

/** Programs read it: no mark, and line feeds alone. */
export function plainCsv(rows: Rows): Uint8Array {
  return strToU8(`${text(rows, '\n')}\n`)
}

export function csvOf(rows: Rows): Uint8Array {
  return strToU8(`${byteOrderMark}${text(rows, '\r\n')}\r\n`)
}

export function zipOf(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])))
}

function text(rows: Rows, newline: string): string {
  return Papa.unparse(rows.map((row) => row.map((value) => (typeof value === 'string' && formula.test(value) ? `'${value}` : value))), { newline })
}

/** What a spreadsheet may take for one, also behind what it passes over, over several lines, or in characters as wide as Chinese ones. */
const formula = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u
