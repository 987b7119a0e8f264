/**
 * How much a group supports each action, 0 to 1, so that groups of any size can be compared. By method:
 * rank     of the other actions, the share that a ballot puts below it, on average; ties count half. This is Borda's score over its
 *          largest value: unlike a place it says by how much, and unlike approval it needs no cut in a ranking.
 * approve  the share of ballots that approve of it.
 * points   its share of all points that the group gave.
 */
import { borda } from '../borda.ts'
import type { Treatment } from '../pairwise.ts'
import { matrixOf, totalWeight, type ApprovalProfile, type PointsProfile, type RankProfile } from '../profile.ts'

export function rankSupport(profile: RankProfile, treatment: Treatment): number[] {
  const { actionIds } = profile
  const scores = borda(matrixOf(profile, treatment)).scores!
  const most = (actionIds.length - 1) * totalWeight(profile)
  return actionIds.map((id) => (most === 0 ? 0 : scores[id]! / most))
}

export function approvalSupport(profile: ApprovalProfile): number[] {
  const approving = sums(profile.actionIds, profile.ballots.map(({ vote, weight }) => ({ entries: vote.map((id) => [id, 1] as const), weight })))
  return shares(approving, totalWeight(profile))
}

export function pointsSupport(profile: PointsProfile): number[] {
  const points = sums(profile.actionIds, profile.ballots.map(({ vote, weight }) => ({ entries: Object.entries(vote), weight })))
  return shares(points, points.reduce((sum, value) => sum + value, 0))
}

function sums(actionIds: readonly string[], ballots: readonly { entries: readonly (readonly [string, number])[]; weight: number }[]): number[] {
  const total = new Map(actionIds.map((id) => [id, 0]))
  for (const { entries, weight } of ballots) for (const [id, value] of entries) total.set(id, total.get(id)! + value * weight)
  return actionIds.map((id) => total.get(id)!)
}

function shares(values: readonly number[], of: number): number[] {
  return values.map((value) => (of === 0 ? 0 : value / of))
}
