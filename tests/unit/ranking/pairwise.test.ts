import { describe, expect, it } from 'vitest'
import { addRanking, emptyMatrix, removeRanking, winsRows } from '../../../shared/ranking/pairwise.ts'
import { countMatrix, parseBallots } from './notation.ts'

describe('the pairwise matrix', () => {
  it('counts who is strictly above whom, ties for neither', () => {
    expect(winsRows(countMatrix([...'ABC'], parseBallots('3:A>B=C 2:C>A>B')))).toEqual([
      [0, 5, 3],
      [0, 0, 0],
      [2, 2, 0],
    ])
  })

  it('RK-5 puts the unranked, tied, below the ranked where they count as last', () => {
    expect(winsRows(countMatrix([...'ABCD'], parseBallots('1:B>A'), 'last'))).toEqual([
      [0, 0, 1, 1],
      [1, 0, 1, 1],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  it('RK-5 leaves the unranked out of every pair where they are no information', () => {
    expect(winsRows(countMatrix([...'ABCD'], parseBallots('1:B>A'), 'no-information'))).toEqual([
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  it('treats a single ranked tier as above the rest or as nothing', () => {
    expect(winsRows(countMatrix([...'ABC'], parseBallots('1:A=B'), 'last'))).toEqual([[0, 0, 1], [0, 0, 1], [0, 0, 0]])
    expect(winsRows(countMatrix([...'ABC'], parseBallots('1:A=B'), 'no-information'))).toEqual([[0, 0, 0], [0, 0, 0], [0, 0, 0]])
  })

  it('counts a ballot that ranks nothing, without any pair', () => {
    const matrix = emptyMatrix(['a', 'b'], 'last')
    addRanking(matrix, [])
    expect(matrix.weight).toBe(1)
    expect(winsRows(matrix)).toEqual([[0, 0], [0, 0]])
  })

  it('replaces a changed ballot exactly', () => {
    const changed = countMatrix([...'ABC'], parseBallots('4:A>B 1:C'))
    removeRanking(changed, [['C']])
    addRanking(changed, [['B'], ['C']])
    expect(changed).toEqual(countMatrix([...'ABC'], parseBallots('4:A>B 1:B>C')))
  })

  it.each([{ ranking: [['a'], ['x']] }, { ranking: [['a'], ['a']] }, { ranking: [['a', 'b', 'a']] }])(
    'refuses $ranking, which was not checked, and changes nothing',
    ({ ranking }) => {
      const matrix = emptyMatrix(['a', 'b'], 'last')
      expect(() => addRanking(matrix, ranking)).toThrow(RangeError)
      expect(matrix).toEqual(emptyMatrix(['a', 'b'], 'last'))
    },
  )
})
