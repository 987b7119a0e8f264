import { describe, expect, it } from 'vitest'
import { copeland } from '../../../shared/ranking/copeland.ts'
import { denseBallots } from '../../../shared/ranking/dense.ts'
import { irv } from '../../../shared/ranking/irv.ts'
import { beatingGroups, kemeny } from '../../../shared/ranking/kemeny.ts'
import { rankMethodNames, rankMethods } from '../../../shared/ranking/methods.ts'
import { minimax } from '../../../shared/ranking/minimax.ts'
import { emptyMatrix } from '../../../shared/ranking/pairwise.ts'
import { Piles } from '../../../shared/ranking/piles.ts'
import { matrixOf, type RankProfile } from '../../../shared/ranking/profile.ts'
import { rankedPairs } from '../../../shared/ranking/ranked-pairs.ts'
import { stv } from '../../../shared/ranking/stv.ts'
import { countMatrix, parseBallots, showRanking } from './notation.ts'

const tennessee = '42:M>N>C>K 26:N>C>K>M 15:C>K>N>M 17:K>C>N>M'
const fortyFive = '5:A>C>B>E>D 5:A>D>E>C>B 8:B>E>D>A>C 3:C>A>B>E>D 7:C>A>E>B>D 2:C>B>A>D>E 7:D>C>E>B>A 8:E>B>A>D>C'
const paradox = '1:A>B>C 1:B>C>A 1:C>A>B'

function profile(actions: string, ballots: string): RankProfile {
  return { actionIds: [...actions], ballots: parseBallots(ballots).map(({ weight, ranking }) => ({ vote: ranking, weight })) }
}

describe('ranked pairs', () => {
  it('RK-7 ranks the capital of Tennessee and the 45-voter example as published', () => {
    expect(showRanking(rankedPairs(countMatrix([...'CKMN'], parseBallots(tennessee))).ranking)).toBe('N>C>K>M')
    expect(showRanking(rankedPairs(countMatrix([...'ABCDE'], parseBallots(fortyFive))).ranking)).toBe('A>C>E>B>D')
  })

  it('RK-7 keeps what neither majority nor anything kept tells apart in one tier', () => {
    expect(rankedPairs(countMatrix([...'ABC'], parseBallots('2:A>B>C 2:B>A>C')))).toEqual({ ranking: [['A', 'B'], ['C']] })
  })

  it('RK-7 says so where only the order of ids tells equal majorities apart', () => {
    const { ranking, notes } = rankedPairs(countMatrix([...'CAB'], parseBallots(paradox)))
    expect(notes).toEqual([{ code: 'order-of-equal-majorities', actions: ['A', 'B', 'C'] }])
    expect(showRanking(ranking)).toBe('A>B>C')
  })
})

describe('Copeland and Minimax', () => {
  it('RK-7 score the capital of Tennessee', () => {
    const matrix = countMatrix([...'CKMN'], parseBallots(tennessee))
    expect(copeland(matrix)).toEqual({ ranking: [['N'], ['C'], ['K'], ['M']], scores: { N: 3, C: 2, K: 1, M: 0 } })
    expect(minimax(matrix)).toEqual({ ranking: [['N'], ['M'], ['C'], ['K']], scores: { N: 0, M: -58, C: -68, K: -83 } })
    expect(minimax(matrix, 'margins').scores).toEqual({ N: 0, M: -16, C: -36, K: -66 })
  })

  it('give half a point to each of two that are even', () => {
    expect(copeland(countMatrix([...'AB'], parseBallots('1:A>B 1:B>A'))).scores).toEqual({ A: 0.5, B: 0.5 })
  })
})

