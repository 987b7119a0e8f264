// How sure a ranking is: draws, intervals, bands, and the fewest ballots that would change the top.
import { describe, expect, it } from 'vitest'
import { bandsOf } from '../../../shared/ranking/certainty/bands.ts'
import { Bootstrap, type Certainty } from '../../../shared/ranking/certainty/bootstrap.ts'
import { Draws, type Weighting } from '../../../shared/ranking/certainty/draws.ts'
import { placesWithoutEach } from '../../../shared/ranking/certainty/leave-out.ts'
import { PairSums } from '../../../shared/ranking/certainty/pair-sums.ts'
import { seededRandom } from '../../../shared/ranking/certainty/random.ts'
import { schulzePlaces } from '../../../shared/ranking/certainty/schulze-places.ts'
import { approvalPoints, bordaPoints, fewestByPoints } from '../../../shared/ranking/certainty/stability-points.ts'
import { fewestBySchulze } from '../../../shared/ranking/certainty/stability-schulze.ts'
import type { PooledVotes } from '../../../shared/ranking/groups/pooled.ts'
import { matrixOf, type RankProfile } from '../../../shared/ranking/profile.ts'
import { finish, pooledOf, profileOf } from './notation.ts'

function bootstrap(pooled: PooledVotes<string[][]>, draws: number, { topK = 1, weighting = 'persons' as Weighting, seed = 'seed' } = {}): Certainty | null {
  const { actionIds } = pooled
  const boot = new Bootstrap({
    pooled, weighting, topK, random: seededRandom(seed),
    ranker: (votes) => {
      const sums = new PairSums(actionIds, votes, 'last')
      return (weights) => schulzePlaces(sums.under(weights))
    },
  })
  for (let draw = 0; draw < draws; draw++) boot.draw()
  return boot.certainty(schulzePlaces(matrixOf({ actionIds, ballots: pooled.strata.flatMap(({ profile }) => profile.ballots) }, 'last')))
}

