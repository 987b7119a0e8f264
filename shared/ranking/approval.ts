/** Approval voting: the actions that most ballots approve of. */
import { selectByScore } from './by-score.ts'
import type { Limits } from './limits.ts'
import type { Selection } from './outcome.ts'
import type { ApprovalProfile } from './profile.ts'

/**
 * Scores are ballots that approve of the action. With seats the top k are chosen; with costs the most approved first, passing over
 * what the rest of the budget cannot pay for, as most cities with participatory budgets do.
 *
 * Source: S. J. Brams and P. C. Fishburn, "Approval voting", American Political Science Review 72 (1978) 831–847.
 */
export function approval(profile: ApprovalProfile, limits: Limits = { seats: 1 }): Selection {
  const indexOf = new Map(profile.actionIds.map((id, index) => [id, index]))
  const scores = new Float64Array(profile.actionIds.length)
  for (const { vote, weight } of profile.ballots) for (const id of vote) scores[indexOf.get(id)!]! += weight
  return selectByScore(profile.actionIds, scores, limits)
}
