// Sheets as a spreadsheet: texts are texts and numbers numbers, so that nothing is taken for a formula. On paper a sheet is as wide as the page, and its
// first row is on each.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeXlsxFile from 'write-excel-file/node'
import type { SheetData } from 'write-excel-file/node'
import { cutAt } from '../../shared/report/clean.ts'
import type { Sheet, Value } from '../../shared/report/sheets.ts'
import type { NamedSheet } from '../../shared/report/worded.ts'

/** Before what a spreadsheet would read as the code of a character: `_x0041_` is no A here. */
const codeLike = /_(?=x[0-9a-f]{4}_)/gi
/** What a cell can hold. */
const cellChars = 32_767
const widest = 60
const [linePoints, mostPoints] = [13, 400]

export async function xlsxOf(sheets: readonly NamedSheet[]): Promise<Uint8Array> {
  const written = writeXlsxFile(sheets.map(({ name, columns, rows }) => {
    const widths = columns.map((title, at) => widthOf(title, rows, at))
    return {
      sheet: name, data: [header(columns), ...rows.map((row) => cellsOf(row, widths))] as SheetData, stickyRowsCount: 1, orientation: 'landscape' as const,
      columns: widths.map((width) => ({ width })),
    }
  }), { fontFamily: 'Arial', fontSize: 10 })
  return printable(await written.toBuffer(), sheets)
}

function header(columns: readonly string[]): object[] {
  return columns.map((value) => ({ type: String, value, fontWeight: 'bold', backgroundColor: '#e8edee', wrap: true }))
}

/** As high as its longest text needs: not every program works that out by itself. */
function cellsOf(row: readonly Value[], widths: readonly number[]): (object | null)[] {
  const lines = row.reduce((most: number, value, at) => (typeof value === 'string' ? Math.max(most, linesOf(value, widths[at]!)) : most), 1)
  const height = Math.min(mostPoints, lines * linePoints)
  return row.map((value): object | null => {
    if (value === null || value === '') return null
    if (typeof value === 'number') return { type: Number, value, height, alignVertical: 'top' }
    return { type: String, value: cutAt(value.replace(codeLike, '_x005F_'), cellChars), wrap: true, height, alignVertical: 'top' }
  })
}

function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)
}

function widthOf(title: string, rows: Sheet['rows'], at: number): number {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[at] ?? '').length), title.length)
  return Math.min(widest, longest + 2)
}

/** What the library has no words for: how a sheet is printed. */
function printable(bytes: Uint8Array, sheets: readonly NamedSheet[]): Uint8Array {
  const parts = unzipSync(bytes)
  const change = (name: string, how: (xml: string) => string): void => { parts[name] = strToU8(how(strFromU8(parts[name]!))) }
  for (const i of sheets.keys()) {
    change(`xl/worksheets/sheet${i + 1}.xml`, (xml) => xml.replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
      .replace(/<pageSetup [^>]*\/>/, '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>'))
  }
  const titles = sheets.map(({ name }, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${name}'!$1:$1</definedName>`)
  change('xl/workbook.xml', (xml) => xml.replace(/<definedNames>.*<\/definedNames>|<definedNames\/>/, '').replace('</sheets>', `</sheets><definedNames>${titles.join('')}</definedNames>`))
  return zipSync(parts)
}
