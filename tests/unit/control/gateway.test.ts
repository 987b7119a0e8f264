// The control channel over a real socket: what nobody may see is not worth a message, and the state is what the fold says.
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { StateTexts } from '../../../server/control/state-text.ts'
import { roles } from '../../../shared/event/names.ts'
import { view } from '../../../shared/event/visibility.ts'
import { addAction } from '../../../shared/board/write.ts'
import type { FactsMessage } from '../../../shared/protocol/messages.ts'
import { facilitator, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'
import { copyOf, entry, updatesOf } from '../../support/board.ts'
import type { Controller } from '../../support/people.ts'
import { serve } from '../../support/serve.ts'

const ranges = (controller: Controller): FactsMessage[] =>
  controller.heard.flatMap(({ event, payload }) => (event === 'facts' ? [payload as FactsMessage] : []))

test('EV-18 a commit that a role may see nothing of sends it nothing; the next range begins where the last one ended', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const { as } = await serve(world, host)
  const [ann, desk] = [await as('participant', 'ann'), await as('facilitator', 'facilitator')]
  const seq = ann.state!.seq
  const { boardId } = host.state.boards[0]!
  const room = world.rooms.find(boardId)!
  const phone = copyOf(room.tentative, 50)
  const action = [...phone.getMap('actions').keys()][0]!
  const title = entry(phone, 'actions', action).get('title') as Y.Text
  const typed = updatesOf(phone, () => { for (const letter of 'abc') title.insert(0, letter) })
  for (const update of typed) {
    room.receive(update, new TestMember('ann'), () => {})
    await settle()
  }
  await world.join(host, 'ben')
  expect(host.state.seq).toBeGreaterThan(seq + 3)
  await host.command({ type: 'board.freeze', boardId }, facilitator)
  await Promise.all([ann, desk].map((one) => one.until((state) => state?.boards[0]?.frozen === true)))
  expect(ranges(ann)).toMatchObject([{ from: seq + 1, to: host.state.seq }])
  expect(ranges(desk).length).toBeGreaterThan(1)
  const late = await as('participant', 'ben')
  await host.command({ type: 'board.open', boardId }, facilitator)
  await late.until((state) => state?.boards[0]?.frozen === false)
  expect(late.state!.seq).toBe(host.state.seq)
})

test('RM-41 one participant holds so many connections and no more; others come in, and one that is closed makes room', async () => {
  const world = new World()
  const host = await world.create()
  await Promise.all(['ann', 'ben'].map((person) => world.join(host, person)))
  const { as, url, tokenOf } = await serve(world, host)
  const crowd = await Promise.all(Array.from({ length: 512 }, () => as('participant', 'ann')))
  const oneMore = async (): Promise<'in' | 'out'> => {
    const socket = io(url, { auth: { token: tokenOf('participant', 'ann') }, transports: ['websocket'], reconnection: false, forceNew: true })
    const found = await new Promise<'in' | 'out'>((resolve) => socket.once('state', () => resolve('in')).once('disconnect', () => resolve('out')))
    socket.disconnect()
    return found
  }
  expect(await oneMore()).toBe('out')
  expect((await as('participant', 'ben')).state!.me!.participantId).toBe('ben')
  crowd[0]!.close()
  // The server hears of it a little later.
  while (await oneMore() === 'out');
}, 60_000)

test('EV-18 the state that is sent is the one that each role may see, also when only a part of it has changed', async () => {
  const world = new World()
  const host = await world.create()
  const texts = new StateTexts()
  const expectRight = (): void => {
    for (const role of roles) {
      const own = { role, now: 5, protocol: 1, me: role === 'participant' ? { participantId: 'ann', name: 'Ann', group: null, tableId: null, ballots: {}, ready: false, muted: false, returned: [], waiting: [] } : null }
      expect(JSON.parse(texts.message(host.state, own).json)).toEqual(JSON.parse(JSON.stringify({ ...view(host.state, role), ...own })))
    }
  }
  expectRight()
  await world.join(host, 'ann', 'Care')
  expectRight()
  const room = world.rooms.find(host.state.boards[0]!.boardId)!
  const [update] = updatesOf(copyOf(room.tentative, 50), (doc) => addAction(doc, { id: 'n', title: 'New', detail: '', theme: null, author: 'ann', createdAt: 1 }))
  room.receive(update!, new TestMember('ann'), () => {})
  await settle()
  expectRight()
})

test('EV-11 a person\'s many connections have one budget of commands between them', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  await world.join(host, 'ben')
  const { as } = await serve(world, host)
  const tabs = await Promise.all(Array.from({ length: 5 }, () => as('participant', 'ann')))
  const answers = await Promise.all(tabs.flatMap((tab) => Array.from({ length: 50 }, () => tab.send({ type: 'person.update', name: 'Ann' }))))
  const refused = answers.filter((ack) => !ack.ok && ack.error.code === 'too-fast')
  expect(refused.length).toBe(5 * 50 - 180)
  expect(await (await as('participant', 'ben')).send({ type: 'person.update', name: 'Ben' })).toMatchObject({ ok: true })
})

test('TB-7 who is seated hears so at once, and nobody else does', async () => {
  const world = new World()
  const host = await world.create()
  for (const person of ['ann', 'ben']) await world.join(host, person)
  const { as } = await serve(world, host)
  const [ann, ben, screen] = [await as('participant', 'ann'), await as('participant', 'ben'), await as('observer', 'screen')]
  await host.command({ type: 'tables.make', titles: ['One'] }, facilitator)
  const { tableId } = host.state.tables[0]!
  await host.command({ type: 'person.seat', participantId: 'ann', tableId }, facilitator)
  await host.command({ type: 'board.freeze', boardId: host.state.boards[0]!.boardId }, facilitator)
  await Promise.all([ann, ben, screen].map((one) => one.until((state) => state?.boards[0]?.frozen === true)))
  const seats = (one: Controller): unknown[] => one.heard.flatMap(({ event, payload }) => (event === 'seat' ? [payload] : []))
  expect([ann, ben, screen].map(seats)).toEqual([[{ tableId }], [], []])
  expect(JSON.stringify([ben.heard, screen.heard])).not.toContain('"ann"')
  const back = await as('participant', 'ann')
  expect([back.state!.me?.tableId, back.state!.seats]).toEqual([tableId, {}])
})
