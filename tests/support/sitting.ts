// A whole event over memory adapters, told by numbers: people join and write, ballots are cast under every kind of secrecy, on phones and on
// paper, sealed and mostly revealed, things happen in between and afterwards. What the archive tests archive.
import type { Live } from '../../shared/archive/build.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { CreateEvent } from '../../shared/protocol/create.ts'
import { questionMethods } from '../../shared/protocol/question-options.ts'
import { facilitator, settle, World } from './host.ts'
import { act, people } from './sitting-steps.ts'
import type { Step } from './sitting-steps.ts'

type QuestionPlan = NonNullable<NonNullable<CreateEvent['agenda']>[number]['questions']>[number]

const score = { criteria: [{ id: 'impact', title: 'Impact', low: 'little', high: 'a lot', weight: 2 }], min: 1, max: 5 }
const budget = { budget: 10, otherCost: 3, costs: { 'Equal pay': 7, 'Safe staffing': 4 } }

const usualQuestions: QuestionPlan[] = [
  { title: 'Secret', method: 'rank', secrecy: 'secret' }, { title: 'Public', method: 'rank', secrecy: 'public-recount' },
  { title: 'Public approvals', method: 'approve', secrecy: 'public-recount', options: { seats: 2 } }, { title: 'Public pairs', method: 'pairs', secrecy: 'public-recount' },
  { title: 'Agree', method: 'agree', secrecy: 'public-recount' }, { title: 'Named for all', method: 'score', secrecy: 'named', options: { ...score, names: 'everyone' } },
  { title: 'Named for few', method: 'dots', secrecy: 'named', options: { dots: 5 } }, { title: 'Secret scores', method: 'score', secrecy: 'secret', options: score },
]

/** Every kind of ballot under every kind of secrecy, and those with costs. */
export const everyQuestion: QuestionPlan[] = (['secret', 'public-recount', 'named'] as const).flatMap((secrecy) => [
  ...questionMethods.map((method) => ({ method, options: method === 'score' ? score : {} })),
  { method: 'approve', options: budget }, { method: 'dots', options: budget }, { method: 'approve', options: { seats: 2, weighting: 'groups' } },
].flatMap(({ method, options }) => (
  secrecy === 'named' ? ['facilitators', 'everyone'].map((names) => ({ method, options: { ...options, names } })) : [{ method, options }]
).map((one): QuestionPlan => ({ ...one, title: `${one.method} ${secrecy} ${Object.keys(one.options).join(' ')} ${'names' in one.options ? one.options.names : ''}`.trim(), secrecy }))))

export function sittingPlan(questions: readonly QuestionPlan[] = usualQuestions): CreateEvent {
  return {
    title: 'Workforce “2035”', groups: ['Care', 'Patients'],
    boards: [
      { title: 'Board', themes: [{ title: 'Just' }], actions: ['Equal pay', 'Safe staffing', 'Wider routes', 'Earn, learn and return'].map((title) => ({ title, theme: 'Just' })) },
    ],
    agenda: [
      { kind: 'explore', title: 'Explore', seconds: 600, allows: ['add', 'edit', 'move', 'argue', 'evidence', 'ask'] },
      { kind: 'ballot', title: 'Vote', seconds: 300, questions: [...questions] },
      { kind: 'results', title: 'Results' },
    ],
  }
}

type Telling = {
  seed?: number
  /** How many of the questions, from the first. */
  revealed?: number
  /** Else the last question is left open. */
  closes?: boolean
  /** Two people who cast each other's ballots, in secret questions. */
  exchange?: readonly [number, number]
  questions?: readonly QuestionPlan[]
  /** Of each question seven are printed and come in; one is voided, and another takes its place. */
  papers?: boolean
  /** It goes on from an earlier event: an action and its argument are carried over, with who wrote them. */
  carried?: boolean
  /** Between the reveals and the close, and after it. */
  after?: readonly Step[]
  late?: readonly Step[]
  /** Given what the server holds, state and boards of one moment, whenever it has let something out. */
  watch?: (live: Live) => void
}

type Sitting = {
  world: World
  host: EventHost
  /** The state after every commit. */
  lived: EventState[]
  /** Of secret questions: receipts, and the keys that were destroyed, as text. */
  secrets: string[]
}

export async function sitting(steps: readonly Step[], telling: Telling = {}): Promise<Sitting> {
  const { seed = 1, revealed = 8, closes = true, exchange, papers = false, after = [], late = [], watch } = telling
  const world = new World(seed)
  const host = await begun(world, telling)
  const lived = [host.state]
  const see = (): void => watch?.(host.published.live())
  host.addOutlet({ facts: () => { lived.push(host.state); see() }, presence: () => {}, ended: () => {} })
  for (const { personId, group } of people) await world.join(host, personId, group)
  let count = 0
  const tell = async (told: readonly Step[]): Promise<void> => {
    for (const s of told) {
      world.clock.advance(s.ms)
      await act(world, host, s, count++)
      await settle()
      see()
    }
  }
  await tell(steps)
  await host.command({ type: 'event.resume' }, facilitator)
  if (papers) for (const [q, { questionId }] of allQuestions(host.state).entries()) await host.command({ type: 'papers.register', questionId, serials: serialsOf(q) }, facilitator)
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  const questions = allQuestions(host.state)
  const secrets: string[] = []
  for (const name of await world.vault.list()) secrets.push(Buffer.from((await world.vault.get(name))!).toString('hex'), Buffer.from((await world.vault.get(name))!).toString('base64'))
  for (const [q, question] of questions.entries()) {
    // Nothing is voted on where every action was put away before.
    if (!question.slate) continue
    for (const [i, { personId }] of people.entries()) {
      // Who was erased is not there any more.
      if (Object.hasOwn(host.state.removed, personId)) continue
      const place = exchange?.includes(i) && question.secrecy === 'secret' ? exchange[exchange[0] === i ? 1 : 0] : i
      const pick = (steps[(place + q) % Math.max(1, steps.length)]?.pick ?? 3) + place * (q + 1)
      const receipt = await cast(host, question, personId, pick, 1)
      if (question.secrecy === 'secret') secrets.push(receipt)
    }
    if (papers) await enterPapers(host, question, serialsOf(q))
    host.recordCounts()
    await settle()
  }
  for (const [q, { questionId }] of questions.entries()) {
    if (!closes && q === questions.length - 1) break
    await host.command({ type: 'ballot.seal', questionId }, facilitator)
    if (q < revealed) await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  }
  await tell(after)
  if (closes) await host.command({ type: 'event.close' }, facilitator)
  await tell(late)
  await rested(host)
  see()
  return { world, host, lived, secrets }
}

