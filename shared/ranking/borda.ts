/** The Borda count on a pairwise matrix, ties and partial ballots included. */
import { rankingFromScores } from './order.ts'
import type { MethodResult, PairwiseMatrix } from './pairwise.ts'

/**
 * For every ballot and every opponent an action gets 1 point if it is ranked above, ½ if the ballot prefers neither,
 * 0 if below: on complete ballots without ties the first of n gets n − 1 and the last 0. A ballot prefers neither where it
 * ties the two and, under `no-information`, also where it leaves one of them out, so that being left out is neither
 * reward nor penalty; the order is then that of the sums of pairwise margins.
 * Scores are in points, exact halves, between 0 and (n − 1) × weight.
 *
 * Source: J.-C. de Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie royale des sciences, 1781;
 * for ties and partial ballots D. Black, "Partial justification of the Borda count", Public Choice 28 (1976) 1–15.
 */
export function borda(matrix: PairwiseMatrix): MethodResult {
  const { actionIds, wins, weight } = matrix
  const n = actionIds.length
  const scores = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let margins = 0
    for (let j = 0; j < n; j++) margins += wins[i * n + j]! - wins[j * n + i]!
    scores[i] = ((n - 1) * weight + margins) / 2
  }
  return {
    ranking: rankingFromScores(actionIds, scores),
    scores: Object.fromEntries(actionIds.map((id, index) => [id, scores[index]!])),
  }
}
