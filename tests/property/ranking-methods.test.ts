import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approval } from '../../shared/ranking/approval.ts'
import { nextSets } from '../../shared/ranking/assignment.ts'
import { bradleyTerry } from '../../shared/ranking/bradley-terry.ts'
import { equalShares } from '../../shared/ranking/equal-shares.ts'
import { irv } from '../../shared/ranking/irv.ts'
import { directLinks } from '../../shared/ranking/links.ts'
import { compareGrades } from '../../shared/ranking/majority-judgment.ts'
import { rankMethodNames, rankMethods, type RankMethodName } from '../../shared/ranking/methods.ts'
import type { Outcome, Selection } from '../../shared/ranking/outcome.ts'
import { treatments, type PairwiseMatrix, type Treatment } from '../../shared/ranking/pairwise.ts'
import { phragmen } from '../../shared/ranking/phragmen.ts'
import { matrixOf, type ApprovalProfile, type RankProfile } from '../../shared/ranking/profile.ts'
import { kindOf } from '../../shared/ranking/result/kinds.ts'
import { stv } from '../../shared/ranking/stv.ts'

const actionIds = ['a1', 'a2', 'a3', 'a4', 'a5']

type Ranking = string[][]

/** Any partial ranking with ties. */
const rankings: fc.Arbitrary<Ranking> = fc
  .tuple(fc.shuffledSubarray(actionIds), fc.array(fc.boolean(), { minLength: actionIds.length, maxLength: actionIds.length }))
  .map(([order, startsTier]) => order.reduce<Ranking>((tiers, id, index) => {
    if (tiers.length > 0 && !startsTier[index]) tiers.at(-1)!.push(id)
    else tiers.push([id])
    return tiers
  }, []))

