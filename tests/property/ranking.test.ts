import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalStatus } from '../../shared/protocol/refusals.ts'
import { canonicalBallot, checkBallot, type RankBallot } from '../../shared/ranking/ballots.ts'
import { borda } from '../../shared/ranking/borda.ts'
import { poolGroups, smallestVisibleBallots } from '../../shared/ranking/groups.ts'
import { addRanking, emptyMatrix, removeRanking, treatments, type PairwiseMatrix, type Treatment } from '../../shared/ranking/pairwise.ts'
import { pathStrengths, schulze } from '../../shared/ranking/schulze.ts'
import type { Tally } from '../../shared/ranking/tally.ts'
import { tallyQuestion } from '../support/tally.ts'

const actionIds = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']
const groups = ['north', 'south', 'west']

/** Any partial ranking with ties: some actions in some order, cut into tiers. */
const rankings = fc
  .tuple(fc.shuffledSubarray(actionIds), fc.array(fc.boolean(), { minLength: actionIds.length, maxLength: actionIds.length }))
  .map(([order, startsTier]) => intoTiers(order, startsTier))

const profiles = fc.array(rankings, { maxLength: 25 })
const anyTreatment = fc.constantFrom<Treatment>(...treatments)
const groupedBallots = fc.array(
  fc.record({ ballot: rankings.map(asBallot), group: fc.constantFrom(...groups, null) }),
  { maxLength: 30 },
)
const permutations = fc.shuffledSubarray(actionIds, { minLength: actionIds.length })

describe('counting', () => {
  it('RK-1 does not depend on the order of ballots, nor of actions within a tier', () => {
    fc.assert(
      fc.property(groupedBallots, fc.infiniteStream(fc.nat()), (ballots, keys) => {
        const shuffled = ballots
          .map((entry) => ({ key: keys.next().value as number, entry }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => ({ ...entry, ballot: asBallot(entry.ballot.ranking.map((tier) => [...tier].reverse())) }))
        const slate = { actionIds }
        expect(JSON.stringify(tallyQuestion(shuffled, slate, groups))).toBe(JSON.stringify(tallyQuestion(ballots, slate, groups)))
      }),
    )
  })

  it('RK-1 does not depend on what actions are called nor on their order on the slate', () => {
    fc.assert(
      fc.property(groupedBallots, permutations, permutations, (ballots, slateOrder, newNames) => {
        const rename = new Map(actionIds.map((id, index) => [id, newNames[index]!]))
        const renamed = ballots.map((entry) => ({
          ...entry,
          ballot: asBallot(entry.ballot.ranking.map((tier) => tier.map((id) => rename.get(id)!))),
        }))
        const before = tallyQuestion(ballots, { actionIds }, groups)
        const after = tallyQuestion(renamed, { actionIds: slateOrder }, groups)
        expect(comparable(after)).toEqual(comparable(before, rename))
      }),
    )
  })

  it('restores the matrix bit for bit when what was added is removed in any order', () => {
    fc.assert(
      fc.property(anyTreatment, profiles, fc.array(fc.tuple(rankings, fc.integer({ min: 1, max: 1_000 }))), (treatment, kept, passing) => {
        const matrix = countOf(kept, treatment)
        const bits = bitsOf(matrix)
        for (const [ranking, weight] of passing) addRanking(matrix, ranking, weight)
        for (const [ranking, weight] of [...passing].sort((a, b) => a[1] - b[1])) removeRanking(matrix, ranking, weight)
        expect(bitsOf(matrix)).toEqual(bits)
        expect(matrix.weight).toBe(kept.length)
      }),
    )
  })

  it('gives the same incrementally as from scratch when people change their ballots', () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: 7 }), rankings), { maxLength: 40 })
    fc.assert(
      fc.property(anyTreatment, changes, (treatment, casts) => {
        const matrix = emptyMatrix(actionIds, treatment)
        const current = new Map<number, string[][]>()
        for (const [person, ranking] of casts) {
          const old = current.get(person)
          if (old) removeRanking(matrix, old)
          addRanking(matrix, ranking)
          current.set(person, ranking)
        }
        expect(matrix).toEqual(countOf([...current.values()], treatment))
      }),
    )
  })
})

