// Tables in a running event: their boards are made, written and kept like every other board.
import { expect, test } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { lateSeat } from '../../../shared/event/decide-tables.ts'
import { addAction } from '../../../shared/board/write.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { facilitator, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'
import { copyOf, documentOf, updatesOf } from '../../support/board.ts'

let clientId = 70

function write(world: World, boardId: string, personId: string, title: string): string {
  const room = world.rooms.find(boardId)!
  const [update] = updatesOf(copyOf(room.tentative, clientId++), (doc) => (
    addAction(doc, { id: title, title, detail: '', theme: readBoard(doc).themes[0]?.id ?? null, author: personId, createdAt: 1 })))
  return room.receive(update!, new TestMember(personId), () => {})?.code ?? 'taken'
}

function titles(world: World, boardId: string): string[] {
  return readBoard(documentOf(world.rooms.encode(boardId))).actions.map(({ title }) => title)
}

async function tables(host: EventHost, ...names: string[]): Promise<string[]> {
  expect(await host.command({ type: 'tables.make', titles: names }, facilitator)).toMatchObject({ ok: true })
  return host.state.tables.map(({ boardId }) => boardId)
}

test('TB-6 a table’s board takes words, numbers and carried actions, and all of it is there after a restart', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  await world.join(host, 'ben')
  const [one, two] = await tables(host, 'One', 'Two')
  const [table] = host.state.tables
  await host.command({ type: 'person.seat', participantId: 'ann', tableId: table!.tableId }, facilitator)
  expect(host.me({ role: 'participant', personId: 'ann' })?.tableId).toBe(table!.tableId)
  expect([write(world, one!, 'ann', 'Rests'), write(world, two!, 'ann', 'Pay'), write(world, one!, 'ben', 'Pay')]).toEqual(['taken', 'not-your-table', 'not-your-table'])
  await settle()
  const plenary = host.state.boards[0]!.boardId
  expect(await host.command({ type: 'actions.carry', actionIds: ['Rests'], boardId: plenary }, facilitator)).toMatchObject({ ok: true })
  expect(titles(world, plenary)).toContain('Rests')
  expect(readBoard(documentOf(world.rooms.encode(one!))).themes.map(({ title }) => title)).toEqual(['Just'])

  const { state } = host
  await world.restart()
  const again = (await world.registry.get(state.eventId))!
  expect(again.state).toEqual(state)
  expect(world.registry.eventOfBoard(one!)).toBe(state.eventId)
  expect([titles(world, one!), titles(world, plenary).includes('Rests')]).toEqual([['Rests'], true])
  expect([write(world, one!, 'ann', 'More'), write(world, one!, 'ben', 'Not')]).toEqual(['taken', 'not-your-table'])
})

test('TB-6 where the commit fails there is no table, no board of it, and nothing carried', async () => {
  const world = new World()
  const host = await world.create()
  const plenary = host.state.boards[0]!.boardId
  const [one] = await tables(host, 'One')
  await world.join(host, 'ann')
  await host.command({ type: 'person.seat', participantId: 'ann', tableId: host.state.tables[0]!.tableId }, facilitator)
  write(world, one!, 'ann', 'Rests')
  await settle()
  const before = host.state
  const { rooms } = world.rooms.count
  world.journal.failNext('unavailable')
  expect(await host.command({ type: 'tables.make', titles: ['Two'] }, facilitator)).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  world.journal.failNext('unavailable')
  expect(await host.command({ type: 'actions.carry', actionIds: ['Rests'], boardId: plenary }, facilitator)).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect([host.state, world.rooms.count.rooms]).toEqual([before, rooms])
  expect(readBoard(world.rooms.tentative(plenary)).actions.map(({ title }) => title)).not.toContain('Rests')
  expect(await host.command({ type: 'actions.carry', actionIds: ['Rests'], boardId: plenary }, facilitator)).toMatchObject({ ok: true })
  expect(titles(world, plenary)).toContain('Rests')
})

test('TB-2 people who come in the same moment are spread over all tables, each group by itself', async () => {
  const world = new World()
  const host = await world.create()
  await tables(host, 'One', 'Two', 'Three')
  await host.command({ type: 'seating.set', seating: 'random' }, facilitator)
  const groups = ['Care', 'Health']
  await Promise.all(Array.from({ length: 18 }, (_, i) => {
    const [participantId, group] = [`person ${i}`, groups[i % 2]!]
    return host.record((now) => [{ type: 'person.joined', participantId, name: '', group }, ...lateSeat(now, participantId, group)], participantId)
  }))
  const seated = host.state.tables.map(({ tableId }) => groups.map((group) => (
    Object.entries(host.state.seats).filter(([personId, seat]) => seat === tableId && host.state.people[personId]?.group === group).length)))
  expect(seated).toEqual([[3, 3], [3, 3], [3, 3]])
})
