// Archives that hold to the last byte and were made to harm: whoever writes a journal anew can write what they like into it.
import { expect, test } from 'vitest'
import { ArchiveBuilder } from '../../shared/archive/build.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { Programmes } from '../../server/http/programmes.ts'
import { Opening } from '../../server/history/opening.ts'
import { ReadingArchive, verified } from '../../server/history/reading.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import { chained } from '../support/archived.ts'
import { InlineArchivist } from '../support/archivist.ts'
import { rawUpdate } from '../support/raw-update.ts'
import { facilitator, World } from '../support/host.ts'

type Created = Extract<Fact, { type: 'event.created' }>

async function live(): Promise<{ world: World; created: Created; eventId: string; boardId: string }> {
  const world = new World()
  const host = await world.create()
  const { eventId } = host.state
  const [first] = (await world.registry.entries(eventId, 1)).entries
  return { world, created: JSON.parse(new TextDecoder().decode(first!.payload)) as Created, eventId, boardId: host.state.boards[0]!.boardId }
}

type Entry = Fact | { boardId: string; update: Uint8Array }

async function forged(entries: readonly Entry[]): Promise<Uint8Array> {
  const bytes = unchecked(entries)
  expect(verified(bytes)).toMatchObject({ ok: true })
  return bytes
}

function unchecked(entries: readonly Entry[]): Uint8Array {
  const builder = new ArchiveBuilder()
  builder.add(chained(entries.map((one, i) => ({ seq: i + 1, at: i + 1, by: 'organiser', ...('update' in one ? one : { fact: one }) }))))
  return builder.finish(new Map()).bytes
}

const evil = (created: Created, change: Partial<Created> = {}): Created => ({ ...created, eventId: 'evil', code: 'EVILCODE', boards: [{ ...created.boards[0]!, boardId: 'evil-board' }], ...change })

test('AR-8 an archive whose table had the board of a running event takes nothing from it, now or after a restart', async () => {
  const { world, created, eventId, boardId } = await live()
  const hijack: Fact[] = [
    { type: 'tables.made', tables: [{ tableId: 't', title: 'T', boardId, stageId: null }], boards: [{ boardId, title: 'T', frozen: false, epoch: 1 }] }, { type: 'table.removed', tableId: 't' },
  ]
  await world.archives.open(await forged([evil(created), ...hijack]))
  expect((await world.registry.get('evil'))?.state.title).toBe(created.title)
  for (const time of ['now', 'later']) {
    const host = (await world.registry.get(eventId))!
    expect([time, host.board(boardId).actions.length]).toEqual([time, 3])
    expect(world.registry.eventOfBoard(boardId)).toBe(eventId)
    if (time === 'now') await world.restart()
  }
  // The same where the session itself began with that board.
  expect(await world.archives.open(await forged([evil(created, { eventId: 'evil-two', boards: created.boards }), ...hijack]))).toMatchObject({ code: 'bad-archive' })
})

test('AR-8 an archive that begins as another session than it ends is not opened: codes and names of running ones stay theirs', async () => {
  const { world, created, eventId } = await live()
  for (const first of [evil(created, { eventId, code: 'ABCDEFGH', codeExpiresAt: 1 }), { type: 'screen.shown', show: 'stage' } as const satisfies Fact]) {
    expect(await world.archives.open(await forged([first, evil(created)]))).toMatchObject({ code: 'bad-archive' })
    expect(await world.registry.findByCode(created.code)).toHaveProperty('state')
    expect(await world.registry.findByCode('ABCDEFGH')).toMatchObject({ code: 'unknown-code' })
  }
  expect(await world.archives.open(await forged([evil(created)]))).toMatchObject({ eventId: 'evil', there: false })
})

test('AR-8 an archive that counts people by a name that every object has does not hold, and one event does not start from an agenda that no plan may have', async () => {
  const { world, created } = await live()
  for (const group of ['__proto__', 'constructor']) {
    const joined: Fact = { type: 'person.joined', participantId: 'p', name: 'P', group }
    for (const facts of [[evil(created, { groups: [group] })], [evil(created), joined]]) expect(await world.archives.open(unchecked(facts))).toMatchObject({ code: 'bad-archive' })
  }
  const service = new Programmes({ programmes: world.programmes, registry: world.registry, invitations: world.invitations, issue: () => '', clock: world.clock })
  const programme = (await service.create('Series', []))!
  for (const [eventId, change] of [['long', { title: 'T'.repeat(5_000) }], ['far', { seconds: 1e308 }], ['sound', {}]] as const) {
    await world.archives.open(await forged([evil(created, { eventId, boards: [{ ...created.boards[0]!, boardId: `of-${eventId}` }], agenda: created.agenda.map((stage) => ({ ...stage, ...change })) })]))
    await service.addEvent(programme, { eventId, startsAt: null })
    const added = await service.addEvent(programme, { title: 'Next', startsAt: null, agenda: 'again', from: { eventId, themes: null, actions: { kind: 'all' }, said: true } })
    expect([eventId, 'refusal' in added ? added.refusal.code : 'made']).toEqual([eventId, eventId === 'sound' ? 'made' : 'bad-request'])
  }
})

