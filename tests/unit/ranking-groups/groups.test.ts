// Figures by stakeholder group, by hand: who is pooled, every group equal, support, distance, and what is safe for every group.
import { describe, expect, it } from 'vitest'
import { kendallDistance } from '../../../shared/ranking/groups/distance.ts'
import { equalGroupMatrix, equalGroupProfile, inverseProportions } from '../../../shared/ranking/groups/equal-weight.ts'
import { figuresByStratum, lowestSupport, safeForEveryGroup } from '../../../shared/ranking/groups/figures.ts'
import { approvalSupport, pointsSupport, rankSupport } from '../../../shared/ranking/groups/support-by-method.ts'
import { PooledVotes } from '../../../shared/ranking/groups/pooled.ts'
import { matrixOf } from '../../../shared/ranking/profile.ts'
import { schulze } from '../../../shared/ranking/schulze.ts'
import { asRows } from '../ranking/notation.ts'
import { pooledOf } from './notation.ts'

describe('votes by group', () => {
  it('RK-6 are those of pools that hold five, small groups together', () => {
    const pooled = pooledOf('AB', { care: '6:A>B', north: '2:B>A', south: '3:A>B' })
    expect(pooled.shown).toEqual([{ groups: ['care'], ballots: 6 }, { groups: ['north', 'south'], ballots: 5 }])
    expect(pooled.strata.map(({ groups, ballots, profile }) => [groups, ballots, profile.ballots])).toEqual([
      [['care'], 6, [{ vote: [['A'], ['B']], weight: 6 }]],
      [['north', 'south'], 5, [{ vote: [['A'], ['B']], weight: 3 }, { vote: [['B'], ['A']], weight: 2 }]],
    ])
  })

  it('RK-6 are nothing where all together are fewer than five', () => {
    const pooled = pooledOf('AB', { care: '3:A>B', north: '1:B>A' })
    expect(pooled.strata).toEqual([])
    expect(pooled.shown).toEqual([{ groups: ['care', 'north'], ballots: null }])
  })

  it('are the same from the names that the ballot box keeps', () => {
    const vote = [['A'], ['B']]
    const votes = [...Array(6).fill('["care"]'), ...Array(5).fill('["north","south"]')].map((group: string) => ({ vote, group }))
    const { shown, strata } = PooledVotes.ofKept(['A', 'B'], votes, ['care', 'north', 'south'])
    expect(shown).toEqual([{ groups: ['care'], ballots: 6 }, { groups: ['north', 'south'], ballots: 5 }])
    expect(strata.map(({ groups }) => groups)).toEqual([['care'], ['north', 'south']])
  })

  it('RK-6 that an older version kept without pooling are pooled when they are read', () => {
    const votes = [...Array(6).fill('care'), ...Array(5).fill('north'), 'south', null].map((group: string | null) => ({ vote: [['A']], group }))
    expect(PooledVotes.ofKept(['A'], votes, ['care', 'north', 'south']).shown).toEqual([
      { groups: ['care'], ballots: 6 }, { groups: ['north', 'south', null], ballots: 7 },
    ])
  })
})

describe('every group equal', () => {
  const pooled = pooledOf('AB', { care: '12:A>B', north: '1:A>B 5:B>A' })

  it('gives a group of six as much weight as one of twelve', () => {
    const { wins, weight } = equalGroupMatrix(pooled, 'last')
    // A: 12/12 + 1/6, B: 5/6, of 2: in sixths 7, 5 and 12.
    expect(asRows(wins, 2)).toEqual([[0, 7], [5, 0]])
    expect(weight).toBe(12)
  })

  it('can turn what one person, one vote gives, and both can be had', () => {
    const close = pooledOf('AB', { care: '12:A>B 10:B>A', north: '2:A>B 3:B>A' })
    expect(schulze(matrixOf({ actionIds: ['A', 'B'], ballots: close.strata.flatMap(({ profile }) => profile.ballots) }, 'last')).ranking).toEqual([['A'], ['B']])
    expect(schulze(equalGroupMatrix(close, 'last')).ranking).toEqual([['B'], ['A']])
  })

  it('ties exactly what is equal by thirds and sevenths', () => {
    const thirds = pooledOf('AB', { care: '3:A>B 3:B>A 3:A=B', north: '4:A>B 4:B>A 6:A=B' })
    expect(schulze(equalGroupMatrix(thirds, 'last')).ranking).toEqual([['A', 'B']])
  })

  it('ties exactly what is equal, also where the sizes have no common multiple that fits', () => {
    const sizes = [97, 101, 103, 107, 109, 113, 127, 131, 137]
    const groups = Object.fromEntries(sizes.map((size, index) => [`g${index}`, `1:A>B>C 1:B>A>C ${size - 2}:C`]))
    const { wins } = equalGroupMatrix(pooledOf('ABC', groups), 'last')
    expect(wins[1]).toBe(wins[3])
    expect(wins[1]).toBeGreaterThan(0)
  })

  it('weighs ballots for methods that need them', () => {
    expect(equalGroupProfile(pooled).ballots.map(({ vote, weight }) => [vote[0], weight])).toEqual([[['A'], 12], [['A'], 2], [['B'], 10]])
    expect(inverseProportions([4, 6])).toEqual([3, 2])
  })
})

