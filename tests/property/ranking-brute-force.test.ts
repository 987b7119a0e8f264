// Methods against the plainest programs for what they promise: every path, every order, every grade, in fractions or one by one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { irv } from '../../shared/ranking/irv.ts'
import { kemeny } from '../../shared/ranking/kemeny.ts'
import { ordersByParts } from '../../shared/ranking/kemeny-parts.ts'
import { emptyMatrix, type PairwiseMatrix } from '../../shared/ranking/pairwise.ts'
import { equalShares } from '../../shared/ranking/equal-shares.ts'
import { phragmen } from '../../shared/ranking/phragmen.ts'
import { matrixOf } from '../../shared/ranking/profile.ts'
import { rankedPairs } from '../../shared/ranking/ranked-pairs.ts'
import { schulze } from '../../shared/ranking/schulze.ts'
import { stv } from '../../shared/ranking/stv.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const orders = permutationsOf(ids)

/** Any figures at all, as ballots of every kind come to them. */
const matrices = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 25, maxLength: 25 }).map((figures): PairwiseMatrix => {
  const matrix = emptyMatrix(ids, 'last')
  figures.forEach((figure, at) => { if (at % 6 !== 0) matrix.wins[at] = figure })
  return matrix
})
/** Each pair has its own strength, so that equals decide nothing. */
const distinctMatrices = fc.shuffledSubarray(Array.from({ length: 20 }, (_, at) => at + 1), { minLength: 20 }).map((figures): PairwiseMatrix => {
  const matrix = emptyMatrix(ids, 'last')
  let next = 0
  for (let at = 0; at < 25; at++) if (at % 6 !== 0) matrix.wins[at] = figures[next++]!
  return matrix
})
const over = ({ wins }: PairwiseMatrix, a: string, b: string): number => wins[ids.indexOf(a) * ids.length + ids.indexOf(b)]!

