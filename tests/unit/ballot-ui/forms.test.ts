// The ballots of every method as values that change step by step.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BallotForm } from '../../../client/state/ballot-form.ts'
import { agreeForm, answer } from '../../../client/state/forms/agree.ts'
import { approveForm, toggle } from '../../../client/state/forms/approve.ts'
import { bestWorstForm, chooseSet, chosenIn, takeSetBack, type ChosenSets } from '../../../client/state/forms/best-worst.ts'
import { addDot, dotsForm, placed, takeDot } from '../../../client/state/forms/dots.ts'
import { choose, pairsForm, takeBack, winnerOf, type Choices } from '../../../client/state/forms/pairs.ts'
import { rankFewForm, rankingIn, rankSet, type Rankings } from '../../../client/state/forms/rank-few.ts'
import { clearScores, putScore, scaleOf, scoreForm } from '../../../client/state/forms/score.ts'
import { checkBallot } from '../../../shared/ranking/ballots.ts'
import { dotLimits } from '../../../shared/ranking/options.ts'

const actionIds = ['a', 'b', 'c', 'd', '__proto__']
const asking = (options: Record<string, unknown> = {}) => ({ actionIds, options })
const impact = { id: 'impact', title: 'Impact', low: 'small', high: 'large', weight: 1 }
const feasibility = { id: 'feasibility', title: 'Feasibility', low: 'hard', high: 'easy', weight: 1 }

/** As the browser's storage and the server give a ballot back. */
const stored = (ballot: unknown): unknown => JSON.parse(JSON.stringify(ballot))

describe('approve', () => {
  it('ticks and unticks, and keeps to the limit', () => {
    expect(toggle([], 'a', 2)).toEqual(['a'])
    expect(toggle(['a', 'b'], 'a', 2)).toEqual(['b'])
    const full = ['a', 'b']
    expect(toggle(full, 'c', 2)).toBe(full)
  })
})

describe('dots', () => {
  const limits = { dots: 3, mostOnOne: 2 }
  it('lays no more than there are, and no more on one than it takes', () => {
    const two = addDot(addDot(new Map(), 'a', limits), 'a', limits)
    expect(two).toEqual(new Map([['a', 2]]))
    expect(addDot(two, 'a', limits)).toBe(two)
    const three = addDot(two, 'b', limits)
    expect(placed(three)).toBe(3)
    expect(addDot(three, 'c', limits)).toBe(three)
  })
  it('takes the last dot of an action away with its entry', () => {
    expect(takeDot(new Map([['a', 1], ['b', 2]]), 'a')).toEqual(new Map([['b', 2]]))
    const none = new Map()
    expect(takeDot(none, 'a')).toBe(none)
  })
})

describe('score', () => {
  it('gives, changes and clears the scores of an action', () => {
    const once = putScore(new Map(), 'a', 'impact', 4)
    expect(putScore(once, 'a', 'impact', 4)).toBe(once)
    const twice = putScore(once, 'a', 'feasibility', 2)
    expect(scoreForm(asking({ criteria: [impact, feasibility] })).write(twice)).toEqual({ method: 'score', scores: { a: { impact: 4, feasibility: 2 } } })
    expect(clearScores(twice, 'a')).toEqual(new Map())
    expect(clearScores(twice, 'b')).toBe(twice)
  })
  it('has a scale of one to five, or as the question says, with words where there is one for each step', () => {
    expect(scaleOf(asking({ criteria: [impact] }))).toEqual({ criteria: [impact], steps: [1, 2, 3, 4, 5], labels: [] })
    expect(scaleOf(asking({ criteria: [impact], min: 0, max: 2, labels: ['Poor', 'Fair', 'Good'] }))).toMatchObject({ steps: [0, 1, 2], labels: ['Poor', 'Fair', 'Good'] })
    expect(scaleOf(asking({ criteria: [impact], min: 0, max: 2, labels: ['Poor'] })).labels).toEqual([])
  })
})

