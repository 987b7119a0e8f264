/**
 * How much a group supports each action, 0 to 1, so that groups of any size can be compared. By method:
 * rank     of the other actions, the share that a ballot puts below it, on average; ties count half. This is Borda's score over its
 *          largest value: unlike a place it says by how much, and unlike approval it needs no cut in a ranking.
 * approve  the share of ballots that approve of it.
 * points   its share of all points that the group gave.
 * score    the mean score on each criterion, from the bottom (0) to the top (1) of the scale, by the criteria's weights; an action that
 *          nobody of the group scored has none.
 * agree    (agree + 1) / (answers + 2): what the group-informed consensus multiplies.
 * pairs, best–worst   (comparisons won + 1) / (comparisons + 2), of comparisons with one other action each.
 */
import { borda } from '../borda.ts'
import type { Treatment } from '../pairwise.ts'
import type { ChoiceProfile } from '../bradley-terry.ts'
import { matrixOf, totalWeight, type ApprovalProfile, type PointsProfile, type Profile, type RankProfile } from '../profile.ts'
import { score, type ScoreOptions, type ScoreProfile } from '../score.ts'

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

export function scoreSupport(profile: ScoreProfile, scale: Pick<ScoreOptions, 'criteria'> & { min: number; max: number }): number[] {
  const { scores } = score(profile, { criteria: scale.criteria, scale, treatment: 'no-information' })
  return profile.actionIds.map((id) => (scores && Object.hasOwn(scores, id) ? (scores[id]! - scale.min) / (scale.max - scale.min) : 0))
}

export function agreeSupport({ actionIds, ballots }: Profile<Readonly<Record<string, 1 | 0 | -1>>>): number[] {
  const of = (wanted: (answer: number) => boolean): number[] => actionIds.map((id) =>
    ballots.reduce((sum, { vote, weight }) => sum + (Object.hasOwn(vote, id) && wanted(vote[id]!) ? weight : 0), 0))
  return smoothed(of((answer) => answer === 1), of(() => true))
}

export function choiceSupport({ actionIds, ballots }: ChoiceProfile): number[] {
  const won = new Map(actionIds.map((id) => [id, 0]))
  const met = new Map(won)
  for (const { vote, weight } of ballots) {
    for (const order of vote) {
      order.forEach((tier, at) => {
        const below = order.slice(at + 1).flat()
        for (const id of tier) {
          won.set(id, won.get(id)! + weight * below.length)
          met.set(id, met.get(id)! + weight * below.length)
          for (const other of below) met.set(other, met.get(other)! + weight)
        }
      })
    }
  }
  return smoothed(actionIds.map((id) => won.get(id)!), actionIds.map((id) => met.get(id)!))
}

function smoothed(times: readonly number[], of: readonly number[]): number[] {
  return times.map((count, index) => (count + 1) / (of[index]! + 2))
}

function sums(actionIds: readonly string[], ballots: readonly { entries: readonly (readonly [string, number])[]; weight: number }[]): number[] {
  const total = new Map(actionIds.map((id) => [id, 0]))
  for (const { entries, weight } of ballots) for (const [id, value] of entries) total.set(id, total.get(id)! + value * weight)
  return actionIds.map((id) => total.get(id)!)
}

function shares(values: readonly number[], of: number): number[] {
  return values.map((value) => (of === 0 ? 0 : value / of))
}
