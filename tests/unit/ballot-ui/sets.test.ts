// Which actions are shown together, and going through them one at a time.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairsFor, setsFor } from '../../../client/state/forms/sets.ts'
import { firstOpen, nextOpen } from '../../../client/state/forms/steps.ts'

const orderOf = (count: number) => Array.from({ length: count }, (_, index) => `action-${index}`)
const plans = fc.record({ count: fc.integer({ min: 2, max: 60 }), size: fc.integer({ min: 2, max: 5 }) })
const planOf = ({ count, size }: { count: number; size: number }) => (size === 2 ? pairsFor(orderOf(count)) : setsFor(orderOf(count), size))

describe('sets', () => {
  it('CL-19 whoever stops after any set has been shown each action as often as any other, or once more or less', () => {
    fc.assert(fc.property(plans, (plan) => {
      const shown = new Map(orderOf(plan.count).map((id) => [id, 0]))
      for (const set of planOf(plan)) {
        for (const id of set) shown.set(id, shown.get(id)! + 1)
        expect(Math.max(...shown.values()) - Math.min(...shown.values())).toBeLessThanOrEqual(1)
      }
      expect(Math.min(...shown.values())).toBeGreaterThanOrEqual(1)
    }), { numRuns: 30 })
  })

  it('CL-19 no set comes twice and no action twice in a set, and a reload brings the same sets', () => {
    fc.assert(fc.property(plans, (plan) => {
      const sets = planOf(plan)
      expect(new Set(sets.map((set) => [...set].sort().join())).size).toBe(sets.length)
      for (const set of sets) expect(new Set(set).size).toBe(Math.min(plan.size, plan.count))
      expect(planOf(plan)).toEqual(sets)
    }), { numRuns: 30 })
  })

  it('CL-19 goes on where another device left off: what was answered there comes first, and no more is asked than before', () => {
    const elsewhere = pairsFor([...orderOf(12)].reverse()).slice(0, 9)
    const here = pairsFor(orderOf(12), elsewhere)
    const key = (set: readonly string[]) => [...set].sort().join()
    expect(here).toHaveLength(40)
    expect(new Set(here.map(key)).size).toBe(40)
    expect(new Set(here.slice(0, 9).map(key))).toEqual(new Set(elsewhere.map(key)))
    expect(pairsFor(orderOf(12), pairsFor(orderOf(12)).slice(0, 5))).toEqual(pairsFor(orderOf(12)))
  })

  it('shows people different sets, asks no more than is bearable, and has nothing to ask about one action', () => {
    expect(pairsFor(orderOf(12))).not.toEqual(pairsFor([...orderOf(12)].reverse()))
    expect(pairsFor(orderOf(3))).toHaveLength(3)
    expect(pairsFor(orderOf(18))).toHaveLength(40)
    expect(setsFor(orderOf(18), 4)).toHaveLength(9)
    expect(setsFor(orderOf(300), 5)).toHaveLength(60)
    expect(setsFor(orderOf(300), 5, [], 6)).toHaveLength(6)
    expect(setsFor(orderOf(5), 4, [], 9)).toHaveLength(5)
    expect(setsFor(orderOf(5), 4, [], 2)).toHaveLength(2)
    expect(pairsFor(['only'])).toEqual([])
  })
})

describe('steps', () => {
  const open = (...steps: number[]) => (step: number) => steps.includes(step)
  it('goes on to the next open step, around once, then past the end', () => {
    expect(nextOpen(5, 1, open(0, 3))).toBe(3)
    expect(nextOpen(5, 3, open(0, 3))).toBe(0)
    expect(nextOpen(5, 3, open(3))).toBe(5)
    expect(nextOpen(5, 5, open(2))).toBe(2)
  })
  it('begins at the first open step', () => {
    expect(firstOpen(5, open(0, 3))).toBe(0)
    expect(firstOpen(5, open(2))).toBe(2)
    expect(firstOpen(5, open())).toBe(5)
    expect(firstOpen(0, open())).toBe(0)
  })
})
