import { describe, expect, it } from 'vitest'
import { poolGroups } from '../../../shared/ranking/groups.ts'

function ballotsOf(counts: Record<string, number>, ungrouped = 0): (string | null)[] {
  const grouped = Object.entries(counts).flatMap(([group, ballots]) => Array<string>(ballots).fill(group))
  return [...grouped, ...Array<null>(ungrouped).fill(null)]
}

describe('pooling stakeholder groups', () => {
  it('gives every group of five or more its own figure, in declared order', () => {
    expect(poolGroups(ballotsOf({ B: 5, A: 7 }), ['A', 'B'])).toEqual([
      { groups: ['A'], ballots: 7 },
      { groups: ['B'], ballots: 5 },
    ])
  })

  it('RK-6 pools small groups that reach five together', () => {
    expect(poolGroups(ballotsOf({ A: 4, B: 9, C: 1 }), ['A', 'B', 'C'])).toEqual([
      { groups: ['B'], ballots: 9 },
      { groups: ['A', 'C'], ballots: 5 },
    ])
  })

  it('RK-6 takes the smallest visible group into a pool that is too small, so that nothing can be had by subtraction', () => {
    expect(poolGroups(ballotsOf({ A: 12, B: 6, C: 3 }), ['A', 'B', 'C'])).toEqual([
      { groups: ['A'], ballots: 12 },
      { groups: ['B', 'C'], ballots: 9 },
    ])
  })

  it('pools the two when the only other group is small', () => {
    expect(poolGroups(ballotsOf({ A: 20, B: 1 }), ['A', 'B'])).toEqual([{ groups: ['A', 'B'], ballots: 21 }])
  })

  it('RK-6 gives no figure where all together are under five', () => {
    expect(poolGroups(ballotsOf({ A: 2, B: 1 }, 1), ['A', 'B'])).toEqual([{ groups: ['A', 'B', null], ballots: null }])
  })

  it('counts people without a group as a group, so that they cannot be had by subtraction either', () => {
    expect(poolGroups(ballotsOf({ A: 8, B: 6 }, 2), ['A', 'B'])).toEqual([
      { groups: ['A'], ballots: 8 },
      { groups: ['B', null], ballots: 8 },
    ])
  })

  it('does not show that nobody of a group voted', () => {
    expect(poolGroups(ballotsOf({ A: 8, B: 6 }), ['A', 'B', 'C'])).toEqual([
      { groups: ['A'], ballots: 8 },
      { groups: ['B', 'C'], ballots: 6 },
    ])
  })

  it('counts a ballot of an undeclared group with those of none', () => {
    expect(poolGroups(ballotsOf({ A: 5, elsewhere: 5 }), ['A'])).toEqual([
      { groups: ['A'], ballots: 5 },
      { groups: [null], ballots: 5 },
    ])
  })
})
