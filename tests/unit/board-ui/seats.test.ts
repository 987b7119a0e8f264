import { describe, expect, it } from 'vitest'
import { hall, outline, seatsFilled, seatsShown } from '../../../client/ui/seats.ts'

const dots = (path: string): number => path.split('M').length - 1

describe('the room as seats', () => {
  it('draws each seat once, taken or free, within its frame', () => {
    for (const [total, on] of [[1, 0], [5, 5], [40, 13], [5_000, 1_250]] as const) {
      const [room, filled] = [hall(total), seatsFilled(total, on)]
      expect(dots(outline(room, 0, filled)) + dots(outline(room, filled))).toBe(Math.min(total, seatsShown))
      expect(filled).toBe(Math.round((on / total) * Math.min(total, seatsShown)))
      for (const { x, y } of room.seats) expect(Math.min(x, y, 212 - x, 112 - y)).toBeGreaterThanOrEqual(room.radius)
    }
  })

  it('draws a seat as a whole circle around its place', () => {
    expect(outline({ seats: [{ x: 10, y: 20 }], radius: 2 }, 0)).toBe('M8.0 20.0a2.00 2.00 0 1 0 4 0a2.00 2.00 0 1 0 -4 0')
  })
})
