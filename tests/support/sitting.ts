// A whole event over memory adapters, told by numbers: people join and write, every kind of ballot is cast under every kind of secrecy,
// sealed and mostly revealed. What the archive tests archive.
import * as Y from 'yjs'
import type { EventHost } from '../../server/control/event-host.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument, moveAction, remove } from '../../shared/board/write.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { CreateEvent } from '../../shared/protocol/create.ts'
import { facilitator, settle, World } from './host.ts'
import { TestMember } from './member.ts'
import { updatesOf } from './board.ts'

export type Step = { kind: number; pick: number; ms: number }

const score = { criteria: [{ id: 'impact', title: 'Impact', low: 'little', high: 'a lot', weight: 2 }], min: 1, max: 5 }

export const sittingPlan: CreateEvent = {
  title: 'Workforce “2035”', groups: ['Care', 'Patients'],
  boards: [
    { title: 'Board', themes: [{ title: 'Just' }], actions: ['Equal pay', 'Safe staffing', 'Wider routes', 'Earn, learn and return'].map((title) => ({ title, theme: 'Just' })) },
  ],
  agenda: [
    { kind: 'explore', title: 'Explore', seconds: 600 },
    {
      kind: 'ballot', title: 'Vote', seconds: 300,
      questions: [
        { title: 'Secret', method: 'rank', secrecy: 'secret' }, { title: 'Public', method: 'rank', secrecy: 'public-recount' },
        { title: 'Public approvals', method: 'approve', secrecy: 'public-recount', options: { seats: 2 } }, { title: 'Public pairs', method: 'pairs', secrecy: 'public-recount' },
        { title: 'Agree', method: 'agree', secrecy: 'public-recount' }, { title: 'Named for all', method: 'score', secrecy: 'named', options: { ...score, names: 'everyone' } },
        { title: 'Named for few', method: 'dots', secrecy: 'named', options: { dots: 5 } }, { title: 'Secret scores', method: 'score', secrecy: 'secret', options: score },
      ],
    },
    { kind: 'results', title: 'Results' },
  ],
}

export const people = Array.from({ length: 13 }, (_, i) => ({ personId: `person-${i}`, group: [null, 'Care', 'Patients'][i % 3]! }))

type Telling = {
  seed?: number
  /** How many of the questions, from the first. */
  revealed?: number
  /** Else the last question is left open. */
  closes?: boolean
  /** Two people who cast each other's ballots, in secret questions. */
  exchange?: readonly [number, number]
}

type Sitting = {
  world: World
  host: EventHost
  /** The state after every commit. */
  lived: EventState[]
  /** Of secret questions: receipts, and the keys that were destroyed, as text. */
  secrets: string[]
}

export async function sitting(steps: readonly Step[], { seed = 1, revealed = 8, closes = true, exchange }: Telling = {}): Promise<Sitting> {
  const world = new World(seed)
  const host = await world.create(sittingPlan)
  const lived = [host.state]
  host.addOutlet({ facts: () => void lived.push(host.state), presence: () => {}, ended: () => {} })
  for (const { personId, group } of people) await world.join(host, personId, group)
  for (const [i, s] of steps.entries()) {
    world.clock.advance(s.ms)
    await act(world, host, s, i)
    await settle()
  }
  await host.command({ type: 'event.resume' }, facilitator)
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  const questions = allQuestions(host.state)
  const secrets: string[] = []
  for (const name of await world.vault.list()) secrets.push(Buffer.from((await world.vault.get(name))!).toString('hex'), Buffer.from((await world.vault.get(name))!).toString('base64'))
  for (const [q, question] of questions.entries()) {
    for (const [i, { personId }] of people.entries()) {
      const place = exchange?.includes(i) && question.secrecy === 'secret' ? exchange[exchange[0] === i ? 1 : 0] : i
      const pick = (steps[(place + q) % Math.max(1, steps.length)]?.pick ?? 3) + place * (q + 1)
      const receipt = await cast(host, question, personId, pick, 1)
      if (question.secrecy === 'secret') secrets.push(receipt)
    }
    host.recordCounts()
    await settle()
  }
  for (const [q, { questionId }] of questions.entries()) {
    if (!closes && q === questions.length - 1) break
    await host.command({ type: 'ballot.seal', questionId }, facilitator)
    if (q < revealed) await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  }
  if (closes) await host.command({ type: 'event.close' }, facilitator)
  await settle()
  return { world, host, lived, secrets }
}

