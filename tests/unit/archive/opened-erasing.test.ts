// Removing for good from an event that was opened from a file.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addArgument } from '../../../shared/board/write.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { checkChain } from '../../../server/control/chain.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { verified } from '../../../server/history/reading.ts'
import { documentOf, updatesOf } from '../../support/board.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'

const organiser: Principal = { role: 'organiser', personId: 'organiser' }
const words = 'What nobody is to read again'
const erase = { type: 'person.erase', erasureId: 'x1', participantId: 'ann', reason: 'Asked' } as const
const dayMs = 86_400_000

async function written(): Promise<{ world: World; host: EventHost; file: Uint8Array }> {
  const world = new World()
  const host = await world.create({ ...plan, agenda: [{ ...plan.agenda![0]!, allows: ['argue'] }, ...plan.agenda!.slice(1)] })
  await host.record([{ type: 'person.joined', participantId: 'ann', name: 'Ann Ashby', group: 'Care' }], 'ann')
  await host.record([{ type: 'person.joined', participantId: 'ben', name: 'Ben Beech', group: 'Care' }], 'ben')
  const [board] = host.state.boards
  const room = world.rooms.find(board!.boardId)!
  const actionId = host.board(board!.boardId).actions[0]!.id
  const [update] = updatesOf(documentOf(Y.encodeStateAsUpdate(room.tentative)), (doc) => addArgument(doc, { id: 'g1', action: actionId, side: 'for', text: words, author: 'ann', createdAt: 5 }))
  expect(room.receive(update!, new TestMember('ann'), () => {})).toBeNull()
  await settle()
  await host.command({ type: 'event.close' }, facilitator)
  return { world, host, file: await world.archives.of(host) }
}

async function openedElsewhere(file: Uint8Array): Promise<{ world: World; host: EventHost }> {
  const world = new World(2)
  const opened = await world.opening.open(file)
  if ('code' in opened) throw new Error(opened.message)
  return { world, host: (await world.registry.get(opened.eventId))! }
}

/** All that this server has of it; the chain holds, and so does an archive of it. */
async function all(world: World, eventId: string): Promise<string> {
  const host = (await world.registry.get(eventId))!
  const { entries } = await world.registry.entries(eventId, 1)
  expect(checkChain(entries)).toEqual([])
  const archive = await world.archives.of(host)
  expect(verified(archive).faults).toEqual([])
  return Buffer.concat([...entries.map(({ payload }) => payload), archive, Buffer.from(JSON.stringify(host.state)), ...host.state.boards.map(({ boardId }) => world.rooms.encode(boardId))]).toString('latin1')
}

test('ER-19 a person is erased from it, and opening the file again brings nothing back', async () => {
  const { file } = await written()
  const { world, host } = await openedElsewhere(file)
  const { eventId } = host.state
  expect(await all(world, eventId)).toContain(words)
  expect(await world.forgetting.erase(host, erase, organiser)).toMatchObject({ ok: true, isFinished: true })
  const expectGone = async (): Promise<void> => {
    const bytes = await all(world, eventId)
    for (const gone of [words, 'Ann Ashby']) expect(bytes).not.toContain(gone)
    expect(bytes).toContain('Ben Beech')
  }
  await expectGone()
  expect(await world.opening.open(file)).toMatchObject({ eventId, there: true })
  await expectGone()
  await world.restart()
  await expectGone()
  expect((await world.registry.get(eventId))!.state.erasures).toMatchObject([{ erasureId: 'x1', finishedAt: expect.any(Number) as number }])
  // Nothing of it is written to the folder of this server's own sessions.
  expect([...world.archive.files.keys()].filter((name) => name.startsWith(eventId))).toEqual([])
})

test('ER-19 what is asked in another event reaches it, too, and all else is still refused', async () => {
  const { file } = await written()
  const { world, host } = await openedElsewhere(file)
  const own = await world.create()
  await own.record([{ type: 'person.joined', participantId: 'ann', name: 'Ann Ashby', group: null }], 'ann')
  expect(await world.forgetting.erase(own, erase, organiser)).toMatchObject({ ok: true, isFinished: true, elsewhere: 1, missed: 0 })
  expect(await all(world, host.state.eventId)).not.toContain(words)
  const { seq } = host.head
  expect(await host.command({ type: 'screen.blank', blank: true }, organiser)).toMatchObject({ ok: false, error: { code: 'read-only' } })
  for (const by of [facilitator, { role: 'participant', personId: 'ben' }] as Principal[]) {
    expect(await host.command({ type: 'words.remove', erasureId: 'x2', kind: 'name', id: 'ben', reason: '' }, by)).toMatchObject({ ok: false, error: { code: 'read-only' } })
  }
  expect(await host.record([{ type: 'person.joined', participantId: 'cat', name: 'Cat', group: null }], 'cat')).toBeNull()
  expect(host.head.seq).toBe(seq)
})

test('ER-19 names go from it when their time has passed, whether it or who opened it said so', async () => {
  const { file } = await written()
  const { world, host } = await openedElsewhere(file)
  expect(await host.command({ type: 'retention.set', days: 30 }, organiser)).toMatchObject({ ok: true })
  world.clock.advance(31 * dayMs)
  await world.forgetting.lookAfter()
  const bytes = await all(world, host.state.eventId)
  for (const name of ['Ann Ashby', 'Ben Beech']) expect(bytes).not.toContain(name)
  expect(bytes).toContain(words)
})

test('ER-19 a later file brings what was removed where it comes from, and an erasure of one’s own comes in no file’s way', async () => {
  const { world: first, host, file } = await written()
  const { eventId } = host.state
  const { world, host: opened } = await openedElsewhere(file)
  expect(await first.forgetting.erase(host, erase, organiser)).toMatchObject({ ok: true, isFinished: true })
  const later = await first.archives.of(host)
  expect(await world.opening.open(later)).toMatchObject({ eventId, there: false })
  let bytes = await all(world, eventId)
  for (const gone of [words, 'Ann Ashby']) expect(bytes).not.toContain(gone)
  // The earlier file is behind what is here.
  expect(await world.opening.open(file)).toMatchObject({ eventId, there: true })
  expect(await all(world, eventId)).not.toContain(words)
  expect(opened.state.erasures).toEqual([])

  const now = (await world.registry.get(eventId))!
  expect(await world.forgetting.erase(now, { ...erase, erasureId: 'x2', participantId: 'ben' }, organiser)).toMatchObject({ ok: true, isFinished: true })
  await host.command({ type: 'retention.set', days: 9 }, organiser)
  expect(await world.opening.open(await first.archives.of(host))).toMatchObject({ code: 'event-exists' })
  bytes = await all(world, eventId)
  expect(bytes).not.toContain('Ben Beech')
  // Whoever tried that has not taken it away from this server: it can still be written.
  expect(await world.forgetting.erase((await world.registry.get(eventId))!, { ...erase, erasureId: 'x3' }, organiser)).toMatchObject({ ok: true, isFinished: true })
})