describe('agree', () => {
  it('keeps the latest answer to a statement', () => {
    const once = answer(new Map(), 'a', 1)
    expect(answer(once, 'a', 1)).toBe(once)
    expect(agreeForm(asking()).write(answer(answer(once, 'a', -1), 'b', 0))).toEqual({ method: 'agree', answers: { a: -1, b: 0 } })
  })
})

describe('pairs', () => {
  it('holds a pair once, whichever way round it is chosen', () => {
    const once = choose([], 'a', 'b')
    expect(choose(once, 'a', 'b')).toBe(once)
    expect(choose(once, 'b', 'a')).toEqual([['b', 'a']])
    expect(winnerOf(once, 'b', 'a')).toBe('a')
    expect(takeBack(once, 'b', 'a')).toEqual([])
    expect(takeBack(once, 'b', 'c')).toBe(once)
  })
})

describe('best–worst', () => {
  const shown = ['a', 'b', 'c']
  it('holds a set once, in whatever order it was shown', () => {
    const once = chooseSet([], { best: 'a', worst: 'b', shown })
    expect(chooseSet(once, { best: 'a', worst: 'b', shown: ['c', 'b', 'a'] })).toBe(once)
    expect(chosenIn(chooseSet(once, { best: 'c', worst: 'b', shown }), shown)?.best).toBe('c')
    expect(takeSetBack(once, ['b', 'c', 'a'])).toEqual([])
    expect(takeSetBack(once, ['a', 'b', 'd'])).toBe(once)
  })
})

describe('rank a few', () => {
  const set = ['a', 'b', 'c']
  it('holds a set once it is ranked whole, and lets go of it when something is taken out', () => {
    const once = rankSet([], set, [['b'], ['a', 'c']])
    expect(once).toEqual([[['b'], ['a', 'c']]])
    expect(rankSet(once, set, [['b'], ['c', 'a']])).toBe(once)
    expect(rankingIn(rankSet(once, set, [['a'], ['b'], ['c']]), ['c', 'b', 'a'])).toEqual([['a'], ['b'], ['c']])
    expect(rankSet(once, set, [['b'], ['a']])).toEqual([])
    expect(rankSet(once, ['a', 'b', 'd'], [['a']])).toBe(once)
  })
})

const options = { atMost: 3, dots: 4, mostOnOne: 3, criteria: [impact, feasibility], size: 3 }
const asked = asking(options)
const id = fc.constantFrom(...actionIds)
const walk = <M, T>(empty: T, moves: M[], move: (value: T, m: M) => T): T => moves.reduce(move, empty)

/** Any value that can be tapped together on a page, by method. */
const made: Record<string, { form: BallotForm<never>; value: fc.Arbitrary<unknown> }> = {
  approve: { form: approveForm(asked) as never, value: fc.array(id).map((taps) => walk([] as readonly string[], taps, (value, tap) => toggle(value, tap, 3))) },
  dots: {
    form: dotsForm(asked) as never,
    value: fc.array(fc.tuple(id, fc.boolean())).map((taps) => walk(new Map() as ReadonlyMap<string, number>, taps, (value, [tap, more]) =>
      (more ? addDot(value, tap, dotLimits(options)) : takeDot(value, tap)))),
  },
  score: {
    form: scoreForm(asked) as never,
    value: fc.array(fc.tuple(id, fc.constantFrom('impact', 'feasibility'), fc.integer({ min: 0, max: 5 }))).map((taps) =>
      walk(scoreForm(asked).empty, taps, (value, [tap, criterion, score]) => (score === 0 ? clearScores(value, tap) : putScore(value, tap, criterion, score)))),
  },
  agree: {
    form: agreeForm(asked) as never,
    value: fc.array(fc.tuple(id, fc.constantFrom(1 as const, 0 as const, -1 as const))).map((taps) => walk(agreeForm(asked).empty, taps, (value, [tap, given]) => answer(value, tap, given))),
  },
  pairs: {
    form: pairsForm(asked) as never,
    value: fc.array(fc.tuple(id, id, fc.boolean())).map((taps) => walk([] as Choices, taps, (value, [a, b, taken]) =>
      (a === b ? value : taken ? choose(value, a, b) : takeBack(value, a, b)))),
  },
  rankfew: {
    form: rankFewForm(asked) as never,
    value: fc.array(fc.tuple(fc.shuffledSubarray(actionIds, { minLength: 3, maxLength: 3 }), fc.constantFrom('apart', 'tied', 'some'))).map((taps) =>
      walk([] as Rankings, taps, (value, [set, how]) => {
        const tiers = { apart: set.map((id) => [id]), tied: [set.slice(0, 1), set.slice(1)], some: [set.slice(1)] }
        return rankSet(value, set, tiers[how])
      })),
  },
  bestworst: {
    form: bestWorstForm(asked) as never,
    value: fc.array(fc.tuple(fc.shuffledSubarray(actionIds, { minLength: 3, maxLength: 3 }), fc.boolean())).map((taps) =>
      walk([] as ChosenSets, taps, (value, [shown, taken]) => (taken ? chooseSet(value, { best: shown[0]!, worst: shown[1]!, shown }) : takeSetBack(value, shown)))),
  },
}

