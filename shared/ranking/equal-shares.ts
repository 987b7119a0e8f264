/** Method of Equal Shares: everybody has the same share of the budget, and actions are paid by those who want them. */
import { byMembership, namedCommittees } from './committees.ts'
import { explore } from './explore.ts'
import { denseCosts, type Limits } from './limits.ts'
import type { Note, Selection } from './outcome.ts'
import { fillByLoad } from './phragmen.ts'
import type { ApprovalProfile, PointsProfile } from './profile.ts'
import { supportOfApprovals, supportOfPoints, type Support } from './support.ts'

export interface EqualSharesOutcome extends Selection {
  /** What everybody had in the round that counts, in the unit of the costs; where nothing was added, budget / people. */
  share: number
  /** What was bought with the bare shares, before any completion. */
  bare: string[]
}

/**
 * Buys, again and again, the action for which its supporters pay the least per unit of utility, each as much or all that is left of
 * the share. With costs an approved action is worth its cost to everybody who wants it, so that the order is by effective
 * votes; with seats (each costs 1) it is worth 1.
 *
 * Completion: everybody's share is raised to the next whole unit of money, by one unit more, and so on, as long as the outcome
 * stays within the budget; the last such outcome counts. Seats that are open even then are filled by Phragmén's method with what is
 * left of the shares. Prices within a billionth of each other are equal: first goes what has more supporters, then what is
 * cheaper, then the slate's order, and every other choice is followed, up to a bound.
 *
 * Source: D. Peters and M. Skowron, "Proportionality and the limits of welfarism", EC 2020; D. Peters, G. Pierczyński and M. Skowron,
 * "Proportional participatory budgeting with additive utilities", NeurIPS 2021; add-one as used in Wieliczka, Świecie and Assen.
 */
export function equalShares(profile: ApprovalProfile, limits: Limits = { seats: 1 }): EqualSharesOutcome {
  const support = supportOfApprovals(profile)
  if ('seats' in limits) return complete(profile.actionIds, support, limits)
  const { costs } = denseCosts(profile.actionIds, limits)
  return complete(profile.actionIds, { ...support, utilities: support.utilities.map((list, index) => list.map(() => costs[index]!)) }, limits)
}

/** The same where votes are points: an action is worth its points to each voter. */
export function equalSharesOfPoints(profile: PointsProfile, limits: Limits = { seats: 1 }): EqualSharesOutcome {
  return complete(profile.actionIds, supportOfPoints(profile), limits)
}

/** The bare share is cut into at most so many units; where money has finer ones, steps are larger, and a note says so. */
const mostUnits = 5_000

/** After so many steps, and then after so many more, they become twice as large: one person alone may want what costs most of the budget. */
const mostSteps = 5_000
const moreSteps = 500

function complete(actionIds: readonly string[], support: Support, limits: Limits): EqualSharesOutcome {
  const { costs, budget } = denseCosts(actionIds, limits)
  const bareShare = support.people === 0 ? 0 : budget / support.people
  const { share, step } = lastWithin(support, costs, budget, bareShare)
  const bought = buy(support, costs, share, mostChoices)
  const within = bought.finals.filter(({ spent }) => spent <= budget)
  const filled = 'seats' in limits ? fillByLoad(support, costs, within.map(({ budgets, chosen, spent }) => (
    { loads: budgets.map((left) => -left), chosen, left: budget - spent }
  )), true) : { finals: within, complete: true }
  const selection = namedCommittees(actionIds, filled.finals.map(({ chosen }) => chosen), bought.complete && filled.complete)
  const [bare] = buy(support, costs, bareShare, 1).finals
  return {
    ranking: byMembership(actionIds, selection),
    ...selection,
    share,
    bare: [...bare!.chosen].sort((a, b) => a - b).map((index) => actionIds[index]!),
    ...withNotes([
      ...('costs' in limits && within[0]!.chosen.length > 0 ? [{ code: 'purchases' as const, share: rounded(share), actions: within[0]!.chosen.map((index) => actionIds[index]!), paid: within[0]!.paid.map(rounded) }] : []),
      ...(step > 1 ? [{ code: 'coarse-completion' as const, step }] : []),
    ]),
  }
}

function withNotes(notes: Note[]): { notes?: Note[] } {
  return notes.length > 0 ? { notes } : {}
}