/** Counting with merged actions goes on by itself, one question after another: until nothing more is written. */
async function rested(host: EventHost): Promise<void> {
  for (let seq = -1; seq !== host.state.seq;) {
    seq = host.state.seq
    for (let i = 0; i < 10; i++) await settle()
  }
}

async function begun(world: World, { questions, carried = false }: Telling): Promise<EventHost> {
  if (!carried) return world.create(sittingPlan(questions))
  const earlier = await world.create(sittingPlan(questions))
  await world.join(earlier, 'person-1', 'Care')
  const { boardId } = earlier.state.boards[0]!
  const { id, title } = earlier.board(boardId).actions[0]!
  const made = await world.registry.create({ ...sittingPlan(questions), boards: undefined }, {
    boards: [{ title: 'Board', themes: ['Just'], actions: [
      { title, author: 'person-1', lineageId: earlier.state.actions[id]!.lineageId, arguments: [{ side: 'for', text: 'Said before.', author: 'person-1', createdAt: 5 }] },
      { title: 'Safe staffing' }, { title: 'Wider routes' },
    ] }] as never,
    authors: { 'person-1': { name: 'person-1', group: 'Care' } },
  })
  if ('refusal' in made) throw new Error(made.refusal.message)
  return made.host
}

const symbols = 'ACDEFGHJKMNPQRTUVWXY34679'

export function serialsOf(q: number): string[] {
  return Array.from({ length: 7 }, (_, i) => `AAAAA-AAA${symbols[Math.floor(q / symbols.length)]}${symbols[q % symbols.length]}-AAAA${symbols[i]}`)
}

async function enterPapers(host: EventHost, question: Question, serials: readonly string[]): Promise<void> {
  const ids = question.slate!.items.map(({ actionId }) => actionId)
  const enter = async (i: number): Promise<void> => {
    const ballot = ballotOf(question.method, ids, i * 2 + 1)
    const answer = await host.command({ type: 'paper.enter', questionId: question.questionId, serial: serials[i]!, ballot, id: `paper-${i}` }, facilitator)
    if (!answer.ok) throw new Error(`${question.title}, on paper: ${answer.error.code}`)
  }
  for (let i = 0; i < 6; i++) await enter(i)
  await host.command({ type: 'paper.void', serial: serials[0]!, reason: 'Filled in twice', replacedBy: serials[6]! }, facilitator)
  await enter(6)
}

async function cast(host: EventHost, question: Question, personId: string, pick: number, revision: number): Promise<string> {
  const ids = question.slate!.items.map(({ actionId }) => actionId)
  const answer = await host.command({ type: 'ballot.cast', questionId: question.questionId, ballot: ballotOf(question.method, ids, pick), revision, id: `${personId}-${revision}` }, { role: 'participant', personId })
  if (!answer.ok) throw new Error(`${question.title}: ${answer.error.code}`)
  return answer.receipt!
}

export function ballotOf(method: string, ids: readonly string[], pick: number): Record<string, unknown> {
  const turned = ids.map((_, i) => ids[(i + pick) % ids.length]!)
  const few = turned.slice(0, 4)
  switch (method) {
    case 'rank': return { method, ranking: turned.slice(0, 1 + (pick % ids.length)).map((id) => [id]) }
    case 'approve': return { method, approved: turned.slice(0, 1 + (pick % 3)) }
    case 'pairs': return { method, pairs: turned.length > 1 ? [[turned[0], turned[1]], ...(pick % 2 && turned.length > 2 ? [[turned[1], turned[2]]] : [])] : [] }
    case 'agree': return { method, answers: Object.fromEntries(ids.map((id, i) => [id, ((pick * (i + 1)) % 3) - 1])) }
    case 'dots': return { method, dots: { [turned[0]!]: 2, ...(turned.length > 1 ? { [turned[1]!]: 1 + (pick % 3) } : {}) } }
    case 'bestworst': return { method, sets: few.length > 1 ? [{ best: few[0], worst: few[1], shown: few }] : [] }
    case 'rankfew': return { method, rankings: few.length > 0 ? [few.map((id) => [id])] : [] }
    default: return { method, scores: Object.fromEntries(ids.map((id, i) => [id, { impact: 1 + ((pick * (i + 1)) % 5) }])) }
  }
}
