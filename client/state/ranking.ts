// The moves that make a ranking, as pure steps from tiers to tiers, best first.
// Invariants: no tier is empty, no action stands twice; a move that changes nothing returns the very tiers it was given.
import type { RankBallot } from '../../shared/ranking/ballots.ts'
import type { BallotForm } from './ballot-form.ts'

export type Tiers = readonly (readonly string[])[]

export type Place = {
  tier: number
  /** 1 + the number of actions above; tied actions share it. */
  position: number
  /** How many others stand in the same tier. */
  tiedWith: number
}

export function placeOf(tiers: Tiers, id: string): Place | null {
  let above = 0
  for (const [index, tier] of tiers.entries()) {
    if (tier.includes(id)) return { tier: index, position: above + 1, tiedWith: tier.length - 1 }
    above += tier.length
  }
  return null
}

export function rankedCount(tiers: Tiers): number {
  return tiers.reduce((sum, tier) => sum + tier.length, 0)
}

/** Puts an action below all others. */
export function add(tiers: Tiers, id: string): Tiers {
  return placeOf(tiers, id) ? tiers : [...tiers, [id]]
}

export function takeOut(tiers: Tiers, id: string): Tiers {
  if (!placeOf(tiers, id)) return tiers
  return tiers.map((tier) => tier.filter((other) => other !== id)).filter((tier) => tier.length > 0)
}

/** Past the tier above; out of a tie, to just above it. */
export function moveUp(tiers: Tiers, id: string): Tiers {
  const place = placeOf(tiers, id)
  if (!place) return tiers
  return moveToGap(tiers, id, place.tiedWith > 0 ? place.tier : Math.max(0, place.tier - 1))
}

/** Past the tier below; out of a tie, to just below it. */
export function moveDown(tiers: Tiers, id: string): Tiers {
  const place = placeOf(tiers, id)
  return place ? moveToGap(tiers, id, place.tier + 1) : tiers
}

/** Alone between two tiers: `gap` tiers, of those that are left once the action is lifted out, stay above it. */
export function moveToGap(tiers: Tiers, id: string, gap: number): Tiers {
  if (!placeOf(tiers, id)) return tiers
  const others = takeOut(tiers, id)
  const at = Math.min(Math.max(0, gap), others.length)
  const moved = [...others.slice(0, at), [id], ...others.slice(at)]
  return sameTiers(moved, tiers) ? tiers : moved
}

/** Alone at a position of `positionsFor`; any other is taken as the nearest of those above it. */
export function moveToPosition(tiers: Tiers, id: string, position: number): Tiers {
  const gap = positionsFor(tiers, id).findLastIndex((possible) => possible <= position)
  return moveToGap(tiers, id, gap)
}

/** Where an action can stand alone. A tie of others leaves out the positions within it. */
export function positionsFor(tiers: Tiers, id: string): number[] {
  const positions = [1]
  for (const tier of takeOut(tiers, id)) positions.push(positions.at(-1)! + tier.length)
  return positions
}

/** Joins the tier above; an action that is tied leaves its tie: the first of it upwards, others downwards. */
export function toggleTie(tiers: Tiers, id: string): Tiers {
  const place = placeOf(tiers, id)
  if (!place) return tiers
  if (place.tiedWith > 0) return tiers[place.tier]![0] === id ? moveUp(tiers, id) : moveDown(tiers, id)
  if (place.tier === 0) return tiers
  return tiers.map((tier, index) => (index === place.tier - 1 ? [...tier, id] : tier)).filter((_, index) => index !== place.tier)
}

export function sameTiers(a: Tiers, b: Tiers): boolean {
  return a.length === b.length && a.every((tier, index) =>
    tier.length === b[index]!.length && tier.every((id, row) => id === b[index]![row]))
}

export function toBallot(tiers: Tiers): RankBallot {
  return { method: 'rank', ranking: tiers.map((tier) => [...tier]) }
}

/** A stored ballot as tiers of this slate. What cannot be read, repeats or is not on the slate is left out. */
export function fromBallot(ballot: unknown, actionIds: readonly string[]): Tiers {
  const ranking = (ballot as Partial<RankBallot> | null | undefined)?.ranking
  if (!Array.isArray(ranking)) return []
  const left = new Set(actionIds)
  return ranking
    .map((tier: unknown) => (Array.isArray(tier) ? tier.filter((id) => left.delete(id)) : []))
    .filter((tier) => tier.length > 0)
}

export function rankForm(actionIds: readonly string[]): BallotForm<Tiers> {
  return {
    empty: [],
    read: (ballot) => fromBallot(ballot, actionIds),
    write: toBallot,
    same: (a, b) => sameTiers(inFixedOrder(a), inFixedOrder(b)),
    said: rankedCount,
  }
}

/** The order within a tie says nothing, and the server sorts it. */
function inFixedOrder(tiers: Tiers): Tiers {
  return tiers.map((tier) => [...tier].sort())
}
