/** Dots (cumulative voting): everybody has the same number of points and spreads them as they like. */
import { selectByScore } from './by-score.ts'
import type { Limits } from './limits.ts'
import type { Selection } from './outcome.ts'
import type { PointsProfile } from './profile.ts'

/**
 * Scores are points. That nobody gave more than the question allows was checked with the ballot.
 *
 * Source: cumulative voting as in L. R. Wright, Voting and Elections, and J. Buckalew's history of the Illinois House, 1870–1980; as
 * “dotmocracy” J. Diceman, Dotmocracy Handbook, 2010.
 */
export function dots(profile: PointsProfile, limits: Limits = { seats: 1 }): Selection {
  const indexOf = new Map(profile.actionIds.map((id, index) => [id, index]))
  const scores = new Float64Array(profile.actionIds.length)
  for (const { vote, weight } of profile.ballots) {
    for (const [id, points] of Object.entries(vote)) scores[indexOf.get(id)!]! += points * weight
  }
  return selectByScore(profile.actionIds, scores, limits)
}
