/** Ranked ballots by every method, under both treatments of unranked actions and both weightings of the groups. */
import { equalGroupMatrix, equalGroupProfile } from '../groups/equal-weight.ts'
import type { PooledVotes } from '../groups/pooled.ts'
import { weightings, type Weighting } from '../certainty/draws.ts'
import { rankMethodNames, rankMethods, type RankMethodName } from '../methods.ts'
import type { QuestionOptions } from '../options.ts'
import type { Outcome, Selection } from '../outcome.ts'
import { treatments, type PairwiseMatrix, type Treatment } from '../pairwise.ts'
import { placesOf } from '../places.ts'
import type { RankProfile } from '../profile.ts'
import type { PackedCount } from './full-tally.ts'
import { packNotes } from './notes.ts'
import { pack } from './packed.ts'

export interface RankedVotes {
  profile: RankProfile
  matrices: Readonly<Record<Treatment, PairwiseMatrix>>
  pooled: PooledVotes<readonly (readonly string[])[]>
  complete: boolean
}

/** What can be done again twice a second as ballots come in: no search, no elimination round by round. */
export const quickMethods: readonly RankMethodName[] = ['schulze', 'schulze-margins', 'ranked-pairs', 'borda', 'copeland', 'minimax']

/** Yields between methods. The first count is that of the method that decides; without `seats`, nothing is chosen. */
export function* rankCounts(votes: RankedVotes, seats: number | null, methods: readonly RankMethodName[] = rankMethodNames): Generator<void, PackedCount[]> {
  const counts: PackedCount[] = []
  const { actionIds } = votes.profile
  for (const weighting of weightings) {
    if (weighting === 'groups' && votes.pooled.strata.length < 2) continue
    const profile = weighting === 'persons' ? votes.profile : equalGroupProfile(votes.pooled)
    // To methods that go through the ballots, what is unranked is nothing under either treatment.
    const byBallots = new Map<RankMethodName, Outcome>()
    for (const treatment of votes.complete ? treatments.slice(0, 1) : treatments) {
      const matrix = weighting === 'persons' ? votes.matrices[treatment] : equalGroupMatrix(votes.pooled, treatment)
      yield
      for (const method of methods) {
        const by = rankMethods[method]
        if (method === 'stv' && seats === null) continue
        const outcome = by.from === 'matrix' ? by.count(matrix) : byBallots.get(method) ?? by.count(profile, { seats: seats ?? 1 })
        if (by.from === 'ballots') byBallots.set(method, outcome)
        counts.push(packCount({ method, treatment, weighting }, actionIds, outcome))
        yield
      }
    }
  }
  return counts
}

/** Of a question in which every group weighs the same: that count decides, and comes first, where there are groups to weigh. */
export function decidingFirst(counts: PackedCount[], options: QuestionOptions = {}): PackedCount[] {
  if (options['weighting'] !== 'groups') return counts
  return [...counts.filter(({ weighting }) => weighting === 'groups'), ...counts.filter(({ weighting }) => weighting !== 'groups')]
}

/** Whether no ballot leaves an action out, so that both treatments come to the same; one that ranks nothing says nothing under either. */
export function isComplete({ actionIds, ballots }: RankProfile): boolean {
  return ballots.every(({ vote }) => [0, actionIds.length].includes(vote.reduce((sum, tier) => sum + tier.length, 0)))
}

/** Scores are kept where readers cannot work them out from the matrices. */
export function packCount(
  of: { method: string; treatment: Treatment | null; weighting: Weighting }, actionIds: readonly string[], outcome: Outcome | Selection, withScores = false,
): PackedCount {
  const indexOf = new Map(actionIds.map((id, index) => [id, index]))
  const scores = outcome.scores
  return {
    ...of,
    places: pack(placesOf(actionIds, outcome.ranking)),
    ...(withScores && scores ? { scores: actionIds.map((id) => scores[id]!) } : {}),
    ...('winners' in outcome ? { winners: outcome.winners.map((id) => indexOf.get(id)!) } : {}),
    ...('committees' in outcome && outcome.committees.length > 1 ? { severalRight: true as const } : {}),
    ...(outcome.notes ? { notes: packNotes(outcome.notes, indexOf) } : {}),
  }
}
