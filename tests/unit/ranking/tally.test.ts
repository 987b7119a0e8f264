import { describe, expect, it } from 'vitest'
import { tallyQuestion, type TallyBallot } from '../../support/tally.ts'
import { parseBallots } from './notation.ts'

function ballotsOf(text: string, group: string | null = null): TallyBallot[] {
  return parseBallots(text).flatMap(({ weight, ranking }) =>
    Array.from({ length: weight }, () => ({ ballot: { method: 'rank' as const, ranking }, group })),
  )
}

describe('the tally', () => {
  it('holds exactly these aggregates', () => {
    expect(tallyQuestion(ballotsOf('5:A>B'), { actionIds: ['A', 'B'] }, [])).toEqual({
      version: 1,
      method: 'rank',
      ballots: 5,
      actionIds: ['A', 'B'],
      results: {
        schulze: { last: { ranking: [['A'], ['B']] }, 'no-information': { ranking: [['A'], ['B']] } },
        borda: {
          last: { ranking: [['A'], ['B']], scores: { A: 5, B: 0 } },
          'no-information': { ranking: [['A'], ['B']], scores: { A: 5, B: 0 } },
        },
      },
      pairwise: { last: [[0, 5], [0, 0]], 'no-information': [[0, 5], [0, 0]] },
      topDiffers: false,
      topDifferences: [],
      groups: [],
    })
  })

  it('RK-5 says where the treatment of unranked actions changes the top', () => {
    const tally = tallyQuestion(ballotsOf('6:A>B 2:C>A'), { actionIds: ['A', 'B', 'C'] }, [])
    expect(tally.topDiffers).toBe(true)
    expect(tally.topDifferences).toEqual([
      { method: 'schulze', first: { last: ['A'], 'no-information': ['C'] } },
    ])
  })

  it('survives JSON unchanged and shares nothing with what it was given', () => {
    const slate = { actionIds: ['A', 'B', 'C'] }
    const tally = tallyQuestion(ballotsOf('3:A=B 2:C>A 1:', 'north'), slate, ['north', 'south'])
    expect(JSON.parse(JSON.stringify(tally))).toEqual(tally)
    expect(tally.actionIds).not.toBe(slate.actionIds)
  })

  it('BL-13 is the same, byte for byte, when two people of a group exchange their ballots', () => {
    const ballots = [...ballotsOf('1:A>B 1:C 1:B=C>A 3:A', 'north'), ...ballotsOf('4:B 2:C>B', 'south')]
    const exchanged = ballots.with(0, ballots[2]!).with(2, ballots[0]!)
    const slate = { actionIds: ['A', 'B', 'C'] }
    const groups = ['north', 'south']
    expect(JSON.stringify(tallyQuestion(exchanged, slate, groups))).toBe(JSON.stringify(tallyQuestion(ballots, slate, groups)))
  })

  it('RK-6 counts ballots by group with small groups pooled', () => {
    const ballots = [...ballotsOf('6:A>B', 'north'), ...ballotsOf('9:B>A', 'south'), ...ballotsOf('2:B', 'west')]
    expect(tallyQuestion(ballots, { actionIds: ['A', 'B'] }, ['north', 'south', 'west']).groups).toEqual([
      { groups: ['south'], ballots: 9 },
      { groups: ['north', 'west'], ballots: 8 },
    ])
  })

  it('ties every action where nobody voted', () => {
    const tally = tallyQuestion([], { actionIds: ['A', 'B'] }, ['north'])
    expect(tally.results.schulze.last.ranking).toEqual([['A', 'B']])
    expect(tally.groups).toEqual([{ groups: ['north'], ballots: null }])
  })
})

it('RK-5 an action that nobody ranked is not first, although nothing is above it', () => {
  const ballots = [{ ballot: { method: 'rank' as const, ranking: [['a'], ['b']] }, group: null }]
  const tally = tallyQuestion(ballots, { actionIds: ['a', 'b', 'c'] }, [])
  expect(tally.results.schulze['no-information'].ranking[0]).toContain('c')
  expect(tally.topDiffers).toBe(false)
})
