// The running server on a disk that is full, read-only, slow, or fails in the middle of an fsync. Nothing is acknowledged or
// shown that is not stored; reading goes on; writing resumes by itself.
import { spawnSync } from 'node:child_process'
import { afterEach, expect, test } from 'vitest'
import type { Ack } from '../../shared/protocol/messages.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction } from '../../shared/board/write.ts'
import { startFailingServer } from '../support/failing-server.ts'
import type { FailingServer } from '../support/failing-server.ts'
import { Controller, createEvent, get, join, openBoard, post, whenDoc } from '../support/people.ts'
import type { Created, Joined } from '../support/people.ts'
import type { RunningServer } from '../support/server.ts'
import { Writer } from '../support/writer.ts'

/** Only for a machine that has much else to do. */
const patienceMs = 300_000
const tryAgain = 1013
const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
})

type Room = {
  server: FailingServer
  event: Created
  boardId: string
  questionId: string
  facilitator: Controller
  writer: Writer
  witness: Awaited<ReturnType<typeof openBoard>>
  voter: Joined
  phone: Controller
  /** Titles on the board that are stored. */
  stored: string[]
  /** The voter's ballots that are stored. */
  revision: number
  add(id: string): void
  sees(id: string): boolean
  cast(id: string, revision: number): Promise<Ack>
}

async function setUp(): Promise<Room> {
  const server = await startFailingServer()
  cleanUps.push(() => server.remove())
  const event = await createEvent(server.url, {
    title: 'Bad disk', boards: [{ title: 'Board', actions: [{ title: 'A' }, { title: 'B' }] }],
    agenda: [{ kind: 'ballot', title: 'Prioritise' }, { kind: 'results', title: 'Results' }],
  })
  const { boardId } = event.boards[0]!
  const facilitator = await Controller.open(server.url, event.tokens.facilitator)
  const { questionId } = facilitator.state!.agenda[0]!.questions![0]!
  expect(await facilitator.send({ type: 'ballot.open', questionId })).toMatchObject({ ok: true })
  expect(await facilitator.send({ type: 'board.open', boardId })).toMatchObject({ ok: true })
  const voter = await join(server.url, event.code, { name: 'Vera' })
  const person = await join(server.url, event.code, { name: 'Wim' })
  const writer = await Writer.open(server.url, boardId, person)
  const witness = await openBoard(server.url, boardId, event.tokens.screen)
  const phone = await Controller.open(server.url, voter.token)
  cleanUps.push(() => facilitator.close(), () => writer.close(), () => witness.close(), () => phone.close())
  const actionId = phone.state!.agenda[0]!.questions![0]!.slate!.items[0]!.actionId
  return {
    server, event, boardId, questionId, facilitator, writer, witness, voter, phone, stored: ['A', 'B'], revision: 0,
    add: (id) => addAction(writer.doc, { id, title: id, detail: '', theme: null, author: person.participantId, createdAt: 1 }),
    sees: (id) => readBoard(witness.doc).actions.some((action) => action.id === id),
    cast: (id, revision) => phone.send({ type: 'ballot.cast', questionId, revision, id, ballot: { method: 'rank', ranking: [[actionId]] } }),
  }
}

/** What must go on whatever the disk does: whoever comes now gets what is stored, and nothing else. */
async function expectReading({ server, event, boardId, questionId, voter, facilitator, stored, revision }: Room): Promise<void> {
  const newcomer = await openBoard(server.url, boardId, event.tokens.screen)
  expect(readBoard(newcomer.doc).actions.map((action) => action.title)).toEqual(stored)
  newcomer.close()
  const console = await Controller.open(server.url, event.tokens.facilitator)
  expect(console.state).toMatchObject({ timer: facilitator.state!.timer, seq: facilitator.state!.seq })
  expect(Object.keys(console.state!.actions)).toHaveLength(stored.length)
  console.close()
  const reloaded = await Controller.open(server.url, voter.token)
  expect(reloaded.state!.me!.ballots).toMatchObject({ [questionId]: { revision } })
  reloaded.close()
  // Somebody who has been here before comes back; nothing has to be stored for that.
  const again = await join(server.url, event.code, { participantToken: voter.token })
  expect(again.participantId).toBe(voter.participantId)
  expect((await get(server.url, '/livez')).status).toBe(200)
}

/** Words, a command, a ballot and somebody new, on a disk that takes nothing. */
async function expectNothingTaken(room: Room, id: string): Promise<void> {
  const { server, event, facilitator, writer, witness, revision } = room
  const closes = writer.closes.length
  room.add(id)
  await writer.until(() => writer.closes.length > closes)
  expect(writer.closes[closes]).toBe(tryAgain)
  expect(await facilitator.send({ type: 'timer.start', seconds: 60 + revision })).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect(await room.cast(id, revision + 1)).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  const joining = await post<{ error: { code: string } }>(server.url, '/api/join', { code: event.code })
  expect([joining.status, joining.body.error.code]).toEqual([503, 'not-saved'])
  expect(room.sees(id)).toBe(false)
  expect(writer.savedClock).toBeLessThan(writer.clock)
  expect(witness.provider.wsconnected).toBe(true)
  await expectReading(room)
}

