// Rankings of a few actions at a time, ties allowed.
// Invariants: a set stands once it is ranked whole, and stands once; a step that changes nothing returns the very value it was given.
import type { RankFewBallot } from '../../../shared/ranking/ballots.ts'
import type { BallotForm } from '../ballot-form.ts'
import { fromBallot, rankForm, rankedCount, toBallot, type Tiers } from '../ranking.ts'
import type { Asked } from './asked.ts'

export type Rankings = readonly Tiers[]

export function rankingIn(rankings: Rankings, set: readonly string[]): Tiers | null {
  return rankings.find((ranking) => isOf(ranking, set)) ?? null
}

/** A ranking of all that was shown counts; as long as something of the set is left, none does. */
export function rankSet(rankings: Rankings, set: readonly string[], tiers: Tiers): Rankings {
  const before = rankings.findIndex((ranking) => isOf(ranking, set))
  if (!isOf(tiers, set)) return before < 0 ? rankings : rankings.toSpliced(before, 1)
  if (before < 0) return [...rankings, tiers]
  return sameRanking(rankings[before]!, tiers) ? rankings : rankings.with(before, tiers)
}

export function rankFewForm({ actionIds }: Asked): BallotForm<Rankings> {
  return {
    empty: [],
    read: (ballot) => {
      const rankings = (ballot as Partial<RankFewBallot> | null | undefined)?.rankings
      if (!Array.isArray(rankings)) return []
      return rankings.reduce((read: Rankings, ranking: unknown) => {
        const tiers = fromBallot({ ranking }, actionIds)
        const ids = tiers.flat()
        return ids.length > 0 && !rankingIn(read, ids) ? rankSet(read, ids, tiers) : read
      }, [])
    },
    write: (rankings): RankFewBallot => ({ method: 'rankfew', rankings: rankings.map((tiers) => toBallot(tiers).ranking) }),
    same: (a, b) => a.length === b.length && a.every((ranking) => {
      const other = rankingIn(b, ranking.flat())
      return other !== null && sameRanking(ranking, other)
    }),
    said: (rankings) => rankings.length,
  }
}

const { same: sameRanking } = rankForm([])

function isOf(ranking: Tiers, set: readonly string[]): boolean {
  const ids = new Set(ranking.flat())
  return rankedCount(ranking) === set.length && set.every((id) => ids.has(id))
}
