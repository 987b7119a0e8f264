// Groups, certainty and running counts: what must hold for any ballots.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bootstrap } from '../../shared/ranking/certainty/bootstrap.ts'
import { bandsOf } from '../../shared/ranking/certainty/bands.ts'
import { placesWithoutEach } from '../../shared/ranking/certainty/leave-out.ts'
import { PairSums } from '../../shared/ranking/certainty/pair-sums.ts'
import { seededRandom } from '../../shared/ranking/certainty/random.ts'
import { schulzePlaces } from '../../shared/ranking/certainty/schulze-places.ts'
import { bordaPoints, fewestByPoints } from '../../shared/ranking/certainty/stability-points.ts'
import { fewestBySchulze } from '../../shared/ranking/certainty/stability-schulze.ts'
import { borda } from '../../shared/ranking/borda.ts'
import { kendallDistance } from '../../shared/ranking/groups/distance.ts'
import { equalGroupMatrix, equalGroupProfile } from '../../shared/ranking/groups/equal-weight.ts'
import { figuresByStratum } from '../../shared/ranking/groups/figures.ts'
import { PooledVotes, type GroupedVote } from '../../shared/ranking/groups/pooled.ts'
import { rankSupport } from '../../shared/ranking/groups/support-by-method.ts'
import { smallestVisibleBallots } from '../../shared/ranking/groups.ts'
import { RunningCount } from '../../shared/ranking/incremental.ts'
import { movedPeople, type LinkedBallots } from '../../shared/ranking/moved.ts'
import { treatments, type PairwiseMatrix, type Treatment } from '../../shared/ranking/pairwise.ts'
import { placesOf } from '../../shared/ranking/places.ts'
import { matrixOf, type RankProfile } from '../../shared/ranking/profile.ts'
import { pack, unpack } from '../../shared/ranking/result/packed.ts'
import { packMatrices, unpackMatrices } from '../../shared/ranking/result/packed-matrices.ts'
import { schulze } from '../../shared/ranking/schulze.ts'
import { finish } from '../unit/ranking-groups/notation.ts'

type Ranking = string[][]

const actionIds = ['a1', 'a2', 'a3', 'a4', 'a5']
const groups = ['north', 'south', 'west', 'east']

function rankingsOf(ids: readonly string[]): fc.Arbitrary<Ranking> {
  return fc.tuple(fc.shuffledSubarray([...ids]), fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length })).map(([order, startsTier]) => {
    const tiers: Ranking = []
    order.forEach((id, index) => {
      if (index === 0 || startsTier[index]) tiers.push([id])
      else tiers.at(-1)!.push(id)
    })
    return tiers.map((tier) => tier.sort())
  })
}

const rankings = rankingsOf(actionIds)
const anyTreatment = fc.constantFrom<Treatment>(...treatments)
const grouped = fc.array(fc.record({ vote: rankings, group: fc.constantFrom(...groups, null) }), { maxLength: 40 })

describe('every group equal', () => {
  it('RK-20 is the same however often a group casts each of its ballots', () => {
    fc.assert(fc.property(grouped, anyTreatment, fc.nat({ max: groups.length - 1 }), fc.integer({ min: 2, max: 7 }), (votes, treatment, which, times) => {
      const once = PooledVotes.of(actionIds, votes, groups)
      // Groups that are counted as one are doubled as one: within a pool each person is equal.
      const doubled = once.strata[which]?.groups ?? []
      const more = PooledVotes.of(actionIds, votes.flatMap((vote) => Array.from({ length: doubled.includes(vote.group) ? times : 1 }, () => vote)), groups)
      fc.pre(JSON.stringify(more.strata.map((stratum) => stratum.groups)) === JSON.stringify(once.strata.map((stratum) => stratum.groups)))
      const [before, after] = [equalGroupMatrix(once, treatment), equalGroupMatrix(more, treatment)]
      expect(Array.from(after.wins)).toEqual(Array.from(before.wins))
      expect(after.weight).toBe(before.weight)
      for (const method of [schulze, borda]) {
        expect(method(matrixOf(equalGroupProfile(more), treatment)).ranking).toEqual(method(before).ranking)
      }
    }))
  })

  it('weighs each stratum the same, ballots and matrix alike', () => {
    fc.assert(fc.property(grouped, anyTreatment, (votes, treatment) => {
      const pooled = PooledVotes.of(actionIds, votes, groups)
      fc.pre(pooled.strata.length > 0)
      const matrix = equalGroupMatrix(pooled, treatment)
      const byBallots = matrixOf(equalGroupProfile(pooled), treatment)
      for (let at = 0; at < matrix.wins.length; at++) {
        expect(matrix.wins[at]! / matrix.weight).toBeCloseTo(byBallots.wins[at]! / byBallots.weight, 12)
      }
    }))
  })
})