describe('Kemeny', () => {
  it('RK-7 finds the best order of the published examples', () => {
    expect(kemeny(countMatrix([...'CKMN'], parseBallots(tennessee)))).toEqual({
      ranking: [['N'], ['C'], ['K'], ['M']], order: ['N', 'C', 'K', 'M'], agreements: 393, exact: true,
    })
  })

  it('RK-7 ties what equally good orders disagree on, and says how many there are', () => {
    expect(kemeny(countMatrix([...'ABC'], parseBallots(paradox)))).toMatchObject({
      ranking: [['A', 'B', 'C']], agreements: 5, exact: true, notes: [{ code: 'several-best-orders', orders: 3 }],
    })
  })

  it('splits actions into groups of which each beats all later ones', () => {
    expect(beatingGroups(countMatrix([...'ABCDE'], parseBallots('3:D>A>B>C>E 3:D>B>C>A>E 3:D>C>A>B>E'))).map((group) => group.map((index) => 'ABCDE'[index])))
      .toEqual([['D'], ['A', 'B', 'C'], ['E']])
  })

  it('RK-7 is exact among many actions too, where majorities hold no more than eighteen together', () => {
    const others = [...'DEFGHIJKLMNOPQRSTU']
    const matrix = matrixOf({ actionIds: [...'ABC', ...others], ballots: [...'ABC'].flatMap((_, turn) => {
      const cycle = [...'ABC'.slice(turn), ...'ABC'.slice(0, turn)].map((id) => [id])
      return [{ vote: [...cycle, others], weight: 1 }, { vote: [others, ...cycle], weight: 1 }]
    }) }, 'last')
    expect(kemeny(matrix)).toMatchObject({
      exact: true, agreements: 10 + 3 * 3 * others.length, ranking: [['A', 'B', 'C', ...others]], notes: [{ code: 'several-best-orders', orders: 3, more: true }],
    })
  })

  it('RK-7 says that it is a bound where a cycle has too many actions to be solved', () => {
    const ids = Array.from({ length: 21 }, (_, index) => `a${String(index).padStart(2, '0')}`)
    const matrix = matrixOf({ actionIds: ids, ballots: ids.map((_, turn) => ({ vote: [...ids.slice(turn), ...ids.slice(0, turn)].map((id) => [id]), weight: 1 })) }, 'last')
    const { exact, ranking, notes, agreements } = kemeny(matrix)
    expect(exact).toBe(false)
    expect(ranking.flat().sort()).toEqual(ids)
    const [note] = notes!
    expect(note).toMatchObject({ code: 'bound', agreements })
    expect((note as { atMost: number }).atMost).toBeGreaterThan(agreements)
  })
})

describe('instant run-off', () => {
  it('RK-11 elects Knoxville, as published', () => {
    expect(irv(profile('CKMN', tennessee))).toEqual({ ranking: [['K'], ['M'], ['N'], ['C']] })
  })

  it('RK-11 leaves out of equally few those that had fewer before', () => {
    // D goes first and passes to C, which then has as many as B; before, B had more.
    expect(showRanking(irv(profile('ABCD', '5:A 4:B>A 3:C>B 1:D>C')).ranking)).toBe('B>A>C>D')
  })

  it('RK-11 says who can win where it depends on which of equals is left out', () => {
    expect(irv(profile('ABC', paradox))).toEqual({ ranking: [['A', 'B', 'C']], notes: [{ code: 'tied-exclusion', winners: ['A', 'B', 'C'], complete: true }] })
  })

  it('counts a ballot that ties several for each of them in equal shares, and one that is spent for nobody', () => {
    expect(showRanking(irv(profile('ABCD', '3:A 2:B=C 2:B')).ranking)).toBe('B>A>C>D')
  })

  it('ties those that nobody ranked at the end, and all of them where nobody voted', () => {
    expect(irv(profile('ABC', '1:B'))).toEqual({ ranking: [['B'], ['A', 'C']] })
    expect(irv({ actionIds: ['a', 'b'], ballots: [] })).toEqual({ ranking: [['a', 'b']] })
    expect(irv({ actionIds: [], ballots: [] })).toEqual({ ranking: [] })
  })

  it('refuses ballots that were not checked', () => {
    expect(() => irv(profile('AB', '1:A>X'))).toThrow(RangeError)
    expect(() => irv(profile('AB', '1:A>A'))).toThrow(RangeError)
  })
})

