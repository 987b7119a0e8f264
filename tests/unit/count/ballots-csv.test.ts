import { describe, expect, it } from 'vitest'
import { FileError } from '../../../server/cli/count/ballot-file.ts'
import { readBallotsCsv } from '../../../server/cli/count/ballots-csv.ts'

function refusal(text: string, groups: string | null = null): { line: number | null; message: string } {
  try {
    readBallotsCsv(text, groups)
  } catch (error) {
    if (error instanceof FileError) return { line: error.line, message: error.message }
    throw error
  }
  throw new Error('The file was read.')
}

describe('ballots as CSV', () => {
  it('RK-18 are ranks by action, with a count and groups, whatever separates the cells', () => {
    const rows = ['@count,@group,Bus lanes,"Trees, many",Market', '3,North,1,2,', ',South,2,2,1', '1,,,,']
    const read = readBallotsCsv(rows.join('\n'), 'group')
    expect(read).toMatchObject({ candidates: ['Bus lanes', 'Trees, many', 'Market'], ballots: 5, complete: false })
    expect(read.readings).toEqual([{
      kind: 'rank',
      casts: [
        { vote: [['Bus lanes'], ['Trees, many']], weight: 3, group: 'North' },
        { vote: [['Market'], ['Bus lanes', 'Trees, many']], weight: 1, group: 'South' },
        { vote: [], weight: 1, group: null },
      ],
    }])
    expect(readBallotsCsv('a;b\n1;2\n', null).readings).toEqual([{ kind: 'rank', casts: [{ vote: [['a'], ['b']], weight: 1, group: null }] }])
  })

  it('take any column about the ballot for the group, and none of them for an action', () => {
    const text = '@age,@group,a,b\n30,x,1,2\n'
    expect(readBallotsCsv(text, '@age').readings[0]!.casts[0]!.group).toBe('30')
    expect(readBallotsCsv(text, null)).toMatchObject({ candidates: ['a', 'b'] })
    expect(readBallotsCsv('@@home,b\n1,2\n', null).candidates).toEqual(['@home', 'b'])
  })

  it('RK-18 can be of any method', () => {
    const read = (method: string, header: string, row: string): unknown => readBallotsCsv(`@method,${header}\n${method},${row}\n`, null).readings[0]
    expect(read('approve', 'a,b,c', '1,0,')).toMatchObject({ kind: 'approve', casts: [{ vote: ['a'] }] })
    expect(read('dots', 'a,b', '7,3')).toMatchObject({ kind: 'points', casts: [{ vote: { a: 7, b: 3 } }] })
    expect(read('agree', 'a,b,c,d', '1,-1,0,')).toMatchObject({ kind: 'agree', casts: [{ vote: { a: 1, b: -1, c: 0 } }] })
    expect(read('score', 'a @impact,a @cost,b @impact', '5,1,3')).toMatchObject({
      kind: 'score', criteria: ['impact', 'cost'], min: 1, max: 5, casts: [{ vote: { a: { impact: 5, cost: 1 }, b: { impact: 3 } } }],
    })
    expect(readBallotsCsv('@winner,@loser\nb,a\nb,c\n', null)).toMatchObject({ candidates: ['b', 'a', 'c'], readings: [{ kind: 'choices', casts: [{ vote: [[['b'], ['a']]] }, { vote: [[['b'], ['c']]] }] }] })
    expect(read('rankfew', 'a,b,c,d', '1,,2,2')).toMatchObject({ kind: 'choices', casts: [{ vote: [[['a'], ['c', 'd']]] }] })
    expect(readBallotsCsv('@best,@worst,@shown\nb,a,a|b|c|d\n', null)).toMatchObject({
      candidates: ['a', 'b', 'c', 'd'], readings: [{ kind: 'choices', casts: [{ vote: [[['b'], ['c', 'd'], ['a']]] }] }],
    })
  })

  it.each<[string, string, number | null, RegExp]>([
    ['a rank that is none', 'a,b\n1,2\n1,first', 3, /“first” is no number/],
    ['a rank below 1', 'a,b\n0,1', 2, /whole number from 1/],
    ['a count of nothing', '@count,a\n0,1', 2, /no number of ballots/],
    ['more cells than columns', 'a,b\n1,2,3', 2, /more cells than the 2 columns/],
    ['two columns of one name', 'a,a\n1,2', 1, /two columns “a”/],
    ['no action', '@count\n1', 1, /No column is an action/],
    ['two methods', '@method,a\nrank,1\ndots,2', 3, /one method/],
    ['a method nobody knows', '@method,a\nwish,1', 2, /“wish” is no method/],
    ['an approval that is none', '@method,a\napprove,2', 2, /2 is none of 0, 1/],
    ['dots below 0', '@method,a\ndots,-1', 2, /fewer than 0/],
    ['an action compared with itself', '@winner,@loser\na,a', 2, /with itself/],
    ['a comparison without a loser', '@winner,@loser\na,', 2, /nothing under “@loser”/],
    ['a best that was not shown', '@best,@worst,@shown\na,b,b|c', 2, /two of those shown/],
    ['a quote that is never closed', 'a,b\n"1,2', 2, /quotation mark/],
    ['a line after text in quotes', 'a,"b\nc"\n1,x', 3, /“x” is no number/],
    ['no ballots', 'a,b\n', null, /no ballots/],
    ['nothing', '', null, /nothing in it/],
  ])('RK-18 are refused by line: %s', (_, text, line, message) => {
    expect(refusal(text)).toEqual({ line, message: expect.stringMatching(message) })
  })

  it('RK-18 are refused where there is no such column for groups', () => {
    expect(refusal('@group,a\nx,1', 'region')).toEqual({ line: 1, message: expect.stringContaining('“@region”') })
  })
})
