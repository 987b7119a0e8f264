/** Checks a ranking: tiers that are never empty, each action at most once, no more of them than the question allows. */
import { mostItems, refuse, Roll, type BallotCheck } from './ballot-check.ts'
import type { BallotSlate, RankBallot } from './ballot-types.ts'
import { mostRanked } from './options.ts'

export function checkRanking({ ranking }: Record<string, unknown>, { options, actionIds }: Required<BallotSlate>): BallotCheck<RankBallot> {
  const most = mostItems(actionIds)
  if (!Array.isArray(ranking)) return refuse('ballot-malformed', 'A ranking must be a list of tiers.')
  if (ranking.length > most) return refuse('too-large', 'The ranking has more tiers than there are actions.')

  const roll = new Roll(actionIds)
  const tiers: string[][] = []
  for (const tier of ranking as unknown[]) {
    if (!Array.isArray(tier)) return refuse('ballot-malformed', 'Each tier of a ranking must be a list of action ids.')
    if (tier.length === 0) return refuse('ballot-malformed', 'A tier of the ranking is empty.')
    if (tier.length > most) return refuse('too-large', 'A tier has more entries than there are actions.')
    for (const id of tier as unknown[]) {
      const wrong = roll.take(id)
      if (wrong) return wrong
    }
    tiers.push([...tier as string[]])
  }
  if (tiers.flat().length > mostRanked(options, actionIds.length)) {
    return refuse('ballot-too-much', 'The ranking has more actions than this question asks for.')
  }
  return { ok: true, ballot: { method: 'rank', ranking: tiers } }
}
