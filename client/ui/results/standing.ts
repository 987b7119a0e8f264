// What a tally says under one method and one treatment of unranked actions, ready to be shown.
// Invariants: order and ties are the tally's own; nothing here counts, rounds or breaks a tie. Only what no ballot compares
// with anything, and so cannot be above or below, is set apart instead of being tied for a place.
import { unplacedActions } from '../../../shared/ranking/unplaced.ts'
import type { Tally, TallyMethod } from '../../../shared/ranking/tally.ts'
import type { Treatment } from '../../../shared/ranking/pairwise.ts'

export type Choice = { method: TallyMethod; treatment: Treatment }

/** What is shown until somebody chooses. Under 'last' no action is first for want of comparisons. */
export const firstChoice: Choice = { method: 'schulze', treatment: 'last' }

export type Band = { position: number; tied: boolean; actionIds: string[] }

/** `hidden`: how many of the band, or below the last band, are left out. */
export type ShownBands = { bands: (Band & { hidden: number })[]; hidden: number }

export type Place = { position: number; tied: boolean }

/** `shift`: how many positions the other method puts the action higher (above 0) or lower (below 0). */
export type Beside = Place & { shift: number }

export type Lead =
  | { kind: 'no-ballots' }
  | { kind: 'all-tied' }
  | { kind: 'first'; actionIds: string[] }

/** Tiers of the actions that have a place. */
export function rankingOf(tally: Tally, { method, treatment }: Choice): string[][] {
  const apart = unplacedOf(tally, treatment)
  return tally.results[method][treatment].ranking
    .map((tier) => tier.filter((id) => !apart.has(id)))
    .filter((tier) => tier.length > 0)
}

/** Actions that no ballot compares with any other. Where that is so of all of them, they are simply tied. */
export function unplacedOf(tally: Tally, treatment: Treatment): Set<string> {
  return unplacedActions(tally.pairwise[treatment], tally.actionIds)
}

/** Tied actions share a band and its position. */
export function bandsOf(tally: Tally, choice: Choice): Band[] {
  let position = 1
  return rankingOf(tally, choice).map((actionIds) => {
    const band = { position, tied: actionIds.length > 1, actionIds }
    position += actionIds.length
    return band
  })
}

/** The bands that fit in so many rows (0 = all); a tie that does not fit is cut and says so, never passed off as smaller. */
export function firstRows(bands: Band[], rows: number): ShownBands {
  let left = rows === 0 ? Infinity : rows
  let hidden = 0
  const shown: ShownBands['bands'] = []
  for (const band of bands) {
    const actionIds = band.actionIds.slice(0, left)
    if (actionIds.length === 0) hidden += band.actionIds.length
    else shown.push({ ...band, actionIds, hidden: band.actionIds.length - actionIds.length })
    left -= actionIds.length
  }
  return { bands: shown, hidden }
}

export function placesOf(tally: Tally, choice: Choice): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { position, tied, actionIds } of bandsOf(tally, choice)) {
    for (const id of actionIds) places.set(id, { position, tied })
  }
  return places
}

export function otherMethod(method: TallyMethod): TallyMethod {
  return method === 'schulze' ? 'borda' : 'schulze'
}

/** Where the other method puts each action, the treatment being the same. */
export function besideOf(tally: Tally, choice: Choice): Map<string, Beside> {
  const own = placesOf(tally, choice)
  const other = placesOf(tally, { ...choice, method: otherMethod(choice.method) })
  return new Map([...other].map(([id, place]) => [id, { ...place, shift: (own.get(id)?.position ?? place.position) - place.position }]))
}

export function leadOf(tally: Tally, choice: Choice): Lead {
  const ranking = rankingOf(tally, choice)
  if (tally.ballots === 0) return { kind: 'no-ballots' }
  if (ranking.length === 1 && ranking[0]!.length === tally.actionIds.length && tally.actionIds.length > 1) return { kind: 'all-tied' }
  return { kind: 'first', actionIds: ranking[0] ?? [] }
}

/** Whether the treatment of unranked actions decides who is first under this method. */
export function topDepends(tally: Tally, method: TallyMethod): boolean {
  const [last, none] = (['last', 'no-information'] as const).map((treatment) => rankingOf(tally, { method, treatment })[0] ?? [])
  return last!.length !== none!.length || last!.some((id) => !none!.includes(id))
}

/** Ballots that put the row's action above the column's, both in the order of the ranking; null where they are the same. */
export function pairRows(tally: Tally, choice: Choice): { actionId: string; cells: (number | null)[] }[] {
  const order = [...rankingOf(tally, choice).flat(), ...unplacedOf(tally, choice.treatment)]
  const indexOf = new Map(tally.actionIds.map((id, index) => [id, index]))
  const wins = tally.pairwise[choice.treatment]
  return order.map((row) => ({
    actionId: row,
    cells: order.map((column) => (row === column ? null : (wins[indexOf.get(row)!]?.[indexOf.get(column)!] ?? 0))),
  }))
}
