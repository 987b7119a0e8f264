import { expect, it } from 'vitest'
import { alike, alikeFrom, countIn, queue } from '../../../client/pages/facilitator/floor/queue.ts'
import type { FloorItem } from '../../../shared/event/floor.ts'

const item = (text: string, more: Partial<FloorItem> = {}): FloorItem => ({ text, name: null, group: null, askedAt: 1, votes: 0, status: 'open', into: null, answer: null, ...more })

const items = {
  pay: item('Who pays for the training of care staff?', { votes: 2, askedAt: 3 }),
  paid: item('Will training of care staff be paid?', { votes: 5, askedAt: 1 }),
  coffee: item('Is there any coffee?', { votes: 2, askedAt: 2 }),
  tea: item('And tea?', { into: 'coffee' }),
  old: item('Why now?', { status: 'answered' }),
}

it('EV-57 the queue has each group once, in the order that is asked for', () => {
  expect(queue(items, 'open', 'votes').map(({ itemId }) => itemId)).toEqual(['paid', 'coffee', 'pay'])
  expect(queue(items, 'open', 'newest').map(({ itemId }) => itemId)).toEqual(['pay', 'coffee', 'paid'])
  expect(queue(items, 'open', 'votes')[1]!.grouped.map(({ itemId }) => itemId)).toEqual(['tea'])
  expect((['open', 'answered', 'dismissed'] as const).map((list) => countIn(items, list))).toEqual([3, 1, 0])
  expect((['open', 'answered', 'dismissed'] as const).map((list) => countIn(items, list, 'pay'))).toEqual([2, 1, 0])
})

it('DY-1 what says much the same is proposed first, and only what waits and stands for itself', () => {
  const found = alike(items, 'pay')
  expect(found.map(({ itemId }) => itemId)).toEqual(['paid', 'coffee'])
  expect(found.map(({ share }) => share >= alikeFrom)).toEqual([true, false])
})