describe('Schulze', () => {
  it('RK-3 puts a Condorcet winner first and alone', () => {
    fc.assert(
      fc.property(anyTreatment, profiles, fc.constantFrom(...actionIds), (treatment, profile, favourite) => {
        const raised = [...profile, ...profile.map(() => [[favourite]]), [[favourite]]]
        const matrix = countOf(raised, treatment)
        const winner = condorcetWinner(matrix)
        if (treatment === 'last') expect(winner).toBe(favourite)
        fc.pre(winner !== undefined)
        expect(schulze(matrix).ranking[0]).toEqual([winner])
        expect(schulze(matrix, 'margins').ranking[0]).toEqual([winner])
      }),
    )
  })

  it('keeps a winner that somebody ranks higher', () => {
    fc.assert(
      fc.property(profiles.filter((profile) => profile.length > 0), fc.nat(), fc.boolean(), (profile, pick, margins) => {
        const strength = margins ? 'margins' : 'winning-votes'
        const winner = schulze(countOf(profile, 'last'), strength).ranking[0]![0]!
        const raisedAt = pick % profile.length
        const raised = profile.map((ranking, index) => (index === raisedAt ? raiseToTop(ranking, winner) : ranking))
        expect(schulze(countOf(raised, 'last'), strength).ranking[0]).toContain(winner)
      }),
    )
  })

  it('RK-3 ranks every action once and never below one that it beats', () => {
    fc.assert(
      fc.property(anyTreatment, profiles, (treatment, profile) => {
        const matrix = countOf(profile, treatment)
        const { ranking } = schulze(matrix)
        expect(ranking.flat().sort()).toEqual(actionIds)
        const tierOf = new Map(ranking.flatMap((tier, index) => tier.map((id) => [id, index] as const)))
        const paths = pathStrengths(matrix)
        const n = actionIds.length
        actionIds.forEach((a, i) =>
          actionIds.forEach((b, j) => {
            if (paths[i * n + j]! > paths[j * n + i]!) expect(tierOf.get(a)!).toBeLessThan(tierOf.get(b)!)
          }),
        )
      }),
    )
  })

  it('finds the strongest of all paths', () => {
    fc.assert(
      fc.property(anyTreatment, profiles, (treatment, profile) => {
        const matrix = countOf(profile, treatment)
        const paths = pathStrengths(matrix)
        expect(Array.from(paths)).toEqual(strongestByExhaustion(matrix))
      }),
      { numRuns: 30 },
    )
  })
})

describe('Borda', () => {
  it('hands out the same number of points whatever the ballots', () => {
    fc.assert(
      fc.property(anyTreatment, profiles, (treatment, profile) => {
        const { scores } = borda(countOf(profile, treatment))
        const points = Object.values(scores!).reduce((sum, score) => sum + score, 0)
        expect(points).toBe((profile.length * actionIds.length * (actionIds.length - 1)) / 2)
      }),
    )
  })
})

describe('ballots', () => {
  const slate = { method: 'rank', actionIds }
  const nearBallots = fc.record(
    { method: fc.constantFrom('rank', 'dots', null), ranking: fc.array(fc.array(fc.oneof(fc.constantFrom(...actionIds, 'x'), fc.jsonValue()))) },
    { requiredKeys: [] },
  )

  it('BL-11 are checked without ever throwing, and only what can be counted is accepted', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearBallots, rankings.map(asBallot)), (input) => {
        const check = checkBallot(JSON.parse(JSON.stringify(input)), slate)
        if (check.ok) addRanking(emptyMatrix(actionIds, 'last'), (check.ballot as RankBallot).ranking)
        else expect(Object.keys(refusalStatus)).toContain(check.code)
      }),
      { numRuns: 500 },
    )
  })

  it('are accepted where they are rankings, and given back as they were', () => {
    fc.assert(
      fc.property(rankings.map(asBallot), (ballot) => {
        expect(checkBallot(ballot, slate)).toEqual({ ok: true, ballot })
      }),
    )
  })

  it('BL-11 have one canonical form for one vote, and different ones for different votes', () => {
    fc.assert(
      fc.property(rankings, rankings, (ranking, other) => {
        const canonical = canonicalBallot(asBallot(ranking))
        expect(canonicalBallot(asBallot(ranking.map((tier) => [...tier].reverse())))).toBe(canonical)
        expect(canonicalBallot(JSON.parse(canonical) as RankBallot)).toBe(canonical)
        const sameVote = JSON.stringify(ranking.map((tier) => tier.toSorted())) === JSON.stringify(other.map((tier) => tier.toSorted()))
        expect(canonicalBallot(asBallot(other)) === canonical).toBe(sameVote)
      }),
    )
  })
})

