// What a result's pages say: bands by interval, ties without, and a headline that is true to both. Counts are the engine's own.
import { describe, expect, it } from 'vitest'
import { bandsFor, choicesOf, choosersFor, firstCounting, topElsewhere } from '../../../client/ui/results/result-view.ts'
import { fittingIn, lowestIn } from '../../../client/ui/results/panel-figures.ts'
import { purchasesIn } from '../../../shared/ranking/result/purchases-in.ts'
import { headline } from '../../../client/ui/results/headline.ts'
import { recountOf } from '../../../client/ui/results/sureness.ts'
import { texts as panels } from '../../../client/ui/texts/panels.ts'
import { texts as replay } from '../../../client/ui/texts/replay.ts'
import type { Slate } from '../../../shared/event/state.ts'
import { readResult, type ReadResult } from '../../../shared/ranking/result/read-result.ts'
import { tallyQuestion, type TallyBallot } from '../../support/tally.ts'
import { canonicalBallot } from '../../../shared/ranking/ballots.ts'
import type { Ballot } from '../../../shared/ranking/ballots.ts'
import { countQuestion } from '../../../shared/ranking/result/count-question.ts'
import type { FullTally } from '../../../shared/ranking/result/full-tally.ts'
import { parseBallots } from '../ranking/notation.ts'

function fullTally(method: string, ballots: readonly Ballot[], spending: { budget: number; costs: Record<string, number> }): FullTally {
  const counting = countQuestion(
    { method, options: {}, actionIds: Object.keys(spending.costs), groups: [], topK: 1, seats: null, spending, seed: 'seed' }, ballots.map((ballot) => ({ ballot: canonicalBallot(ballot), group: null })), () => false,
  )
  for (;;) {
    const step = counting.next()
    if (step.done) return step.value
  }
}

const slateOf = (ids: readonly string[]): Slate => ({
  themes: [], items: ids.map((actionId, at) => ({ actionId, number: at + 1, lineageId: actionId, title: `Action ${actionId}`, themeId: null, wordingHash: '' })),
})
const ballotsOf = (text: string): TallyBallot[] => parseBallots(text).flatMap(({ weight, ranking }) =>
  Array.from({ length: weight }, () => ({ ballot: { method: 'rank' as const, ranking }, group: null })))
const resultOf = (ballots: string, ids: string[]): ReadResult => readResult(tallyQuestion(ballotsOf(ballots), { actionIds: ids }, []))
/** The same with intervals, as a result of the second version has them. */
const withIntervals = (result: ReadResult, low: number[], high: number[], bands: [number, number, string[]][]): ReadResult => ({
  ...result, topK: 2,
  certainty: result.counts.map(({ method, treatment, weighting }) =>
    ({ method, treatment, weighting, draws: 1_000, low, high, inTop: low.map(() => 0.5), bands: bands.map(([from, to, actionIds]) => ({ from, to, actionIds })) })),
})

describe('a budget', () => {
  it('RK-27 is shown for each method that chooses under it, by the weighting that is shown', () => {
    const plain = resultOf('5:A>B', ['A', 'B'])
    expect(choosersFor(plain, firstCounting(plain))).toEqual([])
    const count = { ...plain.counts[0]!, winners: ['A'], spent: 3 }
    const result = { ...plain, counts: [count, { ...count, weighting: 'groups' as const, spent: 4 }, { ...count, method: 'equal-shares', spent: 5 }] }
    expect(choosersFor(result, firstCounting(result)).map(({ method, spent }) => [method, spent])).toEqual([[count.method, 3], ['equal-shares', 5]])
    expect(headline({ ...result, spending: { budget: 10, costs: { A: 3, B: 8 } } }, slateOf(['A', 'B']), firstCounting(result))).toBe('The budget of 10 pays for “Action A”: 3.')
    expect(panels.spending.says('equal-shares', 1, 3, 10, true)).toBe('Equal Shares chooses 1 action for 3 of 10. Other choices are equally right.')
  })
})

describe('how Equal Shares chooses', () => {
  it('is told step by step: who wanted each, and the most that anybody paid', () => {
    const ballots = (approved: string[], times: number): Ballot[] => Array.from({ length: times }, () => ({ method: 'approve', approved }))
    const result = readResult(fullTally('approve', [...ballots(['A'], 6), ...ballots(['X'], 4)], { budget: 100, costs: { A: 50, X: 44 } }))
    expect(purchasesIn(result)).toEqual({ bare: 10, share: 11, bought: [{ actionId: 'A', cost: 50, wanted: 6, paid: 8.33333 }, { actionId: 'X', cost: 44, wanted: 4, paid: 11 }] })
    expect(panels.spending.share(10, 11, 100)).toContain('an equal share of the budget: 10. It was raised to 11, as long as all that is bought stays within 100.')
    expect(panels.spending.bought('A', 50, 6, 8.33333)).toBe('“A” for 50: 6 people want it, and each pays 8.33 at most.')
    expect(purchasesIn({ ...result, counts: result.counts.map(({ notes: _, ...count }) => count) })).toBeNull()
  })
})

describe('what the budget does not pay for', () => {
  it('is told apart: what the rest would pay for, and what costs more', () => {
    expect(fittingIn({ budget: 100, costs: { a: 60, b: 40, c: 41, d: 0, e: 10 } }, { winners: ['a'], spent: 60 })).toEqual(['b', 'e'])
  })
})

