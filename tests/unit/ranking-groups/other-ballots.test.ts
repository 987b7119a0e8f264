// Results of ballots that are no rankings: every kind is counted by its methods, by group, with what else it publishes.
import { describe, expect, it } from 'vitest'
import type { Ballot } from '../../../shared/ranking/ballots.ts'
import { canonicalBallot } from '../../../shared/ranking/ballots.ts'
import { countQuestion, type CountRequest } from '../../../shared/ranking/result/count-question.ts'
import { FollowedQuestion } from '../../../shared/ranking/result/follow.ts'
import { readResult, type ReadResult } from '../../../shared/ranking/result/read-result.ts'
import { recountTable } from '../../../shared/ranking/result/recount.ts'
import { finish } from './notation.ts'

const actionIds = ['A', 'B', 'C']
type Cast = { ballot: Ballot; group: string; times: number }

function result(cast: Cast[], more: Partial<CountRequest> = {}): ReadResult {
  const request = { method: cast[0]!.ballot.method, options: {}, actionIds, groups: ['north', 'south'], topK: 1, seats: null, seed: 'e.q', ...more }
  const ballots = cast.flatMap(({ ballot, group, times }) => Array.from({ length: times }, () => ({ ballot: canonicalBallot(ballot), group: JSON.stringify([group]) })))
  return readResult(JSON.parse(JSON.stringify(finish(countQuestion(request, ballots, (_, drawn) => drawn < 25)))))
}

const summary = ({ counts }: ReadResult) => counts.map(({ method, treatment, weighting, ranking }) =>
  `${method} ${treatment ?? '–'} ${weighting}: ${ranking.map((tier) => tier.join('=')).join('>')}`)

