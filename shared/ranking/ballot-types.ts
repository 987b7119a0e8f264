/** What the ballots of each kind hold, and what a question asks. */
import type { QuestionOptions } from './options.ts'

/** Tiers, best first; actions in one tier are tied; actions of the slate that are left out are unranked. */
export interface RankBallot {
  method: 'rank'
  ranking: string[][]
}

/** By action and criterion; what is left out is not scored. */
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

/** 1 agree, −1 disagree, 0 pass. */
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

/** Each a ranking, ties allowed, of all that was shown together. */
export interface RankFewBallot {
  method: 'rankfew'
  rankings: string[][][]
}

export type Ballot = RankBallot | ScoreBallot | DotsBallot | ApproveBallot | AgreeBallot | PairsBallot | BestWorstBallot | RankFewBallot

/** What a ballot is checked against: the question's method and options, and the actions that its slate fixed. */
export interface BallotSlate {
  method: string
  options?: QuestionOptions
  actionIds: readonly string[]
}