describe('where groups differ', () => {
  it('names every group that gives an action its lowest place, and never one that places it higher', () => {
    const figures = [[1, 2], [2, 4], [1, 4], [2, 3]].map((places, at) => ({ groups: [`Group ${at}`], ballots: 5, support: [0, 0], places }))
    expect(lowestIn({ figures }, 1)).toEqual({ place: 4, gap: 2, groups: ['Group 1', 'Group 2'] })
    expect(lowestIn({ figures }, 0)).toEqual({ place: 2, gap: 1, groups: ['Group 1', 'Group 3'] })
  })
})

describe('bands', () => {
  it('are ties where there are no intervals', () => {
    const result = resultOf('5:A>B=C>D', ['A', 'B', 'C', 'D'])
    expect(bandsFor(result, firstCounting(result)).map(({ from, to, isClose, rows }) => [from, to, isClose, rows.map(({ actionId }) => actionId).join('')]))
      .toEqual([[1, 1, false, 'A'], [2, 3, false, 'BC'], [4, 4, false, 'D']])
  })

  it('are what cannot be told apart where there are', () => {
    const result = withIntervals(resultOf('5:A>B>C>D', ['A', 'B', 'C', 'D']), [1, 2, 2, 4], [1, 3, 3, 4], [[1, 1, ['A']], [2, 3, ['B', 'C']], [4, 4, ['D']]])
    const bands = bandsFor(result, firstCounting(result))
    expect(bands.map(({ from, to, isClose }) => [from, to, isClose])).toEqual([[1, 1, false], [2, 3, true], [4, 4, false]])
    expect(bands[1]!.rows).toEqual([{ actionId: 'B', place: 2, tied: false, interval: { low: 2, high: 3 } }, { actionId: 'C', place: 3, tied: false, interval: { low: 2, high: 3 } }])
  })

  it('leave out what no ballot compares with anything', () => {
    const result = resultOf('3:A>B', ['A', 'B', 'C'])
    const bands = bandsFor(result, { method: 'schulze', treatment: 'no-information', weighting: 'persons' })
    expect(bands.flatMap(({ rows }) => rows.map(({ actionId }) => actionId))).toEqual(['A', 'B'])
  })
})

describe('the headline', () => {
  const say = (result: ReadResult): string => headline(result, slateOf(result.actionIds), firstCounting(result))

  it('names who is first, and second', () => {
    expect(say(resultOf('5:A>B>C', ['A', 'B', 'C']))).toBe('“Action A” comes first. “Action B” is second.')
  })

  it('says what shares first place, and what is too close to call', () => {
    expect(say(resultOf('5:A=B>C', ['A', 'B', 'C']))).toBe('“Action A” and “Action B” share first place.')
    const close = withIntervals(resultOf('5:A>B>C', ['A', 'B', 'C']), [1, 1, 3], [2, 2, 3], [[1, 2, ['A', 'B']], [3, 3, ['C']]])
    expect(say(close)).toBe('“Action A” and “Action B” are too close to call for first place.')
    const next = withIntervals(resultOf('5:A>B>C>D', ['A', 'B', 'C', 'D']), [1, 2, 2, 2], [1, 4, 4, 4], [[1, 1, ['A']], [2, 4, ['B', 'C', 'D']]])
    expect(say(next)).toBe('“Action A” comes first. The next 3 are too close to call.')
  })

  it('does not make a ranking of nothing', () => {
    expect(say(resultOf('', ['A', 'B']))).toBe('No ballots were cast.')
    expect(say(resultOf('2:A=B', ['A', 'B']))).toBe('All 2 actions are tied.')
  })
})

describe('what another choice would change', () => {
  it('is said of the first place and of the first k', () => {
    const result = resultOf('5:A>B>C 4:B>C>A', ['A', 'B', 'C'])
    expect(topElsewhere(result, firstCounting(result))).toEqual({ isSameFirst: false, isSameTop: false, others: 3 })
    const clear = resultOf('5:A>B>C', ['A', 'B', 'C'])
    expect(topElsewhere(clear, firstCounting(clear))).toEqual({ isSameFirst: true, isSameTop: true, others: 3 })
  })

  it('is offered only where it was counted', () => {
    expect(choicesOf(resultOf('5:A>B', ['A', 'B']))).toEqual({ methods: ['schulze', 'borda'], treatments: ['last', 'no-information'], weightings: ['persons'] })
  })
})

describe('the replay', () => {
  it('names the method and the treatment that decided', () => {
    const says = (result: ReadResult): string => { const { method, treatment } = firstCounting(result); return replay.countedBy(method, treatment) }
    expect(says(resultOf('5:A>B', ['A', 'B', 'C']))).toBe('Counted by Schulze; what a ballot leaves out counts as last.')
    expect(replay.countedBy('dots', null)).toBe('Counted by Dots.')
    expect(replay.countedBy('score', 'no-information')).toBe('Counted by Scores; a ballot says nothing about what it leaves out.')
  })
})

describe('who can count again', () => {
  it('is told from what is published', () => {
    const result = resultOf('5:A>B', ['A', 'B'])
    expect(recountOf(result, 'secret')).toEqual(['From the published figures anybody can count Schulze and Borda again.'])
    const runOff = { ...result, counts: [...result.counts, { ...result.counts[0]!, method: 'irv' }] }
    expect(recountOf(runOff, 'secret')[1]).toContain('cannot be counted again from outside')
    expect(recountOf(runOff, 'public-recount')[1]).toBe('From the published ballots anybody can count Instant run-off again.')
  })
})