describe('the seeded random numbers', () => {
  it('are the same for the same seed, others for another, and spread evenly', () => {
    const take = (seed: string, count: number): number[] => Array.from({ length: count }, seededRandom(seed))
    expect(take('a', 5)).toEqual(take('a', 5))
    expect(take('a', 5)).not.toEqual(take('b', 5))
    const tenths = new Array<number>(10).fill(0)
    for (const number of take('spread', 100_000)) tenths[Math.floor(number * 10)]!++
    // Chi-squared with 9 degrees of freedom: above 27.9 once in a thousand.
    expect(tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
  })
})

describe('ballots drawn anew', () => {
  it('keep each group at its weight', () => {
    const pooled = pooledOf('AB', { care: '7:A>B 5:B>A', north: '6:B>A' })
    const random = seededRandom('draws')
    for (const [weighting, proportion] of [['persons', 2], ['groups', 1]] as const) {
      const weights = new Draws(pooled, weighting).next(random)
      expect((weights[0]! + weights[1]!) / weights[2]!).toBe(proportion)
    }
  })

  it('come to the chance that can be worked out: of 20 ballots 12 for A', () => {
    const { above, inTop } = bootstrap(pooledOf('AB', { all: '12:A>B 8:B>A' }), 1_000)!
    // 19 draws, each for A with 0.6: A leads with 10 or more.
    const exact = binomialAtLeast(19, 10, 0.6)
    expect(Math.abs(inTop[0]! - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 1_000))
    expect(above[1]).toBe(inTop[0])
    expect(above[2]).toBeCloseTo(1 - inTop[0]!, 12)
  })
})

describe('intervals', () => {
  it('are a single place where everybody says the same', () => {
    expect(bootstrap(pooledOf('ABC', { all: '20:A>B>C' }), 50, { topK: 2 })).toMatchObject({ low: [1, 2, 3], high: [1, 2, 3], inTop: [1, 1, 0], draws: 50 })
  })

  it('are not given for fewer than 19 draws, and then hold every place that came up', () => {
    const pooled = pooledOf('ABC', { all: '5:A>B>C 5:B>C>A 5:C>A>B' })
    expect(bootstrap(pooled, 18)).toBeNull()
    const few = bootstrap(pooled, 19)!
    const many = bootstrap(pooled, 500)!
    expect(few.low.map((low, index) => few.high[index]! - low)).toEqual([2, 2, 2])
    expect(many.inTop.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9)
  })

  it('leave out one draw in twenty on either side', () => {
    // B leads in about one draw of a thousand: never among the 900 that count.
    const { low, high } = bootstrap(pooledOf('AB', { all: '30:A>B 10:B>A' }), 1_000)!
    expect([low, high]).toEqual([[1, 2], [1, 2]])
  })

  it('share a tie across the edge among those tied', () => {
    expect(bootstrap(pooledOf('ABC', { all: '20:A=B>C' }), 20)!.inTop).toEqual([0.5, 0.5, 0])
  })
})

describe('bands', () => {
  const certainty = (low: number[], high: number[]): Pick<Certainty, 'low' | 'high'> => ({ low, high })

  it('put together what overlaps, also by way of another', () => {
    expect(bandsOf([...'ABCDEF'], [1, 2, 3, 4, 5, 6], certainty([1, 2, 2, 3, 5, 5], [1, 3, 4, 4, 6, 6]))).toEqual([
      { from: 1, to: 1, actionIds: ['A'] },
      { from: 2, to: 4, actionIds: ['B', 'C', 'D'] },
      { from: 5, to: 6, actionIds: ['E', 'F'] },
    ])
  })

  it('follow the ranking, not the slate, and keep ties together', () => {
    expect(bandsOf([...'ABC'], [2, 2, 1], certainty([2, 2, 1], [3, 3, 1])).map(({ actionIds }) => actionIds)).toEqual([['C'], ['A', 'B']])
  })
})

describe('the fewest other ballots that change the top', () => {
  const fewestByBorda = (profile: RankProfile, topK: number) =>
    fewestByPoints(profile.actionIds, bordaPoints(profile, 'last'), 2 * (profile.actionIds.length - 1), topK)

  it('RK-23 by approvals: one that takes back one and gives the other counts twice', () => {
    // a leads by 4 of 9: three ballots that name a alone and then b alone would be 6 less, two are 4.
    const profile = { actionIds: ['a', 'b'], ballots: [{ vote: ['a'], weight: 5 }, { vote: ['a', 'b'], weight: 3 }, { vote: ['b'], weight: 1 }] }
    expect(fewestByPoints(profile.actionIds, approvalPoints(profile), 1, 1)).toBe(2)
  })

  it.each([
    // Three ballots put A a point ahead each; one that says the opposite moves B up by two.
    { ballots: '3:A>B', topK: 1, borda: 2, schulze: { atLeast: 2, atMost: 2 } },
    { ballots: '4:A>B', topK: 1, borda: 2, schulze: { atLeast: 2, atMost: 2 } },
    { ballots: '10:A>B>C 9:B>A>C', topK: 1, borda: 1, schulze: { atLeast: 1, atMost: 1 } },
  ])('$ballots', ({ ballots, topK, borda, schulze }) => {
    const profile = profileOf(ballots.includes('C') ? 'ABC' : 'AB', ballots)
    expect(fewestByBorda(profile, topK)).toBe(borda)
    expect(finish(fewestBySchulze(profile, 'last', topK))).toEqual(schulze)
  })

  it('are not asked for where the top is a tie, or everything is in it', () => {
    const tied = profileOf('ABC', '2:A=B>C')
    expect([fewestByBorda(tied, 1), finish(fewestBySchulze(tied, 'last', 1))]).toEqual([null, null])
    expect([fewestByBorda(tied, 3), finish(fewestBySchulze(tied, 'last', 3))]).toEqual([null, null])
  })
})

describe('without one of the groups', () => {
  it('gives the ranking of all others, for each stratum and no smaller one', () => {
    const pooled = pooledOf('AB', { care: '9:A>B', north: '5:B>A', south: '3:A>B', west: '2:A>B' })
    expect(finish(placesWithoutEach(pooled, 'last', schulzePlaces))).toEqual([
      { groups: ['care'], places: [1, 1] },
      { groups: ['north'], places: [1, 2] },
      { groups: ['south', 'west'], places: [1, 2] },
    ])
  })

  it('gives nothing where there is one stratum', () => {
    expect(finish(placesWithoutEach(pooledOf('AB', { care: '9:A>B', north: '2:B>A' }), 'last', schulzePlaces))).toEqual([])
  })
})

function binomialAtLeast(n: number, least: number, p: number): number {
  let sum = 0
  for (let k = least; k <= n; k++) {
    let ways = 1
    for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1)
    sum += ways * p ** k * (1 - p) ** (n - k)
  }
  return sum
}
