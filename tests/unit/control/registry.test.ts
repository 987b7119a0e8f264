// The way in by code, the list of events, and the ports' promises at a start.
import { expect, test } from 'vitest'
import { codeMs } from '../../../server/control/create.ts'
import { idleMs } from '../../../server/control/registry.ts'
import { findTemplate, templates } from '../../../shared/templates/templates.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addAction } from '../../../shared/board/write.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'
import { copyOf, documentOf, expectSame, updatesOf } from '../../support/board.ts'

test('EV-13 a code is found however it is typed, and no longer once it has expired', async () => {
  const world = new World()
  const host = await world.create()
  const { code } = host.state
  expect(await world.registry.findByCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(host)
  expect(await world.registry.findByCode('NOTACODE')).toMatchObject({ code: 'unknown-code' })
  world.clock.advance(codeMs)
  expect(await world.registry.findByCode(code)).toBe(host)
  world.clock.advance(1)
  expect(await world.registry.findByCode(code)).toMatchObject({ code: 'code-expired' })
})

test('AR-12 the session of a receipt on paper is found by its code, also when nobody joins by it any more', async () => {
  const world = new World()
  const host = await world.create()
  world.clock.advance(codeMs + 1)
  expect(await world.registry.findByPastCode(` ${host.state.code.toLowerCase()} `)).toBe(host)
  expect(await world.registry.findByPastCode('NOTACODE')).toBeNull()
})

test('EV-14 spoken numbers run down the themes from 1, whatever the template', async () => {
  for (const { template } of templates) {
    const world = new World()
    const chosen = findTemplate(template)!
    const host = await world.create({ title: chosen.title, template })
    for (const board of host.state.boards) {
      const { themes, actions } = readBoard(world.rooms.tentative(board.boardId))
      const place = (theme: string | null): number => (theme === null ? themes.length : themes.findIndex((t) => t.id === theme))
      const numbers = [...actions].sort((a, b) => place(a.theme) - place(b.theme) || (a.order < b.order ? -1 : 1)).map((a) => host.state.actions[a.id]!.number)
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    }
    expect(Object.values(host.state.actions).map((a) => a.number).sort((a, b) => a - b)).toEqual(Object.keys(host.state.actions).map((_, i) => i + 1))
  }
})

test('EV-15 the demo event has what a demonstration needs', async () => {
  const host = await new World().create({ title: 'Demo', template: 'demo' })
  expect(host.state.agenda.map((stage) => stage.kind)).toEqual(['welcome', 'explore', 'refine', 'ballot', 'results'])
  expect(host.state.groups).toHaveLength(5)
  expect(Object.keys(host.state.actions).length).toBeGreaterThanOrEqual(16)
})

test('EV-16 an event whose creation could not be saved does not exist', async () => {
  const world = new World()
  world.journal.failNext('unavailable')
  expect(await world.registry.create(plan)).toMatchObject({ refusal: { code: 'not-saved' } })
  expect(await world.registry.all()).toEqual([])
})

test('EV-31 an event that nobody has asked for in a while leaves memory, and is there again as it was for who comes back', async () => {
  const world = new World()
  await world.registry.start()
  const host = await world.create()
  await world.join(host, 'ann')
  const { eventId, boards: [board] } = host.state
  const room = world.rooms.find(board!.boardId)!
  const [update] = updatesOf(copyOf(room.tentative, 50), (doc) => addAction(doc, { id: 'n', title: 'New', detail: '', theme: null, author: 'ann', createdAt: 1 }))
  room.receive(update!, new TestMember('ann'), () => {})
  await settle()
  const [state, document] = [host.state, room.encode()]
  const pass = async (ms: number): Promise<void> => {
    world.timers.advance(ms)
    await settle()
  }
  const reader = new TestMember('ann')
  room.join(reader)
  await pass(2 * idleMs)
  expect(world.rooms.find(board!.boardId)).toBe(room)
  room.leave(reader)
  world.watched.add(eventId)
  await pass(2 * idleMs)
  expect(world.rooms.find(board!.boardId)).toBe(room)
  world.watched.delete(eventId)
  await pass(2 * idleMs)
  expect(world.rooms.count.rooms).toBe(0)
  const again = (await world.registry.get(eventId))!
  expect(again).not.toBe(host)
  expect(again.state).toEqual(state)
  expectSame(documentOf(world.rooms.find(board!.boardId)!.encode()), documentOf(document))
  await pass(idleMs / 2)
  expect(await world.registry.get(eventId)).toBe(again)
})

test('EV-31 an event that takes ballots stays in memory', async () => {
  const world = new World()
  await world.registry.start()
  const host = await world.create()
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  world.timers.advance(3 * idleMs)
  await settle()
  expect(world.rooms.count.rooms).toBe(1)
})
