// The event host over memory adapters: nothing is visible or acknowledged before its commit, and a failed commit leaves no trace.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../../shared/board/read.ts'
import { addAction } from '../../../shared/board/write.ts'
import { facilitator, listen, plan, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'
import { copyOf, documentOf, expectSame, updatesOf } from '../../support/board.ts'

const member = (personId: string): TestMember => new TestMember(personId)

test('EV-3 a command is not acknowledged, and its facts are not shown, before the commit', async () => {
  const world = new World()
  const host = await world.create()
  const heard = listen(host)
  world.journal.hold()
  let answer: unknown = null
  void host.command({ type: 'board.freeze', boardId: host.state.boards[0]!.boardId }, facilitator).then((ack) => { answer = ack })
  await settle()
  expect({ answer, facts: heard.facts, frozen: host.state.boards[0]!.frozen }).toEqual({ answer: null, facts: [], frozen: false })
  world.journal.release()
  await settle()
  expect(answer).toMatchObject({ ok: true })
  expect(heard.facts.map(({ fact }) => fact.type)).toEqual(['board.frozen', 'control.done'])
  expect(host.state.boards[0]!.frozen).toBe(true)
})

test('EV-3 a command that is "so already" waits for the commit that made it so', async () => {
  const world = new World()
  const host = await world.create()
  const { boardId } = host.state.boards[0]!
  world.journal.hold()
  const answers: string[] = []
  void host.command({ type: 'board.freeze', boardId }, facilitator).then(() => answers.push('first'))
  void host.command({ type: 'board.freeze', boardId }, facilitator).then(() => answers.push('second'))
  await settle()
  expect(answers).toEqual([])
  world.journal.release()
  await settle()
  expect(answers.sort()).toEqual(['first', 'second'])
})

test('EV-4 a failed commit is refused, and what was decided upon it is dropped with it', async () => {
  const world = new World()
  const host = await world.create()
  const heard = listen(host)
  const before = host.state
  world.journal.hold()
  world.journal.failNext('unavailable')
  const first = host.command({ type: 'board.freeze', boardId: before.boards[0]!.boardId }, facilitator)
  await settle()
  const second = host.command({ type: 'timer.start', seconds: 60 }, facilitator)
  await settle()
  world.journal.release()
  expect(await first).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect(await second).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect(host.state).toBe(before)
  expect(heard.facts).toEqual([])
  expect(await host.command({ type: 'timer.start', seconds: 60 }, facilitator)).toMatchObject({ ok: true })
})

test('EV-5 an append that may or may not have happened is looked up', async () => {
  const world = new World()
  const host = await world.create()
  const { boardId } = host.state.boards[0]!
  world.journal.failNext('unknown', true)
  expect(await host.command({ type: 'board.freeze', boardId }, facilitator)).toMatchObject({ ok: true })
  world.journal.failNext('unknown', false)
  expect(await host.command({ type: 'board.open', boardId }, facilitator)).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect(host.state.boards[0]!.frozen).toBe(true)
})

test('RM-4 an edit reaches nobody before the commit; then everybody, and its author is told', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const { boardId } = host.state.boards[0]!
  const room = world.rooms.find(boardId)!
  const [ann, ben] = [member('ann'), member('ben')]
  room.join(ann)
  room.join(ben)
  const phone = copyOf(room.tentative, 50)
  const [update] = updatesOf(phone, (doc) => addAction(doc, { id: 'n', title: 'New', detail: '', theme: null, author: 'ann', createdAt: 1 }))
  world.journal.hold()
  const settled: boolean[] = []
  expect(room.receive(update!, ann, (committed) => settled.push(committed))).toBeNull()
  await settle()
  expect({ frames: ben.frames.length, settled, joined: readBoard(documentOf(room.encode())).actions.length }).toEqual({ frames: 0, settled: [], joined: 3 })
  expect(host.state.actions['n']).toBeUndefined()
  world.journal.release()
  await settle()
  expect({ frames: ben.frames.length, settled, number: host.state.actions['n']?.number }).toEqual({ frames: 1, settled: [true], number: 4 })
  expect(ben.packets[0]!.wire).toBe(ann.packets[0]!.wire)
  expect(host.state.authors['ann']).toEqual({ name: 'ann', group: null })
})