describe('small groups', () => {
  /** Everything that is published by group, as text. */
  function published(votes: readonly GroupedVote<Ranking>[]): string {
    const pooled = PooledVotes.of(actionIds, votes, groups)
    const byTreatment = treatments.map((treatment) => [
      figuresByStratum(pooled, (profile) => rankSupport(profile, treatment), (profile) => schulze(matrixOf(profile, treatment)).ranking),
      Array.from(equalGroupMatrix(pooled, treatment).wins),
      finish(placesWithoutEach(pooled, treatment, schulzePlaces)),
      bootstrapOf(pooled, treatment, 'groups', 25)?.certainty(placesOf(actionIds, []))?.inTop,
    ])
    return JSON.stringify([pooled.shown, pooled.strata.map(({ profile }) => profile.ballots), byTreatment])
  }

  it('RK-6 cannot be had by subtraction: what is left of all, less any of the strata, is nothing or five ballots', () => {
    fc.assert(fc.property(grouped, (votes) => {
      const { strata } = PooledVotes.of(actionIds, votes, groups)
      const sizes = strata.map(({ ballots, profile }) => {
        expect(profile.ballots.reduce((sum, { weight }) => sum + weight, 0)).toBe(ballots)
        return ballots
      })
      for (let chosen = 0; chosen < 2 ** sizes.length && strata.length > 0; chosen++) {
        const left = votes.length - sizes.reduce((sum, size, at) => sum + ((chosen >> at) & 1) * size, 0)
        expect(left === 0 || left >= smallestVisibleBallots).toBe(true)
      }
    }))
  })

  it('RK-6 cannot be had in any other way: exchange the ballots of two people in a pool, and all that is published is the same', () => {
    const some = fc.array(fc.record({ vote: rankings, group: fc.constantFrom(...groups, null) }), { minLength: 10, maxLength: 40 })
    fc.assert(fc.property(some, fc.nat(), fc.nat(), (votes, first, second) => {
      const { shown } = PooledVotes.of(actionIds, votes, groups)
      const pool = shown.find((stratum) => stratum.groups.length > 1)
      const inPool = votes.flatMap(({ group }, index) => (pool?.groups.includes(group) ? [index] : []))
      fc.pre(inPool.length > 1)
      const [i, j] = [inPool[first % inPool.length]!, inPool[second % inPool.length]!]
      const exchanged = votes.with(i, { ...votes[i]!, vote: votes[j]!.vote }).with(j, { ...votes[j]!, vote: votes[i]!.vote })
      expect(published(exchanged)).toBe(published(votes))
    }), { numRuns: 50 })
  })

  it('RK-24 cannot be had from who moved: nobody is counted but with four others, nor left out alone', () => {
    const linked: fc.Arbitrary<LinkedBallots> = fc.record({
      before: fc.option(fc.record({ group: fc.constantFrom(...groups, null), ranking: rankings })),
      after: fc.option(fc.record({ group: fc.constantFrom(...groups, null), ranking: rankings })),
    })
    fc.assert(fc.property(fc.array(linked, { maxLength: 60 }), (people) => {
      const { all, strata } = movedPeople(people, { before: actionIds, after: actionIds }, groups)
      for (const moved of [...strata, ...(all ? [all] : [])]) {
        expect(moved.people).toBeGreaterThanOrEqual(smallestVisibleBallots)
        for (const side of ['before', 'after'] as const) {
          const answered = people.filter((person) => person[side] && moved.groups.includes(person[side].group)).length
          const others = answered - moved.people
          expect(others === 0 || others >= smallestVisibleBallots).toBe(true)
        }
      }
    }))
  })
})

describe('the distance between rankings', () => {
  const places = rankings.map((ranking) => placesOf(actionIds, ranking))

  it('is a metric between 0 and 1', () => {
    fc.assert(fc.property(places, places, places, (a, b, c) => {
      expect(kendallDistance(a, a)).toBe(0)
      expect(kendallDistance(a, b)).toBe(kendallDistance(b, a))
      expect(kendallDistance(a, b)).toBeLessThanOrEqual(1)
      expect(kendallDistance(a, c)).toBeLessThanOrEqual(kendallDistance(a, b) + kendallDistance(b, c) + 1e-12)
    }))
  })
})

