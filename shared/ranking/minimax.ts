/** Minimax (Simpson–Kramer): the action whose worst defeat is the mildest comes first. */
import { directLinks, type LinkStrength } from './links.ts'
import { rankingFromScores } from './order.ts'
import type { Outcome } from './outcome.ts'
import type { PairwiseMatrix } from './pairwise.ts'

/**
 * Scores are worst defeats, in ballots and negative, so that more is better: −(ballots of the strongest majority against the
 * action, or its margin), 0 for an action that no majority is against.
 *
 * Source: P. B. Simpson, "On defining areas of voter choice", Quarterly Journal of Economics 83 (1969) 478–490; G. H. Kramer,
 * "A dynamical model of political equilibrium", Journal of Economic Theory 16 (1977) 310–334.
 */
export function minimax(matrix: PairwiseMatrix, strength: LinkStrength = 'winning-votes'): Outcome {
  const { actionIds } = matrix
  const n = actionIds.length
  const links = directLinks(matrix, strength)
  const scores = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    let worst = 0
    for (let i = 0; i < n; i++) if (links[i * n + j]! > worst) worst = links[i * n + j]!
    scores[j] = 0 - worst
  }
  return {
    ranking: rankingFromScores(actionIds, scores),
    scores: Object.fromEntries(actionIds.map((id, index) => [id, scores[index]!])),
  }
}
