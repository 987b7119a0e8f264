import { describe, expect, it } from 'vitest'
import { counted as pagesCount, number as pagesNumber } from '../../../client/ui/texts/cy/common.ts'
import { list as pagesList } from '../../../client/ui/texts/cy/lists.ts'
import { ordinal as pagesOrdinal } from '../../../client/ui/texts/cy/ordinals.ts'
import { composeDocument } from '../../../shared/report/compose.ts'
import { htmlOf } from '../../../shared/report/html.ts'
import { texts as welsh } from '../../../shared/report/texts/cy.ts'
import { texts as english } from '../../../shared/report/texts/en.ts'
import { counted, list, number, ordinal } from '../../../shared/report/texts/welsh.ts'
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
  })

  it('RT-17 counts, orders and lists as the pages do', () => {
    for (const [one, other, gender] of [['pleidlais', 'pleidleisiau', 'f'], ['person', 'pobl', 'm'], ['cam gweithredu', 'camau gweithredu', 'm'], ['darn', 'darnau', 'm'], ['grŵp', 'grwpiau', 'm'], ['dadl', 'dadleuon', 'f']] as const) {
      for (let count = 0; count < 120; count++) expect(counted(count, one, other, gender)).toBe(pagesCount(count, one, other, gender))
    }
    for (let value = 1; value < 120; value++) expect(ordinal(value)).toBe(pagesOrdinal(value))
    for (const items of [[], ['a'], ['a', 'b'], ['themâu', '“Iechyd”'], ['1', '8', '11'], ['x', 'y', 'z']]) expect(list(items)).toBe(pagesList(items))
    expect(number(12_345)).toBe(pagesNumber(12_345))
  })
})
