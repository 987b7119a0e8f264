/** The Schulze method: path strengths between all pairs, and the ranking that they give. */
import { rankingFromBeats } from './order.ts'
import type { MethodResult, PairwiseMatrix } from './pairwise.ts'

/**
 * How strong a majority is: by the ballots for it (`winning-votes`) or by those for it less those against it (`margins`).
 * Only strict majorities are links under either.
 */
export type LinkStrength = 'winning-votes' | 'margins'

/**
 * Ranks by the beatpath relation: a is above b where the strongest path from a to b is stronger than the one back. That
 * relation is transitive but may leave pairs undecided; a tier is all that nothing remaining beats, peeled off again and again.
 *
 * Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method", Social Choice and Welfare 36 (2011) 267–303. O(n³) time for n actions.
 */
export function schulze(matrix: PairwiseMatrix, strength: LinkStrength = 'winning-votes'): MethodResult {
  const n = matrix.actionIds.length
  const paths = pathStrengths(matrix, strength)
  return { ranking: rankingFromBeats(matrix.actionIds, (i, j) => paths[i * n + j]! > paths[j * n + i]!) }
}

/** Strength of the strongest path from i to j at `i * n + j`, in ballots; 0 where there is no path, and on the diagonal. */
export function pathStrengths(matrix: PairwiseMatrix, strength: LinkStrength = 'winning-votes'): Float64Array {
  const n = matrix.actionIds.length
  const paths = directLinks(matrix, strength)
  for (let via = 0; via < n; via++) {
    const viaRow = via * n
    for (let from = 0; from < n; from++) {
      const fromRow = from * n
      const toVia = paths[fromRow + via]!
      if (toVia === 0 || from === via) continue
      for (let to = 0; to < n; to++) {
        const onward = paths[viaRow + to]!
        const weakest = onward < toVia ? onward : toVia
        if (weakest > paths[fromRow + to]!) paths[fromRow + to] = weakest
      }
    }
  }
  for (let i = 0; i < n; i++) paths[i * n + i] = 0
  return paths
}

function directLinks({ actionIds, wins }: PairwiseMatrix, strength: LinkStrength): Float64Array {
  const n = actionIds.length
  const links = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const margin = wins[i * n + j]! - wins[j * n + i]!
      if (margin > 0) links[i * n + j] = strength === 'margins' ? margin : wins[i * n + j]!
    }
  }
  return links
}
