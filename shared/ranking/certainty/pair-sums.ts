/** The pairwise matrix of the same ballots under one set of weights after another. */
import { emptyMatrix, type PairwiseMatrix, type Treatment } from '../pairwise.ts'
import { denseBallots } from '../dense.ts'

type Ranking = readonly (readonly string[])[]

/** Bytes of preparation: about eleven thousand different ballots on 300 actions. */
const mostBytes = 2 ** 27

export function fitsPairSums(actions: number, ballots: number): boolean {
  return actions * actions * Math.ceil(ballots / ballotsPerChunk) <= mostBytes
}

const ballotsPerChunk = 8
const chunksPerPass = 4
const tableSize = 1 << ballotsPerChunk

/**
 * For each eight ballots and each pair (i, j) a byte holds which of them put i above j. Under some weights, the sum over a byte is
 * looked up in a table of the 256 sums that are possible: n² · m / 8 steps a matrix instead of n² · m / 2.
 *
 * Source: the "four Russians" (V. L. Arlazarov, E. A. Dinic, M. A. Kronrod and I. A. Faradžev, 1970), applied to sums.
 */
export class PairSums {
  readonly #matrix: PairwiseMatrix
  readonly #chunks: Uint8Array[]
  readonly #tables = Array.from({ length: chunksPerPass }, () => new Float64Array(tableSize))

  constructor(actionIds: readonly string[], rankings: readonly Ranking[], treatment: Treatment) {
    const n = actionIds.length
    this.#matrix = emptyMatrix(actionIds, treatment)
    const passes = Math.ceil(rankings.length / (ballotsPerChunk * chunksPerPass))
    this.#chunks = Array.from({ length: passes * chunksPerPass }, () => new Uint8Array(n * n))
    const ballots = denseBallots({ actionIds, ballots: rankings.map((vote) => ({ vote, weight: 1 })) })
    ballots.forEach(({ order, ends }, ballot) => {
      const chunk = this.#chunks[Math.floor(ballot / ballotsPerChunk)]!
      const bit = 1 << (ballot % ballotsPerChunk)
      const below = treatment === 'last' ? withUnranked(order, n) : order
      let tierStart = 0
      for (const tierEnd of ends) {
        for (let above = tierStart; above < tierEnd; above++) {
          const row = order[above]! * n
          for (let at = tierEnd; at < below.length; at++) chunk[row + below[at]!]! |= bit
        }
        tierStart = tierEnd
      }
    })
  }

  /** The same matrix is filled again and again. */
  under(weights: Float64Array): PairwiseMatrix {
    const matrix = this.#matrix
    const { wins } = matrix
    const [first, second, third, fourth] = this.#tables as [Float64Array, Float64Array, Float64Array, Float64Array]
    wins.fill(0)
    for (let chunk = 0; chunk < this.#chunks.length; chunk += chunksPerPass) {
      this.#tables.forEach((table, offset) => fillTable(table, weights, (chunk + offset) * ballotsPerChunk))
      const [a, b, c, d] = [this.#chunks[chunk]!, this.#chunks[chunk + 1]!, this.#chunks[chunk + 2]!, this.#chunks[chunk + 3]!]
      for (let pair = 0; pair < wins.length; pair++) wins[pair]! += first[a[pair]!]! + second[b[pair]!]! + third[c[pair]!]! + fourth[d[pair]!]!
    }
    matrix.weight = weights.reduce((sum, weight) => sum + weight, 0)
    return matrix
  }
}

/** `table[bits]`: what the ballots of these bits weigh together. */
function fillTable(table: Float64Array, weights: Float64Array, firstBallot: number): void {
  for (let bit = 0; bit < ballotsPerChunk; bit++) {
    const weight = weights[firstBallot + bit] ?? 0
    const size = 1 << bit
    for (let bits = 0; bits < size; bits++) table[size + bits] = table[bits]! + weight
  }
}

function withUnranked(order: Int32Array, n: number): Int32Array {
  const ranked = new Uint8Array(n)
  for (const index of order) ranked[index] = 1
  const all = new Int32Array(n)
  all.set(order)
  let filled = order.length
  for (let index = 0; index < n; index++) if (ranked[index] === 0) all[filled++] = index
  return all
}
