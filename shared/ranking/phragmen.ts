/** Sequential Phragmén: supporters carry the cost of what is chosen together, and what burdens them least comes next. */
import { namedCommittees } from './committees.ts'
import { explore } from './explore.ts'
import { denseCosts, type Limits } from './limits.ts'
import type { Selection } from './outcome.ts'
import type { ApprovalProfile } from './profile.ts'
import { supportOfApprovals, type Support } from './support.ts'

/**
 * Each step adds the action c whose supporters N would come to the smallest equal load, (cost(c) + the loads of N) / |N|. With costs it
 * ends when that action cannot be paid; with seats they are filled, with actions that nobody supports if need be.
 *
 * Loads within a billionth of each other are equal: every choice between them is followed, up to a bound, for `committees`.
 * `ranking` is the order of choice over all actions, which is proportional: any start of it is a fair choice of that length. There,
 * actions of equal load are tied, and each loads its supporters as if it came alone; those that nobody supports come last.
 *
 * Source: E. Phragmén, 1894–99, after S. Janson, "Phragmén's and Thiele's election methods", arXiv:1611.08826; with costs M. Los,
 * Z. Christoff and D. Grossi, "Proportional budget allocations: towards a systematization", IJCAI 2022.
 */
export function phragmen(profile: ApprovalProfile, limits: Limits = { seats: 1 }): Selection {
  const { actionIds } = profile
  const support = supportOfApprovals(profile)
  const { costs, budget } = denseCosts(actionIds, limits)
  const start: Loads = { loads: new Float64Array(support.weights.length), chosen: [], left: budget }
  const { finals, complete } = fillByLoad(support, costs, [start], 'seats' in limits)
  const ranking = proportionalOrder(support, costs).map((tier) => tier.map((index) => actionIds[index]!))
  return { ranking, ...namedCommittees(actionIds, finals.map(({ chosen }) => chosen), complete) }
}

export interface Loads {
  /** By voter; below 0 where money is left from before. */
  loads: Float64Array
  chosen: readonly number[]
  /** What is left of the budget. */
  left: number
}

/** Choices between equals that are followed at most. */
const mostChoices = 200

/** Adds to each start until nothing more can be paid. `fill`: also with actions that nobody supports. */
export function fillByLoad(support: Support, costs: Float64Array, starts: readonly Loads[], fill: boolean): { finals: Loads[]; complete: boolean } {
  const finals: Loads[] = []
  let complete = true
  for (const start of starts) {
    if (finals.length >= mostChoices) return { finals, complete: false }
    const found = explore(start, (state) => following(state, support, costs, fill), mostChoices, keyOf)
    finals.push(...found.finals)
    if (!found.complete) complete = false
  }
  return { finals, complete }
}

function following(state: Loads, support: Support, costs: Float64Array, fill: boolean): Loads[] {
  const { tied, load } = leastLoaded(state.loads, support, costs, (index) => !state.chosen.includes(index))
  if (tied.length > 0) {
    return tied.filter((index) => costs[index]! <= state.left).map((index) => {
      const loads = state.loads.slice()
      for (const voter of support.voters[index]!) loads[voter] = load
      return { loads, chosen: [...state.chosen, index], left: state.left - costs[index]! }
    })
  }
  if (!fill) return []
  const rest = Array.from(costs.keys()).filter((index) => !state.chosen.includes(index) && costs[index]! <= state.left)
  const total = rest.reduce((sum, index) => sum + costs[index]!, 0)
  if (rest.length > 0 && total <= state.left) return [{ ...state, chosen: [...state.chosen, ...rest], left: state.left - total }]
  return rest.map((index) => ({ ...state, chosen: [...state.chosen, index], left: state.left - costs[index]! }))
}

function proportionalOrder(support: Support, costs: Float64Array): number[][] {
  const loads = new Float64Array(support.weights.length)
  const open = new Set(costs.keys())
  const order: number[][] = []
  for (;;) {
    const { tied, load } = leastLoaded(loads, support, costs, (index) => open.has(index))
    if (tied.length === 0) break
    const before = loads.slice()
    for (const index of tied) {
      open.delete(index)
      for (const voter of support.voters[index]!) loads[voter]! += load - before[voter]!
    }
    order.push(tied)
  }
  return open.size === 0 ? order : [...order, [...open]]
}

const equalWithin = 1e-9

function leastLoaded(
  loads: Float64Array, { voters, weights }: Support, costs: Float64Array, isOpen: (index: number) => boolean,
): { tied: number[]; load: number } {
  const loadOf = Float64Array.from(costs, (cost, index) => {
    const supporters = voters[index]!
    if (supporters.length === 0 || !isOpen(index)) return Infinity
    let people = 0
    let carried = 0
    for (const voter of supporters) {
      people += weights[voter]!
      carried += weights[voter]! * loads[voter]!
    }
    return (cost + carried) / people
  })
  const load = loadOf.reduce((least, next) => Math.min(least, next), Infinity)
  const tied = Array.from(loadOf.keys()).filter((index) => loadOf[index]! - load <= equalWithin * Math.max(1, Math.abs(load)))
  return { tied: load === Infinity ? [] : tied, load }
}

function keyOf({ chosen, loads }: Loads): string {
  return `${[...chosen].sort((a, b) => a - b).join()}|${Array.from(loads, (load) => load.toFixed(9)).join()}`
}