const ballots = fc.array(fc.record({ vote: rankings, weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: 12 })
const someBallots = fc.array(fc.record({ vote: rankings, weight: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 12 })
/** Weights so different that hardly two majorities are equal. */
const variedBallots = fc.array(fc.record({ vote: rankings, weight: fc.integer({ min: 1, max: 100_000 }) }), { minLength: 3, maxLength: 12 })
const anyTreatment = fc.constantFrom<Treatment>(...treatments)
const permutations = fc.shuffledSubarray(actionIds, { minLength: actionIds.length })
const approvals: fc.Arbitrary<ApprovalProfile['ballots'][number][]> =
  fc.array(fc.record({ vote: fc.shuffledSubarray(actionIds), weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: 8 })

const condorcetMethods = ['schulze', 'schulze-margins', 'ranked-pairs', 'copeland', 'minimax', 'kemeny'] as const
const monotoneMethods = ['schulze', 'schulze-margins', 'ranked-pairs', 'borda', 'copeland', 'minimax', 'kemeny'] as const

describe('every method for rankings', () => {
  it.each(rankMethodNames)('RK-1 does not depend on names, nor on the order of ballots and actions: %s', (name) => {
    fc.assert(fc.property(ballots, anyTreatment, permutations, permutations, (given, treatment, slateOrder, newNames) => {
      const nameOf = new Map(actionIds.map((id, index) => [id, newNames[index]!]))
      const rename = (tiers: readonly (readonly string[])[]): Ranking => tiers.map((tier) => tier.map((id) => nameOf.get(id)!).reverse())
      const before = count(name, { actionIds, ballots: given }, treatment)
      const after = count(name, { actionIds: slateOrder, ballots: given.map(({ vote, weight }) => ({ vote: rename(vote), weight })).reverse() }, treatment)
      fc.pre(!before.notes?.some(({ code }) => code === 'order-of-equal-majorities'))
      expect(asSets(after.ranking)).toEqual(asSets(rename(before.ranking)))
    }))
  })

  it.each(rankMethodNames)('counts the same ballot twice or with twice the weight alike: %s', (name) => {
    fc.assert(fc.property(ballots, anyTreatment, (given, treatment) => {
      const apart = given.flatMap(({ vote, weight }) => Array.from({ length: weight }, () => ({ vote, weight: 1 })))
      expect(count(name, { actionIds, ballots: apart }, treatment)).toEqual(count(name, { actionIds, ballots: given }, treatment))
    }), { numRuns: 40 })
  })

  it.each(condorcetMethods)('RK-8 puts an action that beats every other first and alone: %s', (name) => {
    fc.assert(fc.property(someBallots, anyTreatment, fc.constantFrom(...actionIds), (given, treatment, favourite) => {
      const total = given.reduce((sum, { weight }) => sum + weight, 0)
      const profile = { actionIds, ballots: [...given, { vote: [[favourite], actionIds.filter((id) => id !== favourite)], weight: total + 1 }] }
      expect(count(name, profile, treatment).ranking[0]).toEqual([favourite])
    }))
  })

  it.each(monotoneMethods)('RK-10 keeps a winner that somebody ranks higher: %s', (name) => {
    fc.assert(fc.property(name === 'ranked-pairs' ? variedBallots : someBallots, fc.nat(), (given, pick) => {
      const profile = { actionIds, ballots: given }
      const { ranking, notes } = count(name, profile, 'last')
      const winner = ranking[0]![0]!
      const at = pick % given.length
      const raised = given.map(({ vote, weight }, index) => ({ vote: index === at ? toTop(vote, winner) : vote, weight }))
      const after = count(name, { actionIds, ballots: raised }, 'last')
      // Which of equal majorities goes first may change with anything.
      fc.pre(name !== 'ranked-pairs' || (!notes && !after.notes && allStrengthsDiffer(matrixOf(profile, 'last')) && allStrengthsDiffer(matrixOf({ actionIds, ballots: raised }, 'last'))))
      expect(after.ranking[0]).toContain(winner)
    }))
  })
})

describe('clones', () => {
  /** The fifth action becomes two or three, next to each other on every ballot, in any order. */
  const cloned = fc.record({ given: someBallots, orders: fc.infiniteStream(fc.shuffledSubarray(['c1', 'c2', 'c3'], { minLength: 3 })), number: fc.integer({ min: 2, max: 3 }) })

  it.each(['schulze', 'schulze-margins', 'ranked-pairs'] as const)('RK-9 do not matter to the others: %s', (name) => {
    fc.assert(fc.property(cloned, ({ given, orders, number }) => {
      const clones = ['c1', 'c2', 'c3'].slice(0, number)
      const withClones: RankProfile = {
        actionIds: [...actionIds.slice(0, 4), ...clones],
        ballots: given.map(({ vote, weight }) => ({ weight, vote: vote.flatMap((tier) => splitInto(tier, (orders.next().value as string[]).filter((id) => clones.includes(id)))) })),
      }
      const original: RankProfile = { actionIds, ballots: given.map(({ vote, weight }) => ({ weight, vote: vote.flatMap((tier) => splitInto(tier, ['a5'])) })) }
      fc.pre(name !== 'ranked-pairs' || (majoritiesDiffer(original, actionIds) && majoritiesDiffer(withClones, actionIds.slice(0, 4))))
      const first = count(name, original, 'last').ranking[0]!
      const firstWithClones = count(name, withClones, 'last').ranking[0]!
      expect([...new Set(firstWithClones.map((id) => (clones.includes(id) ? 'a5' : id)))].sort()).toEqual([...first].sort())
    }), { numRuns: 300 })
  })
})

describe('choosing', () => {
  const ways: Record<string, (profile: ApprovalProfile, seats: number) => Selection> = {
    approval: (profile, seats) => approval(profile, { seats }),
    'equal-shares': (profile, seats) => equalShares(profile, { seats }),
    phragmen: (profile, seats) => phragmen(profile, { seats }),
  }

  it.each(Object.keys(ways))('RK-1 does not depend on names, nor on the order of ballots and actions: %s', (name) => {
    fc.assert(fc.property(approvals, fc.integer({ min: 1, max: 5 }), permutations, permutations, (given, seats, slateOrder, newNames) => {
      const nameOf = new Map(actionIds.map((id, index) => [id, newNames[index]!]))
      const before = ways[name]!({ actionIds, ballots: given }, seats)
      const after = ways[name]!({
        actionIds: slateOrder, ballots: given.map(({ vote, weight }) => ({ vote: vote.map((id) => nameOf.get(id)!).reverse(), weight })).reverse(),
      }, seats)
      expect(before.allListed && after.allListed).toBe(true)
      expect(sets(after.committees)).toEqual(sets(before.committees.map((ids) => ids.map((id) => nameOf.get(id)!))))
      expect(asSets(after.ranking)).toEqual(asSets(before.ranking.map((tier) => tier.map((id) => nameOf.get(id)!))))
    }))
  })

  it.each(Object.keys(ways))('fills every seat that there is an action for: %s', (name) => {
    fc.assert(fc.property(approvals, fc.integer({ min: 1, max: 7 }), (given, seats) => {
      const { committees, winners } = ways[name]!({ actionIds, ballots: given }, seats)
      for (const committee of committees) expect(committee).toHaveLength(Math.min(seats, actionIds.length))
      expect(committees).toContainEqual(winners)
    }))
  })

  it('RK-13 Equal Shares stays within the budget, and gives a group what its shares pay for alone', () => {
    fc.assert(fc.property(approvals, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 }), fc.integer({ min: 1, max: 150 }), (given, costs, budget) => {
      const limits = { costs: Object.fromEntries(actionIds.map((id, index) => [id, costs[index]!])), budget }
      const { committees, share } = equalShares({ actionIds, ballots: given }, limits)
      const people = given.reduce((sum, { weight }) => sum + weight, 0)
      for (const committee of committees) expect(committee.reduce((sum, id) => sum + limits.costs[id]!, 0)).toBeLessThanOrEqual(budget)
      expect(share).toBeGreaterThanOrEqual(people === 0 ? 0 : budget / people)
      // Whoever could pay for an action alone, together with others who want only that, has it.
      for (const [index, id] of actionIds.entries()) {
        const loyal = given.filter(({ vote }) => vote.length === 1 && vote[0] === id).reduce((sum, { weight }) => sum + weight, 0)
        if (people > 0 && (loyal * budget) / people >= costs[index]! * (1 + 1e-6)) for (const committee of committees) expect(committee).toContain(id)
      }
    }))
  })

  it.each(['approve', 'dots'])('RK-27 whatever is chosen under a budget costs no more than the budget, however it is counted: %s', (method) => {
    const moneyed = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 5, maxLength: 5 })
    fc.assert(fc.property(approvals, moneyed, fc.integer({ min: 1, max: 9_000_000 }), (given, costs, budget) => {
      const limits = { costs: Object.fromEntries(actionIds.map((id, index) => [id, Math.min(budget, costs[index]!)])), budget }
      const cast = given.map(({ vote, weight }) => ({
        weight, stratum: '0', vote: method === 'approve' ? vote : Object.fromEntries(vote.map((id, index) => [id, index + 1])),
      }))
      for (const counting of kindOf({ method, options: {}, actionIds, limits }).countings) {
        const { winners, committees } = counting.count(cast) as Selection
        expect(committees).toContainEqual(winners)
        for (const chosen of committees) expect(chosen.reduce((sum, id) => sum + limits.costs[id]!, 0)).toBeLessThanOrEqual(budget)
      }
    }), { numRuns: 60 })
  })

  it('RK-11 transferable votes elect a group that fills a quota with whom it wants', () => {
    fc.assert(fc.property(someBallots, fc.integer({ min: 1, max: 3 }), (given, seats) => {
      const papers = given.filter(({ vote }) => vote.length > 0).reduce((sum, { weight }) => sum + weight, 0)
      const { committees, quota, ranking } = stv({ actionIds, ballots: given }, { seats })
      expect(quota).toBe(Math.floor(papers / (seats + 1)) + 1)
      expect(ranking.flat().sort()).toEqual(actionIds)
      for (const id of actionIds) {
        const alone = given.filter(({ vote }) => vote[0]?.length === 1 && vote[0][0] === id).reduce((sum, { weight }) => sum + weight, 0)
        if (alone >= quota) for (const committee of committees) expect(committee).toContain(id)
      }
    }))
  })

  it('RK-11 instant run-off puts first whom more than half put first', () => {
    fc.assert(fc.property(someBallots, fc.constantFrom(...actionIds), (given, favourite) => {
      const total = given.reduce((sum, { weight }) => sum + weight, 0)
      expect(irv({ actionIds, ballots: [...given, { vote: [[favourite]], weight: total + 1 }] }).ranking[0]).toEqual([favourite])
    }))
  })
})

