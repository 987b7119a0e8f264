import { describe, expect, it } from 'vitest'
import type { Ballot } from '../../../shared/ranking/ballot-types.ts'
import { mergeBallot } from '../../../shared/ranking/result/merge-ballot.ts'

const merges = { b: 'a', c: 'a' }

describe('a ballot as if duplicates had been one', () => {
  it.each<[string, Ballot, Ballot]>([
    ['the better place', { method: 'rank', ranking: [['x'], ['b', 'y'], ['a'], ['c', 'z']] }, { method: 'rank', ranking: [['x'], ['a', 'y'], ['z']] }],
    ['one that was left out stays unranked', { method: 'rank', ranking: [['x']] }, { method: 'rank', ranking: [['x']] }],
    ['a tick for any', { method: 'approve', approved: ['b', 'x', 'c'] }, { method: 'approve', approved: ['a', 'x'] }],
    ['dots together', { method: 'dots', dots: { a: 1, b: 2, x: 3 } }, { method: 'dots', dots: { a: 3, x: 3 } }],
    ['the higher score of each', { method: 'score', scores: { a: { use: 1, ease: 3 }, b: { use: 4 }, x: { use: 2 } } }, { method: 'score', scores: { a: { use: 4, ease: 3 }, x: { use: 2 } } }],
    ['answers that agree, or cancel out', { method: 'agree', answers: { a: 1, b: -1, x: 1 } }, { method: 'agree', answers: { a: 0, x: 1 } }],
    ['an answer and a pass', { method: 'agree', answers: { b: 0, c: -1 } }, { method: 'agree', answers: { a: -1 } }],
    ['pairs without those that are one', { method: 'pairs', pairs: [['a', 'b'], ['c', 'x'], ['x', 'b']] }, { method: 'pairs', pairs: [['a', 'x'], ['x', 'a']] }],
    [
      'sets in which best and worst differ', { method: 'bestworst', sets: [{ best: 'a', worst: 'b', shown: ['a', 'b', 'x'] }, { best: 'x', worst: 'c', shown: ['b', 'c', 'x', 'y'] }] },
      { method: 'bestworst', sets: [{ best: 'x', worst: 'a', shown: ['a', 'x', 'y'] }] },
    ],
    ['rankings of a few that still compare', { method: 'rankfew', rankings: [[['a'], ['b']], [['x'], ['c'], ['a']]] }, { method: 'rankfew', rankings: [[['x'], ['a']]] }],
  ])('MO-13 %s', (_, ballot, merged) => {
    expect(mergeBallot(ballot, merges)).toEqual(merged)
    expect(mergeBallot(ballot, {})).toEqual(ballot)
  })
})