/** Money as it is told. */
function rounded(amount: number): number {
  return Number(amount.toPrecision(6))
}

/** The largest share before the first that overspends; the bare one, if that is the very next. `step`: the largest that was made. */
function lastWithin(support: Support, costs: Float64Array, budget: number, bareShare: number): { share: number; step: number } {
  const wanted = support.voters.filter((voters) => voters.length > 0).length
  let step = Math.max(1, Math.floor(bareShare / mostUnits))
  let within = bareShare
  let bought = 0
  let steps = 0
  for (let share = Math.floor(bareShare) + step; bought < wanted; share += step) {
    const { spent, chosen } = buy(support, costs, share, 1).finals[0]!
    if (spent > budget) break
    within = share
    bought = chosen.length
    if (++steps >= mostSteps && steps % moreSteps === 0) step *= 2
  }
  return { share: within, step }
}

interface Purchase {
  /** By voter: what is left of the share. */
  budgets: Float64Array
  chosen: readonly number[]
  /** The most that anybody paid for each of them. */
  paid: readonly number[]
  spent: number
  /** By action: no better than this price per unit of utility; once too dear for its supporters, Infinity. */
  price: Float64Array
}

const equalWithin = 1e-9
const mostChoices = 200

/** One round: a share for everybody, and what is bought with it. The first of `finals` goes by the rule for equals. */
function buy(support: Support, costs: Float64Array, share: number, most: number): { finals: Purchase[]; complete: boolean } {
  const start: Purchase = {
    budgets: new Float64Array(support.weights.length).fill(share),
    chosen: [],
    paid: [],
    spent: 0,
    price: Float64Array.from(costs, (_, index) => (support.voters[index]!.length === 0 ? Infinity : 0)),
  }
  return explore(start, (state) => following(state, support, costs), most, keyOf)
}

function following(state: Purchase, support: Support, costs: Float64Array): Purchase[] {
  const price = state.price.slice()
  const open = Array.from(price.keys()).filter((index) => price[index] !== Infinity).sort((a, b) => price[a]! - price[b]!)
  let best = Infinity
  for (const index of open) {
    if (price[index]! > best * (1 + equalWithin)) break
    price[index] = priceOf(index, state.budgets, support, costs)
    best = Math.min(best, price[index]!)
  }
  if (best === Infinity) return []
  const tied = open.filter((index) => price[index]! <= best * (1 + equalWithin))
  tied.sort((a, b) => peopleFor(b, support) - peopleFor(a, support) || costs[a]! - costs[b]! || a - b)
  return tied.map((index) => {
    const budgets = state.budgets.slice()
    let most = 0
    support.voters[index]!.forEach((voter, at) => {
      const pays = Math.min(budgets[voter]!, price[index]! * support.utilities[index]![at]!)
      budgets[voter]! -= pays
      most = Math.max(most, pays)
    })
    return { budgets, chosen: [...state.chosen, index], paid: [...state.paid, most], spent: state.spent + costs[index]!, price: price.with(index, Infinity) }
  })
}

/** The price p at which supporters who each pay p per unit of utility, or all they have left, pay the cost. */
function priceOf(index: number, budgets: Float64Array, support: Support, costs: Float64Array): number {
  const voters = support.voters[index]!
  const utilities = support.utilities[index]!
  const cost = costs[index]!
  let money = 0
  for (const voter of voters) money += support.weights[voter]! * budgets[voter]!
  if (money < cost * (1 - equalWithin)) return Infinity
  let price = 0
  let spentOut = -1
  for (;;) {
    let paid = 0
    let wanted = 0
    let out = 0
    for (let at = 0; at < voters.length; at++) {
      const voter = voters[at]!
      const weight = support.weights[voter]!
      if (budgets[voter]! <= price * utilities[at]!) {
        paid += weight * budgets[voter]!
        out++
      } else wanted += weight * utilities[at]!
    }
    if (out <= spentOut || wanted === 0) return price
    spentOut = out
    price = (cost - paid) / wanted
  }
}

function peopleFor(index: number, { voters, weights }: Support): number {
  return voters[index]!.reduce((sum, voter) => sum + weights[voter]!, 0)
}

function keyOf({ chosen, budgets }: Purchase): string {
  return `${[...chosen].sort((a, b) => a - b).join()}|${Array.from(budgets, (left) => left.toPrecision(9)).join()}`
}
