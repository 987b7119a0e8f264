import { describe, expect, it } from 'vitest'
import { nextSets } from '../../../shared/ranking/assignment.ts'
import { bradleyTerry, type ChoiceProfile } from '../../../shared/ranking/bradley-terry.ts'
import { choicesOfBestWorst, choicesOfPairs, choicesOfRankings } from '../../../shared/ranking/choices.ts'
import { fromShelf, isOnShelf } from './shelf.ts'

interface Reference {
  n_items: number
  data: number[][]
  ml_est: number[]
}

/** Orders over items 0, 1, …: pairs and rankings alike. */
function choices(items: number, orders: number[][]): ChoiceProfile {
  return {
    actionIds: Array.from({ length: items }, (_, item) => String(item)),
    ballots: orders.map((order) => ({ vote: [order.map((item) => [String(item)])], weight: 1 })),
  }
}

describe('strengths from comparisons', () => {
  it('RK-16 are the published maximum-likelihood estimates of Bradley–Terry and Plackett–Luce', () => {
    const pairs = bradleyTerry(choices(3, [[0, 1], [0, 1], [1, 2], [2, 0]]), { prior: 0 })
    for (const [item, expected] of [0.419617624, -0.419617624, 0].entries()) expect(pairs.scores![item]).toBeCloseTo(expected, 7)
    const rankings = bradleyTerry(choices(4, [[0, 1, 2], [3, 2, 0], [1, 3]]), { prior: 0 })
    for (const [item, expected] of [-0.4433, 0.6951, -0.6706, 0.4188].entries()) expect(rankings.scores![item]).toBeCloseTo(expected, 3)
  })

  it('RK-16 are equal in a cycle', () => {
    expect(bradleyTerry(choices(3, [[0, 1], [1, 2], [2, 0]]), { prior: 0 }).ranking).toEqual([['0', '1', '2']])
  })

  it('RK-16 stay finite where one always wins, thanks to the prior', () => {
    const { scores, ranking } = bradleyTerry(choices(2, Array<number[]>(50).fill([0, 1])))
    expect(ranking).toEqual([['0'], ['1']])
    expect(scores!['0']).toBeGreaterThan(1)
    expect(scores!['0']).toBeLessThan(5)
  })

  it('RK-16 say that there are not enough votes yet, with too few or where they do not connect', () => {
    expect(bradleyTerry(choices(2, [[0, 1]]))).toMatchObject({ enough: false, notes: [{ code: 'not-enough-votes', fewest: 1, needed: 5, connected: true }] })
    const apart = bradleyTerry(choices(4, [...Array<number[]>(9).fill([0, 1]), ...Array<number[]>(9).fill([2, 3])]))
    expect(apart).toMatchObject({ enough: false, notes: [{ fewest: 9, connected: false }] })
    const plenty = bradleyTerry(choices(2, Array<number[]>(5).fill([0, 1])))
    expect(plenty.enough).toBe(true)
    expect(plenty).not.toHaveProperty('notes')
    expect(bradleyTerry(choices(0, []))).toMatchObject({ ranking: [], enough: false })
  })

  it('RK-16 come from pairs, from best and worst, and from rankings of a few', () => {
    expect(choicesOfPairs({ method: 'pairs', pairs: [['a', 'b']] })).toEqual([[['a'], ['b']]])
    expect(choicesOfBestWorst({ method: 'bestworst', sets: [{ best: 'a', worst: 'd', shown: ['c', 'a', 'b', 'd'] }] })).toEqual([[['a'], ['c', 'b'], ['d']]])
    expect(choicesOfBestWorst({ method: 'bestworst', sets: [{ best: 'a', worst: 'b', shown: ['a', 'b'] }] })).toEqual([[['a'], ['b']]])
    expect(choicesOfRankings({ method: 'rankfew', rankings: [[['a'], ['b', 'c']], [['a', 'b', 'd']]] })).toEqual([[['a'], ['b', 'c']]])
  })

  it('treats what is tied alike', () => {
    const vote = [[['a'], ['c', 'b'], ['d']]]
    const { ranking, compared } = bradleyTerry({ actionIds: ['a', 'b', 'c', 'd'], ballots: [{ vote, weight: 6 }] })
    expect(ranking).toEqual([['a'], ['b', 'c'], ['d']])
    expect(compared).toEqual({ a: 6, b: 6, c: 6, d: 6 })
  })

  const files = ['choix_pairwise-1.json', 'choix_pairwise-2.json', 'choix_rankings-1.json', 'choix_rankings-2.json']
  it.skipIf(!isOnShelf(files[0]!)).each(files)('RK-16 are those of %s', (file) => {
    const { n_items, data, ml_est } = fromShelf<Reference>(file)
    const { scores } = bradleyTerry(choices(n_items, data), { prior: 0 })
    for (const [item, expected] of ml_est.entries()) expect(scores![item]).toBeCloseTo(expected, 3)
  })
})

describe('what is shown next', () => {
  const actionIds = [...'abcdefg']

  it('RK-17 is what was shown least, then what was not seen together', () => {
    const shown = { a: 2, b: 2, c: 2, d: 2, e: 1, f: 1, g: 2 }
    const [set] = nextSets({ actionIds, size: 2, sets: 1, shown, random: () => 0 })
    expect([...set!].sort()).toEqual(['e', 'f'])
    const again = nextSets({ actionIds: ['a', 'b', 'c'], size: 2, sets: 1, shown: {}, seen: [['a', 'b']], random: () => 0 })
    expect(again[0]).toContain('c')
  })

  it('never has an action twice in a set, nor more than there are', () => {
    expect(nextSets({ actionIds: ['a', 'b'], size: 4, sets: 2, shown: {}, random: () => 0.99 }).map((set) => [...set].sort())).toEqual([['a', 'b'], ['a', 'b']])
    expect(nextSets({ actionIds: [], size: 4, sets: 1, shown: {}, random: () => 0 })).toEqual([[]])
  })
})
