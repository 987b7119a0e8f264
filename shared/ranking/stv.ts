/** Single transferable vote: what an elected action has beyond the quota goes on to the next choices; so do the ballots of one left out. */
import { denseBallots } from './dense.ts'
import { explore } from './explore.ts'
import { namedCommittees } from './committees.ts'
import { fewest, goTogether, mostOf, standing } from './exclusion.ts'
import { rankingFromScores } from './order.ts'
import type { Selection } from './outcome.ts'
import { Piles, paperUnits } from './piles.ts'
import type { RankProfile } from './profile.ts'

export interface StvOutcome extends Selection {
  /** Ballots an action needs to be elected. */
  quota: number
}

/**
 * Weighted inclusive Gregory method with the Droop quota, ⌊ballots / (seats + 1)⌋ + 1, surpluses before exclusions, one at a time and the
 * largest first, values cut off after five decimals. A ballot that ties several actions gives each an equal share, which goes on
 * to the others of the tie first. It is spent when none of its ranked actions is left, so that both treatments of the unranked
 * come to the same; ballots that rank nothing are not counted towards the quota.
 *
 * Equally many or few: what they had in earlier counts decides, the latest first. Where even that is equal and matters, every way
 * is followed, up to a bound; ways that meet again are one from there on. `ranking`: first by how many of the equally right choices
 * elect an action (where all are listed), then in the order of election, of what was left over and of exclusion, the last first, of a count that lets
 * equals go together.
 *
 * Source: Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45–52.
 */
export function stv(profile: RankProfile, { seats }: { seats: number }): StvOutcome {
  const { actionIds } = profile
  const ballots = denseBallots(profile).filter(({ order }) => order.length > 0)
  const papers = ballots.reduce((sum, { weight }) => sum + weight, 0)
  const quota = Math.floor(papers / (seats + 1)) + 1
  const piles = new Piles(ballots, actionIds.length)
  const everybody = actionIds.map((_, index) => index)
  const start: Count = {
    piles, continuing: everybody, elected: [], surpluses: [], out: [], votes: piles.votes(), places: standing(everybody, piles.votes(), null), finished: false,
  }
  const together = orderOf(explore({ ...start, piles: piles.copy() }, (count) => stage(count, seats, quota * paperUnits, true), 1).finals[0]!)
  const { finals, complete } = explore(start, (count) => stage(count, seats, quota * paperUnits, false), mostWays(ballots.length, actionIds.length), keyOf)
  const selection = namedCommittees(actionIds, finals.map(({ elected }) => elected.flat().sort((a, b) => a - b)).sort(bySlate), complete)
  // Of choices that are not all listed, which ones are is chance.
  const listed = selection.allListed ? selection.committees : []
  const scores = actionIds.map((id) => listed.filter((committee) => committee.includes(id)).length * (together.length + 1))
  together.forEach((tier, place) => { for (const index of tier) scores[index]! -= place })
  return { ranking: rankingFromScores(actionIds, scores), ...selection, quota }
}

interface Count {
  piles: Piles
  continuing: number[]
  /** In the order of election; those of one stage with equally many votes together. */
  elected: number[][]
  /** Elected, but with a surplus that was not passed on yet. */
  surpluses: number[]
  /** In the order of exclusion. */
  out: number[][]
  /** In units, and how all in question stand by this and all earlier counts. */
  votes: Float64Array
  places: Int32Array
  finished: boolean
}

/** Ways to decide between equals that are followed at most: fewer, the more ballots and actions each has to go through. */
function mostWays(ballots: number, actions: number): number {
  return Math.max(4, Math.min(100, Math.floor(50_000 / Math.max(ballots, 5 * actions))))
}

/** What may come next: one count, or several where equals have to be decided between and do not go `together`; none when all is done. */
function stage(count: Count, seats: number, quota: number, together: boolean): Iterable<Count> {
  if (count.finished) return []
  const { votes, places } = count
  const reached = count.continuing.filter((index) => votes[index]! >= quota)
  const vacant = seats - count.elected.flat().length
  if (vacant <= 0) return [{ ...count, finished: true }]
  if (reached.length > 0) return [elect(count, reached, quota)]
  if (count.continuing.length <= vacant) return [{ ...elect(count, count.continuing, quota), finished: true }]
  if (count.surpluses.length > 0) {
    const most = mostOf(count.surpluses, places)
    return together ? [passOn(count, count.piles, most, quota)] : each(most, quota)
  }
  const { all, out } = fewest(count.continuing, votes, places)
  const enoughLeft = count.continuing.length - out.length >= vacant
  if (together && !enoughLeft) return [{ ...elect(count, count.continuing.filter((index) => !out.includes(index)), quota), finished: true }]
  if (together || out.length === 1 || (enoughLeft && goTogether(count.continuing, votes, all, out))) return [passOn(count, count.piles, out, null)]
  return each(out, null)

  /** One way only goes on with the piles as they are; of several, each needs its own. */
  function* each(ways: readonly number[], keep: number | null): Generator<Count> {
    for (const index of ways) yield passOn(count, ways.length === 1 ? count.piles : count.piles.copy(), [index], keep)
  }
}

function elect(count: Count, reached: readonly number[], quota: number): Count {
  const { votes } = count
  const groups = new Map<number, number[]>()
  for (const index of reached) groups.set(votes[index]!, [...(groups.get(votes[index]!) ?? []), index])
  return {
    ...count,
    continuing: count.continuing.filter((index) => !reached.includes(index)),
    elected: [...count.elected, ...[...groups].sort(([a], [b]) => b - a).map(([, group]) => group)],
    surpluses: [...count.surpluses, ...reached.filter((index) => votes[index]! > quota)],
  }
}

/** Passes on the surplus of an elected action, or with a `quota` of null everything of those left out. */
function passOn(count: Count, piles: Piles, from: readonly number[], quota: number | null): Count {
  const continuing = count.continuing.filter((index) => !from.includes(index))
  const surpluses = count.surpluses.filter((index) => !from.includes(index))
  for (const index of from) piles.passOn(index, quota, continuing)
  const votes = piles.votes()
  return {
    ...count,
    piles,
    continuing,
    surpluses,
    out: quota === null ? [...count.out, [...from]] : count.out,
    votes,
    places: standing([...continuing, ...surpluses], votes, count.places),
  }
}

function orderOf({ elected, continuing, out, votes }: Count): number[][] {
  const left = new Map<number, number[]>()
  for (const index of continuing) left.set(votes[index]!, [...(left.get(votes[index]!) ?? []), index])
  return [...elected, ...[...left].sort(([a], [b]) => b - a).map(([, tier]) => tier), ...out.toReversed()]
}

function bySlate(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((index, place) => index !== b[place])
  return at === -1 ? 0 : a[at]! - b[at]!
}

function keyOf({ continuing, elected, surpluses, votes, places }: Count): string {
  const standings = [...continuing, ...surpluses].map((index) => `${votes[index]}:${places[index]}`)
  return [continuing, elected.flat().sort((a, b) => a - b), surpluses, standings].map((part) => part.join()).join('|')
}