test('RM-5 after a failed commit the board is as before, nobody else is disturbed, and the same words can come again', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const room = world.rooms.find(host.state.boards[0]!.boardId)!
  const [ann, ben] = [member('ann'), member('ben')]
  room.join(ann)
  room.join(ben)
  const before = room.encode()
  const phone = copyOf(room.tentative, 50)
  const [update] = updatesOf(phone, (doc) => addAction(doc, { id: 'n', title: 'New', detail: '', theme: null, author: 'ann', createdAt: 1 }))
  world.journal.failNext('unavailable')
  const settled: boolean[] = []
  room.receive(update!, ann, (committed) => settled.push(committed))
  await settle()
  expect(settled).toEqual([false])
  expect({ closed: ben.closed, frames: ben.frames }).toEqual({ closed: [], frames: [] })
  expectSame(room.tentative, documentOf(before))
  // The same words come again with the next connection.
  expect(room.receive(update!, ann, (committed) => settled.push(committed))).toBeNull()
  await settle()
  expect(settled).toEqual([false, true])
})

test('RM-6 a frozen board takes nothing, and the same update passes once it is open', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const { boardId } = host.state.boards[0]!
  const room = world.rooms.find(boardId)!
  const [update] = updatesOf(copyOf(room.tentative, 50), (doc) => addAction(doc, { id: 'n', title: 'New', detail: '', theme: null, author: 'ann', createdAt: 1 }))
  await host.command({ type: 'board.freeze', boardId }, facilitator)
  expect(room.receive(update!, member('ann'), () => {})).toMatchObject({ code: 'board-frozen' })
  await host.command({ type: 'board.open', boardId }, facilitator)
  expect(room.receive(update!, member('ann'), () => {})).toBeNull()
})

test('RM-7 nobody adds words under another name, and observers add none', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const room = world.rooms.find(host.state.boards[0]!.boardId)!
  const [update] = updatesOf(copyOf(room.tentative, 50), (doc) => addAction(doc, { id: 'n', title: 'New', detail: '', theme: null, author: 'ben', createdAt: 1 }))
  expect(room.receive(update!, member('ann'), () => {})).toMatchObject({ code: 'not-yours' })
  const screen = new TestMember('screen', 'observer')
  expect(room.receive(update!, screen, () => {})).toMatchObject({ code: 'not-allowed' })
  expect(readBoard(room.tentative).actions).toHaveLength(3)
})

test('EV-6 a restart brings the event back exactly, spoken numbers and bound client ids included', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann', 'Care')
  const { boardId } = host.state.boards[0]!
  const room = world.rooms.find(boardId)!
  const [update] = updatesOf(copyOf(room.tentative, 50), (doc) => addAction(doc, { id: 'n', title: 'New', detail: '', theme: null, author: 'ann', createdAt: 1 }))
  room.receive(update!, member('ann'), () => {})
  await settle()
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  expect(again.state).toEqual(host.state)
  expectSame(documentOf(world.rooms.find(boardId)!.encode()), documentOf(room.encode()))
  await again.command({ type: 'board.open', boardId }, facilitator)
  const thief = copyOf(world.rooms.find(boardId)!.tentative, 51)
  thief.clientID = 50
  const stolen = updatesOf(thief, (doc) =>
    addAction(doc, { id: 'm', title: 'Stolen', detail: '', theme: null, author: 'ben', createdAt: 1 }))
  expect(world.rooms.find(boardId)!.receive(stolen[0]!, member('ben'), () => {})).toMatchObject({ code: 'not-yours' })
})

test('EV-7 closing seals what is open and writes the CRDT state of every board', async () => {
  const world = new World()
  const host = await world.create()
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  expect(await host.command({ type: 'event.close' }, facilitator)).toMatchObject({ ok: true })
  expect(host.state.agenda[1]!.questions![0]!.phase).toBe('sealed')
  expect(host.state.closedAt).not.toBeNull()
  const names = host.state.boards.map(({ boardId }) => `${host.state.eventId}/${boardId}.yjs`)
  expect([...world.archive.files.keys()]).toEqual(names)
  expect(readBoard(documentOf(world.archive.files.get(names[0]!)!)).actions.map((action) => action.title)).toEqual(['A', 'B', 'C'])
})