describe('against brute force', () => {
  it('RK-2 Schulze puts above whoever has the stronger of all paths, tried one by one', () => {
    fc.assert(fc.property(matrices, (matrix) => {
      const placeOf = new Map(schulze(matrix).ranking.flatMap((tier, at) => tier.map((id) => [id, at] as const)))
      const strongest = (a: string, b: string): number => Math.max(0, ...orders.filter((order) => order[0] === a).map((order) => {
        const path = order.slice(0, order.indexOf(b) + 1)
        return Math.min(...path.slice(1).map((id, at) => (over(matrix, path[at]!, id) > over(matrix, id, path[at]!) ? over(matrix, path[at]!, id) : 0)))
      }))
      for (const a of ids) for (const b of ids) if (a !== b && strongest(a, b) > strongest(b, a)) expect(placeOf.get(a)).toBeLessThan(placeOf.get(b)!)
      const undefeated = ids.filter((a) => ids.every((b) => a === b || strongest(a, b) >= strongest(b, a)))
      expect(schulze(matrix).ranking[0]!.toSorted()).toEqual(undefeated)
    }), { numRuns: 60 })
  })

  it('RK-7 ranked pairs is the order that no earlier majority objects to', () => {
    fc.assert(fc.property(distinctMatrices, (matrix) => {
      const majorities = ids.flatMap((a) => ids.filter((b) => over(matrix, a, b) > over(matrix, b, a)).map((b) => ({ a, b, won: over(matrix, a, b) })))
        .sort((one, other) => other.won - one.won)
      // Of all orders, the one whose list of kept majorities is first, as Tideman and Zavist put it.
      let left = orders
      for (const { a, b } of majorities) {
        const kept = left.filter((order) => order.indexOf(a) < order.indexOf(b))
        if (kept.length > 0) left = kept
      }
      expect(left).toHaveLength(1)
      expect(rankedPairs(matrix).ranking).toEqual(left[0]!.map((id) => [id]))
    }), { numRuns: 60 })
  })

  it('RK-7 Kemeny is the order of all that most comparisons agree with', () => {
    fc.assert(fc.property(distinctMatrices, (matrix) => {
      const agreements = (order: readonly string[]): number => order.reduce((sum, a, at) => sum + order.slice(at + 1).reduce((row, b) => row + over(matrix, a, b), 0), 0)
      const most = Math.max(...orders.map(agreements))
      const best = orders.filter((order) => agreements(order) === most)
      const { ranking, order, agreements: counted, notes } = kemeny(matrix)
      expect([counted, best.map(String).includes(String(order))]).toEqual([most, true])
      expect(notes).toEqual(best.length === 1 ? undefined : [{ code: 'several-best-orders', orders: best.length }])
      // What every best order says is kept.
      const placeOf = new Map(ranking.flatMap((tier, at) => tier.map((id) => [id, at] as const)))
      for (const a of ids) for (const b of ids) if (a !== b && best.every((one) => one.indexOf(a) < one.indexOf(b))) expect(placeOf.get(a)).toBeLessThan(placeOf.get(b)!)
      if (best.length === 1) expect(ranking).toEqual(best[0]!.map((id) => [id]))
    }), { numRuns: 60 })
  })

  it('RK-7 Kemeny part by part comes to as many agreements as any order, and settles nothing that a best order has the other way', () => {
    const papers = fc.array(fc.shuffledSubarray(ids, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(papers, (given) => {
      const matrix = matrixOf({ actionIds: ids, ballots: given.map((order) => ({ vote: order.map((id) => [id]), weight: 1 })) }, 'no-information')
      const agreements = (order: readonly string[]): number => order.reduce((sum, a, at) => sum + order.slice(at + 1).reduce((row, b) => row + over(matrix, a, b), 0), 0)
      const most = Math.max(...orders.map(agreements))
      const best = orders.filter((order) => agreements(order) === most)
      const parts = ordersByParts(matrix, ids.map((_, index) => index))
      expect(agreements(parts.order.map((index) => ids[index]!))).toBe(most)
      expect(parts.more ? parts.count <= best.length : parts.count === best.length).toBe(true)
      for (const [i, a] of ids.entries()) {
        for (const [j, b] of ids.entries()) {
          const [isSettled, isAlways] = [parts.settled[i * ids.length + j] === 1, best.every((order) => order.indexOf(a) < order.indexOf(b))]
          if (i !== j && (isSettled || !parts.more)) expect(isSettled).toBe(isAlways)
        }
      }
    }), { numRuns: 100 })
  })

  it('RK-11 instant run-off, one paper at a time, and transferable votes for one seat come to the same winner', () => {
    const papers = fc.array(fc.shuffledSubarray(ids, { minLength: 1 }), { minLength: 1, maxLength: 25 })
    fc.assert(fc.property(papers, (given) => {
      const profile = { actionIds: ids, ballots: given.map((order) => ({ vote: order.map((id) => [id]), weight: 1 })) }
      const left = new Set(ids)
      const firsts = (id: string): number => given.filter((order) => order.find((one) => left.has(one)) === id).length
      let isOpen = false
      while (left.size > 1) {
        const fewest = Math.min(...[...left].map(firsts))
        const least = [...left].filter((id) => firsts(id) === fewest)
        isOpen ||= least.length > 1 && fewest > 0
        for (const id of fewest === 0 && least.length < left.size ? least : least.slice(0, 1)) left.delete(id)
      }
      // Between equals a rule is needed, and each has its own.
      fc.pre(!isOpen)
      const [winner] = left
      expect(irv(profile).ranking[0]).toEqual([winner])
      expect(stv(profile, { seats: 1 }).winners).toEqual([winner])
    }), { numRuns: 200 })
  })
})

describe('proportional choices against the plainest program', () => {
  const approvals = fc.array(fc.shuffledSubarray(ids, { minLength: 1 }), { minLength: 2, maxLength: 9 })

  it('RK-12 Phragmén: money comes in evenly, and who can be paid first is chosen; every tie is followed', () => {
    fc.assert(fc.property(approvals, fc.integer({ min: 1, max: 3 }), (votes, seats) => {
      const found = new Set<string>()
      const follow = (chosen: readonly string[], money: readonly number[]): void => {
        if (chosen.length === seats) return void found.add(chosen.toSorted().join())
        const waits = ids.filter((id) => !chosen.includes(id)).map((id) => {
          const own = votes.flatMap((vote, at) => (vote.includes(id) ? [at] : []))
          return { id, own, wait: own.length === 0 ? Infinity : Math.max(0, (1 - own.reduce((sum, at) => sum + money[at]!, 0)) / own.length) }
        })
        const soonest = Math.min(...waits.map(({ wait }) => wait))
        for (const { id, own, wait } of waits) {
          if (wait === Infinity ? soonest < Infinity : wait - soonest > 1e-9) continue
          const paid = soonest === Infinity ? money : money.map((sum, at) => (own.includes(at) ? 0 : sum + soonest))
          follow([...chosen, id], paid)
        }
      }
      follow([], votes.map(() => 0))
      const { committees } = phragmen({ actionIds: ids, ballots: votes.map((vote) => ({ vote, weight: 1 })) }, { seats })
      expect(committees.map((committee) => committee.toSorted().join()).toSorted()).toEqual([...found].toSorted())
    }), { numRuns: 100 })
  })

  it('RK-13 Equal Shares: what the shares pay for by themselves is in every choice', () => {
    fc.assert(fc.property(approvals, fc.integer({ min: 1, max: 3 }), (votes, seats) => {
      const money = votes.map(() => seats / votes.length)
      const bought: string[] = []
      for (;;) {
        const offers = ids.filter((id) => !bought.includes(id)).map((id) => ({ id, price: pricePerHead(votes.flatMap((vote, at) => (vote.includes(id) ? [money[at]!] : []))) }))
        const least = Math.min(...offers.map(({ price }) => price))
        if (least === Infinity) break
        const cheapest = offers.filter(({ price }) => price - least < 1e-9)
        // Where several are as cheap, each way goes on differently: others prove that.
        fc.pre(cheapest.length === 1)
        const { id } = cheapest[0]!
        votes.forEach((vote, at) => { if (vote.includes(id)) money[at] = Math.max(0, money[at]! - least) })
        bought.push(id)
      }
      const raised = equalShares({ actionIds: ids, ballots: votes.map((vote) => ({ vote, weight: 1 })) }, { seats })
      if (bought.length === seats) expect(raised.committees.map((one) => one.toSorted())).toEqual([bought.toSorted()])
      else expect(raised.winners).toHaveLength(seats)
    }), { numRuns: 300 })
  })
})

/** The least each has to pay at most, so that together they pay 1: those with less pay all they have. */
function pricePerHead(purses: readonly number[]): number {
  const sorted = purses.toSorted((a, b) => a - b)
  let missing = 1
  for (const [at, purse] of sorted.entries()) {
    const each = missing / (sorted.length - at)
    if (each <= purse + 1e-12) return each
    missing -= purse
  }
  return Infinity
}

function permutationsOf(items: readonly string[]): string[][] {
  return items.length === 0 ? [[]] : items.flatMap((item) => permutationsOf(items.filter((one) => one !== item)).map((rest) => [item, ...rest]))
}