describe.each(Object.entries(made))('whatever is tapped: %s', (method, { form, value }) => {
  const any = form as unknown as BallotForm<unknown>
  it('CL-18 a ballot reads back from what was sent as the very same', () => {
    fc.assert(fc.property(value, (value) => {
      const back = any.read(stored(any.write(value)))
      expect(any.same(back, value)).toBe(true)
      expect(any.said(back)).toBe(any.said(value))
      expect(any.write(back)).toEqual(any.write(value))
    }))
  })
  it('CL-18 the server accepts what was sent, as it is', () => {
    fc.assert(fc.property(value, (value) => {
      const ballot = stored(any.write(value))
      expect(checkBallot(ballot, { method, ...asked })).toEqual({ ok: true, ballot })
    }))
  })
  it('CL-18 two ballots that say different things are told apart', () => {
    fc.assert(fc.property(value, value, (a, b) => {
      const inOrder = (ballot: unknown) => JSON.stringify(sorted(any.write(ballot)))
      expect(any.same(a, b)).toBe(inOrder(a) === inOrder(b))
    }))
  })
  it('CL-18 reading never throws, and takes nothing that the question does not ask about', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.record({ approved: fc.jsonValue(), dots: fc.jsonValue(), scores: fc.jsonValue(), answers: fc.jsonValue(), pairs: fc.jsonValue(), sets: fc.jsonValue(), rankings: fc.jsonValue() })), (ballot) => {
      const written = JSON.stringify(any.write(any.read(ballot)))
      const names = [...written.matchAll(/"([^"]*)"/g)].map(([, name]) => name!)
      const words = ['method', method, 'approved', 'dots', 'scores', 'answers', 'pairs', 'sets', 'rankings', 'best', 'worst', 'shown', 'impact', 'feasibility']
      expect(names.filter((name) => !actionIds.includes(name) && !words.includes(name))).toEqual([])
    }))
  })
})

/** Lists in one order, except where the order is what is said: winner and loser of a pair. */
function sorted(ballot: unknown): unknown {
  if (Array.isArray(ballot)) {
    const isPair = ballot.length === 2 && ballot.every((id) => typeof id === 'string')
    const items = ballot.map(sorted)
    return isPair ? items : items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (typeof ballot !== 'object' || ballot === null) return ballot
  return Object.entries(ballot).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, key === 'approved' || key === 'shown' ? [...value as string[]].sort() : key === 'rankings' ? sortedRankings(value as string[][][]) : sorted(value)])
}

/** Which set was ranked first says nothing, nor does the order of what is tied; the order of a ranking is what it says. */
function sortedRankings(rankings: string[][][]): string[] {
  return rankings.map((ranking) => JSON.stringify(ranking.map((tier) => [...tier].sort()))).sort()
}
