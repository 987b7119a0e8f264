import { describe, expect, it } from 'vitest'
import { changeOf, linesOf } from '../../../client/pages/organiser/programmes/lines.ts'
import { localTime, timeOf } from '../../../client/pages/organiser/programmes/local-time.ts'
import { readPanel } from '../../../client/pages/organiser/programmes/panel-file.ts'
import { csvText } from '../../../shared/import/csv.ts'

describe('who is to be invited', () => {
  it('PN-6 is read from lines or a file, with a header or without, and what is wrong is told by its row', () => {
    expect(readPanel('Ann, Nurses\n\nBen\n"Osei, Amara",Care staff')).toEqual({
      members: [{ name: 'Ann', group: 'Nurses' }, { name: 'Ben', group: null }, { name: 'Osei, Amara', group: 'Care staff' }], problems: [],
    })
    expect(readPanel('\uFEFFGroup;Name\r\nNurses;Ann\r\n;Ben\r\n').members).toEqual([{ name: 'Ann', group: 'Nurses' }, { name: 'Ben', group: null }])
    expect(readPanel('Enw,Grŵp\nAnn,Nyrsys').members).toEqual([{ name: 'Ann', group: 'Nyrsys' }])
    expect(readPanel('name\nAnn,ignored').members).toEqual([{ name: 'Ann', group: null }])
    expect(readPanel(`name,group\n,Nurses\n${'x'.repeat(81)},\nAnn,${'g'.repeat(81)}`).problems).toEqual([{ row: 2, problem: 'no-name' }, { row: 3, problem: 'long-name' }, { row: 4, problem: 'long-group' }])
    expect(readPanel('')).toEqual({ members: [], problems: [] })
  })

  it('PN-6 comes back from the file of links as it went out, formulas and all', () => {
    const people = [['=cmd()', 'Nurses'], ['Ann, "the" first', ''], ['-1', 'Care; staff']]
    expect(readPanel(csvText([['name', 'group', 'link'], ...people.map((one) => [...one, 'http://x/#invited=1'])])).members)
      .toEqual(people.map(([name, group]) => ({ name, group: group || null })))
  })
})

describe('the same actions over time', () => {
  const lineage = (lineageId: string, ...places: (number | null)[]) => ({ lineageId, title: lineageId, number: 1, colour: null, places })

  it('PG-4 are drawn where two votes asked about them, one below the other in each column', () => {
    const lines = linesOf([lineage('a', 2, 1, null), lineage('b', 1, 1, null), lineage('c', null, 3, null), lineage('d', 3, null, 2)])
    expect(lines.map(({ id, slots }) => [id, ...slots])).toEqual([['a', 2, 1, null], ['b', 1, 2, null], ['d', 3, null, 1]])
  })

  it('PG-4 say by how many places they went up or down', () => {
    expect([changeOf([3, 1]), changeOf([1, null, 4]), changeOf([2, 2]), changeOf([null, 2]), changeOf([])]).toEqual([2, -3, 0, null, null])
  })
})

it('a time is written for the zone that one sits in, and read back as the same moment', () => {
  const at = new Date(2026, 10, 22, 9, 30).getTime()
  expect(localTime(at)).toBe('2026-11-22T09:30')
  expect([timeOf(localTime(at)), timeOf(''), timeOf('soon')]).toEqual([at, null, null])
})
