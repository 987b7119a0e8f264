/** All that is published of a question whose ballots are no rankings, step by step. */
import { Bootstrap, fewestBallots, mostDraws } from '../certainty/bootstrap.ts'
import { weightings, type Weighting } from '../certainty/draws.ts'
import { seededRandom } from '../certainty/random.ts'
import { fewestByPoints } from '../certainty/stability-points.ts'
import { inverseProportions } from '../groups/equal-weight.ts'
import type { PooledVotes } from '../groups/pooled.ts'
import type { QuestionOptions } from '../options.ts'
import type { Limits } from '../limits.ts'
import { placesOf } from '../places.ts'
import type { WeightedVote } from '../profile.ts'
import { packDetails } from './details.ts'
import { packCertainty, type DrawPlan } from './draw-anew.ts'
import { supportUnits, type FullTally, type PackedCertainty, type PackedCount } from './full-tally.ts'
import { kindOf, type CastVote, type Counting, type Kind } from './kinds.ts'
import { pack } from './packed.ts'
import { decidingFirst, packCount } from './rank-counts.ts'

export interface MarksPlan extends DrawPlan {
  method: string
  options: QuestionOptions
  limits: Limits
  /** Again and again, while ballots come in. */
  skipsSlow?: boolean
}

export type MarksPart = Pick<FullTally, 'complete' | 'counts' | 'strata' | 'certainty' | 'matrices' | 'pairs' | 'stability' | 'without' | 'details'>

/** `votes`: all of them, each distinct one once; `pooled` the same by group. */
export function* countMarks(votes: readonly WeightedVote<unknown>[], pooled: PooledVotes<unknown>, plan: MarksPlan): Generator<void, MarksPart> {
  const { actionIds } = pooled
  const setup = { ...plan, actionIds }
  const kind = kindOf(setup)
  const cast = castOf(votes, pooled)
  const keys = pooled.strata.length > 1 ? pooled.strata.map((_, stratum) => String(stratum)) : []
  const counts: PackedCount[] = []
  for (const weighting of weightings.slice(0, kind.hasWeights && keys.length > 0 ? 2 : 1)) {
    const weighed = weighting === 'persons' ? cast : weighEqually(cast, pooled)
    for (const { method, treatment, isSlow, count } of kind.countings) {
      if (isSlow && plan.skipsSlow) continue
      counts.push(packCount({ method, treatment, weighting }, actionIds, count(weighed), true))
      yield
    }
  }
  const strata: FullTally['strata'] = []
  const without: FullTally['without'] = []
  const stability: FullTally['stability'] = []
  for (const counting of decidingOf(kind)) {
    const { treatment } = counting
    const rank = (part: readonly CastVote<unknown>[]): string => pack(placesOf(actionIds, counting.count(part).ranking))
    if (keys.length > 0) {
      const parts = keys.map((key) => cast.filter(({ stratum }) => stratum === key))
      strata.push({ treatment, places: parts.map(rank), support: parts.map((part) => pack(kind.support(part).map((share) => Math.round(share * supportUnits)))) })
      without.push({ treatment, places: keys.map((key) => rank(cast.filter(({ stratum }) => stratum !== key))) })
      yield
    }
    if (!kind.points) continue
    const { given, most } = kind.points(cast)
    for (const topK of new Set([1, plan.topK])) {
      const fewest = fewestByPoints(actionIds, given, most, topK)
      if (fewest !== null) stability.push({ method: counting.method, treatment, topK, atLeast: fewest, atMost: Number.isFinite(fewest) ? fewest : null })
      yield
    }
  }
  const certainty = yield* drawMarks(kind, cast, pooled, plan)
  return { complete: false, counts: decidingFirst(counts, plan.options), strata, without, stability, certainty, details: packDetails(setup, cast, keys), matrices: null, pairs: null }
}

/** The first method, under each treatment that it has. */
function decidingOf({ countings }: Kind<unknown>): Counting<unknown>[] {
  return countings.filter(({ method }) => method === countings[0]!.method)
}

/** Votes of a result without strata are all of one. */
function castOf(votes: readonly WeightedVote<unknown>[], pooled: PooledVotes<unknown>): CastVote<unknown>[] {
  if (pooled.strata.length === 0) return votes.map((vote) => ({ ...vote, stratum: '0' }))
  return pooled.strata.flatMap(({ profile }, stratum) => profile.ballots.map((vote) => ({ ...vote, stratum: String(stratum) })))
}

function weighEqually(cast: readonly CastVote<unknown>[], pooled: PooledVotes<unknown>): CastVote<unknown>[] {
  const each = inverseProportions(pooled.strata.map(({ ballots }) => ballots))
  return cast.map((vote) => ({ ...vote, weight: vote.weight * each[Number(vote.stratum)]! }))
}

function* drawMarks(kind: Kind<unknown>, cast: readonly CastVote<unknown>[], pooled: PooledVotes<unknown>, { topK, seed, mayDraw }: MarksPlan): Generator<void, PackedCertainty[]> {
  const { actionIds, strata } = pooled
  if (strata.length === 0 || strata.reduce((sum, { ballots }) => sum + ballots, 0) < fewestBallots) return []
  const chosen: readonly Weighting[] = weightings.slice(0, kind.hasWeights && strata.length > 1 ? 2 : 1)
  const kinds = chosen.flatMap((weighting) => decidingOf(kind).map((counting) => ({ weighting, counting })))
  const sure: PackedCertainty[] = []
  for (const [number, { weighting, counting }] of kinds.entries()) {
    if (!mayDraw(number, 0)) continue
    const rank = (part: readonly CastVote<unknown>[]): number[] => placesOf(actionIds, counting.count(part).ranking)
    const bootstrap = new Bootstrap({
      pooled, weighting, topK, random: seededRandom(`${seed}/${counting.treatment}/${weighting}`),
      // Draws and `cast` have the votes in the same order.
      ranker: () => (weights) => rank(cast.flatMap((vote, at) => (weights[at]! > 0 ? [{ ...vote, weight: weights[at]! }] : []))),
    })
    while (bootstrap.draws < mostDraws && mayDraw(number, bootstrap.draws)) {
      bootstrap.draw()
      yield
    }
    const certainty = bootstrap.certainty(rank(weighting === 'persons' ? cast : weighEqually(cast, pooled)))
    if (certainty) sure.push({ ...packCertainty({ treatment: counting.treatment, weighting, certainty }), method: counting.method })
  }
  return sure
}
