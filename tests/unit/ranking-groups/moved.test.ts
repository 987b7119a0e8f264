// Before and after: who moved, counted so that nobody can be told from it.
import { describe, expect, it } from 'vitest'
import { comparedPlaces, movedPeople, type LinkedBallots } from '../../../shared/ranking/moved.ts'
import { parseRanking } from '../ranking/notation.ts'

const slates = { before: ['A', 'B', 'C'], after: ['B', 'A', 'D'] }

/** `people('care', 'A>B', 'B>A', 5)`: five people of a group, and what they cast; '-' for nothing. */
function people(group: string | null, before: string, after: string, count: number, groupAfter = group): LinkedBallots[] {
  const cast = (text: string, of: string | null) => (text === '-' ? null : { group: of, ranking: parseRanking(text) })
  return Array.from({ length: count }, () => ({ before: cast(before, group), after: cast(after, groupAfter) }))
}

describe('who moved', () => {
  it('is counted among the actions that both questions asked about', () => {
    const moved = movedPeople([...people(null, 'A>C>B', 'D>B>A', 3), ...people(null, 'A>B', 'A>D', 2)], slates, [])
    expect(moved.common).toEqual(['B', 'A'])
    expect(moved.all).toEqual({ groups: [null], people: 5, changed: 3, distance: 3 / 5, higher: [3, 0], lower: [0, 3] })
    expect(moved.strata).toEqual([])
  })

  it('RK-24 is counted by groups of five or more who answered both', () => {
    const cast = [...people('care', 'A>B', 'B>A', 6), ...people('north', 'A>B', 'A>B', 5), ...people('south', 'A>B', 'B>A', 2)]
    const { all, strata } = movedPeople(cast, slates, ['care', 'north', 'south'])
    expect(strata.map(({ groups, people: counted, changed }) => [groups, counted, changed])).toEqual([[['care'], 6, 6], [['north', 'south'], 7, 2]])
    expect(all).toMatchObject({ people: 13, changed: 8 })
  })

  it('RK-24 leaves some out where fewer than five answered one question only, so that those cannot be had by subtraction', () => {
    const { all } = movedPeople([...people(null, 'A>B', 'B>A', 20), ...people(null, 'B>A', '-', 1), ...people(null, '-', 'B>A', 7)], slates, [])
    expect(all).toMatchObject({ people: 16, changed: 16 })
    expect(movedPeople([...people(null, 'A>B', 'B>A', 8), ...people(null, 'B>A', '-', 1)], slates, []).all).toBeNull()
  })

  it('RK-24 counts who changed groups in neither', () => {
    const { strata, all } = movedPeople([
      ...people('care', 'A>B', 'A>B', 10), ...people('north', 'A>B', 'A>B', 10), ...people('care', 'A>B', 'B>A', 1, 'north'),
    ], slates, ['care', 'north'])
    expect(strata.map((stratum) => stratum.people)).toEqual([6, 6])
    expect(all).toMatchObject({ people: 12, changed: 0 })
  })
})

describe('places before and after', () => {
  it('are compared among the common actions, for groups that are the same in both results', () => {
    const before = { lineages: ['A', 'B', 'C'], all: [1, 2, 3], strata: [{ groups: ['care'], places: [3, 1, 2] }, { groups: ['north', 'south'], places: [1, 2, 3] }] }
    const after = { lineages: ['C', 'D', 'A'], all: [1, 2, 3], strata: [{ groups: ['care'], places: [1, 2, 2] }, { groups: ['north'], places: [1, 2, 3] }] }
    expect(comparedPlaces(before, after)).toEqual({
      common: ['C', 'A'],
      compared: [{ groups: 'all', before: [2, 1], after: [1, 2] }, { groups: ['care'], before: [1, 2], after: [1, 2] }],
    })
  })
})