const unloadable = { type: 'erasure.begun', erasureId: 'x', kind: 'action', by: '', reason: '', boards: [{ boardId: 'evil-board', epoch: 2 } as never], ids: [], people: [], writers: [], titles: [] } as const satisfies Fact

test('AR-8 an archive that holds and cannot be loaded is not taken in', async () => {
  const { world, created, eventId } = await live()
  expect(await world.archives.open(await forged([evil(created), unloadable]))).toMatchObject({ code: 'bad-archive' })
  expect(world.registry.eventIds).toEqual([eventId])
})

test('AR-8 an event that cannot be loaded hides no other session, and keeps nobody out who comes by spoken digits', async () => {
  const { world, created, eventId } = await live()
  await world.archives.open(await forged([evil(created)]))
  const read = world.journal.read.bind(world.journal)
  world.journal.read = (stream, from, limit) => (stream === 'evil' && limit > 1 ? Promise.reject(new Error('It cannot be loaded.')) : read(stream, from, limit))
  await expect(world.registry.get('evil')).rejects.toThrow()
  expect((await world.registry.all()).map(({ state }) => state.eventId)).toEqual([eventId])
  const host = (await world.registry.get(eventId))!
  expect(await host.command({ type: 'door.open' }, facilitator)).toMatchObject({ ok: true })
  const { code } = host.state.joining.spoken!
  await world.restart()
  expect(await world.registry.findByCode(code)).toMatchObject({ state: { eventId } })
  expect((await world.registry.all()).map(({ state }) => state.eventId)).toEqual([eventId])
})

/** Each item names another right neighbour, so that Yjs looks through all that came before it. */
const slow = rawUpdate(7, 0, [
  { parent: 'x', content: { values: Array.from({ length: 300 }, () => true) } }, ...Array.from({ length: 300 }, (_, i) => ({ rightOrigin: { client: 7, clock: 299 - i }, content: { value: true } })),
])

test('AR-16 an archive whose boards take a server seconds to put together is refused, and one that is opened costs a list of sessions no board', async () => {
  const { world, created, eventId } = await live()
  const bytes = await forged([evil(created), { boardId: 'evil-board', update: slow }])
  let seconds = 0
  const open = (perLook: number) => new Opening({
    ...world, archivist: new InlineArchivist(() => (seconds += perLook)), timers: { after: (_, call) => (queueMicrotask(call), () => {}) }, events: world.registry,
  }).open(bytes)
  expect(await open(6)).toMatchObject(refuse('too-large', expect.any(String) as string))
  expect(world.registry.eventIds).toEqual([eventId])
  expect(await open(0)).toMatchObject({ eventId: 'evil', there: false })
  await world.restart()
  expect(await world.registry.all()).toHaveLength(2)
  expect(world.rooms.count.rooms).toBe(0)
  // Its own checkpoint is what it was loaded from, so that no fold of the journal is needed either.
  expect(await world.journal.checkpoint('evil')).toMatchObject({ seq: 2 })
  expect((await world.registry.get('evil'))!.board('evil-board')).toMatchObject({ actions: [] })
})

test('AR-16 what is large in an archive is handed over piece by piece', async () => {
  const { created } = await live()
  const large: Fact = { type: 'announcement.set', announcement: null, x: 'y'.repeat(600_000) } as never
  const bytes = await forged([evil(created), ...Array.from({ length: 4 }, () => large)])
  const reading = new ReadingArchive(bytes, () => refuse('too-large', ''))
  const pages = Array.from({ length: 4 }, () => reading.page().map(({ seq }) => seq))
  expect(pages).toEqual([[1, 2, 3], [4, 5], [], []])
})

test('AR-16 what is large in an event is read piece by piece, for its replay, its report and its archive', async () => {
  const { world, created } = await live()
  const large: Fact = { type: 'announcement.set', announcement: null, x: 'y'.repeat(900_000) } as never
  const bytes = await forged([evil(created), ...Array.from({ length: 6 }, () => large)])
  await world.archives.open(bytes)
  const read = world.journal.read.bind(world.journal)
  const pages: number[] = []
  world.journal.read = async (...asked) => {
    const page = await read(...asked)
    pages.push(page.reduce((sum, { payload }) => sum + payload.length, 0))
    return page
  }
  const seqs: number[] = []
  for (let from: number | null = 1; from !== null;) {
    const { entries, next } = await world.registry.entries('evil', from)
    seqs.push(...entries.map(({ seq }) => seq))
    from = next
  }
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(Buffer.compare(await world.archives.of((await world.registry.get('evil'))!), bytes)).toBe(0)
  expect(Math.max(...pages)).toBeLessThan(3_000_000)
})

test('AR-4 an archive holds in whose log of moderation there is half a character', async () => {
  const { created } = await live()
  const note: Fact = { type: 'moderation.noted', by: 'facilitator', what: 'person.mute', of: null, kind: 'person', subject: 'p', number: null, reason: 'Half \ud83e', detail: '' } as never
  await forged([evil(created), note])
})
