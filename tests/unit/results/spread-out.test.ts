// Marks of a chart that would cover each other.
import { expect, it } from 'vitest'
import { spreadOut, type Frame } from '../../../client/ui/charts/spread-out.ts'

const wide: Frame = { left: 0, right: 480, top: 0, bottom: 400 }

it('moves marks apart that would cover each other, and leaves the others where they are', () => {
  const points = [{ left: 100, top: 100 }, { left: 100, top: 100 }, { left: 104, top: 100 }, { left: 300, top: 300 }]
  const placed = spreadOut(points, 28, wide)
  expect(placed[0]).toEqual(points[0])
  expect(placed[3]).toEqual(points[3])
  for (const [a, one] of placed.entries()) for (const other of placed.slice(a + 1)) expect(Math.hypot(one.left - other.left, one.top - other.top)).toBeGreaterThanOrEqual(27.99)
  expect(spreadOut(points, 28, wide)).toEqual(placed)
})

it('moves none out of the frame', () => {
  const frame = { left: 14, right: 466, top: 14, bottom: 386 }
  const placed = spreadOut(Array.from({ length: 12 }, () => ({ left: 14, top: 386 })), 28, frame)
  for (const { left, top } of placed) expect(left >= frame.left && left <= frame.right && top >= frame.top && top <= frame.bottom).toBe(true)
  expect(new Set(placed.map(({ left, top }) => `${left} ${top}`)).size).toBe(12)
})