async function cast(host: EventHost, question: Question, personId: string, pick: number, revision: number): Promise<string> {
  const ids = question.slate!.items.map(({ actionId }) => actionId)
  const answer = await host.command({ type: 'ballot.cast', questionId: question.questionId, ballot: ballotOf(question.method, ids, pick), revision, id: `${personId}-${revision}` }, { role: 'participant', personId })
  if (!answer.ok) throw new Error(`${question.title}: ${answer.error.code}`)
  return answer.receipt!
}

function ballotOf(method: string, ids: readonly string[], pick: number): Record<string, unknown> {
  const turned = ids.map((_, i) => ids[(i + pick) % ids.length]!)
  switch (method) {
    case 'rank': return { method, ranking: turned.slice(0, 1 + (pick % ids.length)).map((id) => [id]) }
    case 'approve': return { method, approved: turned.slice(0, 1 + (pick % 3)) }
    case 'pairs': return { method, pairs: turned.length > 1 ? [[turned[0], turned[1]], ...(pick % 2 && turned.length > 2 ? [[turned[1], turned[2]]] : [])] : [] }
    case 'agree': return { method, answers: Object.fromEntries(ids.map((id, i) => [id, ((pick * (i + 1)) % 3) - 1])) }
    case 'dots': return { method, dots: { [turned[0]!]: 2, ...(turned.length > 1 ? { [turned[1]!]: 1 + (pick % 3) } : {}) } }
    default: return { method, scores: Object.fromEntries(ids.map((id, i) => [id, { impact: 1 + ((pick * (i + 1)) % 5) }])) }
  }
}

async function act(world: World, host: EventHost, s: Step, i: number): Promise<void> {
  const { boardId } = host.state.boards[0]!
  const commands: Command[] = [
    { type: 'timer.start', seconds: 60 }, { type: 'board.freeze', boardId }, { type: 'board.open', boardId }, { type: 'event.pause' }, { type: 'event.resume' },
    { type: 'announce', text: `Grüße ${'👋'.repeat(s.pick % 3)} "\\" ${i}` }, { type: 'undo', doneId: host.state.done.at(-1)?.doneId ?? 'none' },
    { type: 'entry.hide', boardId, entryKind: 'action', entryId: readBoard(world.rooms.find(boardId)!.tentative).actions[s.pick % 3]?.id ?? 'none', reason: '=1+1, "quoted"' },
    { type: 'message.record', messageId: `m${i}`, speaker: 'Ann', text: 'Pay first' }, { type: 'tables.make', titles: ['One', 'Two'] },
  ]
  const command = commands[s.kind]
  if (command) await host.command(command, facilitator)
  else write(world, host, s, i)
}

function write(world: World, host: EventHost, s: Step, i: number): void {
  const { boardId } = host.state.boards[s.pick % host.state.boards.length]!
  const room = world.rooms.find(boardId)
  if (!room) return
  const { personId } = people[s.pick % people.length]!
  const phone = new Y.Doc()
  phone.clientID = 1_000 + i
  Y.applyUpdate(phone, Y.encodeStateAsUpdate(room.tentative))
  const { actions } = readBoard(phone)
  const action = actions[s.pick % Math.max(1, actions.length)]
  const [update] = updatesOf(phone, (doc) => {
    if (!action || s.pick % 4 === 0) addAction(doc, { id: `n${i}`, title: `New ${i} ${'é'.repeat(s.pick % 4)}`, detail: '', theme: null, author: personId, createdAt: i })
    else if (s.pick % 4 === 1) moveAction(doc, action.id, null, s.pick % 3)
    else if (s.pick % 4 === 2 && action.id.startsWith('n')) remove(doc, 'actions', action.id)
    else addArgument(doc, { id: `arg${i}`, action: action.id, side: 'for', text: 'Because.', author: personId, createdAt: i })
  })
  if (update) room.receive(update, new TestMember(personId), () => {})
}
