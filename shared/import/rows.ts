// Rows of a file as what they are to become, each with what is wrong with it. The header is row 1, as spreadsheets count.
import type { ColumnMap } from './columns.ts'
import { eitherNeeded, importFields } from './kinds.ts'
import type { FieldName, ImportKind } from './kinds.ts'

export type Table = readonly (readonly string[])[]

export type ImportRow = { row: number; values: Partial<Record<FieldName, string>> }

export type RowProblem = {
  /** 0 where it is about the whole file. */
  row: number
  /** The header of the column, or the name of the field where no column has it. */
  column: string
  code: 'missing' | 'too-long' | 'unknown-action' | 'too-many'
  message: string
  max?: number
}

/** Empty rows are left out, and counted all the same. */
export function readRows(kind: ImportKind, table: Table, columns: ColumnMap): { rows: ImportRow[]; problems: RowProblem[] } {
  const header = table[0] ?? []
  const rows: ImportRow[] = []
  const problems: RowProblem[] = []
  const fields = importFields(kind)
  table.slice(1).forEach((cells, index) => {
    const row = index + 2
    if (cells.every((cell) => cell.trim() === '')) return
    const values: ImportRow['values'] = {}
    for (const { name, field } of fields) {
      const at = columns[name]
      const value = at === undefined ? '' : clean(cells[at] ?? '', name)
      const column = headerOf(columns, header, name)
      if (value !== '') values[name] = value
      if (value === '' && field.required) problems.push({ row, column, code: 'missing', message: `Row ${row}: “${column}” is empty.` })
      if (value.length > field.maxChars) {
        problems.push({
          row, column, code: 'too-long', max: field.maxChars,
          message: `Row ${row}: “${column}” has ${value.length} characters; ${field.maxChars} are the most.`,
        })
      }
    }
    const either = eitherNeeded[kind]
    if (either.length > 0 && either.every((name) => values[name] === undefined)) {
      const column = headerOf(columns, header, either.find((name) => columns[name] !== undefined) ?? either[0]!)
      problems.push({ row, column, code: 'missing', message: `Row ${row}: “${column}” is empty.` })
    }
    rows.push({ row, values })
  })
  return { rows, problems }
}

function headerOf(columns: ColumnMap, header: readonly string[], name: FieldName): string {
  const at = columns[name]
  return (at === undefined ? '' : header[at]?.trim()) || name
}

/** One line for all but longer texts; no characters that cannot be seen; a sign that only shields a formula goes. */
function clean(cell: string, name: FieldName): string {
  const visible = cell.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff]/g, '').replace(/^'(?=[=+\-@\t])/, '')
  return (name === 'detail' ? visible : visible.replace(/\s+/g, ' ')).toWellFormed().trim()
}
