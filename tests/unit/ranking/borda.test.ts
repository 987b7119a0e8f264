import { describe, expect, it } from 'vitest'
import { borda } from '../../../shared/ranking/borda.ts'
import { emptyMatrix } from '../../../shared/ranking/pairwise.ts'
import { countMatrix, parseBallots, showRanking } from './notation.ts'

describe('Borda', () => {
  it('RK-4 scores the capital of Tennessee as published', () => {
    const { ranking, scores } = borda(countMatrix([...'CKMN'], parseBallots('42:M>N>C>K 26:N>C>K>M 15:C>K>N>M 17:K>C>N>M')))
    expect(scores).toEqual({ N: 194, C: 173, M: 126, K: 107 })
    expect(showRanking(ranking)).toBe('N>C>M>K')
  })

  it('RK-4 scores the 45-voter example of the Schulze method', () => {
    const ballots = '5:A>C>B>E>D 5:A>D>E>C>B 8:B>E>D>A>C 3:C>A>B>E>D 7:C>A>E>B>D 2:C>B>A>D>E 7:D>C>E>B>A 8:E>B>A>D>C'
    const { ranking, scores } = borda(countMatrix([...'ABCDE'], parseBallots(ballots)))
    expect(scores).toEqual({ A: 98, B: 92, C: 89, D: 69, E: 102 })
    expect(showRanking(ranking)).toBe('E>A>B>C>D')
  })

  it('RK-4 gives tied actions half a point of each other', () => {
    expect(borda(countMatrix([...'ABC'], parseBallots('1:A=B>C'))).scores).toEqual({ A: 1.5, B: 1.5, C: 0 })
  })

  it('ties the unranked below the ranked, or lets them neither win nor lose', () => {
    const ballots = parseBallots('1:A>B')
    expect(borda(countMatrix([...'ABCD'], ballots, 'last')).scores).toEqual({ A: 3, B: 2, C: 0.5, D: 0.5 })
    expect(borda(countMatrix([...'ABCD'], ballots, 'no-information')).scores).toEqual({ A: 2, B: 1, C: 1.5, D: 1.5 })
  })

  it('does not punish an action for being left out when that is no information', () => {
    const ballots = parseBallots('3:A>B 1:C>B>A')
    expect(showRanking(borda(countMatrix([...'ABC'], ballots, 'last')).ranking)).toBe('A>B>C')
    expect(showRanking(borda(countMatrix([...'ABC'], ballots, 'no-information')).ranking)).toBe('C>A>B')
  })

  it('keeps actions that are named like parts of an object', () => {
    const { scores } = borda(countMatrix(['__proto__', 'constructor'], parseBallots('1:__proto__>constructor')))
    expect(Object.entries(scores!)).toEqual([['__proto__', 1], ['constructor', 0]])
  })

  it('ties everything where nobody voted', () => {
    expect(borda(emptyMatrix(['a', 'b'], 'last'))).toEqual({ ranking: [['a', 'b']], scores: { a: 0, b: 0 } })
  })
})
