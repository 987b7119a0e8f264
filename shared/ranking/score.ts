/** Scores on one or more criteria: mean, median and spread of each, and an order by their weighted mean. */
import { rankingFromScores } from './order.ts'
import type { Outcome } from './outcome.ts'
import type { Treatment } from './pairwise.ts'
import type { Profile } from './profile.ts'
import { spreadOf, type Spread } from './spread.ts'

/** By action, by criterion. What is left out was not scored. */
export type ScoreProfile = Profile<Readonly<Record<string, Readonly<Record<string, number>>>>>

export interface ScoreOptions {
  /** Their weights are part of the question, and shown beside the result: nothing is multiplied in secret. */
  criteria: readonly { id: string; weight: number }[]
  scale: { min: number; max: number }
  /** An action not scored: `last` gives it the lowest score, `no-information` leaves that ballot out of its figures. */
  treatment: Treatment
}

export interface ScoreOutcome extends Outcome {
  /** By action and criterion; null where nobody scored it. */
  spreads: Record<string, Record<string, Spread | null>>
  /** By action: the criteria on which its mean is at or above the middle of the scale; with two, that is its quadrant. */
  highOn: Record<string, string[]>
}

/**
 * `scores` are weighted means of the criteria's means, in the unit of the scale, Σ weight × mean / Σ weight. An action without a score
 * on some criterion has none and comes last. Means within a billionth are tied.
 *
 * Source: range voting as in W. D. Smith, "Range voting", 2000, rangevoting.org; the additive composite as in R. L. Keeney and H. Raiffa,
 * Decisions with Multiple Objectives, 1976.
 */
export function score(profile: ScoreProfile, options: ScoreOptions): ScoreOutcome {
  const { actionIds } = profile
  const { criteria, scale } = options
  const counts = countScores(profile, options)
  const spreads = counts.map((byCriterion) => byCriterion.map(spreadOf))
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const composites = spreads.map((byCriterion) => byCriterion.reduce<number>(
    (sum, spread, at) => sum + (spread ? spread.mean * criteria[at]!.weight : NaN), 0) / weights)
  const middle = (scale.min + scale.max) / 2
  return {
    ranking: rankingFromScores(actionIds, composites.map((mean) => (Number.isNaN(mean) ? -Infinity : Math.round(mean * 1e9)))),
    scores: Object.fromEntries(actionIds.flatMap((id, index) => (Number.isNaN(composites[index]) ? [] : [[id, composites[index]!]]))),
    spreads: Object.fromEntries(actionIds.map((id, index) => [id, Object.fromEntries(criteria.map((criterion, at) => [criterion.id, spreads[index]![at]!]))])),
    highOn: Object.fromEntries(actionIds.map((id, index) => [
      id, criteria.filter((_, at) => (spreads[index]![at]?.mean ?? -Infinity) >= middle).map((criterion) => criterion.id),
    ])),
  }
}

/** By action and criterion: score → how often. */
function countScores({ actionIds, ballots }: ScoreProfile, { criteria, scale, treatment }: ScoreOptions): Map<number, number>[][] {
  const counts = actionIds.map(() => criteria.map(() => new Map<number, number>()))
  for (const { vote, weight } of ballots) {
    actionIds.forEach((id, index) => criteria.forEach((criterion, at) => {
      const scores = Object.hasOwn(vote, id) ? vote[id]! : {}
      const given = Object.hasOwn(scores, criterion.id) ? scores[criterion.id]! : treatment === 'last' ? scale.min : null
      const times = counts[index]![at]!
      if (given !== null) times.set(given, (times.get(given) ?? 0) + weight)
    }))
  }
  return counts
}
