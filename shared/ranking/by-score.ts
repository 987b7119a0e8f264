/** Choosing by a score alone: the highest first, as long as it can be paid. */
import { namedCommittees } from './committees.ts'
import { explore } from './explore.ts'
import { denseCosts, type Limits } from './limits.ts'
import { rankingFromScores } from './order.ts'
import type { Selection } from './outcome.ts'

/** Sets of equals that are followed at most. */
const mostSets = 400

interface State {
  chosen: readonly number[]
  /** What is still to be looked at, as tiers of equal score. */
  tiers: readonly (readonly number[])[]
  left: number
}

/** What does not fit is passed over, and the next one is looked at. Where not all of equal score fit, every choice is followed. */
export function selectByScore(actionIds: readonly string[], scores: Float64Array, limits: Limits): Selection {
  const { costs, budget } = denseCosts(actionIds, limits)
  const ranking = rankingFromScores(actionIds, scores)
  const indexOf = new Map(actionIds.map((id, index) => [id, index]))
  const tiers = ranking.map((tier) => tier.map((id) => indexOf.get(id)!))
  const { finals, complete } = explore<State>(
    { chosen: [], tiers, left: budget }, (state) => next(state, costs), mostSets, ({ chosen }) => [...chosen].sort((a, b) => a - b).join(),
  )
  return {
    ranking,
    scores: Object.fromEntries(actionIds.map((id, index) => [id, scores[index]!])),
    ...namedCommittees(actionIds, finals.map(({ chosen }) => chosen), complete),
  }
}

function next({ chosen, tiers, left }: State, costs: Float64Array): State[] {
  const [tier, ...below] = tiers
  if (!tier) return []
  const fitting = tier.filter((index) => costs[index]! <= left)
  const total = fitting.reduce((sum, index) => sum + costs[index]!, 0)
  if (total <= left) return [{ chosen: [...chosen, ...fitting], tiers: below, left: left - total }]
  return fitting.map((index) => ({
    chosen: [...chosen, index],
    tiers: [fitting.filter((other) => other !== index), ...below],
    left: left - costs[index]!,
  }))
}
