import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import readXlsxFile from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { writeFile } from '../../../server/report/write-file.ts'
import type { CsvOrder, ReportFormat } from '../../../shared/protocol/reporting.ts'
import { cleanText } from '../../../shared/report/clean.ts'
import type { Report } from '../../../shared/report/model.ts'
import type { AnswerRow, PolisFile } from '../../../shared/report/polis.ts'
import { sheetNames } from '../../../shared/report/sheets.ts'
import { hostile, reportOf, told } from '../../support/report.ts'

const shown = cleanText(hostile.replace('\ud800', '\ufffd'))
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

async function bytesOf(report: Report, format: ReportFormat, csv: CsvOrder = { layout: 'sheets', file: 'ranking' }): Promise<Uint8Array> {
  const made = await writeFile(report, { format, chatham: null, language: null, timeZone: 'UTC', programme: null, csv })
  if (typeof made === 'string') throw new Error(made)
  return made.bytes
}

const text = async (...asked: Parameters<typeof bytesOf>): Promise<string> => strFromU8(await bytesOf(...asked))
const rowsOf = (csv: string): string[][] => Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data

describe('what people wrote', () => {
  const report = reportOf(told())

  it('RT-10 is no markup in the web page', async () => {
    const html = await text(report, 'html')
    expect(html).toContain(shown.replace(/[&<>"']/g, (char) => entities[char]!))
    expect(html).not.toMatch(/<script|<b>&amp;'/)
  })

  it('RT-10 cannot leave the style of the web page, nor an attribute of it', async () => {
    const html = await text({ ...report, title: '</style><script>x</script>"\\";}' }, 'html')
    expect(html).not.toContain('<script>')
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html).toContain(String.raw`content:"\3c \2f style\3e \3c script\3e x\3c \2f script\3e \22 \5c \22 \3b \7d  · check code ABAB ABAB ABAB ABAB"`)
  })

  it('RT-10 is no markup where the journal of a stranger has words in the place of a number', async () => {
    const html = await text({ ...report, submissions: report.submissions.map((submission) => ({ ...submission, number: '"><form action="//x">' as never })) }, 'html')
    expect(html).toContain('id="submission_&quot;&gt;&lt;form')
    expect(html).not.toContain('<form')
  })

  it('RT-10 is no formula in CSV, while numbers stay numbers', async () => {
    const rows = rowsOf(await text(report, 'csv', { layout: 'sheets', file: 'arguments' }))
    expect(rows[2]).toEqual(['1', 'Action a1', 'against', `'${shown}`, 'PersonL FamilyL', 'Front line'])
    for (const file of sheetNames) for (const row of rowsOf(await text(report, 'csv', { layout: 'sheets', file }))) for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r]/)
  })

  it('RT-10 is text in the spreadsheet', async () => {
    const bytes = await bytesOf(report, 'xlsx')
    const parts = unzipSync(bytes)
    for (const [name, part] of Object.entries(parts)) if (name.endsWith('.xml')) expect(strFromU8(part)).not.toMatch(/<f>|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
    const sheets = await readXlsxFile(new Blob([bytes as Uint8Array<ArrayBuffer>]))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([...sheetNames])
    const said = sheets.find(({ sheet }) => sheet === 'arguments')!.data
    // The library drops the mark for half a character that was typed.
    expect(said[2]![3]).toBe(shown.replace('\ufffd', ''))
  })

  it('RT-11 prints each sheet as wide as a page, with its first row on every page, and rows as high as their texts', async () => {
    const parts = unzipSync(await bytesOf(report, 'xlsx'))
    const workbook = strFromU8(parts['xl/workbook.xml']!)
    for (const [i, name] of sheetNames.entries()) {
      const sheet = strFromU8(parts[`xl/worksheets/sheet${i + 1}.xml`]!)
      expect(sheet).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>.*<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/)
      expect(workbook).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${name}'!$1:$1</definedName>`)
    }
    expect(strFromU8(parts[`xl/worksheets/sheet${sheetNames.indexOf('about') + 1}.xml`]!)).toMatch(/<row [^>]*ht="(?:39|52|65)"/)
  })

  it('RT-11 the Word file begins with its contents, which lead to the sections', async () => {
    const document = strFromU8(unzipSync(await bytesOf(report, 'docx'))['word/document.xml']!)
    for (let section = 1; section <= 14; section++) expect(document.match(new RegExp(`(?:w:anchor|w:name)="section_${section}"`, 'g'))).toHaveLength(2)
  })

  it('RT-10 is text in the Word file, which has real headings, header rows, links and texts for charts', async () => {
    const parts = unzipSync(await bytesOf(report, 'docx'))
    const document = strFromU8(parts['word/document.xml']!)
    expect(document).not.toMatch(/<script|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
    expect(document).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(document.match(/w:val="Heading1"/g)).toHaveLength(14)
    const tables = document.match(/<w:tbl>/g)!
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(tables.length)
    expect(document.match(/<wp:docPr [^>]*descr="[^"]{40,}"/g)).toHaveLength(4)
    expect(strFromU8(parts['word/styles.xml']!)).toContain('w:lang w:val="en-GB"')
    const marks = new Set([...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name))
    const anchors = [...document.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name!)
    expect(anchors.length).toBeGreaterThan(20)
    expect(anchors.filter((anchor) => !marks.has(anchor))).toEqual([])
  })

  it('RT-7 names nobody in any file under the Chatham House rule', async () => {
    const quiet = reportOf(told(), true)
    const files = [
      await bytesOf(quiet, 'html'), await bytesOf(quiet, 'json'), ...Object.values(unzipSync(await bytesOf(quiet, 'docx'))), ...Object.values(unzipSync(await bytesOf(quiet, 'xlsx'))),
      ...Object.values(unzipSync(await bytesOf(quiet, 'csv', { layout: 'sheets', file: null }))),
    ]
    for (const file of files) expect(strFromU8(file)).not.toMatch(/Person[A-Z] Family[A-Z]|Dame Speaker|Secret Sender/)
  })

  it('gives all sheets in one zip', async () => {
    expect(Object.keys(unzipSync(await bytesOf(report, 'csv', { layout: 'sheets', file: null }))).toSorted()).toEqual(sheetNames.map((name) => `${name}.csv`).toSorted())
  })
})

describe('the layout of Polis', () => {
  const report = reportOf(told())
  const ballots: AnswerRow[] = [{ answers: { a1: 1, a2: -1 }, name: 'PersonB FamilyB' }, { answers: { a3: 0 }, name: null }]
  const polis = (file: PolisFile | null, more: Partial<Extract<CsvOrder, { layout: 'polis' }>> = {}): CsvOrder => ({ layout: 'polis', file, questionId: null, ballots, ...more })

  it('RT-13 has the columns and values of comments, votes and summary', async () => {
    expect(rowsOf(await text(report, 'csv', polis('comments')))).toEqual([
      ['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'comment-body'],
      ['1921311000000', 'Tue Nov 19 09:30:00 UTC 2030', '1', '', '23', '0', '1', 'Action a1'],
      ['1921311000000', 'Tue Nov 19 09:30:00 UTC 2030', '2', '', '10', '13', '1', 'Action a2'],
      ['1921311000000', 'Tue Nov 19 09:30:00 UTC 2030', '3', '', '12', '0', '1', 'Action a3'],
    ])
    expect(rowsOf(await text(report, 'csv', polis('participants-votes')))).toEqual([
      ['participant', 'xid', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree', '1', '2', '3'],
      ['0', 'PersonB FamilyB', '', '0', '2', '1', '1', '1', '-1', ''], ['1', '', '', '0', '1', '0', '0', '', '', '0'],
    ])
    expect(rowsOf(await text(report, 'csv', polis('votes')))).toEqual([
      ['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote'],
      ...[['1', '0', '1'], ['2', '0', '-1'], ['3', '1', '0']].map((row) => ['1921573620000', 'Fri Nov 22 10:27:00 UTC 2030', ...row]),
    ])
    expect(rowsOf(await text(report, 'csv', polis('comment-groups')))).toEqual([
      ['comment-id', 'comment', 'total-votes', 'total-agrees', 'total-disagrees', 'total-passes', 'group-a-votes', 'group-a-agrees', 'group-a-disagrees', 'group-a-passes', 'group-b-votes', 'group-b-agrees', 'group-b-disagrees', 'group-b-passes'],
      ['1', 'Action a1', '23', '23', '0', '0', '10', '10', '0', '0', '13', '13', '0', '0'], ['2', 'Action a2', '23', '10', '13', '0', '10', '0', '10', '0', '13', '10', '3', '0'], ['3', 'Action a3', '23', '12', '0', '11', '10', '5', '0', '5', '13', '7', '0', '6'],
    ])
    expect(rowsOf(await text(report, 'csv', polis('summary')))).toContainEqual(['groups', '2'])
    expect(rowsOf(await text(report, 'csv', polis('summary'))).slice(0, 4)).toEqual([['topic', 'What can you live with?'], ['url', ''], ['views', ''], ['voters', '23']])
  })

  it('RT-13 has no votes by person where they are not published, and none before the reveal', async () => {
    const order = (csv: CsvOrder) => ({ format: 'csv' as const, chatham: null, language: null, timeZone: 'UTC', programme: null, csv })
    expect(await writeFile(report, order(polis('participants-votes', { ballots: null })))).toBe('votes-not-published')
    expect(Object.keys(unzipSync(await bytesOf(report, 'csv', polis(null, { ballots: null }))))).toEqual(['comments.csv', 'comment-groups.csv', 'summary.csv'])
    expect(await writeFile(reportOf(told({ isRevealed: false })), order(polis('comments')))).toBe('no-statements')
    expect(await writeFile(report, order(polis('comments', { questionId: 'q1' })))).toBe('no-statements')
  })

  it('RT-7 names no voter under the Chatham House rule', async () => {
    expect(await text(reportOf(told(), true), 'csv', polis('participants-votes'))).not.toContain('FamilyB')
  })
})
