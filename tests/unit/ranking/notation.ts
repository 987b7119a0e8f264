/** Ballots as the literature writes them: `5:A>B=C` is five ballots that put A first and tie B with C. */
import { addRanking, emptyMatrix, type PairwiseMatrix, type Treatment } from '../../../shared/ranking/pairwise.ts'

export interface WeightedRanking {
  weight: number
  ranking: string[][]
}

export function parseBallots(text: string): WeightedRanking[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [weight = '', order = ''] = entry.split(':')
      return { weight: Number(weight), ranking: parseRanking(order) }
    })
}

export function parseRanking(order: string): string[][] {
  return order === '' ? [] : order.split('>').map((tier) => tier.split('='))
}

export function showRanking(ranking: string[][]): string {
  return ranking.map((tier) => tier.join('=')).join('>')
}

export function countMatrix(
  actionIds: readonly string[],
  ballots: readonly WeightedRanking[],
  treatment: Treatment = 'last',
): PairwiseMatrix {
  const matrix = emptyMatrix(actionIds, treatment)
  for (const { weight, ranking } of ballots) addRanking(matrix, ranking, weight)
  return matrix
}

/** For published tallies that give the pairwise counts rather than the ballots. */
export function matrixFromRows(actionIds: readonly string[], rows: readonly (readonly number[])[], weight: number): PairwiseMatrix {
  return { ...emptyMatrix(actionIds, 'last'), wins: Float64Array.from(rows.flat()), weight }
}

export function asRows(flat: Float64Array, n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from(flat.subarray(i * n, (i + 1) * n)))
}
