// Removing for good where something was carried to, keeping names no longer than was said, and what there is on one person.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { countIn, queue, queueLists } from '../../../client/pages/facilitator/floor/queue.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { addArgument } from '../../../shared/board/write.ts'
import { floorPage } from '../../../shared/event/floor-page.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { documentOf, updatesOf } from '../../support/board.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'

const organiser: Principal = { role: 'organiser', personId: 'organiser' }
const dayMs = 86_400_000

async function withWords(): Promise<{ world: World; host: EventHost; actionId: string }> {
  const world = new World()
  const [explore, ...rest] = plan.agenda!
  const host = await world.create({ ...plan, agenda: [{ ...explore!, allows: ['add', 'edit', 'argue', 'ask'] }, ...rest] })
  await host.record([{ type: 'person.joined', participantId: 'ann', name: 'Ann Ashby', group: 'Care' }], 'ann')
  const actionId = host.board(host.state.boards[0]!.boardId).actions[0]!.id
  write(world, host, 'ann', (doc) => {
    ;((doc.getMap('actions').get(actionId) as Y.Map<Y.Text>).get('title')!).insert(1, ' secretly')
    addArgument(doc, { id: 'g1', action: actionId, side: 'for', text: 'Because I say so', author: 'ann', createdAt: 5 })
  })
  await host.command({ type: 'floor.ask', itemId: 'q1', text: 'Why at all?', named: true }, { role: 'participant', personId: 'ann' })
  await settle()
  return { world, host, actionId }
}

function write(world: World, host: EventHost, who: string, change: (doc: Y.Doc) => void): void {
  const room = world.rooms.find(host.state.boards[0]!.boardId)!
  const [update] = updatesOf(documentOf(Y.encodeStateAsUpdate(room.tentative)), (doc) => doc.transact(() => change(doc)))
  expect(room.receive(update!, new TestMember(who), () => {})).toBeNull()
}

/** What another event starts from: the same action with an argument, by their first authors. */
async function startedFrom(world: World, host: EventHost, actionId: string): Promise<EventHost> {
  const { lineageId } = host.state.actions[actionId]!
  const view = host.board(host.state.boards[0]!.boardId)
  const { title, author } = view.actions.find(({ id }) => id === actionId)!
  const made = await world.registry.create({ ...plan, boards: [] } as never, {
    boards: [{ title: 'Board', themes: [], actions: [{ title, author, lineageId, arguments: view.arguments.map(({ side, text, author: by, createdAt }) => ({ side, text, author: by, createdAt })) } as never] }],
    authors: { ann: { name: 'Ann Ashby', group: 'Care' } },
  } as never)
  if ('refusal' in made) throw new Error(made.refusal.message)
  return made.host
}

async function bytesOf(world: World, host: EventHost): Promise<string> {
  const { entries } = await world.registry.entries(host.state.eventId, 1)
  return Buffer.concat([...entries.map(({ payload }) => payload), Buffer.from(JSON.stringify(host.state)), ...host.state.boards.map(({ boardId }) => world.rooms.encode(boardId))]).toString('latin1')
}

test('ER-9 names go when their time has passed: at the next look, once, with the words of the event still there', async () => {
  const { world, host } = await withWords()
  await host.command({ type: 'retention.set', days: 30 }, organiser)
  await host.command({ type: 'message.record', messageId: 'm1', speaker: 'Dr Speaker', text: 'Pay first' }, facilitator)
  await host.command({ type: 'person.rename', participantId: 'ann', name: 'Annabel Roe', reason: 'Misspelt Ashbee' }, facilitator)
  await host.command({ type: 'person.rename', participantId: 'ann', name: 'Ann Ashby', reason: 'Asked for' }, facilitator)
  await host.command({ type: 'event.close' }, facilitator)
  world.clock.advance(30 * dayMs - 1)
  await world.forgetting.lookAfter()
  expect(host.state.people['ann']!.name).toBe('Ann Ashby')
  world.clock.advance(1)
  await world.forgetting.lookAfter()
  await world.forgetting.lookAfter()
  const bytes = await bytesOf(world, host)
  for (const name of ['Ann Ashby', 'Dr Speaker', 'Annabel Roe', 'Ashbee']) expect(bytes).not.toContain(name)
  for (const word of ['Because I say so', 'Why at all?', 'Pay first']) expect(bytes).toContain(word)
  expect(host.state.erasures).toMatchObject([{ kind: 'retention', finishedAt: expect.any(Number) as number }])
})

test('ER-9 nothing goes while no time is set, and a time is the organiser’s to set', async () => {
  const { world, host } = await withWords()
  expect(await host.command({ type: 'retention.set', days: 1 }, facilitator)).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  world.clock.advance(4_000 * dayMs)
  await world.forgetting.lookAfter()
  expect(host.state.erasures).toEqual([])
})

