// A whole agenda with two facilitators and fifty people at once: moderation, seats, ballots and lost connections at random.
// At the end what everybody has folded, what a fresh connection gets and what the journal replays to are one and the same.
import { afterEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument } from '../../shared/board/write.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { StateMessage } from '../../shared/protocol/messages.ts'
import { Recording } from '../../shared/replay/recording.ts'
import { WireReader } from '../../shared/replay/wire.ts'
import { gather } from '../support/crowd.ts'
import type { Member } from '../support/crowd.ts'
import { Controller, createEvent, openBoard } from '../support/people.ts'
import { randomFrom } from '../support/random.ts'
import { organiserKey, startServer } from '../support/server.ts'

const seed = Number(process.env.PLENARY_SEED)
const people = 50
const writers = 10
const roundsEachStage = 6
const actsEachRound = 16
const groups = ['Health', 'Social care', 'Patients']
const refusal = /^[a-z][a-z-]+$/

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
})

type Writer = { member: Member; doc: Y.Doc; boardId: string }

test(`EV-12 two facilitators and fifty people over a full agenda end in the state that the journal replays to (PLENARY_SEED=${seed})`, async () => {
  // A stock client says at length what was refused to it.
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => {})
  cleanUps.push(() => vi.restoreAllMocks())
  const server = await startServer()
  cleanUps.push(() => server.remove())
  const random = randomFrom(seed)
  const event = await createEvent(server.url, {
    title: 'Full agenda', groups, boards: [{ title: 'Board', themes: ['Just', 'Integrated'], actions: ['A', 'B', 'C', 'D', 'E'].map((title) => ({ title, theme: 'Just' })) }],
    agenda: [
      { kind: 'welcome', title: 'Welcome' }, { kind: 'explore', title: 'Explore' }, { kind: 'refine', title: 'Refine' }, { kind: 'questions', title: 'Questions' },
      { kind: 'ballot', title: 'Prioritise', questions: [{ title: 'Which?', method: 'rank' }, { title: 'Support?', method: 'approve', secrecy: 'public-recount' }] },
      { kind: 'results', title: 'Results' },
    ],
  })
  const facilitators = [await Controller.open(server.url, event.tokens.facilitator), await Controller.open(server.url, event.tokens.facilitator)]
  // The one who leads has a connection of their own, so that nothing that is due is told to wait.
  const leading = await Controller.open(server.url, event.tokens.facilitator)
  cleanUps.push(() => leading.close())
  const members = await gather(server.url, event.code, groups, people)
  cleanUps.push(() => [...facilitators, ...members.map(({ phone }) => phone)].forEach((one) => one.close()))
  const boardId = event.boards[0]!.boardId
  const tokens = members.map(({ phone }) => (phone.socket.auth as { token: string }).token)
  const desks: Writer[] = []
  for (let at = 0; at < writers; at++) {
    const { doc, close } = await openBoard(server.url, boardId, tokens[at]!)
    cleanUps.push(close)
    desks.push({ member: members[at]!, doc, boardId })
  }

  let made = 0
  const state = (): StateMessage => facilitators[0]!.state!
  const anyAction = (): string => random.of(Object.keys(state().actions))
  const anyone = (): string => random.of(members).participantId
  const reason = 'Names a person'

  const moderate = (): object => random.of<() => object>([
    () => ({ type: 'entry.hide', entryKind: 'action', entryId: anyAction(), boardId, reason }), () => ({ type: 'entry.restore', entryKind: 'action', entryId: anyAction(), boardId }),
    () => ({ type: 'action.lock', actionId: anyAction(), reason }), () => ({ type: 'action.unlock', actionId: anyAction() }),
    () => ({ type: 'action.merge', actionId: anyAction(), into: anyAction(), reason }), () => ({ type: 'action.unmerge', actionId: anyAction() }),
    () => ({ type: 'action.split', actionId: anyAction(), newId: `split-${++made}-part`, title: 'One half', detail: '', newTitle: 'The other', newDetail: '', reason }),
    () => ({ type: 'action.return', actionId: anyAction(), note: 'Please say who pays' }),
    () => ({ type: 'person.mute', participantId: anyone(), reason }), () => ({ type: 'person.unmute', participantId: anyone() }),
    () => ({ type: 'person.rename', participantId: anyone(), name: `Person ${++made}`, reason }),
    () => ({ type: 'person.remove', participantId: members[people - 1]!.participantId }), () => ({ type: 'person.readmit', participantId: members[people - 1]!.participantId }),
    () => ({ type: 'tables.make', titles: [`Table ${++made}`] }), () => ({ type: 'seats.assign', who: random.of(['everybody', 'unseated']) }),
    () => ({ type: 'person.seat', participantId: anyone(), tableId: random.of([...state().tables.map(({ tableId }) => tableId), null]) }),
    () => ({ type: 'timer.add', seconds: 60 }), () => ({ type: 'board.freeze', boardId }), () => ({ type: 'board.open', boardId }),
    () => ({ type: 'announce', text: `Ten minutes ${++made}` }), () => ({ type: 'spotlight.set', actionId: anyAction() }),
    () => ({ type: 'event.pause' }), () => ({ type: 'event.resume' }), () => ({ type: 'event.resume' }),
    () => ({ type: 'undo', doneId: state().done.findLast(({ undone }) => !undone)?.doneId ?? 'none' }),
  ])()

  const takePart = (member: Member): object => random.of<() => object>([
    () => ({ type: 'ready.set', ready: random.below(2) === 0 }), () => ({ type: 'floor.ask', itemId: `asked-${++made}`.padEnd(8, '-'), text: `Who pays ${made}?`, named: random.below(2) === 0 }),
    () => ({ type: 'person.update', name: `Renamed ${++made}` }),
    () => {
      const question = random.of(allQuestions(state()))
      const ids = question.slate?.items.map(({ actionId }) => actionId) ?? ['none']
      const chosen = ids.filter(() => random.below(2) === 0)
      const ballot = question.method === 'rank' ? { method: 'rank', ranking: chosen.map((id) => [id]) } : { method: 'approve', approved: chosen }
      return { type: 'ballot.cast', questionId: question.questionId, revision: ++made, id: `${member.participantId}-${made}`, ballot }
    },
  ])()

  const write = ({ doc, member }: Writer): void => {
    const board = readBoard(doc)
    if (random.below(2) === 0) addAction(doc, { id: `action-${++made}`, title: `Idea ${made}`, detail: '', theme: board.themes[0]?.id ?? null, author: member.participantId, createdAt: made })
    else if (board.actions[0]) addArgument(doc, { id: `argument-${++made}`, action: random.of(board.actions).id, side: 'for', text: 'It helps', author: member.participantId, createdAt: made })
  }

  const answered = new Map<string, number>()
  const act = async (): Promise<void> => {
    const what = random.below(10)
    if (what === 0) return void write(random.of(desks))
    if (what === 1) {
      // Gone for a moment, and back with what was missed.
      const { socket } = random.of(members).phone
      if (socket.connected) socket.io.engine.close()
      return
    }
    const isDesk = what < 6
    const member = random.of(members)
    const actor = isDesk ? random.of(facilitators) : member.phone
    if (!actor.socket.connected) return
    // Who loses the connection meanwhile gets no answer.
    const answer = await actor.send(isDesk ? moderate() : takePart(member)).catch(() => null)
    const code = !answer ? 'gone' : answer.ok ? 'ok' : answer.error.code
    expect(code).toMatch(refusal)
    answered.set(code, (answered.get(code) ?? 0) + 1)
  }

  for (const { stageId } of state().agenda) {
    await leading.send({ type: 'event.resume' })
    expect(await leading.send({ type: 'stage.go', stageId })).toEqual(expect.objectContaining({ ok: true }))
    for (let round = 0; round < roundsEachStage; round++) await Promise.all(Array.from({ length: actsEachRound }, act))
  }
  await leading.send({ type: 'event.resume' })
  for (const { questionId, phase } of allQuestions(state())) {
    if (phase === 'open' || phase === 'paused') expect(await leading.send({ type: 'ballot.seal', questionId })).toEqual(expect.objectContaining({ ok: true }))
    await leading.send({ type: 'ballot.reveal', questionId })
  }
  expect(await leading.send({ type: 'event.close' })).toEqual(expect.objectContaining({ ok: true }))
  expect(answered.get('ok') ?? 0).toBeGreaterThan(100)
  expect(answered.size).toBeGreaterThan(4)

  // Everybody is brought to the same end: the last entry of the journal.
  const replay = await replayOf(server.url, event.eventId)
  const end = replay.length
  for (const [token, followed] of [[event.tokens.facilitator, facilitators[0]!], [event.tokens.facilitator, facilitators[1]!], [tokens[0]!, members[0]!.phone]] as const) {
    const fresh = await Controller.open(server.url, token)
    cleanUps.push(() => fresh.close())
    for (const one of [fresh, followed]) await one.until((now) => now!.seq >= end)
    expect(eventOf(followed.state!)).toEqual(eventOf(fresh.state!))
    if (token === event.tokens.facilitator) expect(eventOf(fresh.state!)).toEqual(plain(replay.state(end)))
  }
  const reader = await openBoard(server.url, boardId, event.tokens.facilitator)
  cleanUps.push(reader.close)
  expect(readBoard(reader.doc)).toEqual(replay.board(boardId, end))
  expect(server.output()).not.toMatch(/"level":(50|60)/)
}, 300_000)

async function replayOf(url: string, eventId: string): Promise<Recording> {
  const response = await fetch(`${url}/api/events/${eventId}/journal/stream`, { headers: { authorization: `Bearer ${organiserKey}` } })
  const recording = new Recording()
  recording.add(new WireReader().read(new Uint8Array(await response.arrayBuffer())))
  return recording.finish()
}

/** The state of the event alone, as it is sent: nothing of the connection that has it. */
function eventOf({ role: _, now: _now, protocol: _protocol, me: _me, ...event }: StateMessage): unknown {
  return plain(event)
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
