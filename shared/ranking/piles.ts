/**
 * The ballot papers of a transferable vote, by the action they count for. Values are whole numbers of 1/100,000 of a paper, so that a
 * count by hand to five decimals comes to the same. Invariant: no paper's shares ever add up to more than one.
 */
import type { DenseBallot } from './dense.ts'

export const paperUnits = 100_000

export class Piles {
  readonly #ballots: readonly DenseBallot[]
  /** By action: ballot → what each of its papers is worth there. */
  readonly #worth: Map<number, number>[]
  readonly #votes: Float64Array

  constructor(ballots: readonly DenseBallot[], actions: number, from?: Piles) {
    this.#ballots = ballots
    this.#worth = Array.from({ length: actions }, (_, index) => new Map(from ? from.#worth[index] : []))
    this.#votes = from ? from.#votes.slice() : new Float64Array(actions)
    if (from) return
    const everything = new Uint8Array(actions).fill(1)
    ballots.forEach((_, ballot) => this.#give(ballot, 0, paperUnits, everything))
  }

  copy(): Piles {
    return new Piles(this.#ballots, this.#worth.length, this)
  }

  /** In units, by action, as they are now. */
  votes(): Float64Array {
    return this.#votes.slice()
  }

  /** Passes on all of an action's papers, or what it has beyond `keep` units: each paper in proportion, cut off after five decimals. */
  passOn(from: number, keep: number | null, continuing: readonly number[]): void {
    const total = this.#votes[from]!
    const member = new Uint8Array(this.#worth.length)
    for (const index of continuing) member[index] = 1
    const passedOf = new Map<number, number>()
    for (const [ballot, worth] of this.#worth[from]!) {
      let passed = keep === null ? worth : passedOf.get(worth)
      if (passed === undefined) {
        // The product is larger than a double holds exactly.
        passed = Number((BigInt(worth) * BigInt(total - keep!)) / BigInt(total))
        passedOf.set(worth, passed)
      }
      this.#give(ballot, this.#tierOf(ballot, from), passed, member)
      this.#worth[from]!.set(ballot, worth - passed)
      this.#votes[from]! -= passed * this.#ballots[ballot]!.weight
    }
    if (keep === null) this.#worth[from]!.clear()
  }

  /** To the continuing actions of the first tier, from `tier` on, that has any: equal shares. */
  #give(ballot: number, tier: number, worth: number, continuing: Uint8Array): void {
    const { weight, order, ends } = this.#ballots[ballot]!
    for (let start = tier === 0 ? 0 : ends[tier - 1]!; tier < ends.length; start = ends[tier++]!) {
      let members = 0
      for (let at = start; at < ends[tier]!; at++) members += continuing[order[at]!]!
      if (members === 0) continue
      const share = Math.floor(worth / members)
      for (let at = start; at < ends[tier]! && share > 0; at++) {
        const index = order[at]!
        if (continuing[index] !== 1) continue
        this.#worth[index]!.set(ballot, (this.#worth[index]!.get(ballot) ?? 0) + share)
        this.#votes[index]! += share * weight
      }
      return
    }
  }

  #tierOf(ballot: number, action: number): number {
    const { order, ends } = this.#ballots[ballot]!
    const at = order.indexOf(action)
    let low = 0
    for (let high = ends.length - 1; low < high;) {
      const middle = (low + high) >> 1
      if (ends[middle]! <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}
