// The order in which a person is shown things: their own, kept in their browser, and known nowhere else.
import { expect, it } from 'vitest'
import { forgetOrder, ownOrder } from '../../../client/state/own-order.ts'
import { memoryStorage } from './desk.ts'

const items = Array.from({ length: 18 }, (_, index) => `action-${index}`)

function browser(name: string, storage = memoryStorage()) {
  let made = 0
  const newId = () => `${name}-${made++}`
  return { storage, keeper: (questionId: string, owner = 'event.person') => ({ storage, newId, owner, questionId }) }
}

it('CL-5 is the same after a reload and in another tab, and keeps every item once', () => {
  const { storage, keeper } = browser('first')
  const order = ownOrder(items, keeper('q'))
  expect(ownOrder(items, keeper('q'))).toEqual(order)
  expect(ownOrder(items, browser('another tab', storage).keeper('q'))).toEqual(order)
  expect([...order].sort()).toEqual([...items].sort())
})

it('CL-5 is another one in each question, and for the next person at the browser', () => {
  const { keeper } = browser('first')
  const orders = [keeper('q1'), keeper('q2'), keeper('q1', 'event.another')].map((one) => ownOrder(items, one).join())
  expect(new Set(orders).size).toBe(orders.length)
})

it('BL-21 comes from chance alone: the same person and question, in another browser, have another order', () => {
  expect(ownOrder(items, browser('first').keeper('q'))).not.toEqual(ownOrder(items, browser('second').keeper('q')))
})

it('BL-21 is forgotten once voting is closed', () => {
  const { storage, keeper } = browser('first')
  ownOrder(items, keeper('q'))
  expect(storage.length).toBe(1)
  forgetOrder(keeper('q'))
  expect(storage.length).toBe(0)
})

it('is there where the browser keeps nothing', () => {
  const { keeper } = browser('full', { ...memoryStorage(), setItem: () => { throw new Error('full') } })
  expect(ownOrder(items, keeper('q'))).toHaveLength(items.length)
})