/** By itself: the writer's provider has been trying all the time. */
async function expectAllTaken(room: Room, id: string): Promise<void> {
  const { server, event, facilitator, writer, witness } = room
  await whenDoc(witness.doc, () => room.sees(id))
  await writer.until(() => writer.isSaved)
  room.stored.push(id)
  expect(await facilitator.send({ type: 'timer.start', seconds: 60 + room.revision })).toMatchObject({ ok: true })
  room.revision++
  expect(await room.cast(id, room.revision)).toMatchObject({ ok: true, revision: room.revision })
  await join(server.url, event.code)
  await facilitator.until((state) => state?.actions[id] !== undefined && state.timer?.seconds === 59 + room.revision)
}

async function writeBefore(room: Room): Promise<void> {
  room.add('before')
  await expectAllTaken(room, 'before')
}

test('ST-15 on a disk that is full or read-only nothing is acknowledged or shown, reading goes on, and writing resumes by itself', async () => {
  const room = await setUp()
  const { server, event, boardId, questionId, voter } = room
  await writeBefore(room)
  for (const fault of ['full', 'readonly'] as const) {
    await server.break(fault)
    await expectNothingTaken(room, fault)
    await server.break('none')
    await expectAllTaken(room, fault)
  }
  // Where that can be had, the kernel itself refuses every write to a file.
  if (canLimit) {
    const limit = (bytes: string): void => {
      expect(spawnSync('prlimit', ['--pid', String(server.pid()), `--fsize=${bytes}:unlimited`]).status).toBe(0)
    }
    limit('0')
    await expectNothingTaken(room, 'kernel')
    limit('unlimited')
    await expectAllTaken(room, 'kernel')
  }
  await server.restart()
  const after = await openBoard(server.url, boardId, event.tokens.screen)
  cleanUps.push(() => after.close())
  expect(readBoard(after.doc).actions.map((action) => action.title)).toEqual(room.stored)
  const phone = await Controller.open(server.url, voter.token)
  cleanUps.push(() => phone.close())
  expect(phone.state).toMatchObject({ timer: { seconds: 59 + room.revision }, me: { ballots: { [questionId]: { revision: room.revision } } } })
}, patienceMs)

test('ST-15 while an fsync takes its time nothing is acknowledged or shown, joining and reading go on, and then all is there', async () => {
  const room = await setUp()
  await writeBefore(room)
  const { server, event, facilitator, writer, witness } = room
  const { timer } = facilitator.state!
  await server.break('held')
  const answers: string[] = []
  room.add('lost')
  const noted = (name: string) => (answer: unknown): unknown => {
    answers.push(name)
    return answer
  }
  const acks = [
    facilitator.send({ type: 'timer.start', seconds: 77 }).then(noted('timer')),
    room.cast('second', 2).then(noted('ballot')),
    post(server.url, '/api/join', { code: event.code }).then(noted('join')),
  ]
  // Twice, so that all of the above has arrived by the second time.
  await expectReading(room)
  await expectReading(room)
  expect({ answers, seen: room.sees('lost'), timer: facilitator.state!.timer }).toEqual({ answers: [], seen: false, timer })
  expect(writer.savedClock).toBeLessThan(writer.clock)
  expect(witness.provider.wsconnected).toBe(true)
  expect(writer.closes).toEqual([])
  await server.break('none')
  expect(await Promise.all(acks)).toMatchObject([{ ok: true }, { ok: true }, { status: 200 }])
  await whenDoc(witness.doc, () => room.sees('lost'))
  await writer.until(() => writer.isSaved)
}, patienceMs)

test('ST-15 on a disk whose every fsync takes a second, a tick takes all that came meanwhile', async () => {
  const room = await setUp()
  await writeBefore(room)
  const { server, event } = room
  const people = await Promise.all(Array.from({ length: 30 }, (_, i) => join(server.url, event.code, { name: `Person ${i}` })))
  const phones = await Promise.all(people.map(({ token }) => Controller.open(server.url, token)))
  cleanUps.push(...phones.map((phone) => () => phone.close()))
  const before = await commitsOf(server)
  await server.break('slow')
  const acks = await Promise.all(phones.flatMap((phone) => Array.from({ length: 10 }, (_, i) => phone.send({ type: 'person.update', name: `Name ${i}`, group: null }))))
  expect(acks.filter((ack) => !ack.ok)).toEqual([])
  // The first of them at once, the others together: as they arrive within a second, or within two on a busy machine.
  expect(await commitsOf(server) - before).toBeLessThanOrEqual(6)
  await server.break('none')
}, patienceMs)

test('ST-15 what was written though its fsync failed is answered when it can be looked up, and is there once', async () => {
  const room = await setUp()
  await writeBefore(room)
  const { server, facilitator, witness, writer } = room
  await server.break('unsynced')
  room.add('lost')
  let answer: unknown = null
  const stopping = facilitator.send({ type: 'screen.blank', blank: true }).then((ack) => { answer = ack })
  await expectReading(room)
  await expectReading(room)
  expect({ answer, seen: room.sees('lost') }).toEqual({ answer: null, seen: false })
  await server.break('none')
  await stopping
  expect(answer).toMatchObject({ ok: true })
  await whenDoc(witness.doc, () => room.sees('lost'))
  await writer.until(() => writer.isSaved)
  await facilitator.until((state) => state?.screen.blank === true)
  expect(facilitator.state!.done.filter(({ what }) => what.type === 'screen.blank')).toHaveLength(1)
}, patienceMs)

/** How many commits of the journal there have been. */
async function commitsOf(server: RunningServer): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^plenary_commit_seconds_count (\d+)$/m.exec(text)![1])
}
