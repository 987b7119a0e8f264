// Who is to be invited, from lines or a CSV file: a name and perhaps a group. What is wrong is told by its row, and nothing is half-read.
import Papa from 'papaparse'

export type PanelProblem = { row: number; problem: 'no-name' | 'long-name' | 'long-group' }
export type PanelFile = { members: { name: string; group: string | null }[]; problems: PanelProblem[] }

const mostChars = 80
const nameHeaders = new Set(['name', 'full name', 'participant', 'enw'])
const groupHeaders = new Set(['group', 'stakeholder group', 'grŵp', 'grwp'])

/** Rows are counted as spreadsheets count them, from 1. */
export function readPanel(text: string): PanelFile {
  // What a spreadsheet would take for a formula was shielded when it was written.
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const cells = Papa.parse<string[]>(plain, { delimiter: separatorOf(plain), newline: '\n' }).data.map((row) => row.map((cell) => cell.trim().replace(/^'(?=[=+\-@])/, '')))
  const header = cells[0]?.map((cell) => cell.toLowerCase()) ?? []
  const nameAt = header.findIndex((cell) => nameHeaders.has(cell))
  const groupAt = header.findIndex((cell) => groupHeaders.has(cell))
  const from = nameAt >= 0 ? 1 : 0
  const problems: PanelProblem[] = []
  const members = cells.slice(from).flatMap((row, at) => {
    if (row.every((cell) => cell === '')) return []
    const name = row[Math.max(0, nameAt)] ?? ''
    const group = row[nameAt >= 0 ? groupAt : 1] ?? ''
    const problem = name === '' ? 'no-name' : name.length > mostChars ? 'long-name' : group.length > mostChars ? 'long-group' : null
    if (problem) problems.push({ row: at + from + 1, problem })
    return [{ name, group: group || null }]
  })
  return { members, problems }
}

/** The first that the first line has: commas, semicolons or tabs. */
function separatorOf(text: string): string {
  return /[,;\t]/.exec(text.trimStart().split('\n')[0] ?? '')?.[0] ?? ','
}
