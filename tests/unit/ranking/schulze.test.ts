import { describe, expect, it } from 'vitest'
import { emptyMatrix } from '../../../shared/ranking/pairwise.ts'
import { pathStrengths, schulze } from '../../../shared/ranking/schulze.ts'
import { asRows, countMatrix, matrixFromRows, parseBallots, showRanking } from './notation.ts'

interface WorkedExample {
  name: string
  actions: string
  ballots: string
  winningVotes: string
  margins?: string
  paths?: number[][]
}

/** M. Schulze's paper (2011), examples 1–13; ballots and outcomes as published. */
const paperExamples: WorkedExample[] = [
  {
    name: 'example 1',
    actions: 'ABCD',
    ballots: '8:A>C>D 2:B>A>D 4:C>D>B 4:D>B>A 3:D>C>B',
    winningVotes: 'D>A>C>B',
    paths: [[0, 14, 14, 12], [13, 0, 13, 12], [13, 15, 0, 12], [13, 19, 13, 0]],
  },
  {
    name: 'example 2',
    actions: 'ABCD',
    ballots: '3:A>C>D 9:B>A>C 8:C>D>A 5:D>A>B 5:D>B>C',
    winningVotes: 'C>D>B>A',
    paths: [[0, 17, 17, 17], [18, 0, 19, 19], [18, 20, 0, 20], [18, 21, 19, 0]],
  },
  {
    name: 'example 3, with 45 voters',
    actions: 'ABCDE',
    ballots: '5:A>C>B>E>D 5:A>D>E>C>B 8:B>E>D>A>C 3:C>A>B>E>D 7:C>A>E>B>D 2:C>B>A>D>E 7:D>C>E>B>A 8:E>B>A>D>C',
    winningVotes: 'E>A>C>B>D',
    margins: 'E>A>C>B>D',
    paths: [[0, 28, 28, 30, 24], [25, 0, 28, 33, 24], [25, 29, 0, 29, 24], [25, 28, 28, 0, 24], [25, 28, 28, 31, 0]],
  },
  {
    name: 'example 4, whose order is not a single list',
    actions: 'ABCD',
    ballots: '3:A>B>C 2:C>B>D 2:D>A>B 2:D>B>C',
    winningVotes: 'B=D>A=C',
    paths: [[0, 5, 5, 5], [5, 0, 7, 5], [5, 5, 0, 5], [6, 5, 5, 0]],
  },
  {
    name: 'example 5',
    actions: 'ABCD',
    ballots: '12:A>B>C 6:A>D>B 9:B>C>D 15:C>D>A 21:D>B>A',
    winningVotes: 'D>A=B>C',
    paths: [[0, 36, 39, 36], [36, 0, 48, 36], [36, 36, 0, 36], [45, 42, 42, 0]],
  },
  {
    name: 'example 6',
    actions: 'ABCD',
    ballots: '8:A>C>D 2:B>C>D 3:B>D>A 5:C>B>D 1:C>D>B 3:D>A>B 1:D>B>A',
    winningVotes: 'A=C>D>B',
    paths: [[0, 14, 15, 15], [12, 0, 12, 12], [15, 14, 0, 16], [15, 14, 15, 0]],
  },
  {
    name: 'example 7, before two more people come',
    actions: 'ABCDEF',
    ballots: '3:A>D>E>B>C>F 3:B>F>E>C>D>A 4:C>A>B>F>D>E 1:D>B>C>E>F>A 4:D>E>F>A>B>C 2:E>C>B>D>F>A 2:F>A>C>D>B>E',
    winningVotes: 'A>B>F>D>E>C',
  },
  {
    name: 'example 7, after they came',
    actions: 'ABCDEF',
    ballots:
      '3:A>D>E>B>C>F 3:B>F>E>C>D>A 4:C>A>B>F>D>E 1:D>B>C>E>F>A 4:D>E>F>A>B>C 2:E>C>B>D>F>A 2:F>A>C>D>B>E 2:A>E>F>C>B>D',
    winningVotes: 'D>E>C>A>B>F',
  },
  {
    name: 'example 8, four options',
    actions: 'ABCD',
    ballots: '3:A>B>D 5:A>D>B 1:A>D>C 2:B>A>D 2:B>D>C 4:C>A>B 6:C>B>A 2:D>B>C 5:D>C>A',
    winningVotes: 'A>D>C>B',
    paths: [[0, 18, 20, 21], [17, 0, 17, 17], [19, 18, 0, 19], [19, 18, 20, 0]],
  },
  {
    name: 'example 8, a fifth option added',
    actions: 'ABCDE',
    ballots: '3:A>B>D>E 5:A>D>E>B 1:A>D>E>C 2:B>A>D>E 2:B>D>E>C 4:C>A>B>D 6:C>B>A>D 2:D>B>E>C 5:D>E>C>A',
    winningVotes: 'B>A>D>E>C',
  },
  { name: 'example 9, four options', actions: 'ABCD', ballots: '5:A>C>D 2:B>C>D 4:B>D>A 2:C>D>A', winningVotes: 'A>C>D>B' },
  {
    name: 'example 9, a fifth option added',
    actions: 'ABCDE',
    ballots: '5:A>E>C>D 2:B>C>D>A 4:B>D>A>E 2:C>D>A>B',
    winningVotes: 'B>A>E>C>D',
  },
  {
    name: 'example 10, where winning votes and margins part',
    actions: 'ABCD',
    ballots:
      '6:A>B>C>D 8:A=B 8:A=C 18:A=C>D 8:A=C=D 40:B 4:C>B>D 9:C>D>A 8:C=D 14:D>A>B 11:D>B>C 4:D>C>A',
    winningVotes: 'D>A>B>C',
    margins: 'A>B>C>D',
    paths: [[0, 67, 67, 45], [45, 0, 79, 45], [45, 45, 0, 45], [50, 72, 72, 0]],
  },
  {
    name: 'example 11',
    actions: 'ABCDE',
    ballots: '9:A>D>B>E 6:B>C>A>D 5:B>C>D>E 2:C>D>B>E 6:D>E>C>B 14:E>A>C>B 2:E>C>A>B 1:E>D>A>C',
    winningVotes: 'B>E>A=C>D',
  },
  {
    name: 'example 12',
    actions: 'ABCDE',
    ballots: '9:A>D>B>E 1:B>A>C>E 6:C>B>A>D 2:C>D>B>E 5:C>D>E>A 6:D>E>C>A 14:E>B>A>C 2:E>B>C>A',
    winningVotes: 'E>A=C>D>B',
  },
  {
    name: 'example 13',
    actions: 'ABC',
    ballots: '2:A>B>C 2:B>C>A 1:C>A>B',
    winningVotes: 'A=B>C',
    paths: [[0, 3, 3], [3, 0, 4], [3, 3, 0]],
  },
]