describe('Majority Judgment', () => {
  const counts = fc.array(fc.nat({ max: 6 }), { minLength: 4, maxLength: 4 }).filter((given) => given.some((count) => count > 0))

  it('RK-14 compares as taking middle grades away one by one does', () => {
    fc.assert(fc.property(counts, counts, (a, b) => {
      const [totalA, totalB] = [sum(a), sum(b)]
      const slowly = compareSlowly(a.map((count) => count * totalB), b.map((count) => count * totalA))
      expect(Math.sign(compareGrades(Float64Array.from(a), Float64Array.from(b)))).toBe(Math.sign(slowly))
    }), { numRuns: 500 })
  })

  /** As the method is stated: every single grade, the lower of two middle ones, taken away as long as they are equal. */
  function compareSlowly(a: number[], b: number[]): number {
    const grades = (given: number[]): number[] => given.flatMap((count, grade) => Array<number>(count).fill(grade))
    const [left, right] = [grades(a), grades(b)]
    while (left.length > 0) {
      const middle = Math.ceil(left.length / 2) - 1
      const difference = left[middle]! - right[middle]!
      if (difference !== 0) return difference
      left.splice(middle, 1)
      right.splice(middle, 1)
    }
    return 0
  }
})

describe('comparisons', () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom(...actionIds), fc.constantFrom(...actionIds)).filter(([a, b]) => a !== b), { maxLength: 40 })

  it('RK-1 strengths do not depend on the order of ballots, bit for bit, nor on names', () => {
    fc.assert(fc.property(pairs, permutations, (given, newNames) => {
      const nameOf = new Map(actionIds.map((id, index) => [id, newNames[index]!]))
      const profile = (compared: [string, string][]): Parameters<typeof bradleyTerry>[0] =>
        ({ actionIds, ballots: compared.map(([winner, loser]) => ({ vote: [[[winner], [loser]]], weight: 1 })) })
      const before = bradleyTerry(profile(given))
      expect(bradleyTerry(profile([...given].reverse()))).toEqual(before)
      const renamed = bradleyTerry(profile(given.map(([winner, loser]) => [nameOf.get(winner)!, nameOf.get(loser)!])))
      for (const id of actionIds) expect(renamed.scores![nameOf.get(id)!]).toBeCloseTo(before.scores![id]!, 6)
    }), { numRuns: 50 })
  })

  it('RK-17 each action is shown as often as any other, or once more, however many stop half-way', () => {
    const people = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 25 })
    fc.assert(fc.property(fc.integer({ min: 2, max: 23 }), fc.integer({ min: 2, max: 5 }), people, fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true })), (actions, size, finished, chance) => {
      const ids = Array.from({ length: actions }, (_, index) => `a${index}`)
      const shown: Record<string, number> = {}
      for (const sets of finished) {
        const handedOut = nextSets({ actionIds: ids, size, sets: 6, shown, random: () => chance.next().value as number })
        for (const set of handedOut.slice(0, sets)) {
          expect(new Set(set).size).toBe(Math.min(size, actions))
          for (const id of set) shown[id] = (shown[id] ?? 0) + 1
        }
        const times = ids.map((id) => shown[id] ?? 0)
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1)
      }
    }))
  })
})