test('EV-8 one person and tick make one row; sequence numbers have no gaps', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const { boardId } = host.state.boards[0]!
  const room = world.rooms.find(boardId)!
  const phone = copyOf(room.tentative, 50)
  addAction(phone, { id: 'n', title: '', detail: '', theme: null, author: 'ann', createdAt: 1 })
  room.receive(Y.encodeStateAsUpdate(phone, Y.encodeStateVector(room.tentative)), member('ann'), () => {})
  await settle()
  const seq = host.state.seq
  world.journal.hold()
  void host.record([{ type: 'screen.blanked', blank: false }], 'x')
  await settle()
  const title = (phone.getMap('actions').get('n') as Y.Map<unknown>).get('title') as Y.Text
  for (const letter of 'hello') {
    for (const update of updatesOf(phone, () => title.insert(title.length, letter))) room.receive(update, member('ann'), () => {})
  }
  world.journal.release()
  await settle()
  const { entries } = await world.registry.entries(host.state.eventId, seq + 1)
  expect(entries.map(({ kind, seq: s }) => [kind, s])).toEqual([['fact', seq + 1], ['update', seq + 2]])
  expect(readBoard(documentOf(room.encode())).actions.find((action) => action.id === 'n')?.title).toBe('hello')
})

const asking = (question: object): typeof plan => ({ ...plan, agenda: [{ kind: 'ballot', title: 'Vote', questions: [{ title: 'Vote', method: 'rank', ...question }] }] })

test.each([
  ['a method that there is not', { method: 'guess' }, 'method-not-supported'],
  ['options out of bounds', { method: 'dots', options: { dots: 0 } }, 'bad-request'],
  ['options of another method', { method: 'agree', options: { dots: 5 } }, 'bad-request'],
  ['a scale with one label too few', { method: 'score', options: { min: 1, max: 3, labels: ['Poor', 'Good'] } }, 'bad-request'],
])('EV-9 a plan that asks for %s is refused before anything is made', async (_what, question, code) => {
  const world = new World()
  expect(await world.registry.create(asking(question))).toMatchObject({ refusal: { code } })
  expect(await world.registry.all()).toEqual([])
})

test.each([
  ['rank', { rankAtMost: 1 }, { ranking: [['0']] }, { ranking: [['0'], ['1']] }],
  ['approve', { atMost: 1 }, { approved: ['0'] }, { approved: ['0', '1'] }],
  ['dots', { dots: 3, mostOnOne: 2 }, { dots: { 0: 2, 1: 1 } }, { dots: { 0: 3 } }],
  ['score', {}, { scores: { 0: { impact: 5 } } }, { scores: { 0: { impact: 6 } } }],
  ['agree', {}, { answers: { 0: 1, 1: 0, 2: -1 } }, { answers: { 0: 2 } }],
  ['pairs', {}, { pairs: [['0', '1']] }, { pairs: [['0', '1'], ['1', '0']] }],
  ['bestworst', { size: 3 }, { sets: [{ best: '0', worst: '1', shown: ['0', '1', '2'] }] }, { sets: [{ best: '0', worst: '0', shown: ['0', '1', '2'] }] }],
  ['rankfew', { size: 3 }, { rankings: [[['0'], ['1'], ['2']]] }, { rankings: [[['0'], ['1']]] }],
])('BL-3 ballots of the method %s are taken as the question allows, and given back to their person', async (method, options, good, bad) => {
  const world = new World()
  const host = await world.create(asking({ method, options }))
  const ann = await world.join(host, 'ann')
  await host.command({ type: 'stage.go', stageId: host.state.agenda[0]!.stageId }, facilitator)
  const { questionId, slate } = host.state.agenda[0]!.questions![0]!
  /** Digits stand for the actions of the slate. */
  const ballotOf = (vote: object): Record<string, unknown> =>
    ({ method, ...JSON.parse(JSON.stringify(vote).replace(/"(\d)"/g, (_, digit) => JSON.stringify(slate!.items[digit]!.actionId))) as object })
  const cast = (vote: object, revision: number) => host.command({ type: 'ballot.cast', questionId, ballot: ballotOf(vote), revision, id: `cast-${revision}` }, ann)
  expect(await cast(good, 1)).toMatchObject({ ok: true, revision: 1 })
  expect(await cast(bad, 2)).toMatchObject({ ok: false })
  expect(host.me(ann)!.ballots[questionId]).toMatchObject({ revision: 1, ballot: ballotOf(good) })
})
