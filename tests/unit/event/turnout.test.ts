import { describe, expect, it } from 'vitest'
import { notApart, turnout } from '../../../shared/event/turnout.ts'
import { Room } from './room.ts'

/** People by group; null for those who named none. */
function room(sizes: [string | null, number][]) {
  const groups = sizes.flatMap(([group]) => (group === null ? [] : [group]))
  const people = Object.fromEntries(sizes.flatMap(([group, size], at) => Array.from({ length: size }, (_, i) => [`p${at}-${i}`, { ...somebody, group }])))
  return { groups, people }
}
const somebody = Object.values(new Room().state.people)[0]!

describe('BL-27 ballots by group, as they are kept', () => {
  const byGroup = { Nurses: 6, Carers: 1, Managers: 0, '': 2 }

  it('BL-27 a group whose people are too few has none of its own, nor one that would tell it by subtraction', () => {
    expect(turnout(room([['Nurses', 9], ['Carers', 1], ['Managers', 5], [null, 5]]), { secrecy: 'secret' }, { total: 9, byGroup })).toEqual({ total: 9, byGroup: { Nurses: 6, '': 2 } })
    expect(turnout(room([['Nurses', 9], ['Carers', 1], ['Managers', 6]]), { secrecy: 'public-recount' }, { total: 7, byGroup })).toEqual({ total: 7, byGroup: { Nurses: 6 } })
  })

  it('BL-27 nothing is told where all together are too few', () => {
    expect(turnout(room([['Nurses', 3], ['Carers', 1]]), { secrecy: 'secret' }, { total: 2, byGroup: { Nurses: 1, Carers: 1 } })).toEqual({ total: 2, byGroup: {} })
  })

  it('BL-27 a large group that nobody of has voted says so, paper is counted apart, and named ballots are told as they are', () => {
    const two = room([['Nurses', 9], ['Managers', 6]])
    const counted = { total: 9, byGroup: { Nurses: 6, 'Paper ballots': 3 } }
    expect(turnout(two, { secrecy: 'secret' }, counted)).toEqual({ total: 9, byGroup: { Nurses: 6, Managers: 0, 'Paper ballots': 3 } })
    expect(turnout(room([['Nurses', 1]]), { secrecy: 'named' }, counted)).toEqual(counted)
    expect([notApart(counted), notApart({ total: 9, byGroup: { Nurses: 6 } })]).toEqual([0, 3])
  })
})