describe('results of other ballots', () => {
  it('RK-26 of small comparisons, which are published singly, the ranking can be counted again and the draws cannot', () => {
    const table = (ballot: Ballot) => recountTable(result([{ ballot, group: 'north', times: 30 }], { groups: [] }), 'public-recount')
    expect(table({ method: 'pairs', pairs: [['A', 'B']] })).toMatchObject({ methods: [{ method: 'bradley-terry', from: 'ballots' }], certainty: 'no' })
    expect(table({ method: 'approve', approved: ['A'] })).toMatchObject({ certainty: 'ballots' })
  })

  it('approvals: by number, in proportion, by person and by group', () => {
    const approve = (approved: string[], group: string, times: number): Cast => ({ ballot: { method: 'approve', approved }, group, times })
    const read = result([approve(['A', 'B'], 'north', 14), approve(['B', 'C'], 'south', 6)], { seats: 2 })
    expect(summary(read)).toEqual([
      'approval – persons: B>A>C', 'phragmen – persons: B>A>C', 'equal-shares – persons: A=B>C',
      'approval – groups: B>A=C', 'phragmen – groups: B>A=C', 'equal-shares – groups: B>A=C',
    ])
    expect(read.counts[0]).toMatchObject({ scores: { A: 14, B: 20, C: 6 }, winners: ['A', 'B'] })
    expect(read.counts[3]).toMatchObject({ severalRight: true })
    expect(read.byGroup[0]!.figures.map(({ support }) => support)).toEqual([[1, 1, 0], [0, 1, 1]])
    expect(read.certainty.map(({ method, weighting, low, high }) => [method, weighting, low[1], high[1]])).toEqual([['approval', 'persons', 1, 1], ['approval', 'groups', 1, 1]])
    // B leads by six: ballots of north that name A alone count one, those of south that then name A alone count two.
    expect(read.stability).toEqual([{ method: 'approval', treatment: null, topK: 1, atLeast: 3, atMost: 3 }])
    expect(recountTable(read, 'secret').methods).toEqual([
      { method: 'approval', from: 'aggregates' }, { method: 'phragmen', from: 'no' }, { method: 'equal-shares', from: 'no' },
    ])
  })

  it('RK-27 under a budget: what is chosen, and what it costs, by every method', () => {
    const approve = (approved: string[], group: string, times: number): Cast => ({ ballot: { method: 'approve', approved }, group, times })
    const cast = [approve(['A', 'B'], 'north', 14), approve(['C'], 'south', 6)]
    const read = result(cast, { spending: { budget: 100, costs: { A: 80, B: 60, C: 30 } } })
    expect(read.spending).toEqual({ budget: 100, costs: { A: 80, B: 60, C: 30 } })
    const chosen = ({ counts }: ReadResult) => counts.filter(({ weighting }) => weighting === 'persons').map(({ method, winners, spent }) => [method, winners, spent])
    // Plain: A as the first of two equals, then nothing fits. Shares of 5 a head: 70 buy B for north, 30 buy C for south.
    expect(chosen(read)).toEqual([['approval', ['A'], 80], ['phragmen', ['B', 'C'], 90], ['equal-shares', ['B', 'C'], 90]])
    expect(result(cast, { seats: 2 }).counts[0]!.spent).toBe(undefined)
    expect(() => result(cast, { spending: { budget: 100, costs: { A: 80 } } })).toThrow(RangeError)
  })

  it('RK-27 one person who wants what costs the whole budget does not keep the count from ending', () => {
    const approve = (approved: string[], times: number): Cast => ({ ballot: { method: 'approve', approved }, group: 'north', times })
    const read = result([approve(['A'], 299), approve(['B'], 1)], { groups: [], spending: { budget: 1e9, costs: { A: 1, B: 1e9, C: 1 } } })
    expect(read.counts.find(({ method }) => method === 'equal-shares')).toMatchObject({ winners: ['A'], spent: 1, notes: [{ code: 'purchases', share: expect.any(Number) as number, actions: ['A'], paid: [expect.any(Number) as number] }, { code: 'coarse-completion' }] })
  })

  it('dots: by points', () => {
    const dots = (given: Record<string, number>, group: string, times: number): Cast => ({ ballot: { method: 'dots', dots: given }, group, times })
    const read = result([dots({ A: 3, B: 1 }, 'north', 6), dots({ B: 4 }, 'south', 5)])
    expect(summary(read)[0]).toBe('dots – persons: B>A>C')
    expect(read.counts[0]!.scores).toEqual({ A: 18, B: 26, C: 0 })
    expect(read.byGroup[0]!.figures.map(({ support }) => support)).toEqual([[0.75, 0.25, 0], [0, 1, 0]])
  })

  it('scores: both treatments, with the spread on each criterion', () => {
    const score = (a: number, b: number | null, group: string, times: number): Cast => (
      { ballot: { method: 'score', scores: { A: { impact: a, feasibility: 3 }, ...(b === null ? {} : { B: { impact: b, feasibility: 3 } }) } }, group, times })
    const read = result([score(2, 5, 'north', 5), score(4, null, 'south', 7)])
    expect(summary(read).slice(0, 2)).toEqual(['score last persons: A>B>C', 'score no-information persons: B>A>C'])
    expect(read.details).toMatchObject({
      kind: 'score', counts: { A: { impact: [0, 5, 0, 7, 0] }, B: { impact: [0, 0, 0, 0, 5] } },
      spreads: { 'no-information': { A: { impact: { count: 12, mean: 38 / 12, median: 4 } }, C: { impact: null } }, last: { B: { impact: { count: 12, median: 1 } } } },
    })
  })

  it('grades: Majority Judgment where the scale has labels', () => {
    const grade = (a: number, b: number, group: string, times: number): Cast => ({ ballot: { method: 'score', scores: { A: { merit: a }, B: { merit: b } } }, group, times })
    const options = { criteria: [{ id: 'merit', title: 'Merit', weight: 1 }], min: 0, max: 2, labels: ['poor', 'fair', 'good'] }
    const read = result([grade(2, 1, 'north', 6), grade(0, 1, 'south', 5)], { options })
    expect(summary(read)).toContain('majority-judgment last persons: A>B>C')
    expect(summary(read)).toContain('score last persons: A>B>C')
  })

  it('agreement: what all groups can live with comes before what most people want', () => {
    const agree = (answers: Record<string, 1 | 0 | -1>, group: string, times: number): Cast => ({ ballot: { method: 'agree', answers }, group, times })
    const read = result([agree({ A: 1, B: 1, C: 0 }, 'north', 20), agree({ A: -1, B: 1 }, 'south', 6)])
    expect(summary(read)).toEqual(['agree – persons: B>A>C'])
    expect(read.details).toMatchObject({
      kind: 'agree',
      statements: { A: { all: { agree: 20, disagree: 6, seen: 26 }, groups: { 0: { agree: 20 }, 1: { agree: 0, disagree: 6 } }, consensus: (21 / 22) * (1 / 8) }, C: { all: { agree: 0, seen: 20 } } },
      representative: { 1: [{ statement: 'A', side: 'disagree' }] },
    })
  })

  it('agreement of an older journal reads under the name that it has now', () => {
    const request: CountRequest = { method: 'agree', options: {}, actionIds, groups: [], topK: 1, seats: null, seed: 'e.q' }
    const ballots = Array.from({ length: 20 }, () => ({ ballot: canonicalBallot({ method: 'agree', answers: { A: 1 } }), group: null }))
    const now = finish(countQuestion(request, ballots, (_, drawn) => drawn < 25))
    const before = JSON.parse(JSON.stringify(now).replaceAll('"method":"agree"', '"method":"agreement"')) as typeof now
    expect(now.certainty).toHaveLength(1)
    expect(readResult({ ...before, method: 'agree' })).toEqual(readResult(now))
  })

  it.each(['pairs', 'bestworst', 'rankfew'] as const)('%s: strengths, or that there are not enough votes yet', (method) => {
    const ballot: Ballot = method === 'pairs' ? { method, pairs: [['A', 'B'], ['B', 'C']] }
      : method === 'bestworst' ? { method, sets: [{ best: 'A', worst: 'C', shown: ['A', 'B', 'C'] }] } : { method, rankings: [[['A'], ['B'], ['C']]] }
    const cast = (group: string, times: number): Cast => ({ group, times, ballot })
    const read = result([cast('north', 6), cast('south', 6)])
    expect(summary(read)[0]).toBe('bradley-terry – persons: A>B>C')
    expect(read.counts[0]!.notes).toBeUndefined()
    expect(read.details).toEqual({ kind: 'choices', compared: method === 'pairs' ? { A: 12, B: 24, C: 12 } : { A: 12, B: 12, C: 12 } })
    expect(result([cast('north', 1)]).counts[0]!.notes).toEqual([expect.objectContaining({ code: 'not-enough-votes', needed: 5 })])
  })

  it('cannot be counted of a kind that is not known', () => {
    const request = { method: 'shouting', options: {}, actionIds, groups: [], topK: 1, seats: null, seed: '' }
    expect(() => finish(countQuestion(request, [], () => false))).toThrow(RangeError)
  })

  it('RK-21 are followed like rankings, places alone', () => {
    const followed = new FollowedQuestion({ method: 'approve', options: {}, actionIds, groups: [], topK: 1, seats: null, seed: '' })
    const [a, b] = [['A'], ['B']].map((approved) => canonicalBallot({ method: 'approve', approved }))
    for (const [removed, added] of [[null, a], [null, b], [null, b], [a, b]]) followed.change(removed ?? null, added ?? null)
    const tally = finish(followed.tally('quick', () => false))
    expect(tally).toMatchObject({ live: true, ballots: 3, strata: [], stability: [] })
    expect(readResult(tally).counts).toEqual([expect.objectContaining({ method: 'approval', ranking: [['B'], ['A', 'C']] })])
    expect(JSON.stringify(tally)).not.toContain('scores')
  })
})
