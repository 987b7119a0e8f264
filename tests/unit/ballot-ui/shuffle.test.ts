import { expect, it } from 'vitest'
import { shuffled } from '../../../client/state/shuffle.ts'

const items = Array.from({ length: 18 }, (_, index) => `action-${index}`)

it('CL-5 gives the same order for the same seed, and keeps every item once', () => {
  const order = shuffled(items, 'person-1/question-1')
  expect(shuffled(items, 'person-1/question-1')).toEqual(order)
  expect([...order].sort()).toEqual([...items].sort())
})

it('CL-5 gives people, and the questions of one person, orders of their own', () => {
  const orders = ['p1/q1', 'p2/q1', 'p1/q2', 'p1/q3', 'p3/q1'].map((seed) => shuffled(items, seed).join())
  expect(new Set(orders).size).toBe(orders.length)
})

it('puts each item first about equally often, so that nobody gains by the order of the board', () => {
  const people = 5_400
  const first = new Map<string, number>()
  for (let person = 0; person < people; person++) {
    const item = shuffled(items, `person-${person}/question`)[0]!
    first.set(item, (first.get(item) ?? 0) + 1)
  }
  const expected = people / items.length
  for (const item of items) expect(Math.abs((first.get(item) ?? 0) - expected)).toBeLessThan(expected * 0.3)
})
