/**
 * What a ballot is, how an untrusted one is checked against the slate, and the one form of it that receipts are made from.
 * Invariants: a checked ballot names actions of the slate only, each at most once, in tiers that are never empty;
 * checking never throws, and its work is bounded by the slate, whatever the input.
 */

/** Tiers, best first; actions in one tier are tied; actions of the slate that are left out are unranked. */
export interface RankBallot {
  method: 'rank'
  ranking: string[][]
}

export interface ScoreBallot {
  method: 'score'
  scores: Record<string, Record<string, number>>
}

export interface DotsBallot {
  method: 'dots'
  dots: Record<string, number>
}

export interface ApproveBallot {
  method: 'approve'
  approved: string[]
}

export interface AgreeBallot {
  method: 'agree'
  answers: Record<string, 1 | 0 | -1>
}

export interface PairsBallot {
  method: 'pairs'
  /** Each pair is `[winner, loser]`. */
  pairs: [string, string][]
}

export interface BestWorstBallot {
  method: 'bestworst'
  sets: { best: string; worst: string; shown: string[] }[]
}

export type Ballot = RankBallot | ScoreBallot | DotsBallot | ApproveBallot | AgreeBallot | PairsBallot | BestWorstBallot

/** Codes of the protocol's refusals, all of them. */
export type BallotRefusal =
  | 'ballot-malformed'
  | 'ballot-wrong-method'
  | 'ballot-unknown-action'
  | 'ballot-repeated-action'
  | 'method-not-supported'
  | 'too-large'

/** What a ballot is checked against: the question's method and the actions that its slate fixed. */
export interface BallotSlate {
  method: string
  actionIds: readonly string[]
}

export type BallotCheck =
  | { ok: true; ballot: RankBallot }
  | { ok: false; code: BallotRefusal; message: string }

/** Checks anything that `JSON.parse` can return. The ballot given back is a fresh copy that holds only what was checked. */
export function checkBallot(input: unknown, slate: BallotSlate): BallotCheck {
  if (!isRecord(input)) return refuse('ballot-malformed', 'A ballot must be an object.')
  if (typeof input['method'] !== 'string') return refuse('ballot-malformed', 'A ballot must name its method.')
  if (slate.method !== 'rank') return refuse('method-not-supported', 'Ballots of this method cannot be taken yet.')
  if (input['method'] !== 'rank') return refuse('ballot-wrong-method', 'This question asks for a ranking.')
  return checkRanking(input['ranking'], slate.actionIds)
}

/** The same text for the same vote: ties in one fixed order, nothing but method and ranking. */
export function canonicalBallot(ballot: RankBallot): string {
  return JSON.stringify({ method: ballot.method, ranking: ballot.ranking.map((tier) => [...tier].sort()) })
}

/** Longer lists are refused unread unless the slate itself is longer; shorter ones get the more helpful refusal. */
const unreadListItems = 2_000

function checkRanking(ranking: unknown, actionIds: readonly string[]): BallotCheck {
  const mostItems = Math.max(unreadListItems, actionIds.length)
  if (!Array.isArray(ranking)) return refuse('ballot-malformed', 'A ranking must be a list of tiers.')
  if (ranking.length > mostItems) return refuse('too-large', 'The ranking has more tiers than there are actions.')

  const onSlate = new Set(actionIds)
  const seen = new Set<string>()
  const tiers: string[][] = []
  for (const tier of ranking as unknown[]) {
    if (!Array.isArray(tier)) return refuse('ballot-malformed', 'Each tier of a ranking must be a list of action ids.')
    if (tier.length === 0) return refuse('ballot-malformed', 'A tier of the ranking is empty.')
    if (tier.length > mostItems) return refuse('too-large', 'A tier has more entries than there are actions.')
    const checked: string[] = []
    for (const id of tier as unknown[]) {
      if (typeof id !== 'string') return refuse('ballot-malformed', 'An action id must be text.')
      if (!onSlate.has(id)) return refuse('ballot-unknown-action', 'The ranking names an action that is not in this question.')
      if (seen.has(id)) return refuse('ballot-repeated-action', 'The ranking names an action more than once.')
      seen.add(id)
      checked.push(id)
    }
    tiers.push(checked)
  }
  return { ok: true, ballot: { method: 'rank', ranking: tiers } }
}

function refuse(code: BallotRefusal, message: string): BallotCheck {
  return { ok: false, code, message }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
