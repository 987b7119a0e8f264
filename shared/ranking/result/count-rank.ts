/** All that is published of a question with ranked ballots, step by step, so that whoever runs it can stop or do something else in between. */
import { placesWithoutEach } from '../certainty/leave-out.ts'
import { schulzePlaces } from '../certainty/schulze-places.ts'
import { bordaPoints, fewestByPoints } from '../certainty/stability-points.ts'
import { fewestBySchulze } from '../certainty/stability-schulze.ts'
import { figuresByStratum } from '../groups/figures.ts'
import { rankSupport } from '../groups/support-by-method.ts'
import type { QuestionOptions } from '../options.ts'
import { treatments, type Treatment } from '../pairwise.ts'
import { rankingOf } from '../places.ts'
import { matrixOf } from '../profile.ts'
import { drawAnew, packCertainty, type DrawPlan, type Sure } from './draw-anew.ts'
import { shareUnits, supportUnits, type FullTally, type PackedPairs } from './full-tally.ts'
import { nearPairs, pairsThatFit } from './near-pairs.ts'
import { packMatrices } from './packed-matrices.ts'
import { pack, unpack } from './packed.ts'
import { decidingFirst, rankCounts, type RankedVotes } from './rank-counts.ts'

/** Matrices of more actions would be half a megabyte and more for every phone. */
export const mostActionsWithMatrices = 300

export interface RankPlan extends DrawPlan {
  /** Of methods that choose; null where the question does not choose. */
  seats: number | null
  options?: QuestionOptions
}

export type RankPart = Pick<FullTally, 'complete' | 'counts' | 'strata' | 'certainty' | 'matrices' | 'pairs' | 'stability' | 'without'>

export function* countRank(votes: RankedVotes, plan: RankPlan): Generator<void, RankPart> {
  const { profile, matrices, complete } = votes
  const used = complete ? treatments.slice(0, 1) : treatments
  const counts = decidingFirst(yield* rankCounts(votes, plan.seats), plan.options)
  const sure = yield* drawAnew(votes, plan)
  const strata: FullTally['strata'] = []
  const without: FullTally['without'] = []
  const stability: FullTally['stability'] = []
  for (const treatment of used) {
    if (votes.pooled.strata.length > 1) {
      strata.push(strataOf(votes, treatment))
      yield
      const left = yield* placesWithoutEach(votes.pooled, treatment, schulzePlaces)
      without.push({ treatment, places: left.map(({ places }) => pack(places)) })
    }
    for (const topK of new Set([1, plan.topK])) {
      const schulze = yield* fewestBySchulze(profile, treatment, topK)
      if (schulze) stability.push({ method: 'schulze', treatment, topK, ...schulze })
      const borda = fewestByPoints(profile.actionIds, bordaPoints(profile, treatment), 2 * (profile.actionIds.length - 1), topK)
      if (borda !== null) stability.push({ method: 'borda', treatment, topK, atLeast: borda, atMost: borda })
      yield
    }
  }
  return {
    complete, counts, strata, without, stability, certainty: sure.map(packCertainty),
    matrices: profile.actionIds.length <= mostActionsWithMatrices ? packMatrices(matrices, profile) : null,
    pairs: pairsOf(votes, used, unpack(counts[0]!.places), sure),
  }
}

function strataOf({ pooled, profile: { actionIds } }: RankedVotes, treatment: Treatment): FullTally['strata'][number] {
  const figures = figuresByStratum(pooled, (own) => rankSupport(own, treatment), (own) => rankingOf(actionIds, schulzePlaces(matrixOf(own, treatment))))
  return {
    treatment, places: figures.map(({ places }) => pack(places)),
    support: figures.map(({ support }) => pack(support.map((share) => Math.round(share * supportUnits)))),
  }
}

function pairsOf({ pooled, profile }: RankedVotes, used: readonly Treatment[], deciding: readonly number[], sure: readonly Sure[]): PackedPairs {
  const n = profile.actionIds.length
  const strata = pooled.strata.length > 1 ? pooled.strata : []
  const pairs = nearPairs(deciding, pairsThatFit(n, strata.length * used.length))
  return {
    count: pairs.length,
    byGroup: strata.length === 0 ? [] : used.map((treatment) => ({
      treatment,
      strata: strata.map((stratum) => {
        const { wins } = matrixOf(stratum.profile, treatment)
        return pack(pairs.flatMap(([i, j]) => [wins[i * n + j]!, wins[j * n + i]!]))
      }),
    })),
    above: used.map((treatment) => {
      const found = sure.find((one) => one.treatment === treatment && one.weighting === 'persons')?.certainty
      return { treatment, shares: found ? pack(pairs.map(([i, j]) => Math.round(found.above[i * n + j]! * shareUnits))) : null }
    }),
  }
}
