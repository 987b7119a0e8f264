/** Ballots drawn anew within each stakeholder group, as weights of the distinct votes: what a repeat of the vote might have brought. */
import { greatestDivisor, inverseProportions } from '../groups/equal-weight.ts'
import type { PooledVotes } from '../groups/pooled.ts'

/** `persons`: one person, one vote. `groups`: each stratum weighs the same. */
export type Weighting = 'persons' | 'groups'

export const weightings = ['persons', 'groups'] as const satisfies readonly Weighting[]

interface Source {
  /** For each ballot of the stratum its distinct vote, as an index into `votes`. */
  ballots: Int32Array
  /** What each drawn ballot weighs. */
  each: number
}

/**
 * From a stratum of m ballots m − 1 are drawn, with replacement: drawing m would make the figures surer than they are by a factor of
 * 1 − 1/m in their variance, which is a fifth in a group of five. Weights make up for the missing one.
 *
 * Source: J. N. K. Rao and C. F. J. Wu, "Resampling inference with complex survey data", Journal of the American Statistical
 * Association 83 (1988) 231–241, with n_h − 1 draws; B. Efron, "Bootstrap methods: another look at the jackknife", Annals of
 * Statistics 7 (1979) 1–26.
 */
export class Draws<Vote> {
  /** Distinct votes of each stratum, one stratum after the other. */
  readonly votes: readonly Vote[]
  readonly #sources: readonly Source[]

  constructor(pooled: PooledVotes<Vote>, weighting: Weighting) {
    const { strata } = pooled
    this.votes = strata.flatMap(({ profile }) => profile.ballots.map(({ vote }) => vote))
    const perDraw = inverseProportions(strata.map(({ ballots }) => ballots - 1))
    const each = inLowestTerms(weighting === 'groups' ? perDraw : perDraw.map((weight, stratum) => weight * strata[stratum]!.ballots))
    let first = 0
    this.#sources = strata.map(({ ballots, profile }, stratum) => {
      const source = { ballots: new Int32Array(ballots), each: each[stratum]! }
      let filled = 0
      for (const { weight } of profile.ballots) source.ballots.fill(first++, filled, filled += weight)
      return source
    })
  }

  /** Whole numbers, by distinct vote; 0 where it was not drawn. */
  next(random: () => number): Float64Array {
    const weights = new Float64Array(this.votes.length)
    for (const { ballots, each } of this.#sources) {
      for (let draw = 1; draw < ballots.length; draw++) weights[ballots[Math.floor(random() * ballots.length)]!]! += each
    }
    return weights
  }
}

/** Small numbers are sorted faster. */
function inLowestTerms(weights: readonly number[]): number[] {
  const divisor = weights.reduce(greatestDivisor, 0)
  return weights.map((weight) => weight / divisor)
}