const otherExamples: WorkedExample[] = [
  {
    name: 'the capital of Tennessee',
    actions: 'CKMN',
    ballots: '42:M>N>C>K 26:N>C>K>M 15:C>K>N>M 17:K>C>N>M',
    winningVotes: 'N>C>K>M',
    margins: 'N>C>K>M',
    paths: [[0, 83, 58, 0], [0, 0, 58, 0], [0, 0, 0, 0], [68, 68, 58, 0]],
  },
  { name: "Condorcet's paradox, all tied", actions: 'ABC', ballots: '1:A>B>C 1:B>C>A 1:C>A>B', winningVotes: 'A=B=C' },
]

describe('Schulze', () => {
  it.each([...paperExamples, ...otherExamples])('RK-2 ranks $name as published', ({ actions, ballots, winningVotes, margins, paths }) => {
    const actionIds = [...actions]
    const matrix = countMatrix(actionIds, parseBallots(ballots))
    expect(showRanking(schulze(matrix).ranking)).toBe(winningVotes)
    if (margins) expect(showRanking(schulze(matrix, 'margins').ranking)).toBe(margins)
    if (paths) expect(asRows(pathStrengths(matrix), actionIds.length)).toEqual(paths)
  })

  it('RK-2 elects Towns from the official tally of the Debian leader election 2006, and McIntyre without the unranked', () => {
    const candidates = ['van Wolffelaar', 'Pollak', 'McIntyre', 'Towns', 'Schuldei', 'Walther', 'Allombert', 'None of the Above']
    const unrankedLast = matrixFromRows(candidates, debian2006.last, 421)
    const unrankedUnknown = matrixFromRows(candidates, debian2006.noInformation, 421)
    expect(schulze(unrankedLast).ranking[0]).toEqual(['Towns'])
    expect(schulze(unrankedUnknown).ranking[0]).toEqual(['McIntyre'])
  })

  it('ranks a slate of nothing, of one action, and one without ballots', () => {
    expect(schulze(emptyMatrix([], 'last')).ranking).toEqual([])
    expect(schulze(emptyMatrix(['a'], 'last')).ranking).toEqual([['a']])
    expect(schulze(emptyMatrix(['b', 'a'], 'no-information')).ranking).toEqual([['b', 'a']])
  })

  it('leaves the matrix as it was', () => {
    const matrix = countMatrix([...'ABC'], parseBallots('2:A>B>C 2:B>C>A 1:C>A>B'))
    const before = matrix.wins.slice()
    schulze(matrix)
    expect(matrix.wins).toEqual(before)
  })
})

/** Pairwise counts of the official tally sheet, and those that leave out every pair with an unranked candidate. */
const debian2006 = {
  last: [
    [0, 310, 123, 144, 166, 341, 228, 319],
    [40, 0, 34, 46, 45, 246, 48, 158],
    [230, 332, 0, 184, 233, 354, 278, 344],
    [230, 334, 190, 0, 242, 365, 281, 339],
    [166, 320, 124, 135, 0, 352, 240, 321],
    [20, 61, 16, 16, 16, 0, 21, 73],
    [119, 275, 68, 99, 117, 321, 0, 294],
    [75, 202, 53, 71, 75, 301, 87, 0],
  ],
  noInformation: [
    [0, 266, 108, 132, 152, 291, 199, 273],
    [37, 0, 32, 45, 43, 231, 45, 138],
    [204, 278, 0, 174, 209, 292, 242, 295],
    [194, 268, 167, 0, 210, 295, 234, 278],
    [148, 273, 107, 123, 0, 298, 209, 274],
    [15, 50, 10, 15, 11, 0, 15, 46],
    [105, 246, 58, 91, 105, 285, 0, 259],
    [48, 160, 34, 53, 51, 248, 56, 0],
  ],
}
