/**
 * How sure places are: the vote is drawn anew again and again, ranked each time by the method whose places are shown, and the
 * places are counted. Invariant: few draws widen the intervals, never narrow them; below `fewestDraws` there are none.
 */
import type { PooledVotes } from '../groups/pooled.ts'
import { sharing } from '../places.ts'
import { Draws, type Weighting } from './draws.ts'

/** Of fewer ballots, drawing anew says little about a repeat of the vote. */
export const fewestBallots = 10
/** With so many, the smallest and the largest of them enclose another draw in nine cases of ten. */
export const fewestDraws = 19
/** Shares are then off by less than 2 points in two cases of three. */
export const mostDraws = 1_000
/** Of the draws, on each side of an interval. */
const outside = 0.05

export interface Certainty {
  /** How many draws it rests on. */
  draws: number
  topK: number
  /** By action: the places that it took in nine of ten draws, from the best to the worst; its own place is always inside. */
  low: number[]
  high: number[]
  /** By action: the share of draws in which it was among the first k; of a tie across the edge, in part. */
  inTop: number[]
  /** `above[i * n + j]`: the share of draws in which i was above j; a tie counts half. */
  above: Float64Array
}

export interface BootstrapPlan<Vote> {
  pooled: PooledVotes<Vote>
  weighting: Weighting
  topK: number
  random: () => number
  /** Places by index, under weights of `votes`. */
  ranker(votes: readonly Vote[]): (weights: Float64Array) => ArrayLike<number>
}

export class Bootstrap<Vote> {
  readonly #plan: BootstrapPlan<Vote>
  readonly #draws: Draws<Vote>
  readonly #rank: (weights: Float64Array) => ArrayLike<number>
  readonly #n: number
  readonly #topK: number
  /** `[action * n + place − 1]`: how often a draw put it there, by its best and its worst place if tied. */
  readonly #best: Int32Array
  readonly #worst: Int32Array
  readonly #inTop: Float64Array
  readonly #above: Float64Array
  draws = 0

  constructor(plan: BootstrapPlan<Vote>) {
    this.#plan = plan
    this.#draws = new Draws(plan.pooled, plan.weighting)
    this.#rank = plan.ranker(this.#draws.votes)
    this.#n = plan.pooled.actionIds.length
    this.#topK = Math.min(plan.topK, this.#n)
    this.#best = new Int32Array(this.#n * this.#n)
    this.#worst = new Int32Array(this.#n * this.#n)
    this.#inTop = new Float64Array(this.#n)
    this.#above = new Float64Array(this.#n * this.#n)
  }

  /** One more draw. */
  draw(): void {
    const n = this.#n
    const places = this.#rank(this.#draws.next(this.#plan.random))
    const tied = sharing(places)
    for (let i = 0; i < n; i++) {
      const place = places[i]!
      this.#best[i * n + place - 1]!++
      this.#worst[i * n + place + tied[i]! - 2]!++
      this.#inTop[i]! += Math.max(0, Math.min(1, (this.#topK - place + 1) / tied[i]!))
      for (let j = 0; j < n; j++) {
        if (place < places[j]!) this.#above[i * n + j]! += 1
        else if (place === places[j]! && i !== j) this.#above[i * n + j]! += 0.5
      }
    }
    this.draws++
  }

  /** Null where there were too few draws. `places` are those of the vote itself. */
  certainty(places: ArrayLike<number>): Certainty | null {
    const n = this.#n
    const draws = this.draws
    if (draws < fewestDraws) return null
    const skipped = Math.floor(outside * (draws + 1))
    const tied = sharing(places)
    const each = Array.from({ length: n }, (_, i) => i)
    return {
      draws,
      topK: this.#topK,
      low: each.map((i) => Math.min(places[i]!, nth(this.#best.subarray(i * n, (i + 1) * n), skipped))),
      high: each.map((i) => Math.max(places[i]! + tied[i]! - 1, n + 1 - nth(this.#worst.slice(i * n, (i + 1) * n).reverse(), skipped))),
      inTop: Array.from(this.#inTop, (times) => times / draws),
      above: this.#above.map((times) => times / draws),
    }
  }
}

/** The place that the `nth` of the draws has, counted from the first place on. */
function nth(times: Int32Array, nth: number): number {
  let seen = 0
  for (let place = 0; place < times.length; place++) if ((seen += times[place]!) >= nth) return place + 1
  return times.length
}
