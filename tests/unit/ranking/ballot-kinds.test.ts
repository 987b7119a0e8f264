import { describe, expect, it } from 'vitest'
import { canonicalBallot, checkBallot, type Ballot } from '../../../shared/ranking/ballots.ts'

const actionIds = ['a', 'b', 'c', 'd', '__proto__']

function check(ballot: unknown, options: Record<string, unknown> = {}): unknown {
  const input = JSON.parse(typeof ballot === 'string' ? ballot : JSON.stringify(ballot)) as { method: string }
  const result = checkBallot(input, { method: input.method, options, actionIds })
  return result.ok ? result.ballot : result.code
}

describe('approvals', () => {
  it('BL-11 are actions of the slate, each once, no more than the question allows', () => {
    expect(check({ method: 'approve', approved: ['b', 'a'] })).toEqual({ method: 'approve', approved: ['b', 'a'] })
    expect(check({ method: 'approve', approved: [] })).toEqual({ method: 'approve', approved: [] })
    expect(check({ method: 'approve', approved: ['a', 'b', 'c'] }, { atMost: 2 })).toBe('ballot-too-much')
    expect(check({ method: 'approve', approved: ['a', 'a'] })).toBe('ballot-repeated-action')
    expect(check({ method: 'approve', approved: ['x'] })).toBe('ballot-unknown-action')
    expect(check({ method: 'approve', approved: [1] })).toBe('ballot-malformed')
    expect(check({ method: 'approve', approved: 'a' })).toBe('ballot-malformed')
    expect(check({ method: 'approve', approved: Array(1e5).fill('a') })).toBe('too-large')
  })
})

describe('dots', () => {
  it('BL-11 are whole, and no more than there are, in all and on one', () => {
    expect(check({ method: 'dots', dots: { a: 7, b: 3 } })).toEqual({ method: 'dots', dots: { a: 7, b: 3 } })
    expect(check({ method: 'dots', dots: { a: 8, b: 3 } })).toBe('ballot-too-much')
    expect(check({ method: 'dots', dots: { a: 3 } }, { dots: 5, mostOnOne: 2 })).toBe('ballot-too-much')
    expect(check({ method: 'dots', dots: { a: 0, b: 5 } }, { dots: 5 })).toEqual({ method: 'dots', dots: { b: 5 } })
    for (const wrong of [-1, 0.5, '1', null, [1]]) expect(check({ method: 'dots', dots: { a: wrong } })).toBe('ballot-malformed')
    expect(check({ method: 'dots', dots: { x: 1 } })).toBe('ballot-unknown-action')
    expect(check({ method: 'dots', dots: [1] })).toBe('ballot-malformed')
  })

  it('BL-11 may lie on an action that is named like a part of an object', () => {
    const ballot = check('{"method":"dots","dots":{"__proto__":4}}') as { dots: object }
    expect(Object.entries(ballot.dots)).toEqual([['__proto__', 4]])
    expect(check('{"method":"dots","dots":{"constructor":4}}')).toBe('ballot-unknown-action')
  })
})

describe('scores', () => {
  const options = { criteria: [{ id: 'impact', title: 'Impact' }], min: 0, max: 4 }

  it('BL-11 are on the scale and on a criterion of the question', () => {
    expect(check({ method: 'score', scores: { a: { impact: 4 }, b: { impact: 0 }, c: {} } }, options)).toEqual({ method: 'score', scores: { a: { impact: 4 }, b: { impact: 0 } } })
    for (const wrong of [5, -1, 1.5]) expect(check({ method: 'score', scores: { a: { impact: wrong } } }, options)).toBe('ballot-off-scale')
    expect(check({ method: 'score', scores: { a: { cost: 1 } } }, options)).toBe('ballot-off-scale')
    expect(check({ method: 'score', scores: { a: { impact: 1, cost: 1 } } }, options)).toBe('ballot-off-scale')
    expect(check({ method: 'score', scores: { a: { impact: '1' } } }, options)).toBe('ballot-malformed')
    expect(check({ method: 'score', scores: { a: 3 } }, options)).toBe('ballot-malformed')
    expect(check({ method: 'score', scores: { x: { impact: 1 } } }, options)).toBe('ballot-unknown-action')
  })

  it('are on impact and feasibility from 1 to 5 where the question does not say', () => {
    expect(check({ method: 'score', scores: { a: { impact: 5, feasibility: 1 } } })).toEqual({ method: 'score', scores: { a: { impact: 5, feasibility: 1 } } })
    expect(check({ method: 'score', scores: { a: { impact: 0 } } })).toBe('ballot-off-scale')
  })
})

describe('answers', () => {
  it('BL-11 are agree, disagree or pass', () => {
    expect(check({ method: 'agree', answers: { a: 1, b: 0, c: -1 } })).toEqual({ method: 'agree', answers: { a: 1, b: 0, c: -1 } })
    for (const wrong of [2, 0.5, '1', null, true]) expect(check({ method: 'agree', answers: { a: wrong } })).toBe('ballot-malformed')
    expect(check({ method: 'agree', answers: { x: 1 } })).toBe('ballot-unknown-action')
    expect(check({ method: 'agree', answers: null })).toBe('ballot-malformed')
  })
})

describe('pairs', () => {
  it('BL-11 compare two different actions, each two once', () => {
    expect(check({ method: 'pairs', pairs: [['a', 'b'], ['c', 'a']] })).toEqual({ method: 'pairs', pairs: [['a', 'b'], ['c', 'a']] })
    expect(check({ method: 'pairs', pairs: [['a', 'b'], ['b', 'a']] })).toBe('ballot-repeated-action')
    expect(check({ method: 'pairs', pairs: [['a', 'a']] })).toBe('ballot-repeated-action')
    expect(check({ method: 'pairs', pairs: [['a', 'x']] })).toBe('ballot-unknown-action')
    for (const wrong of [['a'], ['a', 'b', 'c'], 'ab', ['a', 1], null]) expect(check({ method: 'pairs', pairs: [wrong] })).toBe('ballot-malformed')
    expect(check({ method: 'pairs', pairs: Array(1e4).fill(['a', 'b']) })).toBe('too-large')
  })
})

