/** Draws for every count by Schulze that a result shows, as long as there is time for each. */
import { Bootstrap, fewestBallots, mostDraws, type Certainty } from '../certainty/bootstrap.ts'
import { weightings, type Weighting } from '../certainty/draws.ts'
import { fitsPairSums, PairSums } from '../certainty/pair-sums.ts'
import { seededRandom } from '../certainty/random.ts'
import { schulzePlaces } from '../certainty/schulze-places.ts'
import { equalGroupMatrix } from '../groups/equal-weight.ts'
import { treatments, type Treatment } from '../pairwise.ts'
import { shareUnits, type PackedCertainty } from './full-tally.ts'
import { pack } from './packed.ts'
import type { RankedVotes } from './rank-counts.ts'

export interface DrawPlan {
  topK: number
  seed: string
  /** Whether there is time for one more draw of a kind. Kinds are counted from 0, so are the draws of each. */
  mayDraw: (kind: number, draws: number) => boolean
}

export interface Sure {
  treatment: Treatment | null
  weighting: Weighting
  certainty: Certainty
}

/** The count that decides comes first. Yields after each draw. */
export function* drawAnew({ pooled, profile, matrices, complete }: RankedVotes, { topK, seed, mayDraw }: DrawPlan): Generator<void, Sure[]> {
  const { actionIds } = profile
  const isEnough = pooled.strata.length > 0 && matrices.last.weight >= fewestBallots && fitsPairSums(actionIds.length, profile.ballots.length)
  if (!isEnough) return []
  const kinds = weightings.slice(0, pooled.strata.length < 2 ? 1 : 2)
    .flatMap((weighting) => treatments.slice(0, complete ? 1 : 2).map((treatment) => ({ weighting, treatment })))
  const sure: Sure[] = []
  for (const [kind, { weighting, treatment }] of kinds.entries()) {
    if (!mayDraw(kind, 0)) continue
    const bootstrap = new Bootstrap({
      pooled, weighting, topK, random: seededRandom(`${seed}/${treatment}/${weighting}`),
      ranker: (drawn) => {
        const sums = new PairSums(actionIds, drawn, treatment)
        return (weights) => schulzePlaces(sums.under(weights))
      },
    })
    yield
    while (bootstrap.draws < mostDraws && mayDraw(kind, bootstrap.draws)) {
      bootstrap.draw()
      yield
    }
    const certainty = bootstrap.certainty(schulzePlaces(weighting === 'persons' ? matrices[treatment] : equalGroupMatrix(pooled, treatment)))
    if (certainty) sure.push({ treatment, weighting, certainty })
  }
  return sure
}

export function packCertainty({ treatment, weighting, certainty: { draws, low, high, inTop } }: Sure): PackedCertainty {
  return {
    method: 'schulze', treatment, weighting, draws, low: pack(low), high: pack(high),
    inTop: pack(inTop.map((share) => Math.round(share * shareUnits))),
  }
}
