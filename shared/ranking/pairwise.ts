/**
 * The pairwise matrix that the ranking methods read: how many ballots put one action strictly above another.
 * Invariants: the diagonal is 0; with integer weights (exact up to 2^53) adding a ballot and removing it
 * again, in any order with others, restores the matrix bit for bit.
 */

/**
 * What an action left off a ballot means. `last`: tied below every ranked action.
 * `no-information`: it takes part in no pair of that ballot, neither for nor against.
 */
export type Treatment = 'last' | 'no-information'

export const treatments = ['last', 'no-information'] as const satisfies readonly Treatment[]

export interface PairwiseMatrix {
  readonly treatment: Treatment
  readonly actionIds: readonly string[]
  /** n × n, rows in the order of `actionIds`: `wins[i * n + j]` = weight of the ballots that rank i strictly above j. */
  readonly wins: Float64Array
  /** Total weight of the ballots in the matrix, those that rank nothing included. */
  weight: number
  readonly indexOf: ReadonlyMap<string, number>
}

/** Best first, ties in one tier (in slate order); `scores` where the method has any. Plain objects, ready for JSON. */
export interface MethodResult {
  ranking: string[][]
  scores?: Record<string, number>
}

/** The one signature of every method that needs the matrix alone. */
export type PairwiseMethod = (matrix: PairwiseMatrix) => MethodResult

export function emptyMatrix(actionIds: readonly string[], treatment: Treatment): PairwiseMatrix {
  return {
    treatment,
    actionIds,
    wins: new Float64Array(actionIds.length * actionIds.length),
    weight: 0,
    indexOf: new Map(actionIds.map((id, index) => [id, index])),
  }
}

/**
 * Counts a checked ranking (tiers, best first) with an integer weight. Throws a RangeError, and changes nothing, on an id
 * that is repeated or not in the matrix.
 */
export function addRanking(matrix: PairwiseMatrix, ranking: readonly (readonly string[])[], weight = 1): void {
  const n = matrix.actionIds.length
  const { order, tierEnds } = denseOrder(matrix, ranking)
  const ranked = tierEnds.at(-1) ?? 0
  const losersEnd = matrix.treatment === 'last' ? n : ranked
  let tierStart = 0
  for (const tierEnd of tierEnds) {
    for (let above = tierStart; above < tierEnd; above++) {
      const row = order[above]! * n
      for (let below = tierEnd; below < losersEnd; below++) matrix.wins[row + order[below]!]! += weight
    }
    tierStart = tierEnd
  }
  matrix.weight += weight
}

/** Takes back exactly what `addRanking` with the same arguments counted. */
export function removeRanking(matrix: PairwiseMatrix, ranking: readonly (readonly string[])[], weight = 1): void {
  addRanking(matrix, ranking, -weight)
}

/** The matrix as plain rows in the order of `actionIds`. */
export function winsRows(matrix: PairwiseMatrix): number[][] {
  const n = matrix.actionIds.length
  return matrix.actionIds.map((_, i) => Array.from(matrix.wins.subarray(i * n, (i + 1) * n)))
}

/** Dense indexes, ranked ones in ballot order, then the unranked; `tierEnds` are where the ranked tiers end. */
function denseOrder(
  matrix: PairwiseMatrix,
  ranking: readonly (readonly string[])[],
): { order: Int32Array; tierEnds: number[] } {
  const n = matrix.actionIds.length
  const order = new Int32Array(n)
  const ranked = new Uint8Array(n)
  const tierEnds: number[] = []
  let filled = 0
  for (const tier of ranking) {
    for (const id of tier) {
      const index = matrix.indexOf.get(id)
      if (index === undefined || ranked[index] === 1) throw new RangeError('The ranking was not checked against this slate.')
      ranked[index] = 1
      order[filled++] = index
    }
    tierEnds.push(filled)
  }
  for (let index = 0; index < n; index++) if (ranked[index] === 0) order[filled++] = index
  return { order, tierEnds }
}