describe('groups', () => {
  it('RK-6 lose no ballot to pooling, and no figure is under five', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...groups, null), { maxLength: 40 }), (ballotGroups) => {
        const strata = poolGroups(ballotGroups, groups)
        const figures = strata.map(({ ballots }) => ballots)
        expect(strata.flatMap((stratum) => stratum.groups).filter((group) => group !== null).sort()).toEqual(groups)
        if (ballotGroups.length < smallestVisibleBallots) expect(figures).toEqual([null])
        else {
          for (const figure of figures) expect(figure).toBeGreaterThanOrEqual(smallestVisibleBallots)
          expect(figures.reduce((sum, figure) => sum! + figure!, 0)).toBe(ballotGroups.length)
        }
      }),
    )
  })
})

function intoTiers(order: string[], startsTier: boolean[]): string[][] {
  const tiers: string[][] = []
  order.forEach((id, index) => {
    const tier = tiers.at(-1)
    if (tier && !startsTier[index]) tier.push(id)
    else tiers.push([id])
  })
  return tiers
}

function asBallot(ranking: string[][]): RankBallot {
  return { method: 'rank', ranking }
}

function countOf(profile: string[][][], treatment: Treatment): PairwiseMatrix {
  const matrix = emptyMatrix(actionIds, treatment)
  for (const ranking of profile) addRanking(matrix, ranking)
  return matrix
}

function bitsOf(matrix: PairwiseMatrix): BigUint64Array {
  return new BigUint64Array(matrix.wins.slice().buffer)
}

function condorcetWinner({ wins }: PairwiseMatrix): string | undefined {
  const n = actionIds.length
  return actionIds.find((_, i) => actionIds.every((_, j) => i === j || wins[i * n + j]! > wins[j * n + i]!))
}

function raiseToTop(ranking: string[][], winner: string): string[][] {
  return [[winner], ...ranking.map((tier) => tier.filter((id) => id !== winner)).filter((tier) => tier.length > 0)]
}

/** Every simple path, tried one by one: slow, and of another shape than the code under test. */
function strongestByExhaustion({ wins }: PairwiseMatrix): number[] {
  const n = actionIds.length
  const link = (i: number, j: number): number => (wins[i * n + j]! > wins[j * n + i]! ? wins[i * n + j]! : 0)
  const strongest = new Array<number>(n * n).fill(0)
  const walk = (start: number, at: number, weakest: number, visited: ReadonlySet<number>): void => {
    for (let next = 0; next < n; next++) {
      const strength = Math.min(weakest, link(at, next))
      if (strength === 0 || visited.has(next)) continue
      strongest[start * n + next] = Math.max(strongest[start * n + next]!, strength)
      walk(start, next, strength, new Set([...visited, next]))
    }
  }
  for (let start = 0; start < n; start++) walk(start, start, Infinity, new Set([start]))
  return strongest
}

/** A tally without the order of the slate: tiers as sorted sets, pairwise wins by pair of names. */
function comparable(tally: Tally, rename: ReadonlyMap<string, string> = new Map()): unknown {
  const name = (id: string): string => rename.get(id) ?? id
  const tiers = (ranking: string[][]): string[][] => ranking.map((tier) => tier.map(name).sort())
  return {
    ballots: tally.ballots,
    groups: tally.groups,
    top: tally.topDifferences.map(({ method, first }) => [method, tiers([first['last'], first['no-information']])]),
    results: Object.entries(tally.results).map(([method, results]) => [
      method,
      treatments.map((treatment) => [
        tiers(results[treatment].ranking),
        Object.fromEntries(Object.entries(results[treatment].scores ?? {}).map(([id, score]) => [name(id), score])),
      ]),
    ]),
    pairwise: treatments.map((treatment) =>
      Object.fromEntries(
        tally.actionIds.flatMap((a, i) =>
          tally.actionIds.map((b, j) => [`${name(a)}>${name(b)}`, tally.pairwise[treatment][i]![j]!] as const),
        ),
      ),
    ),
  }
}