describe('certainty', () => {
  it('sums up any weights of the same ballots as counting them does', () => {
    fc.assert(fc.property(fc.array(fc.tuple(rankings, fc.nat({ max: 1_000 })), { maxLength: 70 }), anyTreatment, (weighted, treatment) => {
      const sums = new PairSums(actionIds, weighted.map(([vote]) => vote), treatment)
      for (const turn of [1, 2]) {
        const ballots = weighted.map(([vote, weight]) => ({ vote, weight: weight * turn }))
        expect(Array.from(sums.under(Float64Array.from(ballots, ({ weight }) => weight)).wins)).toEqual(Array.from(matrixOf({ actionIds, ballots }, treatment).wins))
      }
    }))
  })

  it('ranks by the Schulze method itself', () => {
    fc.assert(fc.property(fc.array(rankings, { maxLength: 12 }), anyTreatment, (votes, treatment) => {
      const matrix = matrixOf({ actionIds, ballots: votes.map((vote) => ({ vote, weight: 1 })) }, treatment)
      expect(Array.from(schulzePlaces(matrix))).toEqual(placesOf(actionIds, schulze(matrix).ranking))
    }))
  })

  it('RK-22 holds the place itself and nine draws of ten, and the same seed gives the same', () => {
    const enough = fc.array(fc.record({ vote: rankings, group: fc.constantFrom(...groups, null) }), { minLength: 10, maxLength: 40 })
    fc.assert(fc.property(enough, anyTreatment, fc.constantFrom('persons' as const, 'groups' as const), fc.integer({ min: 19, max: 60 }), (votes, treatment, weighting, draws) => {
      const pooled = PooledVotes.of(actionIds, votes, groups)
      const places = schulzePlaces(matrixOf({ actionIds, ballots: pooled.strata.flatMap(({ profile }) => profile.ballots) }, treatment))
      const seen: ArrayLike<number>[] = []
      const boot = bootstrapOf(pooled, treatment, weighting, draws, (drawn) => seen.push(drawn))!
      const certainty = boot.certainty(places)!
      expect(bootstrapOf(pooled, treatment, weighting, draws)!.certainty(places)).toEqual(certainty)
      expect(certainty.inTop.reduce((sum, share) => sum + share, 0)).toBeCloseTo(2, 9)
      actionIds.forEach((_, i) => {
        expect(certainty.low[i]).toBeLessThanOrEqual(places[i]!)
        expect(certainty.high[i]).toBeGreaterThanOrEqual(places[i]!)
        const inside = seen.filter((drawn) => drawn[i]! >= certainty.low[i]! && drawn[i]! <= certainty.high[i]!).length
        expect(inside).toBeGreaterThanOrEqual(0.9 * draws)
        actionIds.forEach((_, j) => { if (i !== j) expect(certainty.above[i * 5 + j]! + certainty.above[j * 5 + i]!).toBeCloseTo(1, 9) })
      })
      const bands = bandsOf(actionIds, places, certainty)
      expect(bands.flatMap((band) => band.actionIds).sort()).toEqual(actionIds)
      expect(bands.map(({ from }) => from)).toEqual([1, ...bands.slice(0, -1).map(({ to }) => to + 1)])
    }), { numRuns: 60 })
  })

  it('RK-23 gives the fewest changes exactly by Borda, and bounds that hold by Schulze, as trying everything does', () => {
    const three = ['a', 'b', 'c']
    const all = everyRanking(three)
    fc.assert(fc.property(fc.array(rankingsOf(three), { minLength: 1, maxLength: 4 }), fc.constantFrom(1, 2), anyTreatment, (votes, topK, treatment) => {
      const profile: RankProfile = { actionIds: three, ballots: votes.map((vote) => ({ vote, weight: 1 })) }
      const byBorda = fewestByTrying(votes, all, three, treatment, topK, (matrix) => placesOf(three, borda(matrix).ranking))
      expect(fewestByPoints(three, bordaPoints(profile, treatment), 4, topK)).toBe(byBorda)
      const bySchulze = fewestByTrying(votes, all, three, treatment, topK, schulzePlaces)
      const bounds = finish(fewestBySchulze(profile, treatment, topK))
      expect(bounds === null).toBe(bySchulze === null)
      if (bySchulze === null) return
      expect(bounds!.atLeast).toBeLessThanOrEqual(bySchulze)
      if (bounds!.atMost !== null) expect(bounds!.atMost).toBeGreaterThanOrEqual(bySchulze)
    }), { numRuns: 40 })
  })
})

