/**
 * What a ballot is, how an untrusted one is checked against the slate and the question's options, and the one form of it that receipts are made from.
 * Invariants: a checked ballot names actions of the slate only, and says nothing that its question does not allow;
 * checking never throws, and its work is bounded by the slate, whatever the input.
 */
import { refuse, type BallotCheck } from './ballot-check.ts'
import type { Ballot, BallotSlate } from './ballot-types.ts'
import { checkAgree, checkApprove, checkDots, checkScore } from './check-marks.ts'
import { checkRanking } from './check-ranking.ts'
import { checkBestWorst, checkPairs, checkRankFew } from './check-sets.ts'

export type {
  AgreeBallot, ApproveBallot, Ballot, BallotSlate, BestWorstBallot, DotsBallot, PairsBallot, RankBallot, RankFewBallot, ScoreBallot,
} from './ballot-types.ts'

/** By the method of the question, which is that of its ballots. */
const checks: { [M in Ballot['method']]: (ballot: Record<string, unknown>, slate: Required<BallotSlate>) => BallotCheck<Extract<Ballot, { method: M }>> } = {
  rank: checkRanking,
  score: checkScore,
  dots: checkDots,
  approve: checkApprove,
  agree: checkAgree,
  pairs: checkPairs,
  bestworst: checkBestWorst,
  rankfew: checkRankFew,
}

/** Checks anything that `JSON.parse` can return. The ballot given back is a fresh copy that holds only what was checked. */
export function checkBallot(input: unknown, { method, options = {}, actionIds }: BallotSlate): BallotCheck<Ballot> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return refuse('ballot-malformed', 'A ballot must be an object.')
  const ballot = input as Record<string, unknown>
  if (typeof ballot['method'] !== 'string') return refuse('ballot-malformed', 'A ballot must name its method.')
  if (!Object.hasOwn(checks, method)) return refuse('method-not-supported', 'Ballots of this method cannot be taken.')
  if (ballot['method'] !== method) return refuse('ballot-wrong-method', 'This question asks for another kind of ballot.')
  return checks[method as Ballot['method']](ballot, { method, options, actionIds })
}

/** The same text for the same vote: what has no order in the vote has one fixed order here, and nothing else is in it. */
export function canonicalBallot(ballot: Ballot): string {
  switch (ballot.method) {
    case 'rank': return JSON.stringify({ method: 'rank', ranking: tiersInOrder(ballot.ranking) })
    case 'approve': return JSON.stringify({ method: 'approve', approved: [...ballot.approved].sort() })
    case 'dots': return JSON.stringify({ method: 'dots', dots: byKey(ballot.dots) })
    case 'agree': return JSON.stringify({ method: 'agree', answers: byKey(ballot.answers) })
    case 'score': {
      const scores = Object.entries(ballot.scores).map(([id, given]) => [id, byKey(given)])
      return JSON.stringify({ method: 'score', scores: byKey(Object.fromEntries(scores)) })
    }
    case 'pairs': return JSON.stringify({ method: 'pairs', pairs: inOrder(ballot.pairs.map(([winner, loser]) => [winner, loser])) })
    case 'bestworst': {
      const sets = ballot.sets.map(({ best, worst, shown }) => ({ best, worst, shown: [...shown].sort() }))
      return JSON.stringify({ method: 'bestworst', sets: inOrder(sets) })
    }
    case 'rankfew': return JSON.stringify({ method: 'rankfew', rankings: inOrder(ballot.rankings.map(tiersInOrder)) })
  }
}

function tiersInOrder(ranking: readonly (readonly string[])[]): string[][] {
  return ranking.map((tier) => [...tier].sort())
}

function byKey<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The order in which somebody answered is nobody's business. */
function inOrder<T>(items: T[]): T[] {
  return items.map((item) => ({ item, text: JSON.stringify(item) })).sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ item }) => item)
}
