/** The pairwise matrices of both treatments in one, as a result carries them: from what they have in common, a quarter is saved. */
import { emptyMatrix, type PairwiseMatrix, type Treatment } from '../pairwise.ts'
import type { RankProfile } from '../profile.ts'
import { pack, unpack, type Packed } from './packed.ts'

export interface PackedMatrices {
  /** `[i * n + j]`: ballots that rank both and put i above j. */
  above: Packed
  /** For i < j, row by row: ballots that rank both. */
  both: Packed
  /** Ballots that rank i. */
  ranked: Packed
}

export function packMatrices(matrices: Readonly<Record<Treatment, PairwiseMatrix>>, { actionIds, ballots }: RankProfile): PackedMatrices {
  const n = actionIds.length
  const ranked = new Map(actionIds.map((id) => [id, 0]))
  for (const { vote, weight } of ballots) for (const id of vote.flat()) ranked.set(id, ranked.get(id)! + weight)
  const counts = actionIds.map((id) => ranked.get(id)!)
  const above = matrices['no-information'].wins
  const both: number[] = []
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) both.push(counts[i]! - (matrices.last.wins[i * n + j]! - above[i * n + j]!))
  return { above: pack(above), both: pack(both), ranked: pack(counts) }
}

/** As last, a ballot that ranks i and not j is one more for i. */
export function unpackMatrices(packed: PackedMatrices, actionIds: readonly string[], ballots: number): Record<Treatment, PairwiseMatrix> {
  const n = actionIds.length
  const last = { ...emptyMatrix(actionIds, 'last'), weight: ballots }
  const none = { ...emptyMatrix(actionIds, 'no-information'), weight: ballots }
  none.wins.set(unpack(packed.above))
  const both = unpack(packed.both)
  const ranked = unpack(packed.ranked)
  let pair = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++, pair++) {
      last.wins[i * n + j] = none.wins[i * n + j]! + ranked[i]! - both[pair]!
      last.wins[j * n + i] = none.wins[j * n + i]! + ranked[j]! - both[pair]!
    }
  }
  return { last, 'no-information': none }
}
