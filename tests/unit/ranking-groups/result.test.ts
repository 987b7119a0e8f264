// What a reveal publishes of ranked ballots, and how it is read: small, complete, and countable again.
import { describe, expect, it } from 'vitest'
import { whyTexts } from '../../../client/ui/texts/why.ts'
import { borda } from '../../../shared/ranking/borda.ts'
import { seededRandom } from '../../../shared/ranking/certainty/random.ts'
import { rankMethods } from '../../../shared/ranking/methods.ts'
import { treatments, winsRows, type Treatment } from '../../../shared/ranking/pairwise.ts'
import { placesOf } from '../../../shared/ranking/places.ts'
import { countQuestion, usualTopK, type CountRequest, type KeptBallot } from '../../../shared/ranking/result/count-question.ts'
import type { FullTally } from '../../../shared/ranking/result/full-tally.ts'
import { plainResult } from '../../../shared/ranking/result/plain-result.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { recountTable } from '../../../shared/ranking/result/recount.ts'
import { whyIn } from '../../../shared/ranking/result/why-in.ts'
import { schulze } from '../../../shared/ranking/schulze.ts'
import type { Tally } from '../../../shared/ranking/tally.ts'
import { countMatrix, parseBallots } from '../ranking/notation.ts'
import { finish } from './notation.ts'

function requestOf(actionIds: string[], groups: string[] = []): CountRequest {
  return { method: 'rank', options: {}, actionIds, groups, topK: usualTopK(actionIds.length), seats: null, seed: 'e.q' }
}

function kept(text: string, group: string | null = null): KeptBallot[] {
  return parseBallots(text).flatMap(({ weight, ranking }) =>
    Array.from({ length: weight }, () => ({ ballot: JSON.stringify({ method: 'rank', ranking }), group: group && JSON.stringify([group]) })))
}

const count = (request: CountRequest, ballots: KeptBallot[], draws = 40): FullTally => finish(countQuestion(request, ballots, (_, drawn) => drawn < draws))

/** As phones get it. */
const received = (tally: FullTally): FullTally => JSON.parse(JSON.stringify(tally)) as FullTally

/** Partial ballots by people who agree somewhat. */
function crowd(actions: number, ballots: number, groups: string[]): KeptBallot[] {
  const random = seededRandom('crowd')
  const ids = actionIds(actions)
  return Array.from({ length: ballots }, (_, person) => {
    const order = ids.map((id, at) => [at / actions + random() + random(), id] as const).sort((a, b) => a[0] - b[0]).map(([, id]) => [id])
    return { ballot: JSON.stringify({ method: 'rank', ranking: order.slice(0, Math.ceil(random() * actions)) }), group: JSON.stringify([groups[person % groups.length]]) }
  })
}

/** As long as real ones. */
function actionIds(actions: number): string[] {
  return Array.from({ length: actions }, (_, at) => `0123456789abcd${String(at).padStart(2, '0')}`)
}

/** As older versions counted and journalled it. */
function firstVersion(actionIds: string[], ballots: string): Tally {
  const byTreatment = <T>(make: (treatment: Treatment) => T): Record<Treatment, T> => ({ last: make('last'), 'no-information': make('no-information') })
  const matrices = byTreatment((treatment) => countMatrix(actionIds, parseBallots(ballots), treatment))
  const results = { schulze: byTreatment((treatment) => schulze(matrices[treatment])), borda: byTreatment((treatment) => borda(matrices[treatment])) }
  const first = (method: 'schulze' | 'borda') => byTreatment((treatment) => results[method][treatment].ranking[0]!)
  const topDifferences = (['schulze', 'borda'] as const).map((method) => ({ method, first: first(method) }))
    .filter((one) => one.first.last.join() !== one.first['no-information'].join())
  return {
    version: 1, method: 'rank', ballots: matrices.last.weight, actionIds, results, pairwise: byTreatment((treatment) => winsRows(matrices[treatment])),
    topDiffers: topDifferences.length > 0, topDifferences, groups: [],
  }
}

