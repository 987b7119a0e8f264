// A report in the format that was asked for.
import type { ReportFile, ReportOrder, ReportProblem } from '../../shared/protocol/reporting.ts'
import { composeDocument } from '../../shared/report/compose.ts'
import { htmlOf } from '../../shared/report/html.ts'
import type { Report } from '../../shared/report/model.ts'
import { polisFiles, polisQuestion, polisRows } from '../../shared/report/polis.ts'
import { sheetsOf } from '../../shared/report/sheets.ts'
import type { Sheet } from '../../shared/report/sheets.ts'
import { worded } from '../../shared/report/worded.ts'
import { csvOf, plainCsv, zipOf } from './csv.ts'
import { docxOf } from './docx.ts'
import { xlsxOf } from './xlsx.ts'

const types = {
  html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8', zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export async function writeFile(report: Report, { format, csv }: ReportOrder): Promise<ReportFile | ReportProblem> {
  const name = fileName(report.title)
  const made = (type: keyof typeof types, bytes: Uint8Array, more = ''): ReportFile => ({ name: `${name}${more}.${type}`, type: types[type], bytes })
  switch (format) {
    case 'json': return made('json', Buffer.from(JSON.stringify(report)))
    case 'html': return made('html', Buffer.from(htmlOf(composeDocument(report))))
    case 'docx': return made('docx', await docxOf(composeDocument(report)))
    case 'xlsx': return made('xlsx', await xlsxOf(worded(sheetsOf(report), report.language)))
    case 'csv': break
  }
  if (csv.layout === 'sheets') {
    const sheets = sheetsOf(report)
    if (csv.file === null) return made('zip', zipOf(sheets.map((sheet) => ({ name: `${sheet.name}.csv`, bytes: csvOf(rowsOf(sheet)) }))))
    return made('csv', csvOf(rowsOf(sheets.find((sheet) => sheet.name === csv.file)!)), `-${csv.file}`)
  }
  const question = polisQuestion(report, csv.questionId)
  if (!question) return 'no-statements'
  const ballots = csv.ballots && (report.chatham ? csv.ballots.map((row) => ({ ...row, name: null })) : csv.ballots)
  const files = polisFiles.flatMap((file) => {
    const rows = polisRows(file, report, question, ballots)
    return rows ? [{ file, name: `${file}.csv`, bytes: plainCsv(rows) }] : []
  })
  if (csv.file === null) return made('zip', zipOf(files), '-polis')
  const found = files.find(({ file }) => file === csv.file)
  return found ? { name: found.name, type: types.csv, bytes: found.bytes } : 'votes-not-published'
}

function rowsOf({ columns, rows }: Sheet): (string | number | null)[][] {
  return [[...columns], ...rows.map((row) => [...row])]
}

/** Of letters, digits and hyphens alone: it goes into a header and onto a disk. */
function fileName(title: string): string {
  const plain = title.normalize('NFKD').replace(/[^a-z0-9]+/gi, '-').replace(/^-+|-+$/g, '').slice(0, 60)
  return plain === '' ? 'report' : `${plain}-report`
}