describe('best and worst', () => {
  const set = { best: 'a', worst: 'b', shown: ['a', 'b', 'c', 'd'] }

  it('BL-11 are two different ones of as many as the question shows together, no set twice', () => {
    expect(check({ method: 'bestworst', sets: [set] })).toEqual({ method: 'bestworst', sets: [set] })
    expect(check({ method: 'bestworst', sets: [set] }, { size: 3 })).toBe('ballot-off-scale')
    expect(check({ method: 'bestworst', sets: [{ ...set, worst: 'a' }] })).toBe('ballot-repeated-action')
    expect(check({ method: 'bestworst', sets: [set, { ...set, shown: ['d', 'c', 'b', 'a'] }] })).toBe('ballot-repeated-action')
    expect(check({ method: 'bestworst', sets: [{ ...set, shown: ['a', 'b', 'c', 'c'] }] })).toBe('ballot-repeated-action')
    expect(check({ method: 'bestworst', sets: [{ ...set, best: '__proto__' }] })).toBe('ballot-unknown-action')
    expect(check({ method: 'bestworst', sets: [set, { ...set, shown: ['a', 'b', 'c', '__proto__'] }] }, { sets: 1 })).toBe('ballot-too-much')
    for (const wrong of [null, [], { ...set, shown: 'abcd' }, { ...set, best: 1 }]) expect(check({ method: 'bestworst', sets: [wrong] })).toBe('ballot-malformed')
  })
})

describe('rankings of a few', () => {
  const ranking = [['a'], ['b', 'c'], ['d']]

  it('BL-11 are of as many as the question shows together, the same ones once, no more often than it asks', () => {
    const other = [['a', '__proto__'], ['c'], ['d']]
    expect(check({ method: 'rankfew', rankings: [ranking, other] })).toEqual({ method: 'rankfew', rankings: [ranking, other] })
    expect(check({ method: 'rankfew', rankings: [] })).toEqual({ method: 'rankfew', rankings: [] })
    expect(check({ method: 'rankfew', rankings: [ranking] }, { size: 3 })).toBe('ballot-off-scale')
    expect(check({ method: 'rankfew', rankings: [ranking.slice(1)] })).toBe('ballot-off-scale')
    expect(check({ method: 'rankfew', rankings: [ranking, [['d'], ['c', 'b'], ['a']]] })).toBe('ballot-repeated-action')
    expect(check({ method: 'rankfew', rankings: [[['a'], ['a', 'c'], ['d']]] })).toBe('ballot-repeated-action')
    expect(check({ method: 'rankfew', rankings: [[['a'], ['x']]] })).toBe('ballot-unknown-action')
    expect(check({ method: 'rankfew', rankings: [ranking, other] }, { sets: 1 })).toBe('ballot-too-much')
    expect(check({ method: 'rankfew', rankings: Array(1e5).fill(ranking) })).toBe('too-large')
    for (const wrong of [null, 'abcd', [[]], [['a'], 'b'], [[1]]]) expect(check({ method: 'rankfew', rankings: [wrong] })).toBe('ballot-malformed')
    expect(check({ method: 'rankfew', rankings: ranking[0] })).toBe('ballot-malformed')
  })
})

describe('canonical forms', () => {
  it.each<{ one: Ballot; other: Ballot }>([
    { one: { method: 'approve', approved: ['b', 'a'] }, other: { method: 'approve', approved: ['a', 'b'] } },
    { one: { method: 'dots', dots: { b: 1, a: 2 } }, other: { method: 'dots', dots: { a: 2, b: 1 } } },
    { one: { method: 'agree', answers: { b: 0, a: -1 } }, other: { method: 'agree', answers: { a: -1, b: 0 } } },
    { one: { method: 'score', scores: { b: { y: 1, x: 2 }, a: { x: 1 } } }, other: { method: 'score', scores: { a: { x: 1 }, b: { x: 2, y: 1 } } } },
    { one: { method: 'pairs', pairs: [['b', 'a'], ['a', 'c']] }, other: { method: 'pairs', pairs: [['a', 'c'], ['b', 'a']] } },
    {
      one: { method: 'bestworst', sets: [{ best: 'b', worst: 'a', shown: ['b', 'c', 'a'] }] },
      other: { method: 'bestworst', sets: [{ best: 'b', worst: 'a', shown: ['a', 'b', 'c'] }] },
    },
    { one: { method: 'rankfew', rankings: [[['c', 'a'], ['b']]] }, other: { method: 'rankfew', rankings: [[['a', 'c'], ['b']]] } },
  ])('BL-11 are one for one vote: $one.method', ({ one, other }) => {
    expect(canonicalBallot(one)).toBe(canonicalBallot(other))
    expect(checkBallot(JSON.parse(canonicalBallot(one)), { method: one.method, actionIds: ['a', 'b', 'c'], options: { criteria: [{ id: 'x', title: '' }, { id: 'y', title: '' }], size: 3 } }).ok).toBe(true)
  })

  it('BL-11 keep apart what is not the same', () => {
    const pair: Ballot = { method: 'pairs', pairs: [['a', 'b']] }
    expect(canonicalBallot(pair)).not.toBe(canonicalBallot({ method: 'pairs', pairs: [['b', 'a']] }))
  })
})