describe('a result', () => {
  it('RK-25 of 100 actions, six groups and a thousand ballots is less than 60 kB', () => {
    const groups = ['NHS leaders', 'Social care', 'Frontline staff', 'Third sector', 'People who need care', 'Researchers']
    const tally = count(requestOf(actionIds(100), groups), crowd(100, 250, groups).flatMap((ballot) => [ballot, ballot, ballot, ballot]), 20)
    expect(tally.certainty).toHaveLength(4)
    expect(tally.strata).toHaveLength(2)
    expect(JSON.stringify(tally).length).toBeLessThan(60_000)
  })

  it('RK-25 of the first version reads as it always did', () => {
    const old = firstVersion(['A', 'B', 'C'], '3:A>B 2:C>A')
    const result = readResult(old)
    expect(result.rank).toBe(old)
    expect(result.counts.map(({ method, treatment, ranking }) => [method, treatment, ranking])).toEqual([
      ['schulze', 'last', [['A'], ['B'], ['C']]], ['schulze', 'no-information', [['C'], ['A'], ['B']]],
      ['borda', 'last', [['A'], ['C'], ['B']]], ['borda', 'no-information', [['C'], ['A'], ['B']]],
    ])
    expect(whyIn(result, 'A', 'C', 'last')).toMatchObject({ relation: 'above', decided: 'majority', headToHead: { for: 3, against: 2 }, groups: [], chance: null })
  })

  it('RK-25 of the second version has all that the first had', () => {
    const old = firstVersion(['A', 'B', 'C'], '3:A=B 2:C>A 1: 6:B>C')
    expect(readResult(received(count(requestOf(['A', 'B', 'C'], ['north', 'south']), [...kept('3:A=B 2:C>A 1:', 'north'), ...kept('6:B>C', 'south')]))).rank).toEqual({
      ...old, groups: [{ groups: ['north'], ballots: 6 }, { groups: ['south'], ballots: 6 }],
    })
  })

  it('RK-26 lets the methods that it says so of be counted again from what it publishes', () => {
    const result = readResult(received(count(requestOf(actionIds(8)), crowd(8, 60, ['all']))))
    const table = recountTable(result, 'secret')
    expect(table.methods.filter(({ from }) => from === 'no').map(({ method }) => method)).toEqual(['irv'])
    for (const { method, from } of table.methods) {
      for (const treatment of from === 'aggregates' ? treatments : []) {
        const by = rankMethods[method as keyof typeof rankMethods]
        const published = result.counts.find((one) => one.method === method && one.treatment === treatment && one.weighting === 'persons')!
        expect(by.from === 'matrix' && placesOf(result.actionIds, by.count(result.matrices![treatment]).ranking)).toEqual(published.places)
      }
    }
    expect(recountTable(result, 'public-recount')).toMatchObject({ methods: expect.arrayContaining([{ method: 'irv', from: 'ballots' }]), byGroup: 'no', certainty: 'ballots' })
  })

  it('RK-26 can be counted again draw by draw, from the ballots, the seed and the number of draws', () => {
    const [request, ballots] = [requestOf(actionIds(6)), crowd(6, 30, ['all'])]
    const first = count(request, ballots, 33)
    expect(count(request, [...ballots].reverse(), first.certainty[0]!.draws)).toEqual(first)
  })

  it('gives everything once where no ballot leaves anything out, and reads as both treatments', () => {
    const tally = count(requestOf(['A', 'B'], ['north', 'south']), [...kept('7:A>B', 'north'), ...kept('6:B>A', 'south')])
    expect(tally.complete).toBe(true)
    expect(new Set(tally.counts.map(({ treatment }) => treatment))).toEqual(new Set(['last']))
    const result = readResult(tally)
    expect(result.byGroup.map(({ treatment, distances }) => [treatment, distances])).toEqual([['last', [[0, 1], [1, 0]]], ['no-information', [[0, 1], [1, 0]]]])
    expect(result.certainty.map(({ treatment, weighting }) => `${treatment} ${weighting}`)).toEqual([
      'last persons', 'last groups', 'no-information persons', 'no-information groups',
    ])
  })

  it('says by group why one is above another, either way round, where the two are near each other', () => {
    const result = readResult(received(count(requestOf(['A', 'B'], ['north', 'south']), [...kept('7:A>B 2:', 'north'), ...kept('5:B>A', 'south')])))
    const why = whyIn(result, 'A', 'B', 'last')!
    expect(why.groups).toEqual([{ groups: ['north'], for: 7, against: 0, neither: 2 }, { groups: ['south'], for: 0, against: 5, neither: 0 }])
    const back = whyIn(result, 'B', 'A', 'last')!
    expect(back.groups[0]).toEqual({ groups: ['north'], for: 0, against: 7, neither: 2 })
    expect(why.chance! + back.chance!).toBeCloseTo(1)
    expect(whyTexts(why, (id) => id, (method) => method).sentences).toContain('1 of 2 groups prefers A.')
  })

  it('has no intervals of few ballots, no figures by group of one stratum, and counts nothing of none', () => {
    expect(readResult(count(requestOf(['A', 'B'], ['north', 'south']), kept('9:A>B', 'north')))).toMatchObject({ certainty: [], byGroup: [], without: [], groups: [{ ballots: 9 }] })
    expect(readResult(count(requestOf(['A', 'B']), []))).toMatchObject({ ballots: 0, counts: expect.arrayContaining([expect.objectContaining({ ranking: [['A', 'B']] })]) })
    expect(readResult(count(requestOf([]), []))).toMatchObject({ ballots: 0, actionIds: [] })
  })

  it('is plain data for programs, with what older ones look for', () => {
    const plain = plainResult(count(requestOf(['A', 'B'], ['north', 'south']), [...kept('7:A>B', 'north'), ...kept('6:B>A', 'south')]), 'secret')
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain)
    expect(plain).toMatchObject({ results: { schulze: { last: { ranking: [['A'], ['B']] } } }, pairwise: { last: [[0, 7], [6, 0]] }, recount: { byGroup: 'no' } })
  })
})

