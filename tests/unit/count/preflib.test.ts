import { describe, expect, it } from 'vitest'
import { FileError } from '../../../server/cli/count/ballot-file.ts'
import { readPrefLib, type PrefLibType } from '../../../server/cli/count/preflib.ts'

const names = ['# NUMBER ALTERNATIVES: 3', '# ALTERNATIVE NAME 1: Ada', '# ALTERNATIVE NAME 2: Bo, the younger', '# ALTERNATIVE NAME 3: Cy']

function file(ballots: string[], header: string[] = []): string {
  return ['# FILE NAME: 00001-00000001', ...header, ...names, ...ballots].join('\n')
}

function refusal(text: string, type: PrefLibType): { line: number | null; message: string } {
  try {
    readPrefLib(text, type)
  } catch (error) {
    if (error instanceof FileError) return { line: error.line, message: error.message }
    throw error
  }
  throw new Error('The file was read.')
}

describe('PrefLib orders', () => {
  it('RK-18 are read with names as in the file, ties in braces and counts', () => {
    const read = readPrefLib(file(['5: 1,3', '2: {2,3},1', '', '1: 3'], ['# NUMBER VOTERS: 8']), 'toi')
    expect(read).toMatchObject({ candidates: ['Ada', 'Bo, the younger', 'Cy'], ballots: 8, complete: false, money: null })
    expect(read.readings[0]).toEqual({
      kind: 'rank',
      casts: [
        { weight: 5, vote: [['Ada'], ['Cy']], group: null },
        { weight: 2, vote: [['Bo, the younger', 'Cy'], ['Ada']], group: null },
        { weight: 1, vote: [['Cy']], group: null },
      ],
    })
  })

  it('know when nobody is left out', () => {
    expect(readPrefLib(file(['1: 1,2,3']), 'soc').complete).toBe(true)
    expect(readPrefLib(file(['1: 1,2,3', '1: 1,2']), 'soi').complete).toBe(false)
  })

  it('are read in the older form too, and with the line ends of other systems', () => {
    const old = ['3', '1,Ada', '2,Bo', '3,Cy', '7,7,2', '4,1,{2,3}', '3,2,1,3', ''].join('\r\n')
    const read = readPrefLib(old, 'toc')
    expect(read).toMatchObject({ candidates: ['Ada', 'Bo', 'Cy'], ballots: 7, complete: true })
    expect(read.readings[0]!.casts[0]).toEqual({ weight: 4, vote: [['Ada'], ['Bo', 'Cy']], group: null })
  })

  it('that only tell some from the rest are approvals as well', () => {
    expect(readPrefLib(file(['1: {1,2},3', '1: 3']), 'toi').readings.map(({ kind }) => kind)).toEqual(['rank', 'approve'])
    expect(readPrefLib(file(['1: 1,2']), 'toi').readings.map(({ kind }) => kind)).toEqual(['rank'])
  })

  it('keep alternatives of one name apart', () => {
    const twins = '# ALTERNATIVE NAME 1: Same\n# ALTERNATIVE NAME 2: Same\n1: 1,2'
    expect(readPrefLib(twins, 'soc').candidates).toEqual(['Same (1)', 'Same (2)'])
  })

  it.each<[string, string, PrefLibType, number | null, RegExp]>([
    ['an alternative that is not there', file(['1: 1,2', '1: 1,4']), 'soi', 7, /no alternative “4”/],
    ['one that comes twice', file(['1: 1,2,1']), 'soi', 6, /comes twice/],
    ['a count that is none', file(['many: 1,2']), 'soi', 6, /no number of ballots/],
    ['a count of nothing', file(['0: 1,2']), 'soi', 6, /no number of ballots/],
    ['a ballot without a count', file(['1,2,3']), 'soi', 6, /count: order/],
    ['a brace that is not closed', file(['1: {1,2']), 'toi', 6, /is no order/],
    ['a comma at the end', file(['1: 1,2,']), 'soi', 6, /ends with a comma/],
    ['ties where there may be none', file(['1: {1,2}']), 'soi', 6, /ties in a \.soi/],
    ['somebody left out where nobody may be', file(['1: 1,2']), 'soc', 6, /must rank all 3/],
    ['ballots that do not add up', file(['1: 1,2'], ['# NUMBER VOTERS: 9']), 'soi', 2, /9 voters, but the ballots add up to 1/],
    ['fewer names than alternatives', '# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Ada\n1: 1', 'soi', 1, /3 alternatives, but 1/],
    ['no names', '# FILE NAME: x\n1: 1', 'soi', 1, /ALTERNATIVE NAME/],
    ['no ballots', file([]), 'soi', null, /no ballots/],
    ['nothing', '\n\n', 'soi', null, /nothing in it/],
    ['something else', 'hello', 'soi', 1, /starts with/],
    ['an old file without totals', '1\n1,Ada\n5,1', 'soi', 3, /voters,sum/],
  ])('RK-18 are refused by line: %s', (_, text, type, line, message) => {
    expect(refusal(text, type)).toEqual({ line, message: expect.stringMatching(message) })
  })
})

describe('PrefLib categories', () => {
  it('RK-18 are approvals where there are two of them', () => {
    const header = ['# NUMBER CATEGORIES: 2', '# CATEGORY NAME 1: Yes', '# CATEGORY NAME 2: No']
    const [first, second] = readPrefLib(file(['3: {1,2},3', '2: {},{1,2,3}', '1: 3,{1,2}'], header), 'cat').readings
    expect(first).toEqual({
      kind: 'approve',
      casts: [
        { weight: 3, vote: ['Ada', 'Bo, the younger'], group: null },
        { weight: 2, vote: [], group: null },
        { weight: 1, vote: ['Cy'], group: null },
      ],
    })
    expect(second).toMatchObject({ kind: 'rank', onlyIfAsked: true })
  })

  it('are an order and grades where there are more', () => {
    const header = ['# NUMBER CATEGORIES: 3', '# CATEGORY NAME 1: Good', '# CATEGORY NAME 2: Fair', '# CATEGORY NAME 3: Poor']
    const { readings } = readPrefLib(file(['1: 1, {}, {2, 3}'], header), 'cat')
    expect(readings[0]).toMatchObject({ kind: 'rank', casts: [{ vote: [['Ada'], ['Bo, the younger', 'Cy']] }] })
    expect(readings[1]).toMatchObject({ kind: 'grades', labels: ['Poor', 'Fair', 'Good'], casts: [{ vote: { Ada: 2, 'Bo, the younger': 0, Cy: 0 } }] })
    expect(readings[2]).toMatchObject({ kind: 'approve', casts: [{ vote: ['Ada'] }] })
  })
})
