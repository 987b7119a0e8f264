// The room as a half circle of seats, row by row around the speaker; filled from the left by angle.
export type Seat = { x: number; y: number }
export type Hall = { seats: Seat[]; radius: number }

/** Above this, one dot would be too small to see: the hall stays at this many and fills by share. */
export const seatsShown = 1_000

const outer = 100
const inner = 45

/** Seats within 0 ≤ x ≤ 212 and 0 ≤ y ≤ 112, left to right; `radius` is that of a dot. */
export function hall(total: number): Hall {
  const count = Math.max(1, Math.min(seatsShown, total))
  const gap = spacing(count)
  const rows = rowRadii(gap)
  const shares = share(count, rows)
  const seats: (Seat & { angle: number })[] = []
  rows.forEach((radius, row) => {
    const places = shares[row]!
    for (let i = 0; i < places; i++) {
      const angle = places === 1 ? Math.PI / 2 : (Math.PI * i) / (places - 1)
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

/** The widest gap between neighbours at which `count` seats fit. */
function spacing(count: number): number {
  let gap = 24
  while (gap > 1 && rowRadii(gap).reduce((sum, radius) => sum + capacity(radius, gap), 0) < count) gap *= 0.97
  return gap
}

function rowRadii(gap: number): number[] {
  const radii: number[] = []
  for (let radius = inner; radius <= outer + 0.001; radius += gap) radii.push(radius)
  return radii
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
