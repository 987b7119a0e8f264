import { expect, it } from 'vitest'
import { receiptsKept } from '../../../client/ui/archive/receipts-kept.ts'
import { ballot, Desk, memoryStorage, owner, setUp, settled } from './desk.ts'

it('CL-1 keeps what was changed while voting is paused, across a reload, and sends it once it is told that voting is open', async () => {
  const { desk, outbox, storage } = setUp()
  desk.open = false
  outbox.put('q', ballot('a'))
  await settled()
  expect(outbox.entry('q')?.state).toBe('waiting')

  const reloaded = setUp(desk, storage)
  await settled()
  expect(reloaded.outbox.entry('q')).toMatchObject({ state: 'waiting', ballot: ballot('a') })
  desk.open = true
  reloaded.outbox.retry()
  await settled()
  expect(reloaded.outbox.entry('q')).toMatchObject({ state: 'saved', receipt: 'receipt-1' })
  expect(desk.counted).toHaveLength(1)
})

it('CL-1 made offline in several steps, counts as the last of them, once', async () => {
  const { desk, outbox } = setUp()
  desk.reachable = false
  outbox.put('q', ballot('a'))
  outbox.put('q', ballot('b'))
  outbox.put('q', ballot('b', 'a'))
  await settled()
  expect(desk.counted).toEqual([])
  desk.reachable = true
  outbox.resume(owner, {})
  outbox.resume(owner, {})
  await settled()
  expect(desk.counted).toHaveLength(1)
  expect(desk.kept?.ballot).toEqual(ballot('b', 'a'))
})

it('CL-2 goes above a revision that another tab has reached: the last word of a person counts', async () => {
  const desk = new Desk()
  const first = setUp(desk)
  const second = setUp(desk)
  for (const ids of [['a'], ['a', 'b'], ['b', 'a']]) {
    first.outbox.put('q', ballot(...ids))
    await settled()
  }
  second.outbox.put('q', ballot('c'))
  await settled()
  expect(second.outbox.entry('q')).toMatchObject({ state: 'saved', revision: 4 })
  expect(desk.kept?.ballot).toEqual(ballot('c'))
})

it('sends even where nothing can be stored', async () => {
  const storage = memoryStorage()
  storage.setItem = () => { throw new Error('QuotaExceededError') }
  const { desk, outbox } = setUp(new Desk(), storage)
  outbox.put('q', ballot('a'))
  await settled()
  expect(desk.counted).toHaveLength(1)
  expect(outbox.entry('q')?.state).toBe('saved')
})

it('lets go of what came too late: not sent again, not left on the device', async () => {
  const { desk, outbox, storage } = setUp()
  desk.open = false
  outbox.put('q', ballot('a'))
  await settled()
  outbox.giveUp('q', { code: 'question-sealed', message: 'Voting is closed.' })
  desk.open = true
  outbox.retry()
  outbox.resume(owner, {})
  await settled()
  expect(outbox.entry('q')).toMatchObject({ state: 'refused', ballot: ballot('a') })
  expect(desk.counted).toEqual([])
  expect(storage.length).toBe(0)
})

it('AR-12 keeps the receipt of a public recount on the device, of the ballot that the server has, without the nonce; of a secret question none', async () => {
  const { desk, outbox, storage } = setUp()
  desk.nonce = 'c0ffee'
  outbox.put('public', ballot('a'))
  await settled()
  outbox.put('public', ballot('b'))
  await settled()
  expect(outbox.entry('public')).toMatchObject({ state: 'saved', receipt: 'receipt-2' })
  // One more that comes too late leaves the receipt of the one that counts.
  desk.open = false
  outbox.put('public', ballot('c'))
  await settled()
  outbox.giveUp('public', { code: 'question-sealed', message: 'Voting is closed.' })
  Object.assign(desk, { open: true, nonce: undefined })
  outbox.put('secret', ballot('a'))
  await settled()
  expect(outbox.entry('secret')?.state).toBe('saved')
  const kept = [...Array(storage.length).keys()].map((index) => [storage.key(index), storage.getItem(storage.key(index)!)])
  expect(kept).toEqual([['plenary.receipt.event.person.public', 'receipt-2']])
  expect(receiptsKept('event', 'person', storage)).toEqual(new Map([['public', 'receipt-2']]))
  expect(receiptsKept('event', undefined, storage).size).toBe(1)
  expect(receiptsKept('event', 'somebody', storage).size + receiptsKept('even', undefined, storage).size).toBe(0)
})
