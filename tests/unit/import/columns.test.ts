import { describe, expect, it } from 'vitest'
import { chooseColumns, guessColumns } from '../../../shared/import/columns.ts'
import { readRows } from '../../../shared/import/rows.ts'

describe('the columns of a file', () => {
  it.each([
    ['actions', ['title', 'detail', 'theme'], { title: 0, detail: 1, theme: 2 }],
    ['actions', ['No.', 'Policy action', 'Description', 'Principle'], { title: 1, detail: 2, theme: 3 }],
    ['actions', ['Thema', 'Gweithred', 'Disgrifiad'], { theme: 0, title: 1, detail: 2 }],
    ['evidence', ['Title', 'Finding', 'Source', 'Action'], { title: 0, detail: 1, source: 2, actions: 3 }],
    ['submissions', ['ID', 'Name', 'E-mail address', 'Response', 'Organisation'], { reference: 0, name: 1, contact: 2, detail: 3, source: 4 }],
    ['submissions', ['Cyfeirnod', 'Enw', 'E-bost', 'Ymateb', 'Sefydliad'], { reference: 0, name: 1, contact: 2, detail: 3, source: 4 }],
    ['actions', ['constructor', '', 'something'], {}],
  ] as const)('IM-1 are found for %s by %j', (kind, header, columns) => {
    expect(guessColumns(kind, header)).toEqual(columns)
  })

  it('IM-1 are taken as they are said, by header, number or not at all, and the rest guessed', () => {
    const header = ['title', 'long title', 'detail', 'theme']
    expect(chooseColumns('actions', header, { title: 'Long title', theme: null })).toEqual({ columns: { title: 1, detail: 2 } })
    expect(chooseColumns('actions', header, { title: 2, detail: 1 })).toEqual({ columns: { title: 1, detail: 0, theme: 3 } })
    expect(chooseColumns('actions', header, { detail: 'nothing' })).toEqual({ unknown: 'detail' })
    expect(chooseColumns('actions', header, { detail: 5 })).toEqual({ unknown: 'detail' })
  })
})

describe('the rows of a file', () => {
  const columns = { title: 0, detail: 1, theme: 2 }

  it('IM-2 are counted as spreadsheets count, with empty ones', () => {
    const { rows, problems } = readRows('actions', [['Action', 'Words', 'theme'], [' Equal  pay ', 'a\r\nb', ''], ['', ' ', ''], ['New\nroles'], ['', 'only detail']], columns)
    expect(rows.slice(0, 2)).toEqual([{ row: 2, values: { title: 'Equal pay', detail: 'a\nb' } }, { row: 4, values: { title: 'New roles' } }])
    expect(problems).toEqual([expect.objectContaining({ row: 5, column: 'Action', code: 'missing' })])
  })

  it('IM-2 say which cell is too long, and which is missing', () => {
    const { problems } = readRows('actions', [['t', 'd', 'th'], ['x'.repeat(301), 'y'.repeat(4_001), 'z'.repeat(301)]], columns)
    expect(problems.map(({ row, column, code, max }) => [row, column, code, max])).toEqual([[2, 't', 'too-long', 300], [2, 'd', 'too-long', 4_000], [2, 'th', 'too-long', 300]])
  })

  it('a submission needs a title or words', () => {
    const { problems } = readRows('submissions', [['ref', 'response'], ['12', ''], ['13', 'words']], { reference: 0, detail: 1 })
    expect(problems).toEqual([expect.objectContaining({ row: 2, column: 'response', code: 'missing' })])
  })
})
