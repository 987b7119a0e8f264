/** The Schulze method: path strengths between all pairs, and the ranking that they give. */
import { directLinks, strongestFirst, type LinkStrength } from './links.ts'
import { rankingFromBeats } from './order.ts'
import type { Outcome } from './outcome.ts'
import type { PairwiseMatrix } from './pairwise.ts'
import { Reach } from './reach.ts'

/**
 * Ranks by the beatpath relation: a is above b where the strongest path from a to b is stronger than the one back. That
 * relation is transitive but may leave pairs undecided; a tier is all that nothing remaining beats, peeled off again and again.
 *
 * Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method", Social Choice and Welfare 36 (2011) 267–303.
 */
export function schulze(matrix: PairwiseMatrix, strength: LinkStrength = 'winning-votes'): Outcome {
  const n = matrix.actionIds.length
  const paths = pathStrengths(matrix, strength)
  return { ranking: rankingFromBeats(matrix.actionIds, (i, j) => paths[i * n + j]! > paths[j * n + i]!) }
}

/**
 * Strength of the strongest path from i to j at `i * n + j`, in ballots; 0 where there is no path, and on the diagonal.
 *
 * Links are put in strongest first, and who reaches whom is kept as bits, 32 actions a word: the link that makes j reachable
 * from i is the weakest of the strongest path. O(n³ / 32) steps at most, and none once everything reaches everything; the
 * textbook's three nested loops need n³ always.
 */
export function pathStrengths(matrix: PairwiseMatrix, strength: LinkStrength = 'winning-votes'): Float64Array {
  const n = matrix.actionIds.length
  const links = directLinks(matrix, strength)
  const paths = new Float64Array(n * n)
  const reach = new Reach(n)
  for (const link of strongestFirst(links)) {
    if (reach.unreached === 0) break
    const weakest = links[link]!
    reach.connect(Math.floor(link / n), link % n, (i, j) => { paths[i * n + j] = weakest })
  }
  return paths
}
