// Sheets as a spreadsheet: texts are texts and numbers numbers, so that nothing is taken for a formula.
import writeXlsxFile from 'write-excel-file/node'
import type { SheetData } from 'write-excel-file/node'
import type { Sheet, Value } from '../../shared/report/sheets.ts'

/** What a cell can hold. */
const cellChars = 32_767
const widest = 60

export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = writeXlsxFile(sheets.map(({ name, columns, rows }) => ({
    sheet: name, data: [header(columns), ...rows.map((row) => row.map(cell))] as SheetData, stickyRowsCount: 1, orientation: 'landscape' as const,
    columns: columns.map((title, at) => ({ width: widthOf(title, rows, at) })),
  })), { fontFamily: 'Arial', fontSize: 10 })
  return await written.toBuffer()
}

function header(columns: readonly string[]): object[] {
  return columns.map((value) => ({ type: String, value, fontWeight: 'bold', backgroundColor: '#e8edee', wrap: true }))
}

function cell(value: Value): object | null {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { type: Number, value }
  return { type: String, value: value.slice(0, cellChars), wrap: true, alignVertical: 'top' }
}

function widthOf(title: string, rows: Sheet['rows'], at: number): number {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[at] ?? '').length), title.length)
  return Math.min(widest, longest + 2)
}
