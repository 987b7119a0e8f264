import { describe, expect, it } from 'vitest'
import { approval } from '../../../shared/ranking/approval.ts'
import { dots } from '../../../shared/ranking/dots.ts'
import { equalShares, equalSharesOfPoints } from '../../../shared/ranking/equal-shares.ts'
import { explore } from '../../../shared/ranking/explore.ts'
import { phragmen } from '../../../shared/ranking/phragmen.ts'
import type { ApprovalProfile, PointsProfile } from '../../../shared/ranking/profile.ts'

/** `5:ABC 3:D`: five ballots approve of A, B and C, three of D. */
function approvals(actions: string, ballots: string): ApprovalProfile {
  return {
    actionIds: [...actions],
    ballots: ballots.split(' ').map((entry) => {
      const [weight, approved = ''] = entry.split(':')
      return { vote: [...approved], weight: Number(weight) }
    }),
  }
}

describe('approval', () => {
  it('chooses the most approved, and ties those that are equal', () => {
    expect(approval(approvals('ABC', '3:AB 2:B 1:C'), { seats: 1 })).toEqual({
      ranking: [['B'], ['A'], ['C']], scores: { A: 3, B: 5, C: 1 }, winners: ['B'], committees: [['B']], allListed: true,
    })
  })

  it('RK-12 lists every choice where the last seat is tied', () => {
    expect(approval(approvals('ABCD', '3:A 2:BCD'), { seats: 2 })).toMatchObject({ winners: ['A', 'B'], committees: [['A', 'B'], ['A', 'C'], ['A', 'D']], allListed: true })
  })

  it('RK-12 says so where there are more choices than can be listed', () => {
    const actions = Array.from({ length: 30 }, (_, index) => `a${index}`)
    const { committees, allListed } = approval({ actionIds: actions, ballots: [] }, { seats: 15 })
    expect(allListed).toBe(false)
    expect(committees.every((ids) => new Set(ids).size === 15)).toBe(true)
  })

  it('RK-12 makes no more ways among thousands of equals than it follows', () => {
    let made = 0
    const { finals, complete } = explore<number[]>([], function* (chosen) {
      for (let next = 0; chosen.length < 5 && next < 5_000; next++) {
        made++
        yield [...chosen, next]
      }
    }, 200, String)
    expect({ complete, finals: finals.length }).toEqual({ complete: false, finals: 200 })
    expect(made).toBeLessThanOrEqual(5 * 201)
  })

  it('passes over what the rest of the budget cannot pay', () => {
    const limits = { costs: { A: 60, B: 50, C: 40, D: 1 }, budget: 100 }
    expect(approval(approvals('ABCD', '4:A 3:B 2:C 1:D'), limits).winners).toEqual(['A', 'C'])
  })

  it('needs a cost for every action', () => {
    expect(() => approval(approvals('AB', '1:A'), { costs: { A: 1 }, budget: 1 })).toThrow(RangeError)
  })
})

describe('dots', () => {
  it('adds them up', () => {
    const profile = { actionIds: ['a', 'b', '__proto__'], ballots: [{ vote: { a: 7, b: 3 }, weight: 2 }, { vote: JSON.parse('{"__proto__":15}') as Record<string, number>, weight: 1 }] }
    const { ranking, scores } = dots(profile, { seats: 1 })
    expect(ranking).toEqual([['__proto__'], ['a'], ['b']])
    expect(Object.entries(scores!)).toEqual([['a', 14], ['b', 6], ['__proto__', 15]])
  })
})

/** Six of ten want A, B, C; four want X, Y: a majority would take everything. */
const twoCamps = approvals('ABCXYZ', '6:ABC 4:XY')