describe('single transferable vote', () => {
  /** Twenty people choose three kinds of food: a common classroom example. */
  const food = '4:O 2:P>O 8:C>S 4:C>B 1:S 1:B'

  it('RK-11 counts the food example as published', () => {
    const { winners, committees, quota, ranking } = stv(profile('OPCSB', food), { seats: 3 })
    expect({ winners, committees, quota }).toEqual({ winners: ['O', 'C', 'S'], committees: [['O', 'C', 'S']], quota: 6 })
    expect(showRanking(ranking)).toBe('C>O>S>B>P')
  })

  it('RK-11 passes on a surplus in proportion, each paper cut off after five decimals', () => {
    // A has 7, four more than the quota of 3: each paper goes on with 4/7 = 0.57142…
    const ballots = profile('ABCD', '3:A>B 1:A>C 2:A>D=C 1:A')
    const piles = new Piles(denseBallots(ballots), 4)
    expect(Array.from(piles.votes())).toEqual([700_000, 0, 0, 0])
    piles.passOn(0, 300_000, [1, 2, 3])
    expect(Array.from(piles.votes())).toEqual([700_000 - 7 * 57_142, 3 * 57_142, 57_142 + 2 * 28_571, 2 * 28_571])
  })

  it('RK-12 lists every choice that is equally right', () => {
    expect(stv(profile('ABC', paradox), { seats: 2 })).toMatchObject({ committees: [['A', 'B'], ['A', 'C'], ['B', 'C']], winners: ['A', 'B'], allListed: true })
  })

  it.each([6, 12, 30])('RK-11 favours none of %i actions that nobody tells apart, also where there are too many choices to be listed', (actions) => {
    const actionIds = Array.from({ length: actions }, (_, index) => `a${index}`)
    const equal = { actionIds, ballots: [{ vote: [actionIds], weight: 1 }] }
    const { ranking, committees, allListed } = stv(equal, { seats: 1 })
    expect(ranking).toEqual([actionIds])
    expect(irv(equal).ranking).toEqual([actionIds])
    if (actions === 6) expect({ committees, allListed }).toEqual({ committees: actionIds.map((id) => [id]), allListed: true })
  })

  it('with one seat and no surplus elects whom instant run-off elects', () => {
    expect(stv(profile('CKMN', tennessee), { seats: 1 }).winners).toEqual(['K'])
  })

  it('elects everybody where there are seats enough, and fills seats nobody voted for', () => {
    expect(stv(profile('AB', '1:A'), { seats: 5 }).winners).toEqual(['A', 'B'])
    expect(stv({ actionIds: ['a', 'b'], ballots: [] }, { seats: 1 }).committees).toEqual([['a'], ['b']])
  })
})

describe('methods by name', () => {
  it.each(rankMethodNames)('%s ranks every action once, also of nothing', (name) => {
    const method = rankMethods[name]
    const count = (ballots: RankProfile): string[][] =>
      (method.from === 'matrix' ? method.count(matrixOf(ballots, 'last')) : method.count(ballots, { seats: 1 })).ranking
    expect(count(profile('ABCDE', fortyFive)).flat().sort()).toEqual([...'ABCDE'])
    expect(count({ actionIds: ['a', 'b'], ballots: [] }).flat()).toEqual(['a', 'b'])
    expect(count({ actionIds: [], ballots: [] }).flat()).toEqual([])
  })

  it('leaves the matrix as it was', () => {
    const matrix = countMatrix([...'ABCDE'], parseBallots(fortyFive))
    const before = matrix.wins.slice()
    for (const method of Object.values(rankMethods)) if (method.from === 'matrix') method.count(matrix)
    expect(matrix.wins).toEqual(before)
    expect(rankMethods.schulze.from === 'matrix' && rankMethods.schulze.count(emptyMatrix(['x'], 'last')).ranking).toEqual([['x']])
  })
})
