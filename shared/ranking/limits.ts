/** How much may be chosen: so many actions, or as many as their costs allow. */

export type Limits = { seats: number } | Spending

/** Costs by action id and the budget, in one unit of money, whatever that is. */
export interface Spending {
  costs: Readonly<Record<string, number>>
  budget: number
}

/** Costs in the order of the slate; a seat costs 1. Throws a RangeError where a cost is missing or is not above 0. */
export function denseCosts(actionIds: readonly string[], limits: Limits): { costs: Float64Array; budget: number } {
  if ('seats' in limits) return { costs: new Float64Array(actionIds.length).fill(1), budget: limits.seats }
  const costs = Float64Array.from(actionIds, (id) => (Object.hasOwn(limits.costs, id) ? limits.costs[id]! : NaN))
  if (!costs.every((cost) => cost > 0)) throw new RangeError('Every action needs a cost above 0.')
  return { costs, budget: limits.budget }
}