describe('Equal Shares', () => {
  it('RK-13 gives each camp what its shares pay for', () => {
    const { winners, bare, committees } = equalShares(twoCamps, { seats: 5 })
    expect(bare).toEqual(['A', 'B', 'C', 'X', 'Y'])
    expect(winners).toEqual(['A', 'B', 'C', 'X', 'Y'])
    expect(committees).toHaveLength(1)
  })

  it('RK-13 raises shares by one unit of money while the outcome stays within the budget', () => {
    // Ten people, 100: a share of 10. A (60, six people) is paid at once; X (50, four people) at a share of 13, which spends 110.
    const shares = equalShares(approvals('AX', '6:A 4:X'), { costs: { A: 60, X: 50 }, budget: 100 })
    expect(shares).toMatchObject({ winners: ['A'], bare: ['A'], share: 12 })
    // With 40 for X it is paid at once, too.
    expect(equalShares(approvals('AX', '6:A 4:X'), { costs: { A: 60, X: 40 }, budget: 100 }).winners).toEqual(['A', 'X'])
    // And with 44, once shares are 11.
    expect(equalShares(approvals('AX', '6:A 4:X'), { costs: { A: 50, X: 44 }, budget: 100 })).toMatchObject({ winners: ['A', 'X'], bare: ['A'], share: 11 })
  })

  it('RK-13 says what was bought in which order, and the most that anybody paid, where there are costs', () => {
    expect(equalShares(approvals('AX', '6:A 4:X'), { costs: { A: 50, X: 44 }, budget: 100 }).notes).toEqual([{ code: 'purchases', share: 11, actions: ['A', 'X'], paid: [8.33333, 11] }])
    // What more people want costs each of them less of it, and is bought first.
    expect(equalShares(approvals('AB', '4:AB 2:B'), { costs: { A: 20, B: 25 }, budget: 60 }).notes).toEqual([{ code: 'purchases', share: 11, actions: ['B', 'A'], paid: [4.16667, 5] }])
    expect(equalShares(twoCamps, { seats: 5 }).notes).toBeUndefined()
  })

  it('RK-12 lists every choice that is equally right', () => {
    expect(equalShares(approvals('AB', '1:A 1:B'), { seats: 1 })).toMatchObject({ committees: [['A'], ['B']], ranking: [['A', 'B']] })
  })

  it('takes of equals first what has more supporters, then what is cheaper', () => {
    const profile = approvals('ABC', '1:A 1:B 2:C')
    expect(equalShares(profile, { costs: { A: 30, B: 20, C: 40 }, budget: 80 }).winners).toEqual(['B', 'C'])
  })

  it('lets those who gave points pay by points', () => {
    const profile: PointsProfile = { actionIds: ['a', 'b'], ballots: [{ vote: { a: 3, b: 1 }, weight: 1 }, { vote: { a: 1, b: 3 }, weight: 1 }, { vote: { a: 4 }, weight: 1 }] }
    const { winners, ranking } = equalSharesOfPoints(profile, { costs: { a: 60, b: 60 }, budget: 90 })
    expect({ winners, ranking }).toEqual({ winners: ['a'], ranking: [['a'], ['b']] })
  })

  it('takes larger steps where money has finer units than a share can be cut into, and says so', () => {
    const fine = equalShares(approvals('AX', '6:A 4:X'), { costs: { A: 60e6, X: 50e6 }, budget: 100e6 })
    expect(fine).toMatchObject({ winners: ['A'], notes: [{ code: 'purchases' }, { code: 'coarse-completion', step: 2000 }] })
  })

  it('chooses nothing where nobody voted and there is money, and fills seats all the same', () => {
    expect(equalShares({ actionIds: ['a'], ballots: [] }, { costs: { a: 1 }, budget: 5 }).winners).toEqual([])
    expect(equalShares({ actionIds: ['a', 'b'], ballots: [] }, { seats: 1 }).committees).toEqual([['a'], ['b']])
  })
})

describe('Phragmén', () => {
  it('orders actions so that every start is proportional', () => {
    const { ranking } = phragmen(twoCamps, { seats: 1 })
    expect(ranking.map((tier) => tier.join(''))).toEqual(['ABC', 'XY', 'Z'])
    expect(phragmen(approvals('ABCX', '6:ABC 4:X'), { seats: 2 }).committees).toEqual([['A', 'X'], ['B', 'X'], ['C', 'X']])
  })

  it('ends with money when what comes next cannot be paid', () => {
    expect(phragmen(approvals('ABC', '3:A 2:B 1:C'), { costs: { A: 60, B: 50, C: 40 }, budget: 100 }).winners).toEqual(['A'])
  })

  it('counts the example of Phragmén, 1899, as published', () => {
    // 1034 ABC, 519 PQR, 90 ABQ, 47 APQ: first A, then Q, then B.
    const { winners, committees } = phragmen(approvals('ABCPQR', '1034:ABC 519:PQR 90:ABQ 47:APQ'), { seats: 3 })
    expect(committees).toHaveLength(1)
    expect(winners).toEqual(['A', 'B', 'Q'])
  })
})
