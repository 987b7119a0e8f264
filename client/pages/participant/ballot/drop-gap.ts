// Where a dragged row would land. Pure geometry over the rows as they stood when the drag began, in page px.

export type RowSpan = { id: string; tier: number; top: number; bottom: number }

/**
 * The gap (see `moveToGap`) under a row whose centre is at `centre`, or null where letting go changes nothing:
 * in its own place, or anywhere on the card of its own tie.
 */
export function dropGap(rows: readonly RowSpan[], id: string, centre: number): number | null {
  const lifted = rows.find((row) => row.id === id)
  if (!lifted) return null
  const own = rows.filter((row) => row.tier === lifted.tier)
  if (own.length > 1 && centre >= own[0]!.top && centre <= own.at(-1)!.bottom) return null
  const gap = middles(rows.filter((row) => row.id !== id)).filter((middle) => middle < centre).length
  return own.length === 1 && gap === lifted.tier ? null : gap
}

/** How far every other row makes room, in px: down (above 0) for those the lifted row would stand above, up for those below. */
export function makingRoom(rows: readonly RowSpan[], id: string, gap: number | null, height: number): Map<string, number> {
  const shifts = new Map<string, number>()
  const from = rows.findIndex((row) => row.id === id)
  if (gap === null || from < 0) return shifts
  const others = rows.filter((row) => row.id !== id)
  const tiers = [...new Set(others.map((row) => row.tier))]
  for (const [index, row] of rows.entries()) {
    if (row.id === id) continue
    const above = tiers.indexOf(row.tier) < gap
    if (index > from && above) shifts.set(row.id, -height)
    if (index < from && !above) shifts.set(row.id, height)
  }
  return shifts
}

function middles(rows: readonly RowSpan[]): number[] {
  const tiers = [...new Set(rows.map((row) => row.tier))]
  return tiers.map((tier) => {
    const own = rows.filter((row) => row.tier === tier)
    return (own[0]!.top + own.at(-1)!.bottom) / 2
  })
}
