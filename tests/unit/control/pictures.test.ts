// The picture that the big screen keeps: as it was, for whoever asks, also after a restart; without names and without what was removed.
import { expect, test } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { addAction } from '../../../shared/board/write.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { facilitator, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'
import { copyOf, updatesOf } from '../../support/board.ts'

let clientId = 900

async function write(world: World, host: EventHost, title: string): Promise<void> {
  const room = world.rooms.find(host.state.boards[0]!.boardId)!
  const [update] = updatesOf(copyOf(room.tentative, clientId++), (doc) => (
    addAction(doc, { id: title, title, detail: '', theme: readBoard(doc).themes[0]?.id ?? null, author: 'amira', createdAt: 1 })))
  expect(room.receive(update!, new TestMember('amira'), () => {})).toBeNull()
  await settle()
}

async function held() {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'amira')
  host.audience.here = () => 3
  await write(world, host, 'Before')
  await host.command({ type: 'screen.freeze' }, facilitator)
  await write(world, host, 'After')
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  return { world, host, eventId: host.state.eventId }
}

test('DY-6 a picture stays as it was while the room goes on, and a restart gives the same', async () => {
  const { world, host, eventId } = await held()
  const picture = (await host.picture())!
  expect(picture.board!.actions.map(({ title }) => title)).toEqual(expect.arrayContaining(['A', 'Before']))
  expect(picture.board!.actions.map(({ title }) => title)).not.toContain('After')
  expect([picture.state.stageId, picture.presence]).toEqual([host.state.agenda[0]!.stageId, { here: 3, joined: 3, byGroup: {}, screens: 0 }])
  await world.restart()
  const again = (await world.registry.get(eventId))!
  expect(await again.picture()).toEqual(picture)
  await again.command({ type: 'screen.release' }, facilitator)
  expect(await again.picture()).toBeNull()
  await again.command({ type: 'undo', doneId: again.state.done.at(-1)!.doneId }, facilitator)
  expect(await again.picture()).toEqual(picture)
})

test('DY-6 nobody’s name is in a picture', async () => {
  const { host } = await held()
  expect(host.state.authors).toHaveProperty('amira')
  expect(JSON.stringify(await host.picture())).not.toContain('amira')
})

test('DY-6 when something was removed for good, the picture is read from the journal again', async () => {
  const { world, host, eventId } = await held()
  const reads: number[] = []
  const read = world.journal.read.bind(world.journal)
  world.journal.read = (stream, from, limit) => {
    reads.push(from)
    return read(stream, from, limit)
  }
  await host.picture()
  expect(reads).toEqual([])
  Object.assign(host.state.boards[0]!, { epoch: 2 })
  expect((await host.picture())!.board!.actions.map(({ title }) => title)).not.toContain('After')
  expect([reads.length, eventId]).toEqual([1, host.state.eventId])
})