test('ER-10 somebody has all that there is on them, nothing of others, and is told what is not there', async () => {
  const { world, host, actionId } = await withWords()
  await host.record([{ type: 'person.joined', participantId: 'ben', name: 'Ben Beech', group: 'Care' }], 'ben')
  await host.command({ type: 'person.mute', participantId: 'ann', reason: 'Too loud' } as never, facilitator)
  // What undoes a seating knows where everybody sat.
  for (const command of [{ type: 'tables.make', titles: ['One', 'Two'] }, { type: 'seats.assign', who: 'everybody' }, { type: 'seats.assign', who: 'everybody' }]) await host.command(command as never, facilitator)
  const data = await world.care.subjectData(host, 'ann') as Record<string, unknown>
  expect(data).toMatchObject({
    participantId: 'ann', name: 'Ann Ashby', group: 'Care', removed: false, namedBallots: [], questions: [{ text: 'Why at all?' }],
  })
  expect(data['words']).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'actions', id: actionId, field: 'title', now: 'A secretly' }), expect.objectContaining({ kind: 'arguments', id: 'g1' })]))
  expect(data['written']).toEqual(expect.arrayContaining([' secretly', 'Because I say so']))
  expect(JSON.stringify(data)).toContain('Too loud')
  expect(JSON.stringify(data)).toContain('people.seated')
  expect(JSON.stringify(data)).not.toMatch(/ben\b/i)
  expect((data['notHere'] as string[]).join()).toContain('pseudonym')
})

test('ER-11 what was carried to another event is removed there, too', async () => {
  const { world, host, actionId } = await withWords()
  const later = await startedFrom(world, host, actionId)
  expect(await bytesOf(world, later)).toContain('secretly')
  const ack = await world.forgetting.erase(host, { type: 'person.erase', erasureId: 'x1', participantId: 'ann', reason: 'Asked' }, organiser)
  expect(ack).toMatchObject({ ok: true, isFinished: true, elsewhere: 1 })
  for (const event of [host, later]) {
    const bytes = await bytesOf(world, event)
    for (const word of ['secretly', 'Because I say so', 'Ann Ashby', 'Why at all?']) expect(bytes).not.toContain(word)
  }
  expect(later.board(later.state.boards[0]!.boardId).actions.map(({ title }) => title)).toEqual(['A'])
})

test('ER-11 an argument that was carried to another event, and nothing else there', async () => {
  const { world, host, actionId } = await withWords()
  const later = await startedFrom(world, host, actionId)
  const ack = await world.forgetting.erase(host, { type: 'words.remove', erasureId: 'x1', kind: 'argument', id: 'g1', reason: 'Names a patient' }, facilitator)
  expect(ack).toMatchObject({ ok: true, elsewhere: 1 })
  for (const event of [host, later]) {
    const bytes = await bytesOf(world, event)
    expect(bytes).not.toContain('Because I say so')
    expect(bytes).toContain('secretly')
  }
})

test('ER-12 the same request twice is one, what is not there is refused, and only the organiser erases a person', async () => {
  const { host } = await withWords()
  const remove = { type: 'words.remove' as const, erasureId: 'x1', kind: 'argument' as const, id: 'g1', reason: '' }
  expect(await host.command(remove, facilitator)).toMatchObject({ ok: true, isFinished: true })
  expect(await host.command(remove, facilitator)).toMatchObject({ ok: true })
  expect(host.state.erasures).toHaveLength(1)
  expect(await host.command({ ...remove, erasureId: 'x2' }, facilitator)).toMatchObject({ ok: false, error: { code: 'unknown-item' } })
  expect(await host.command({ type: 'person.erase', erasureId: 'x3', participantId: 'ann', reason: '' }, facilitator)).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  expect(await host.command({ type: 'person.erase', erasureId: 'x3', participantId: 'nobody', reason: '' }, organiser)).toMatchObject({ ok: false, error: { code: 'unknown-person' } })
  expect(await host.command({ type: 'person.erase', erasureId: 'x3', participantId: 'ann', reason: '' }, organiser)).toMatchObject({ ok: true })
  expect(host.state).toMatchObject({ removed: { ann: true }, people: { ann: { name: '' } } })
})

test('ER-4 a question that is removed is in no list and no answer, what was grouped under it stands by itself, and a key message is gone', async () => {
  const { host } = await withWords()
  const ben: Principal = { role: 'participant', personId: 'ben' }
  await host.record([{ type: 'person.joined', participantId: 'ben', name: 'Ben', group: null }], 'ben')
  await host.command({ type: 'floor.ask', itemId: 'q2', text: 'Why, then?', named: false }, ben)
  await host.command({ type: 'floor.group', itemId: 'q2', into: 'q1' }, facilitator)
  await host.command({ type: 'floor.live', itemId: 'q1' }, facilitator)
  await host.command({ type: 'message.record', messageId: 'm1', speaker: 'Dr Speaker', text: 'Pay first' }, facilitator)
  const remove = (kind: 'question' | 'message', id: string): Promise<unknown> => host.command({ type: 'words.remove', erasureId: `x-${id}`, kind, id, reason: 'Names a person' }, facilitator)
  expect(await remove('question', 'q1')).toMatchObject({ ok: true, isFinished: true })
  expect(await remove('message', 'm1')).toMatchObject({ ok: true, isFinished: true })
  expect(host.state.floor).toMatchObject({ answering: null, messages: [], items: { q1: { text: '', status: 'dismissed' }, q2: { into: null, status: 'open' } } })
  for (const list of ['open', 'answered'] as const) {
    const { items } = floorPage(host.state.floor, { list, sort: 'votes', page: 0 }, { names: true })
    expect(items.map(({ text }) => text)).toEqual(list === 'open' ? ['Why, then?'] : [])
  }
  for (const list of queueLists) expect([list, queue(host.state.floor.items, list, 'votes').map(({ itemId }) => itemId), countIn(host.state.floor.items, list)]).toEqual([list, list === 'open' ? ['q2'] : [], list === 'open' ? 1 : 0])
})