describe('every group equal as the count that decides', () => {
  it('RK-29 comes first where the question says so, for rankings and for marks, and nothing else changes', () => {
    const ballots = [...kept('9:a>b>c', 'Care'), ...kept('5:c>b>a', 'Patients'), ...kept('5:c>b>a', 'Carers')]
    const request = requestOf(['a', 'b', 'c'], ['Care', 'Patients', 'Carers'])
    const first = (tally: FullTally): unknown => {
      const { weighting, ranking } = readResult(received(tally)).counts[0]!
      return [weighting, ranking[0]]
    }
    expect(first(count(request, ballots))).toEqual(['persons', ['c']])
    const many = [...kept('20:a>b>c', 'Care'), ...ballots.slice(9)]
    expect(first(count(request, many))).toEqual(['persons', ['a']])
    const equal = { ...request, options: { weighting: 'groups' } }
    expect(first(count(equal, many))).toEqual(['groups', ['c']])
    const sorted = ({ counts }: FullTally): string[] => counts.map((one) => JSON.stringify(one)).sort()
    expect(sorted(count(equal, many))).toEqual(sorted(count(request, many)))
    expect(recountTable(readResult(received(count(equal, many))), 'public-recount')).toEqual(recountTable(readResult(received(count(request, many))), 'public-recount'))
    expect(first(count(equal, kept('9:a>b>c', 'Care')))).toEqual(['persons', ['a']])

    const ticks = [...Array.from({ length: 20 }, () => ['a', 'Care'] as const), ...Array.from({ length: 5 }, () => ['c', 'Patients'] as const), ...Array.from({ length: 5 }, () => ['c', 'Carers'] as const)]
      .map(([id, group]): KeptBallot => ({ ballot: JSON.stringify({ method: 'approve', approved: [id] }), group: JSON.stringify([group]) }))
    expect(first(count({ ...request, method: 'approve' }, ticks))).toEqual(['persons', ['a']])
    expect(first(count({ ...equal, method: 'approve' }, ticks))).toEqual(['groups', ['c']])
  })
})
