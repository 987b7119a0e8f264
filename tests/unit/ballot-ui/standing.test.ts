import { describe, expect, it } from 'vitest'
import {
  bandsOf, besideOf, firstChoice, firstRows, leadOf, pairRows, placesOf, topDepends, unplacedOf, type Choice,
} from '../../../client/ui/results/standing.ts'
import { tallyQuestion, type Tally } from '../../../shared/ranking/tally.ts'

/** `3 a b=c` is three ballots with b and c tied below a. */
function tally(slate: string, ...ballots: string[]): Tally {
  const cast = ballots.flatMap((line) => {
    const [count, ...tiers] = line.split(' ')
    const ranking = tiers.map((tier) => tier.split('='))
    return Array.from({ length: Number(count) }, () => ({ ballot: { method: 'rank' as const, ranking }, group: null }))
  })
  return tallyQuestion(cast, { actionIds: slate.split(' ') }, [])
}

const schulzeLast: Choice = { method: 'schulze', treatment: 'last' }
const bordaLast: Choice = { method: 'borda', treatment: 'last' }
const schulzeNone: Choice = { method: 'schulze', treatment: 'no-information' }

/** Five of nine put a first, but four put it last: Schulze goes by majorities, Borda by points. */
const split = tally('a b c', '5 a b c', '4 b c a')

describe('bands', () => {
  it('gives tied actions one band, and the next band the position after all of them', () => {
    const counted = tally('a b c d', '2 d a=b c')
    expect(bandsOf(counted, schulzeLast)).toEqual([
      { position: 1, tied: false, actionIds: ['d'] },
      { position: 2, tied: true, actionIds: ['a', 'b'] },
      { position: 4, tied: false, actionIds: ['c'] },
    ])
    expect(placesOf(counted, schulzeLast).get('b')).toEqual({ position: 2, tied: true })
    expect(placesOf(counted, schulzeLast).get('c')).toEqual({ position: 4, tied: false })
  })
})

describe('the first rows', () => {
  const bands = bandsOf(tally('a b c d e', '2 d a=b=c e'), schulzeLast)

  it('are all of them where there is room', () => {
    expect(firstRows(bands, 0)).toEqual({ bands: bands.map((band) => ({ ...band, hidden: 0 })), hidden: 0 })
    expect(firstRows(bands, 5).hidden).toBe(0)
  })

  it('cut a tie openly, and count what is left below', () => {
    expect(firstRows(bands, 3)).toEqual({
      bands: [
        { position: 1, tied: false, actionIds: ['d'], hidden: 0 },
        { position: 2, tied: true, actionIds: ['a', 'b'], hidden: 1 },
      ],
      hidden: 1,
    })
    expect(firstRows(bands, 1)).toMatchObject({ bands: [{ position: 1 }], hidden: 4 })
  })
})

describe('the other method beside', () => {
  it('says by how many places it puts an action higher or lower', () => {
    expect(bandsOf(split, schulzeLast).map((band) => band.actionIds)).toEqual([['a'], ['b'], ['c']])
    expect(bandsOf(split, bordaLast).map((band) => band.actionIds)).toEqual([['b'], ['a'], ['c']])
    const beside = besideOf(split, schulzeLast)
    expect(beside.get('a')).toEqual({ position: 2, tied: false, shift: -1 })
    expect(beside.get('b')).toEqual({ position: 1, tied: false, shift: 1 })
    expect(beside.get('c')).toEqual({ position: 3, tied: false, shift: 0 })
    expect(besideOf(split, bordaLast).get('a')).toEqual({ position: 1, tied: false, shift: 1 })
  })
})

describe('the lead', () => {
  it('names who is first, alone or together', () => {
    expect(leadOf(split, schulzeLast)).toEqual({ kind: 'first', actionIds: ['a'] })
    expect(leadOf(tally('a b c', '1 a=b c'), schulzeLast)).toEqual({ kind: 'first', actionIds: ['a', 'b'] })
  })

  it('claims no winner without ballots, or without a preference in them', () => {
    expect(leadOf(tally('a b c'), firstChoice)).toEqual({ kind: 'no-ballots' })
    expect(leadOf(tally('a b c', '3 a=b=c'), firstChoice)).toEqual({ kind: 'all-tied' })
    expect(leadOf(tally('a', '1 a'), firstChoice)).toEqual({ kind: 'first', actionIds: ['a'] })
  })
})

describe('unranked actions', () => {
  it('says for each method whether their treatment decides who is first', () => {
    const counted = tally('a b', '3 a', '2 b a')
    expect(leadOf(counted, schulzeLast)).toEqual({ kind: 'first', actionIds: ['a'] })
    expect(leadOf(counted, schulzeNone)).toEqual({ kind: 'first', actionIds: ['b'] })
    expect(topDepends(counted, 'schulze')).toBe(true)
    expect(topDepends(split, 'schulze')).toBe(false)
  })

  it('sets apart those that no ballot compares: they are neither first nor last', () => {
    const counted = tally('a b c d', '2 b a', '1 c')
    expect(unplacedOf(counted, 'no-information')).toEqual(new Set(['c', 'd']))
    expect(bandsOf(counted, schulzeNone)).toEqual([
      { position: 1, tied: false, actionIds: ['b'] },
      { position: 2, tied: false, actionIds: ['a'] },
    ])
    expect(leadOf(counted, schulzeNone)).toEqual({ kind: 'first', actionIds: ['b'] })
    expect(topDepends(counted, 'schulze')).toBe(false)
    expect(unplacedOf(counted, 'last')).toEqual(new Set())
    expect(pairRows(counted, schulzeNone).map((row) => row.actionId)).toEqual(['b', 'a', 'c', 'd'])
  })

  it('sets nothing apart where nothing at all is compared', () => {
    const counted = tally('a b', '2 a=b')
    expect(unplacedOf(counted, 'no-information')).toEqual(new Set())
    expect(leadOf(counted, schulzeNone)).toEqual({ kind: 'all-tied' })
  })
})

it('sets out the pairs in the order of the ranking', () => {
  expect(pairRows(split, schulzeLast)).toEqual([
    { actionId: 'a', cells: [null, 5, 5] },
    { actionId: 'b', cells: [4, null, 9] },
    { actionId: 'c', cells: [4, 0, null] },
  ])
  expect(pairRows(split, bordaLast)[0]).toEqual({ actionId: 'b', cells: [null, 4, 9] })
})
