// The switches of the journal that other tests are driven by.
import { expect, it } from 'vitest'
import { MemoryJournal } from '../../server/adapters/memory/journal.ts'
import { batch } from './journal-suite.ts'

it('holds appends until they are released, in their order, and shows nothing of them before', async () => {
  const journal = new MemoryJournal()
  journal.hold()
  const settled: string[] = []
  const first = journal.append([batch('a', 0)]).then(([result]) => settled.push(`first ${result}`))
  const second = journal.append([batch('a', 1)]).then(([result]) => settled.push(`second ${result}`))
  expect(await journal.read('a', 1, 10)).toEqual([])
  expect(journal.waiting).toBe(2)
  expect(settled).toEqual([])
  journal.release()
  const third = journal.append([batch('a', 2)]).then(([result]) => settled.push(`third ${result}`))
  await Promise.all([first, second, third])
  expect(settled).toEqual(['first ok', 'second ok', 'third ok'])
  expect(journal.waiting).toBe(0)
})

it('can be held again, and released without having been held', async () => {
  const journal = new MemoryJournal()
  journal.release()
  journal.hold()
  journal.hold()
  journal.release()
  expect(await journal.append([batch('a', 0)])).toEqual(['ok'])
  journal.hold()
  const held = journal.append([batch('a', 1)])
  expect(await journal.streams()).toEqual([{ stream: 'a', seq: 1 }])
  journal.release()
  expect(await held).toEqual(['ok'])
})

it('fails the next append only, for every batch, and writes nothing of it', async () => {
  const journal = new MemoryJournal()
  journal.failNext('unavailable')
  journal.failNext('fenced')
  expect(await journal.append([batch('a', 0), batch('b', 0)])).toEqual(['unavailable', 'unavailable'])
  expect(await journal.append([batch('a', 0)])).toEqual(['fenced'])
  expect(await journal.streams()).toEqual([])
  expect(await journal.append([batch('a', 0)])).toEqual(['ok'])
})

it('fails an append that it holds once it is released', async () => {
  const journal = new MemoryJournal()
  journal.hold()
  journal.failNext('unavailable')
  const failing = journal.append([batch('a', 0)])
  const following = journal.append([batch('a', 0)])
  journal.release()
  expect([await failing, await following]).toEqual([['unavailable'], ['ok']])
})

it('can leave unknown an append that it did write', async () => {
  const journal = new MemoryJournal()
  journal.failNext('unknown', true)
  expect(await journal.append([batch('a', 0)])).toEqual(['unknown'])
  expect(await journal.read('a', 1, 10)).toHaveLength(1)
  journal.failNext('unknown')
  expect(await journal.append([batch('a', 1)])).toEqual(['unknown'])
  expect(await journal.read('a', 1, 10)).toHaveLength(1)
})
