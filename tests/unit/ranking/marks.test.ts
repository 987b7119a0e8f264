import { describe, expect, it } from 'vitest'
import { agreement, testSide, type AnswerBallot } from '../../../shared/ranking/agree.ts'
import { majorityJudgment, type GradeProfile } from '../../../shared/ranking/majority-judgment.ts'
import { score, type ScoreProfile } from '../../../shared/ranking/score.ts'
import { spreadOf } from '../../../shared/ranking/spread.ts'
import { fromShelf, isOnShelf, textFromShelf } from './shelf.ts'

describe('spreads', () => {
  it('RK-14 are those of the textbook', () => {
    // 6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49: median 40, quartiles 25.5 and 42.5 by definition 7.
    const numbers = [6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49]
    expect(spreadOf(new Map(numbers.map((number) => [number, 1])))).toEqual({ count: 11, mean: 365 / 11, q1: 25.5, median: 40, q3: 42.5 })
    expect(spreadOf(new Map([[1, 2], [4, 2]]))).toEqual({ count: 4, mean: 2.5, q1: 1, median: 2.5, q3: 4 })
    expect(spreadOf(new Map([[3, 0]]))).toBeNull()
  })
})

describe('scores', () => {
  const options = { criteria: [{ id: 'impact', weight: 2 }, { id: 'ease', weight: 1 }], scale: { min: 1, max: 5 }, treatment: 'no-information' as const }
  const ballots: ScoreProfile['ballots'] = [
    { vote: { a: { impact: 5, ease: 2 }, b: { impact: 3, ease: 5 } }, weight: 3 },
    { vote: { a: { impact: 1 }, b: { ease: 1 } }, weight: 1 },
  ]

  it('RK-14 are combined by weights that are given, and placed in a quadrant', () => {
    const { ranking, scores, spreads, highOn } = score({ actionIds: ['a', 'b', 'c'], ballots }, options)
    expect(scores).toEqual({ a: (2 * 4 + 2) / 3, b: (2 * 3 + 4) / 3 })
    expect(ranking).toEqual([['a', 'b'], ['c']])
    expect(highOn).toEqual({ a: ['impact'], b: ['impact', 'ease'], c: [] })
    expect(spreads['a']!['impact']).toEqual({ count: 4, mean: 4, q1: 4, median: 5, q3: 5 })
    expect(spreads['c']).toEqual({ impact: null, ease: null })
  })

  it('RK-5 count what is not scored as the lowest score or not at all', () => {
    const last = score({ actionIds: ['a', 'b', 'c'], ballots }, { ...options, treatment: 'last' })
    expect(last.spreads['b']!['impact']).toMatchObject({ count: 4, mean: 2.5 })
    expect(last.scores!['c']).toBe(1)
  })
})

describe('Majority Judgment', () => {
  const grades = (table: Record<string, number[]>): ReturnType<typeof majorityJudgment> => {
    const people = Object.values(table)[0]!.length
    const ballots = Array.from({ length: people }, (_, person) => ({ vote: Object.fromEntries(Object.entries(table).map(([id, given]) => [id, given[person]!])), weight: 1 }))
    return majorityJudgment({ actionIds: Object.keys(table), ballots }, { grades: 6, treatment: 'last' })
  }

  it('RK-14 goes by the middle grade, the lower of two', () => {
    expect(grades({ a: [5, 5, 0, 0], b: [1, 1, 1, 1], c: [2, 2, 2, 0] })).toMatchObject({ ranking: [['c'], ['b'], ['a']], scores: { a: 0, b: 1, c: 2 } })
  })

  it('RK-14 takes middle grades away until they differ', () => {
    // Both have 3 in the middle; without it a has 2 (of 2, 4) and b has 3 (of 3, 3).
    expect(grades({ a: [2, 3, 4], b: [3, 3, 3] }).ranking).toEqual([['b'], ['a']])
    expect(grades({ a: [0, 3, 5], b: [5, 0, 3] }).ranking).toEqual([['a', 'b']])
  })

  it('RK-14 compares shares where not everybody graded everything, and puts what nobody graded last', () => {
    const profile: GradeProfile = { actionIds: ['a', 'b', 'c'], ballots: [{ vote: { a: 3, b: 3 }, weight: 2 }, { vote: { a: 3 }, weight: 2 }] }
    expect(majorityJudgment(profile, { grades: 4, treatment: 'no-information' }).ranking).toEqual([['a', 'b'], ['c']])
    expect(majorityJudgment(profile, { grades: 4, treatment: 'last' }).ranking).toEqual([['a'], ['b'], ['c']])
  })
})

