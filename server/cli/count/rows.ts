// Rows of a file that is CSV in one form or another, each with the line that it starts on.
import Papa from 'papaparse'
import { FileError } from './ballot-file.ts'

export interface Row {
  line: number
  cells: string[]
}

/** Lines of `text` end in \n. Empty rows are left out. `delimiter`: null for the one of comma, semicolon and tab that the first line has most of. */
export function rowsOf(text: string, delimiter: string | null): Row[] {
  const rows: Row[] = []
  let line = 1
  let read = 0
  Papa.parse<string[]>(text, {
    newline: '\n',
    delimiter: delimiter ?? delimiterOf(text),
    step: ({ data, errors, meta }) => {
      const [wrong] = errors.filter(({ type }) => type === 'Quotes')
      if (wrong) throw new FileError(line, 'A quotation mark is opened and never closed, or not doubled inside quotes.')
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data })
      for (; read < meta.cursor; read++) if (text[read] === '\n') line++
    },
  })
  return rows
}

function delimiterOf(text: string): string {
  const unquoted = (/^.*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const times = (delimiter: string): number => unquoted.split(delimiter).length
  return [',', ';', '\t'].reduce((most, next) => (times(next) > times(most) ? next : most))
}
