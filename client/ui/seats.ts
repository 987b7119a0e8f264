// The room as a half circle of seats, row by row around the speaker; filled from the left by angle.
export type Seat = { x: number; y: number }
export type Hall = { seats: Seat[]; radius: number }

/** Above this, one dot would be too small to see: the hall stays at this many and fills by share. */
export const seatsShown = 1_000

const outer = 100
/** The innermost row is never tighter than this. */
const inner = 40
const widestGap = 24

/** Seats within 0 ≤ x ≤ 212 and 0 ≤ y ≤ 112, left to right; `radius` is that of a dot. */
export function hall(total: number): Hall {
  const count = Math.max(1, Math.min(seatsShown, total))
  const { gap, radii } = rowsFor(count)
  const shares = share(count, radii)
  const seats: (Seat & { angle: number })[] = []
  radii.forEach((radius, row) => {
    const places = shares[row]!
    // A few people sit together in the middle; a full row reaches from end to end.
    const step = Math.min(Math.PI / Math.max(1, places - 1), (1.3 * gap) / radius)
    const first = Math.PI / 2 - (step * (places - 1)) / 2
    for (let i = 0; i < places; i++) {
      const angle = first + step * i
      seats.push({ x: 106 - radius * Math.cos(angle), y: 106 - radius * Math.sin(angle), angle })
    }
  })
  seats.sort((a, b) => a.angle - b.angle || a.x - b.x)
  return { seats: seats.map(({ x, y }) => ({ x, y })), radius: Math.min(5, gap * 0.36) }
}

/** How many of the shown seats are filled. */
export function seatsFilled(total: number, on: number): number {
  const shown = Math.max(1, Math.min(seatsShown, total))
  return Math.max(0, Math.min(shown, Math.round((on / Math.max(1, total)) * shown)))
}

/** Seats from one to before another as one shape: a thousand elements would be laid out and drawn anew with everybody who comes. */
export function outline({ seats, radius }: Hall, from: number, to?: number): string {
  const r = radius.toFixed(2)
  const half = `a${r} ${r} 0 1 0 `
  return seats.slice(from, to).map(({ x, y }) => `M${(x - radius).toFixed(1)} ${y.toFixed(1)}${half}${2 * Number(r)} 0${half}${-2 * Number(r)} 0`).join('')
}

/** Rows from the outside in, more of them the more people there are, at the widest gap at which all have a place. */
function rowsFor(count: number): { gap: number; radii: number[] } {
  const wanted = Math.max(1, Math.round(Math.sqrt(count / 5)))
  for (let gap = widestGap; ; gap *= 0.97) {
    const rows = Math.min(wanted, Math.floor((outer - inner) / gap) + 1)
    const radii = Array.from({ length: rows }, (_, row) => outer - row * gap).reverse()
    if (radii.reduce((sum, radius) => sum + capacity(radius, gap), 0) >= count) return { gap, radii }
  }
}

function capacity(radius: number, gap: number): number {
  return Math.floor((Math.PI * radius) / gap) + 1
}

/** Shares `count` seats over the rows by length, the outermost taking the rounding. */
function share(count: number, radii: number[]): number[] {
  const whole = radii.reduce((sum, radius) => sum + radius, 0)
  let left = count
  return radii.map((radius, row) => {
    const places = row === radii.length - 1 ? left : Math.min(left, Math.round((count * radius) / whole))
    left -= places
    return places
  })
}