describe('support by group', () => {
  it('is the share of other actions that a ballot puts below, ties half', () => {
    const [profile] = pooledOf('ABC', { care: '4:A>B>C 1:B=C>A' }).strata.map((stratum) => stratum.profile)
    // Of 2 others: A 4·2 = 8 of 10, B 4·1 + 1.5 = 5.5, C 1.5.
    expect(rankSupport(profile!, 'last')).toEqual([0.8, 0.55, 0.15])
  })

  it('neither gains nor loses by being left out as no information', () => {
    const [profile] = pooledOf('ABC', { care: '5:A>B' }).strata.map((stratum) => stratum.profile)
    expect(rankSupport(profile!, 'no-information')).toEqual([0.75, 0.25, 0.5])
  })

  it('is the share that approves, or of all points given', () => {
    expect(approvalSupport({ actionIds: ['a', 'b'], ballots: [{ vote: ['a'], weight: 3 }, { vote: [], weight: 1 }] })).toEqual([0.75, 0])
    expect(pointsSupport({ actionIds: ['a', 'b'], ballots: [{ vote: { a: 3, b: 1 }, weight: 2 }] })).toEqual([0.75, 0.25])
    expect(pointsSupport({ actionIds: ['a'], ballots: [] })).toEqual([0])
  })
})

describe('where groups differ', () => {
  const figures = (groups: Record<string, string>) =>
    figuresByStratum(pooledOf('ABCD', groups), (profile) => rankSupport(profile, 'last'), (profile) => schulze(matrixOf(profile, 'last')).ranking)

  it('names who supports an action least, and the gap', () => {
    const [a] = lowestSupport([...'ABCD'], figures({ care: '5:A>B>C>D', north: '5:B>C>A>D' }))
    expect(a).toEqual({ actionId: 'A', stratum: 1, support: expect.closeTo(1 / 3), gap: expect.closeTo(2 / 3), placeGap: 2 })
  })

  it('compares nothing where there is one stratum', () => {
    expect(lowestSupport([...'ABCD'], figures({ care: '5:A>B>C>D' }))).toEqual([])
  })

  it('lists as safe what no group puts in its lower half', () => {
    expect(safeForEveryGroup([...'ABCD'], figures({ care: '5:A>B>C>D', north: '5:B>C>A>D' }))).toEqual([{ actionId: 'B', stratum: 0, place: 2 }])
  })

  it('counts a tie by its middle, and takes nothing for safe that a group does not compare', () => {
    const tied = figures({ care: '5:A=B=C=D', north: '5:A=B>C>D' })
    expect(safeForEveryGroup([...'ABCD'], tied).map(({ actionId }) => actionId)).toEqual(['A', 'B'])
    expect(safeForEveryGroup([...'ABCD'], tied, [new Set(['A'])]).map(({ actionId }) => actionId)).toEqual(['B'])
  })
})

describe('Kendall distance', () => {
  it.each([
    { a: [1, 2, 3], b: [1, 2, 3], distance: 0 },
    { a: [1, 2, 3], b: [3, 2, 1], distance: 1 },
    { a: [1, 2, 3], b: [2, 1, 3], distance: 1 / 3 },
    { a: [1, 2, 3], b: [1, 1, 3], distance: 1 / 6 },
    { a: [1, 1, 1], b: [1, 1, 1], distance: 0 },
    { a: [1, 1, 1], b: [1, 2, 3], distance: 1 / 2 },
    { a: [1], b: [1], distance: 0 },
  ])('of $a and $b is $distance', ({ a, b, distance }) => {
    expect(kendallDistance(a, b)).toBeCloseTo(distance, 12)
  })
})
