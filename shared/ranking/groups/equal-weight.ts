/**
 * "Every group equal": each stratum's ballots weigh as much together as each other stratum's, however many there are.
 * A pool of small groups is one stratum and weighs as much as one group: weights by the number of groups in it would give a handful of
 * people the weight of several groups.
 * Invariant: casting each ballot of a stratum twice, or any number of times, changes no ranking and no share of the total weight.
 */
import { emptyMatrix, type PairwiseMatrix, type Treatment } from '../pairwise.ts'
import { matrixOf, type Profile } from '../profile.ts'
import type { PooledVotes } from './pooled.ts'

/**
 * The matrix in which each stratum counts the same, in lowest terms: whole numbers, exact wherever their sums fit a double. Where they do
 * not, each entry is summed exactly and then rounded once, so that pairs that are equal stay so, and only sums over many pairs
 * (Borda's) can be off, by less than a billionth.
 */
export function equalGroupMatrix(pooled: PooledVotes<readonly (readonly string[])[]>, treatment: Treatment): PairwiseMatrix {
  return combineEqually(pooled.actionIds, treatment, pooled.strata.map(({ profile }) => matrixOf(profile, treatment)))
}

export function combineEqually(actionIds: readonly string[], treatment: Treatment, matrices: readonly PairwiseMatrix[]): PairwiseMatrix {
  const sum = emptyMatrix(actionIds, treatment)
  if (matrices.length === 0 || actionIds.length === 0) return sum
  const common = commonMultiple(matrices.map(({ weight }) => weight))
  const most = mostExact / BigInt(2 * actionIds.length)
  const total = common * BigInt(matrices.length)
  if (total <= most) {
    for (const { wins, weight } of matrices) {
      const each = Number(common) / weight
      for (let at = 0; at < wins.length; at++) sum.wins[at]! += wins[at]! * each
    }
    const divisor = sum.wins.reduce((found, entry) => (found === 1 ? 1 : greatestDivisor(found, entry)), Number(total))
    sum.weight = Number(total) / divisor
    if (divisor > 1) sum.wins.forEach((entry, at) => { sum.wins[at] = entry / divisor })
    return sum
  }
  const each = matrices.map(({ weight }) => common / BigInt(weight))
  const exact = Array.from(sum.wins, (_, at) => matrices.reduce((entry, { wins }, stratum) => entry + BigInt(wins[at]!) * each[stratum]!, 0n))
  const divisor = exact.reduce((found, entry) => (found === 1n ? 1n : greatestBigDivisor(found, entry)), total)
  const lowest = total / divisor
  const scale = lowest <= most ? lowest : roundedTotal
  exact.forEach((entry, at) => { sum.wins[at] = Number((entry / divisor) * scale / lowest) })
  sum.weight = Number(scale)
  return sum
}

/**
 * All ballots, each with a whole weight in inverse proportion to the size of its stratum: for methods that need ballots. With Equal
 * Shares every group then has the same part of the budget to spend. Where the sizes have no small enough common multiple, weights are
 * off by less than a billionth.
 */
export function equalGroupProfile<Vote>(pooled: PooledVotes<Vote>): Profile<Vote> {
  const each = inverseProportions(pooled.strata.map(({ ballots }) => ballots))
  return {
    actionIds: pooled.actionIds,
    ballots: pooled.strata.flatMap(({ profile }, stratum) => profile.ballots.map(({ vote, weight }) => ({ vote, weight: weight * each[stratum]! }))),
  }
}

/** Whole numbers in the proportion of 1/size, as small as they can be; rounded where exact ones would be too large to add up. */
export function inverseProportions(sizes: readonly number[]): number[] {
  const common = commonMultiple(sizes)
  return common <= mostMultiple ? sizes.map((size) => Number(common) / size) : sizes.map((size) => Math.round(Number(mostMultiple) / size))
}

/** Whole numbers up to here, and their sums, are exact in a double. */
const mostExact = 2n ** 53n
/** Leaves room for sums over ballots and actions. */
const mostMultiple = 2n ** 40n
const roundedTotal = 2n ** 40n

function commonMultiple(sizes: readonly number[]): bigint {
  return sizes.reduce((multiple, size) => (multiple / greatestBigDivisor(multiple, BigInt(size))) * BigInt(size), 1n)
}

export function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

function greatestBigDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestBigDivisor(b, a % b)
}
