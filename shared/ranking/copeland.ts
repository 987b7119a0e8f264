/** Copeland's method: how many others an action beats. */
import { rankingFromScores } from './order.ts'
import type { Outcome } from './outcome.ts'
import type { PairwiseMatrix } from './pairwise.ts'

/**
 * 1 point for each action that more ballots put below than above, ½ where they are as many. Scores are exact halves, 0 to n − 1.
 *
 * Source: A. H. Copeland, "A reasonable social welfare function", University of Michigan seminar on applications of
 * mathematics to the social sciences, 1951; with ½ for a tie, as the method is now commonly stated.
 */
export function copeland(matrix: PairwiseMatrix): Outcome {
  const scores = copelandScores(matrix)
  return {
    ranking: rankingFromScores(matrix.actionIds, scores),
    scores: Object.fromEntries(matrix.actionIds.map((id, index) => [id, scores[index]!])),
  }
}

export function copelandScores({ actionIds, wins }: PairwiseMatrix): Float64Array {
  const n = actionIds.length
  const scores = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const margin = i === j ? -1 : wins[i * n + j]! - wins[j * n + i]!
      if (margin >= 0) scores[i]! += margin > 0 ? 1 : 0.5
    }
  }
  return scores
}
