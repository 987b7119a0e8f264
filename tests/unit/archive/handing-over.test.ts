// What an event has many of goes to where archives are built a page at a time: others have their turns between.
import { expect, test } from 'vitest'
import { MemoryArchive } from '../../support/archive.ts'
import { MemoryJournal } from '../../../server/adapters/memory/journal.ts'
import { Exports } from '../../../server/history/export.ts'
import type { ArchivableEvent } from '../../../server/history/export.ts'
import type { BallotsToArchive } from '../../../shared/archive/ballots.ts'
import { emptyState } from '../../../shared/event/state.ts'
import { silent } from '../../support/host.ts'
import { TestTimers } from '../../support/timers.ts'

test('AR-16 thousands of ballots are handed over a page at a time, and one question without any, too', async () => {
  const many = Array.from({ length: 2_300 }, (_, i) => ({ ballot: `${i}` }))
  const given = new Map<string, BallotsToArchive>([['public', { ballots: many, receipts: many.map(({ ballot }) => ballot) }], ['named', { ballots: many.slice(0, 1_000) }], ['nobody', { ballots: [], receipts: [] }]])
  const pages: [string, number, number | undefined][] = []
  const build = {
    add: async () => {}, addBallots: async (questionId: string, { ballots, receipts }: BallotsToArchive) => void pages.push([questionId, ballots.length, receipts?.length]),
    finish: async () => ({ bytes: new Uint8Array(1), differences: [] }), end: () => {},
  }
  const exports = new Exports({ journal: new MemoryJournal(), archivist: { begin: async () => build, read: async () => null }, archive: new MemoryArchive(), timers: new TestTimers(), log: silent })
  const state = { ...emptyState(), eventId: 'event' }
  const event: ArchivableEvent = {
    state, head: { seq: 0, hash: new Uint8Array(32) }, remover: { finish: async () => true },
    published: { live: () => ({ state, boards: new Map() }), archived: async () => given },
  }
  expect(await exports.of(event)).toHaveLength(1)
  expect(pages).toEqual([['public', 1_000, 1_000], ['public', 1_000, 1_000], ['public', 300, 300], ['named', 1_000, undefined], ['nobody', 0, 0]])
})
