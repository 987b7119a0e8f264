/** Instant run-off: the action with the fewest first places is left out, and its ballots go on, until one remains. */
import { denseBallots, type DenseBallot } from './dense.ts'
import { fewest, goTogether, standing } from './exclusion.ts'
import type { Outcome } from './outcome.ts'
import type { RankProfile } from './profile.ts'

/**
 * The ranking is the reverse of the order in which actions were left out. A ballot counts for the best of its ranked actions that
 * remain; where it ties several, each gets an equal share; when none remains it is spent, so that the two treatments of the
 * unranked come to the same. It is counted to the last, also after an action has a majority, as the ranking needs.
 *
 * Equally few: whoever had fewer the last time they differed goes; if they never did, all of them go together. Where that may
 * matter, every way to leave out one of them is followed, up to a bound; the actions that can win are tied for first place, if all ways
 * were followed, and a note says so.
 *
 * Source: W. R. Ware's adaptation of Hare's method, 1871; see N. Tideman, Collective Decisions and Voting, 2006. Ties by earlier
 * counts as in the Scottish Local Government Elections Order 2007, rule 50; by all ways as in V. Conitzer, M. Rognlie and L. Xia,
 * "Preference functions that score rankings and maximum likelihood estimation", IJCAI 2009.
 */
export function irv(profile: RankProfile): Outcome {
  const { actionIds } = profile
  const ballots = denseBallots(profile)
  const start: Count = { remaining: actionIds.map((_, index) => index), tiers: new Int32Array(ballots.length), votes: null, places: null }
  const bottomUp: number[][] = []
  let mattered = false
  let count = start
  while (count.remaining.length > 1) {
    const { next, out, matters } = round(ballots, count)
    if (matters) mattered = true
    if (out.length === count.remaining.length) break
    bottomUp.push(out)
    count = next(out)
  }
  if (count.remaining.length > 0) bottomUp.push(count.remaining)
  const ranking = bottomUp.reverse()
  const named = (tiers: number[][]): string[][] => tiers.map((tier) => tier.map((index) => actionIds[index]!))
  if (!mattered) return { ranking: named(ranking) }

  const { winners, complete } = possibleWinners(ballots, start)
  if (complete && winners.length === 1 && ranking[0]!.length === 1 && ranking[0]![0] === winners[0]) return { ranking: named(ranking) }
  const [first = []] = named([winners])
  const notes: Outcome['notes'] = [{ code: 'tied-exclusion', winners: first, complete }]
  // Who else could win is not known: the count that lets equals go together favours nobody.
  if (!complete) return { ranking: named(ranking), notes }
  const rest = ranking.map((tier) => tier.filter((index) => !winners.includes(index))).filter((tier) => tier.length > 0)
  return { ranking: [first, ...named(rest)], notes }
}

interface Count {
  remaining: number[]
  /** By ballot: the tier that it counts for now; those above have nothing that remains. */
  tiers: Int32Array
  /** What they had, and how they stood by all counts so far; by index of the slate. */
  votes: Float64Array | null
  places: Int32Array | null
}

interface Round {
  /** Who is left out. */
  out: number[]
  /** Whether leaving out only one of them might lead elsewhere. */
  matters: boolean
  next: (out: readonly number[]) => Count
}

/** A ballot's value in units that up to twenty tied actions share exactly: the least common multiple of 1 … 20. */
const ballotUnits = 232_792_560

function round(ballots: readonly DenseBallot[], { remaining, tiers, places: before }: Count): Round {
  const remains = new Uint8Array((remaining.at(-1) ?? -1) + 1)
  for (const index of remaining) remains[index] = 1
  const votes = new Float64Array(remains.length)
  const now = tiers.slice()
  ballots.forEach(({ weight, order, ends }, ballot) => {
    for (let tier = now[ballot]!; tier < ends.length; tier++) {
      const start = tier === 0 ? 0 : ends[tier - 1]!
      let left = 0
      for (let at = start; at < ends[tier]!; at++) left += remains[order[at]!] ?? 0
      now[ballot] = tier
      if (left === 0) continue
      const share = weight * Math.floor(ballotUnits / left)
      for (let at = start; at < ends[tier]!; at++) if (remains[order[at]!] === 1) votes[order[at]!]! += share
      return
    }
  })
  const places = standing(remaining, votes, before)
  const { all, out } = fewest(remaining, votes, places)
  return {
    out,
    matters: out.length > 1 && !goTogether(remaining, votes, all, out),
    next: (gone) => ({ remaining: remaining.filter((index) => !gone.includes(index)), tiers: now, votes, places }),
  }
}

/** Counts that are made at most to find who can win: about a second's worth. */
function mostCounts(ballots: number, actions: number): number {
  return Math.max(200, actions, Math.min(5_000, Math.floor(5e6 / (ballots + 20 * actions))))
}

/** Ways that come to the same actions left, as they had and stood before, are one way from there on. */
function possibleWinners(ballots: readonly DenseBallot[], start: Count): { winners: number[]; complete: boolean } {
  const winners = new Set<number>()
  const seen = new Set<string>()
  const most = mostCounts(ballots.length, start.remaining.length)
  const open = [start]
  let complete = true
  for (let count = open.pop(); count; count = open.pop()) {
    const { remaining, votes, places } = count
    const key = remaining.map((index) => `${index}:${votes?.[index] ?? 0}:${places?.[index] ?? 0}`).join()
    if (seen.has(key)) continue
    if (seen.size >= most) return { winners: inOrder(), complete: false }
    seen.add(key)
    const { out, matters, next } = round(ballots, count)
    if (count.remaining.length === 1 || (!matters && out.length === count.remaining.length)) for (const index of count.remaining) winners.add(index)
    else if (!matters) open.push(next(out))
    else {
      const room = most - seen.size - open.length
      if (room < out.length) complete = false
      for (const index of out.slice(0, Math.max(1, room))) open.push(next([index]))
    }
  }
  return { winners: inOrder(), complete }

  function inOrder(): number[] {
    return [...winners].sort((a, b) => a - b)
  }
}
