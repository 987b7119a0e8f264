/** How ballots other than rankings are counted: for each kind its methods, what support means, and what else is published of it. */
import { agreement } from '../agree.ts'
import { approval } from '../approval.ts'
import type { Ballot } from '../ballots.ts'
import { bradleyTerry } from '../bradley-terry.ts'
import { approvalPoints, dotPoints, type GivenPoints } from '../certainty/stability-points.ts'
import { choicesOfBestWorst, choicesOfPairs, choicesOfRankings } from '../choices.ts'
import { dots } from '../dots.ts'
import { equalShares, equalSharesOfPoints } from '../equal-shares.ts'
import { agreeSupport, approvalSupport, choiceSupport, pointsSupport, scoreSupport } from '../groups/support-by-method.ts'
import type { Limits } from '../limits.ts'
import { majorityJudgment } from '../majority-judgment.ts'
import { dotLimits, scoreScale, type QuestionOptions } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import { treatments, type Treatment } from '../pairwise.ts'
import { phragmen } from '../phragmen.ts'
import type { WeightedVote } from '../profile.ts'
import { score } from '../score.ts'

/** A vote with the stratum it is counted in. */
export interface CastVote<Vote> extends WeightedVote<Vote> {
  stratum: string
}

export interface Counting<Vote> {
  method: string
  treatment: Treatment | null
  /** Not done again and again while ballots come in. */
  isSlow?: true
  count(cast: readonly CastVote<Vote>[]): Outcome
}

export interface Kind<Vote> {
  vote(ballot: Ballot): Vote
  /** The first of each treatment decides. */
  countings: readonly Counting<Vote>[]
  support(votes: readonly WeightedVote<Vote>[]): number[]
  /** Where the deciding method adds up points: what each ballot gives, and the most that one can put an action ahead of another. */
  points?(votes: readonly WeightedVote<Vote>[]): { given: GivenPoints[]; most: number }
  /** Whether weights by group make another count: not where groups are part of the method. */
  hasWeights: boolean
}

export interface KindSetup {
  method: string
  options: QuestionOptions
  actionIds: readonly string[]
  /** How much the methods that choose may choose. */
  limits: Limits
}

/** Votes of a kind only ever meet the functions of the same kind. */
function sealed<Vote>(kind: Kind<Vote>): Kind<unknown> {
  return kind as unknown as Kind<unknown>
}

/** Throws a RangeError on a method that is none of these. */
export function kindOf(setup: KindSetup): Kind<unknown> {
  const make = kinds[setup.method]
  if (!make) throw new RangeError('Ballots of this method cannot be counted.')
  return make(setup)
}

const kinds: Readonly<Record<string, (setup: KindSetup) => Kind<unknown>>> = {
  approve: ({ actionIds, limits }) => sealed<readonly string[]>({
    vote: (ballot) => (ballot as Extract<Ballot, { method: 'approve' }>).approved,
    countings: [
      { method: 'approval', treatment: null, count: (ballots) => approval({ actionIds, ballots }, limits) },
      { method: 'phragmen', treatment: null, isSlow: true, count: (ballots) => phragmen({ actionIds, ballots }, limits) },
      { method: 'equal-shares', treatment: null, isSlow: true, count: (ballots) => equalShares({ actionIds, ballots }, limits) },
    ],
    support: (ballots) => approvalSupport({ actionIds, ballots }),
    points: (ballots) => ({ given: approvalPoints({ actionIds, ballots }), most: 1 }),
    hasWeights: true,
  }),
  dots: ({ actionIds, limits, options }) => sealed<Readonly<Record<string, number>>>({
    vote: (ballot) => (ballot as Extract<Ballot, { method: 'dots' }>).dots,
    countings: [
      { method: 'dots', treatment: null, count: (ballots) => dots({ actionIds, ballots }, limits) },
      { method: 'equal-shares', treatment: null, isSlow: true, count: (ballots) => equalSharesOfPoints({ actionIds, ballots }, limits) },
    ],
    support: (ballots) => pointsSupport({ actionIds, ballots }),
    points: (ballots) => ({ given: dotPoints({ actionIds, ballots }), most: dotLimits(options).mostOnOne }),
    hasWeights: true,
  }),
  score: ({ actionIds, options }) => {
    const scale = scoreScale(options)
    const { criteria, labels, min } = scale
    const [only] = criteria
    const byGrades = labels.length > 0 && criteria.length === 1
    return sealed<Scores>({
      vote: (ballot) => (ballot as Extract<Ballot, { method: 'score' }>).scores,
      countings: treatments.flatMap((treatment) => [
        { method: 'score', treatment, count: (ballots) => score({ actionIds, ballots }, { criteria, scale, treatment }) },
        ...(byGrades ? [{
          method: 'majority-judgment', treatment,
          count: (ballots: readonly CastVote<Scores>[]) => majorityJudgment({
            actionIds,
            ballots: ballots.map(({ vote, weight }) => ({
              weight, vote: Object.fromEntries(Object.entries(vote).flatMap(([id, given]) => (Object.hasOwn(given, only!.id) ? [[id, given[only!.id]! - min]] : []))),
            })),
          }, { grades: labels.length, treatment }),
        }] : []),
      ]),
      support: (ballots) => scoreSupport({ actionIds, ballots }, scale),
      hasWeights: true,
    })
  },
  agree: ({ actionIds }) => sealed<Readonly<Record<string, 1 | 0 | -1>>>({
    vote: (ballot) => (ballot as Extract<Ballot, { method: 'agree' }>).answers,
    countings: [{
      method: 'agree', treatment: null,
      count: (cast) => agreement(actionIds, cast.map(({ vote, weight, stratum }) => ({ answers: vote, weight, group: stratum })), [...new Set(cast.map(({ stratum }) => stratum))].sort()),
    }],
    support: (ballots) => agreeSupport({ actionIds, ballots }),
    hasWeights: false,
  }),
  pairs: ({ actionIds }) => choiceKind(actionIds, (ballot) => choicesOfPairs(ballot as Extract<Ballot, { method: 'pairs' }>)),
  bestworst: ({ actionIds }) => choiceKind(actionIds, (ballot) => choicesOfBestWorst(ballot as Extract<Ballot, { method: 'bestworst' }>)),
  rankfew: ({ actionIds }) => choiceKind(actionIds, (ballot) => choicesOfRankings(ballot as Extract<Ballot, { method: 'rankfew' }>)),
}

type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>
type Orders = readonly (readonly (readonly string[])[])[]

function choiceKind(actionIds: readonly string[], vote: (ballot: Ballot) => Orders): Kind<unknown> {
  return sealed<Orders>({
    vote,
    countings: [{ method: 'bradley-terry', treatment: null, count: (ballots) => bradleyTerry({ actionIds, ballots }) }],
    support: (ballots) => choiceSupport({ actionIds, ballots }),
    hasWeights: true,
  })
}