describe('counting as ballots come in', () => {
  it('RK-21 is the same, bit for bit, as counting what stands from scratch', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: 6 }), fc.option(rankings)), { maxLength: 40 }), (casts) => {
      const running = new RunningCount(actionIds)
      const standing = new Map<number, Ranking>()
      for (const [person, ballot] of casts) {
        const old = standing.get(person)
        if (old) running.remove(old)
        if (ballot) running.add(ballot)
        if (ballot) standing.set(person, ballot)
        else standing.delete(person)
      }
      const scratch = new RunningCount(actionIds)
      for (const ballot of [...standing.values()].reverse()) scratch.add(ballot)
      expect(running.ballots).toBe(standing.size)
      expect(running.profile()).toEqual(scratch.profile())
      for (const treatment of treatments) expect(bitsOf(running.matrices[treatment])).toEqual(bitsOf(scratch.matrices[treatment]))
    }))
  })

  it('does not take back what was never counted', () => {
    const running = new RunningCount(actionIds)
    running.add([['a1']])
    expect(() => running.remove([['a2']])).toThrow(RangeError)
    expect(running.ballots).toBe(1)
  })
})

describe('packing', () => {
  it('gives numbers back', () => {
    fc.assert(fc.property(fc.array(fc.maxSafeNat()), (numbers) => { expect(unpack(pack(numbers))).toEqual(numbers) }))
    expect(() => pack([0.5])).toThrow(RangeError)
    expect(() => pack([-1])).toThrow(RangeError)
  })

  it('gives both matrices back, bit for bit', () => {
    fc.assert(fc.property(fc.array(rankings, { maxLength: 80 }), (votes) => {
      const running = new RunningCount(actionIds)
      for (const vote of votes) running.add(vote)
      const back = unpackMatrices(packMatrices(running.matrices, running.profile()), actionIds, votes.length)
      for (const treatment of treatments) expect(bitsOf(back[treatment])).toEqual(bitsOf(running.matrices[treatment]))
    }))
  })
})

function bootstrapOf(
  pooled: PooledVotes<Ranking>, treatment: Treatment, weighting: 'persons' | 'groups', draws: number, seen?: (places: ArrayLike<number>) => void,
): Bootstrap<Ranking> | null {
  if (pooled.strata.length === 0) return null
  const boot = new Bootstrap({
    pooled, weighting, topK: 2, random: seededRandom('seed'),
    ranker: (votes) => {
      const sums = new PairSums(actionIds, votes, treatment)
      return (weights) => {
        const places = schulzePlaces(sums.under(weights))
        seen?.(places)
        return places
      }
    },
  })
  for (let draw = 0; draw < draws; draw++) boot.draw()
  return boot
}

function bitsOf({ wins, weight }: PairwiseMatrix): unknown {
  return [weight, Array.from(new BigUint64Array(wins.buffer))]
}

function everyRanking(ids: readonly string[]): Ranking[] {
  if (ids.length === 0) return [[]]
  const subsets = Array.from({ length: 2 ** ids.length - 1 }, (_, bits) => ids.filter((_, at) => ((bits + 1) >> at) & 1))
  return [[], ...subsets.flatMap((tier) => everyRanking(ids.filter((id) => !tier.includes(id))).map((rest) => [tier, ...rest]))]
}

/** Replaces 1, 2, 3 … of the ballots by every other one, until an action from outside is level with one of the first k. */
function fewestByTrying(
  votes: readonly Ranking[], all: readonly Ranking[], ids: readonly string[], treatment: Treatment, topK: number, rank: (matrix: PairwiseMatrix) => ArrayLike<number>,
): number | null {
  const topOf = (ballots: readonly Ranking[]): string | null => {
    const places = Array.from(rank(matrixOf({ actionIds: ids, ballots: ballots.map((vote) => ({ vote, weight: 1 })) }, treatment)))
    const inside = ids.filter((_, i) => places[i]! + places.filter((place) => place === places[i]).length - 1 <= topK)
    return inside.length === topK ? inside.join() : null
  }
  const top = topOf(votes)
  if (top === null) return null
  const changes = (from: number, left: number, ballots: readonly Ranking[]): boolean => {
    if (left === 0) return topOf(ballots) !== top
    for (let at = from; at <= votes.length - left; at++) for (const other of all) if (changes(at + 1, left - 1, ballots.with(at, other))) return true
    return false
  }
  for (let count = 1; count <= votes.length; count++) if (changes(0, count, votes)) return count
  return Infinity
}
