import { describe, expect, it } from 'vitest'
import { limits } from '../../../shared/board/schema.ts'
import { optionSchemas, type QuestionMethod } from '../../../shared/protocol/question-options.ts'
import { dotLimits, moneyOf, mostApproved, mostRanked, scoreScale, setSize, usualCriteria } from '../../../shared/ranking/options.ts'

function parse(method: QuestionMethod, options: unknown): unknown {
  const parsed = optionSchemas[method].safeParse(options)
  return parsed.success ? parsed.data : 'refused'
}

describe('options of a question', () => {
  it('are taken where they mean something for its method', () => {
    expect(parse('rank', { theme: 'Mobility', topK: 5, rankAtMost: 10 })).toEqual({ theme: 'Mobility', topK: 5, rankAtMost: 10 })
    expect(parse('approve', { atMost: 3, seats: 2 })).toEqual({ atMost: 3, seats: 2 })
    expect(parse('dots', { dots: 5, mostOnOne: 2 })).toEqual({ dots: 5, mostOnOne: 2 })
    expect(parse('bestworst', { size: 5 })).toEqual({ size: 5 })
    expect(parse('rankfew', { size: 5, sets: 12 })).toEqual({ size: 5, sets: 12 })
  })

  it('are refused where they are misspelt, out of bounds or of another method', () => {
    for (const [method, options] of [
      ['rank', { atMost: 3 }], ['approve', { atMost: 0 }], ['approve', { atmost: 3 }], ['dots', { dots: 2.5 }], ['bestworst', { size: 2 }], ['rankfew', { sets: 0 }], ['rankfew', { rankAtMost: 3 }],
      ['score', { criteria: [] }], ['score', { criteria: [{ id: 'a', title: 'A' }, { id: 'a', title: 'B' }] }], ['score', { min: 3, max: 3 }],
      ['score', { min: 0, max: 20 }], ['score', { min: 1, max: 3, labels: ['bad', 'good'] }], ['score', { criteria: [{ id: '__proto__', title: 'A' }] }],
      ['score', { criteria: [{ id: 'constructor', title: 'A' }] }], ['score', { criteria: [{ id: 'a', title: 'A', weight: 0 }] }],
    ] as const) expect(parse(method, options), JSON.stringify(options)).toBe('refused')
  })

  it('RK-28 have a budget and what everything costs, or neither', () => {
    const costs = { budget: 100, costs: { 'Free buses': 60, constructor: 40 } }
    expect(parse('approve', costs)).toEqual(costs)
    expect(parse('dots', { budget: 100, otherCost: 100 })).toEqual({ budget: 100, otherCost: 100 })
    for (const options of [
      { budget: 100 }, { costs: { a: 1 } }, { otherCost: 5 }, { ...costs, seats: 2 }, { ...costs, otherCost: 101 }, { budget: 50, costs: { a: 51 } },
      { budget: 0, otherCost: 1 }, { budget: 9.5, otherCost: 1 }, { budget: 9, costs: { a: 0 } }, { budget: 9, costs: { a: 1.5 } }, { budget: 2e9, otherCost: 1 },
      { budget: 9, costs: { '': 1 } }, { budget: 9, costs: [1] }, { budget: 9, costs: Object.fromEntries(Array.from({ length: limits.actions + 1 }, (_, i) => [`a${i}`, 1])) },
    ]) for (const method of ['approve', 'dots'] as const) expect(parse(method, options), JSON.stringify(options).slice(0, 80)).toBe('refused')
    expect(parse('rank', costs)).toBe('refused')
  })

  it('show the criteria and their weights, also where the question does not name any', () => {
    expect(parse('score', {})).toEqual({ criteria: usualCriteria, min: 1, max: 5 })
    expect(parse('score', { criteria: [{ id: 'cost', title: 'Cost' }] })).toMatchObject({ criteria: [{ id: 'cost', title: 'Cost', low: '', high: '', weight: 1 }] })
  })
})

describe('reading options', () => {
  it('gives what holds where they say nothing', () => {
    expect([mostRanked({}, 7), mostApproved({}, 7), setSize({}, 7), setSize({}, 3)]).toEqual([7, 7, 4, 3])
    expect(dotLimits({})).toEqual({ dots: 10, mostOnOne: 10 })
    expect(scoreScale({})).toEqual({ criteria: usualCriteria, min: 1, max: 5, labels: [] })
  })

  it('never throws, whatever an old event holds', () => {
    for (const odd of [null, 'x', -3, 1.5, [], {}]) {
      expect(mostRanked({ rankAtMost: odd }, 7)).toBe(7)
      expect(moneyOf({ budget: odd, costs: odd })).toBe(null)
      expect(moneyOf({ budget: 9, costs: odd, otherCost: odd })!.costOf('constructor')).toBe(undefined)
      expect(dotLimits({ dots: odd, mostOnOne: odd })).toEqual({ dots: 10, mostOnOne: 10 })
      expect(scoreScale({ criteria: [odd], min: odd, max: odd, labels: odd }).criteria).toEqual(usualCriteria)
    }
  })
})
