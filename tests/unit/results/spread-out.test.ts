// Marks of a chart that would cover each other.
import { expect, it } from 'vitest'
import { spreadOut } from '../../../client/ui/charts/spread-out.ts'

it('moves marks apart that would cover each other, and leaves the others where they are', () => {
  const points = [{ left: 100, top: 100 }, { left: 100, top: 100 }, { left: 104, top: 100 }, { left: 300, top: 300 }]
  const placed = spreadOut(points, 28)
  expect(placed[0]).toEqual(points[0])
  expect(placed[3]).toEqual(points[3])
  for (const [a, one] of placed.entries()) for (const other of placed.slice(a + 1)) expect(Math.hypot(one.left - other.left, one.top - other.top)).toBeGreaterThanOrEqual(27.99)
  expect(spreadOut(points, 28)).toEqual(placed)
})
