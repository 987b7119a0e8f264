import { strFromU8 } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { writeFile } from '../../../server/report/write-file.ts'
import { composeDocument } from '../../../shared/report/compose.ts'
import { htmlOf } from '../../../shared/report/html.ts'
import { texts as welsh } from '../../../shared/report/texts/cy.ts'
import { texts as english } from '../../../shared/report/texts/en.ts'
import { sheetsOf } from '../../../shared/report/sheets.ts'
import { worded } from '../../../shared/report/worded.ts'
import { reportOf, told } from '../../support/report.ts'

/** The same in both languages, and rightly so. */
const same = new Set(['–', 'Schulze', 'Borda', 'Copeland', 'Minimax', 'Kemeny', 'Phragmén', 'Bradley–Terry', 'Cost', 'Person'])

function leftInEnglish(one: unknown, twin: unknown, path: string): string[] {
  if (typeof one === 'string') return one === twin && !same.has(one) ? [`${path}: ${one}`] : []
  if (typeof one !== 'object' || one === null) return []
  return Object.entries(one).flatMap(([key, value]) => leftInEnglish(value, (twin as Record<string, unknown>)[key], `${path}.${key}`))
}

describe('the report in Welsh', () => {
  it('RT-17 has every text, in Welsh, with dates and lists as Welsh writes them', () => {
    expect(leftInEnglish(english, welsh, 'texts')).toEqual([])
    const arranged = told({ extra: (journal) => journal.fact({ type: 'report.arranged', settings: { language: 'cy', purpose: '', chatham: false, sections: [] } }) })
    const report = reportOf(arranged)
    expect(report.language).toBe('cy')
    const html = htmlOf(composeDocument(report))
    expect(html).toContain('<html lang="cy">')
    expect(html).toContain('Cynhaliwyd y sesiwn ar 22 Tachwedd 2030, o 09:30 hyd 10:34.')
    expect(html).toContain('content:"Tudalen" " " counter(page) " " "o" " " counter(pages)')
    expect(html).toContain('Ymunodd 23 o bobl.')
    expect(html).toContain('“Action a6”: 6ed o 8 gan bawb, ond 1af gan Front line.')
    expect(htmlOf(composeDocument({ ...report, language: 'en' }))).toContain('<html lang="en-GB">')
    const onPaper = { ...report, people: { ...report.people, groups: [{ groups: ['Front line', 'Paper ballots'], joined: 10, ballots: {} }] } }
    expect(htmlOf(composeDocument(onPaper))).toContain('Front line a Papurau pleidleisio')
  })

  it('RT-17 has a spreadsheet whose tables, columns and codes are in Welsh; CSV keeps its names, for programs', async () => {
    const report = { ...reportOf(told()), language: 'cy' as const }
    const sheets = worded(sheetsOf(report), 'cy')
    for (const [at, { name, columns, rows }] of sheets.entries()) {
      const { name: code, columns: codes } = sheetsOf(report)[at]!
      expect(name.length, code).toBeLessThan(31)
      // Spelled alike in both.
      const left = codes.filter((column, i) => columns[i] === column && column !== 'cost')
      expect([name === code, left], code).toEqual([false, []])
      for (const row of rows) for (const value of row) expect(['yes', 'no', 'secret', 'public-recount', 'persons', 'last', 'not-asked', 'answered', 'agree']).not.toContain(value)
    }
    expect(sheets[0]!.columns.slice(0, 5)).toEqual(['cwestiwn', 'dull', 'cyfrinachedd', 'pleidleisiau', 'safle'])
    const made = async (format: 'xlsx' | 'csv') => await writeFile(report, { format, chatham: null, language: null, timeZone: 'UTC', programme: null, csv: { layout: 'sheets', file: 'ranking' } }) as { bytes: Uint8Array }
    const read = await readXlsxFile(new Blob([(await made('xlsx')).bytes as Uint8Array<ArrayBuffer>]))
    expect(read.map(({ sheet }) => sheet).slice(0, 3)).toEqual(['trefn', 'grwpiau', 'atebion'])
    expect(strFromU8((await made('csv')).bytes)).toContain('question,method,secrecy,ballots,place')
  })
})