function count(name: RankMethodName, profile: RankProfile, treatment: Treatment): Outcome {
  const method = rankMethods[name]
  return method.from === 'matrix' ? method.count(matrixOf(profile, treatment)) : method.count(profile, { seats: 2 })
}

function toTop(vote: Ranking, winner: string): Ranking {
  return [[winner], ...vote.map((tier) => tier.filter((id) => id !== winner)).filter((tier) => tier.length > 0)]
}

/** A tie with the fifth action would tie the others with each clone: it goes below them instead, as its clones do. */
function splitInto(tier: readonly string[], clones: readonly string[]): Ranking {
  if (!tier.includes('a5')) return [[...tier]]
  const others = tier.filter((id) => id !== 'a5')
  return others.length > 0 ? [others, ...clones.map((id) => [id])] : clones.map((id) => [id])
}

function allStrengthsDiffer(matrix: PairwiseMatrix): boolean {
  const links = directLinks(matrix, 'winning-votes').filter((strength) => strength > 0)
  return new Set(links).size === links.length
}

/** Clones have equal majorities over others by nature: only the pairs of the others, and of one clone, have to differ. */
function majoritiesDiffer(profile: RankProfile, others: readonly string[]): boolean {
  const one = [...others, ...profile.actionIds.filter((id) => id === 'c1')]
  const left = { actionIds: one, ballots: profile.ballots.map(({ vote, weight }) => ({ weight, vote: vote.map((tier) => tier.filter((id) => one.includes(id))).filter((tier) => tier.length > 0) })) }
  const matrix = matrixOf(left, 'last')
  const n = one.length
  const decided = one.every((_, i) => one.every((__, j) => i === j || matrix.wins[i * n + j] !== matrix.wins[j * n + i]))
  return decided && allStrengthsDiffer(matrix)
}

function asSets(tiers: readonly (readonly string[])[]): string[][] {
  return tiers.map((tier) => [...tier].sort())
}

function sets(committees: readonly (readonly string[])[]): string[] {
  return committees.map((ids) => [...ids].sort().join()).sort()
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
