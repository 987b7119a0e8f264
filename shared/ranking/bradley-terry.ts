/** Bradley–Terry and Plackett–Luce: how strong each action is, from many small comparisons. */
import { connectedParts } from './connected.ts'
import { rankingFromScores } from './order.ts'
import type { Outcome } from './outcome.ts'
import type { Profile } from './profile.ts'

/** What one ballot compared: orders over the actions that were shown, tiers best first. */
export type ChoiceProfile = Profile<readonly (readonly (readonly string[])[])[]>

export interface StrengthOptions {
  /** Each action is taken to have won, and lost, that many comparisons with an action of average strength. 0: bare estimates. */
  prior?: number
  /** Below so many comparisons for any action there are “not enough votes yet”. */
  needed?: number
}

export interface StrengthOutcome extends Outcome {
  /** By action: how often it was in a set that was compared. */
  compared: Record<string, number>
  /** False: the ranking may be looked at, but is not to be shown as a result. */
  enough: boolean
}

/**
 * In each comparison the best is chosen from all that were shown, the next from what is left, and so on, each with a chance in proportion
 * to its strength; two actions are Bradley–Terry. Tied actions are all chosen from the same set. `scores` are natural logarithms of
 * strengths, 0 on average: a difference of 1 means odds of 2.7 to 1. Strengths within a millionth are tied.
 *
 * Source: R. A. Bradley and M. E. Terry, Biometrika 39 (1952) 324–345; R. L. Plackett, Applied Statistics 24 (1975) 193–202; the algorithm
 * is D. R. Hunter, "MM algorithms for generalized Bradley–Terry models", Annals of Statistics 32 (2004) 384–406; the prior as in F. Caron
 * and A. Doucet, "Efficient Bayesian inference for generalized Bradley–Terry models", J. Comp. Graph. Statistics 21 (2012) 174–196.
 */
export function bradleyTerry(profile: ChoiceProfile, { prior = 0.5, needed = 5 }: StrengthOptions = {}): StrengthOutcome {
  const { actionIds } = profile
  const n = actionIds.length
  const { chosen, sets, compared } = countChoices(profile)
  const logs = estimate(chosen, sets, prior)
  const parts = connectedParts(n, sets.map(({ members }) => members))
  const fewest = compared.reduce((least, count) => Math.min(least, count), Infinity)
  const enough = n > 0 && fewest >= needed && parts <= 1
  return {
    ranking: rankingFromScores(actionIds, logs.map((log) => Math.round(log * 1e6))),
    scores: Object.fromEntries(actionIds.map((id, index) => [id, logs[index]!])),
    compared: Object.fromEntries(actionIds.map((id, index) => [id, compared[index]!])),
    enough,
    ...(enough ? {} : { notes: [{ code: 'not-enough-votes', fewest: n === 0 ? 0 : fewest, needed, connected: parts <= 1 }] }),
  }
}

interface ChoiceSet {
  members: number[]
  /** How many choices were made from just these. */
  choices: number
}

/** Each action's choices, and the sets they were made from; in one order, whatever that of the ballots. */
function countChoices({ actionIds, ballots }: ChoiceProfile): { chosen: Float64Array; sets: ChoiceSet[]; compared: Float64Array } {
  const indexOf = new Map(actionIds.map((id, index) => [id, index]))
  const chosen = new Float64Array(actionIds.length)
  const compared = new Float64Array(actionIds.length)
  const choices = new Map<string, number>()
  for (const { vote, weight } of ballots) {
    for (const order of vote) {
      const tiers = order.map((tier) => tier.map((id) => {
        const index = indexOf.get(id)
        if (index === undefined) throw new RangeError('The ballot was not checked against this slate.')
        return index
      }))
      if (tiers.length > 1) for (const index of tiers.flat()) compared[index]! += weight
      tiers.slice(0, -1).forEach((tier, at) => {
        const key = tiers.slice(at).flat().sort((a, b) => a - b).join()
        choices.set(key, (choices.get(key) ?? 0) + weight * tier.length)
        for (const index of tier) chosen[index]! += weight
      })
    }
  }
  const sets = [...choices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => ({ members: key.split(',').map(Number), choices: count }))
  return { chosen, sets, compared }
}

/** Each round raises the likelihood; it ends when no logarithm moves by more, or after so many rounds. */
const closeEnough = 1e-10
const mostRounds = 20_000

function estimate(chosen: Float64Array, sets: readonly ChoiceSet[], prior: number): Float64Array {
  const n = chosen.length
  let strengths = new Float64Array(n).fill(1)
  let logs = new Float64Array(n)
  for (let round = 0, moved = Infinity; round < mostRounds && moved > closeEnough; round++) {
    const exposure = strengths.map((strength) => (2 * prior) / (strength + 1))
    for (const { members, choices } of sets) {
      let total = 0
      for (const index of members) total += strengths[index]!
      for (const index of members) exposure[index]! += choices / total
    }
    strengths = chosen.map((wins, index) => (exposure[index] === 0 ? 1 : Math.max(Number.MIN_VALUE, (wins + prior) / exposure[index]!)))
    const next = strengths.map(Math.log)
    const mean = next.reduce((sum, log) => sum + log, 0) / n
    const centred = next.map((log) => log - mean)
    // The prior's average action has strength 1 before and after: only what is given out is centred.
    moved = centred.reduce((most, log, index) => Math.max(most, Math.abs(log - logs[index]!)), 0)
    logs = centred
  }
  return logs
}