describe('agreement', () => {
  const ballots: AnswerBallot[] = [
    { answers: { s: 1, t: 1, u: -1 }, group: 'north', weight: 8 },
    { answers: { s: 1, t: -1 }, group: 'south', weight: 6 },
    { answers: { s: 0 }, group: 'south', weight: 2 },
  ]

  it('RK-15 is a product over groups, so that no group is outvoted', () => {
    const { ranking, statements } = agreement(['s', 't', 'u', 'v'], ballots, ['north', 'south'])
    expect(statements['s']).toEqual({
      all: { agree: 14, disagree: 0, seen: 16 },
      groups: { north: { agree: 8, disagree: 0, seen: 8 }, south: { agree: 6, disagree: 0, seen: 8 } },
      consensus: (9 / 10) * (7 / 10),
      gap: 9 / 10 - 7 / 10,
    })
    expect(ranking).toEqual([['s'], ['t'], ['u'], ['v']])
    expect(statements['t']!.gap).toBeCloseTo(9 / 10 - 1 / 8)
  })

  it('RK-15 names what sets a group apart', () => {
    const { representative } = agreement(['s', 't'], ballots, ['north', 'south'])
    expect(representative['north']!.map(({ statement, side }) => `${statement} ${side}`)).toContain('t agree')
    expect(representative['south']!.map(({ statement, side }) => `${statement} ${side}`)).toEqual(['t disagree'])
  })

  const conversations = ['15-per-hour-seattle', 'brexit-consensus', 'vtaiwan.uberx']
  it.skipIf(!isOnShelf(`polis/${conversations[0]}/expected.json`)).each(conversations)('RK-15 has the figures of the conversation %s', (name) => {
    const { per_comment: expected, top10_gic: top } = fromShelf<{ per_comment: Record<string, PerComment>; top10_gic: string[] }>(`polis/${name}/expected.json`)
    const { ids, answers } = readVotes(textFromShelf(`polis/${name}/participants-votes.csv`))
    const { statements, ranking } = agreement(ids, answers, ['0', '1'])
    expect(Object.keys(expected).length).toBeGreaterThan(20)
    for (const [id, { gic, agree_gap, groups }] of Object.entries(expected)) {
      const found = statements[id]!
      expect(found.consensus, id).toBeCloseTo(gic, 9)
      expect(found.gap, id).toBeCloseTo(agree_gap, 9)
      for (const [group, { A, D, S, pa, pd, pat, pdt, ra, rd, rat, rdt }] of Object.entries(groups)) {
        const inside = found.groups[group]!
        const outside = found.groups[group === '0' ? '1' : '0']!
        expect(inside, id).toEqual({ agree: A, disagree: D, seen: S })
        expectSide(testSide(inside, outside, 'agree'), [pa, pat, ra, rat])
        expectSide(testSide(inside, outside, 'disagree'), [pd, pdt, rd, rdt])
      }
    }
    expect(ranking.flat().filter((id) => id in expected).slice(0, 10)).toEqual(top)
  })
})

type PerComment = {
  gic: number
  agree_gap: number
  groups: Record<string, Record<'A' | 'D' | 'S' | 'pa' | 'pd' | 'pat' | 'pdt' | 'ra' | 'rd' | 'rat' | 'rdt', number>>
}

function expectSide({ share, shareZ, ratio, ratioZ }: ReturnType<typeof testSide>, expected: number[]): void {
  [share, shareZ, ratio, ratioZ].forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, 7))
}

/** A participant a line, with a group and, from the seventh column on, an answer to each statement. */
function readVotes(text: string): { ids: string[]; answers: AnswerBallot[] } {
  const [header, ...rows] = text.trim().split(/\r?\n/).map((line) => line.split(','))
  const ids = header!.slice(6)
  return {
    ids,
    answers: rows.map((row) => ({
      group: row[1]!,
      weight: 1,
      answers: Object.fromEntries(ids.flatMap((id, at) => (row[6 + at] ? [[id, Number(row[6 + at]) as 1 | 0 | -1]] : []))),
    })),
  }
}
