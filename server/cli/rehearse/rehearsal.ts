// Runs an agenda from its first stage to its end, with simulated people, on a server's own core over storage in memory.
// Invariant: nothing here knows of any other storage; when it is over, nothing of it is left.
import { settledStages } from '../../../shared/event/agenda.ts'
import { allowedIn, isOpenIn } from '../../../shared/event/allowances.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import type { Question, Stage } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { seededRandom } from '../../../shared/ranking/certainty/random.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import type { EventPlan } from '../../control/create.ts'
import type { EventHost } from '../../control/event-host.ts'
import { likelyBallot } from './ballots.ts'
import type { StageRights } from './copy.ts'
import { RehearsalPerson } from './person.ts'
import { Stand } from './stand.ts'

export type QuestionOutcome = { title: string; method: string; asked: number; ballots: number; refused: Record<string, number>; castMs: number; countMs: number; first: string[]; problem: string | null }
export type StageOutcome = { title: string; kind: Stage['kind']; plannedSeconds: number | null; enterMs: number; problem: string | null; saved: number; refused: Record<string, number>; saveMs: number; questions: QuestionOutcome[] }
export type Rehearsal = { title: string; people: number; joinMs: number; stages: StageOutcome[]; actions: number; entries: number; tookMs: number; isFine: boolean }

const facilitator: Principal = { role: 'facilitator', personId: 'facilitator' }
/** Of the people, in each stage in which one may. */
const shareWriting = 0.15
const shareArguing = 0.3

export async function rehearse({ plan, rights, people: count, seed }: { plan: EventPlan; rights: readonly StageRights[]; people: number; seed: string }): Promise<Rehearsal> {
  const stand = new Stand()
  try {
    const startedMs = stand.now()
    const random = seededRandom(seed)
    const host = await stand.open(plan)
    await giveRights(host, rights)
    const people = Array.from({ length: count }, (_, n) => new RehearsalPerson(`rehearsal-${n + 1}`, `Person ${n + 1}`, pick(host.state.groups, random), random))
    const joinMs = await stand.timed(() => Promise.all(people.map(({ principal: { personId }, identity: { name }, group }) =>
      host.record([{ type: 'person.joined', participantId: personId, name, group }], personId))))
    for (const { boardId } of host.state.boards) for (const person of people) stand.rooms.find(boardId)?.join(person)
    const stages: StageOutcome[] = []
    for (const { stageId } of host.state.agenda) stages.push(await runStage(stand, host, stageId, people, random))
    await host.command({ type: 'event.close' }, facilitator)
    const isFine = stages.every((stage) => stage.problem === null && Object.keys(stage.refused).length === 0
      && stage.questions.every(({ problem, refused, ballots, asked }) => problem === null && Object.keys(refused).length === 0 && ballots === asked))
    return { title: plan.title, people: count, joinMs, stages, actions: Object.keys(host.state.actions).length, entries: host.state.seq, tookMs: stand.now() - startedMs, isFine }
  } finally {
    await stand.close()
  }
}

async function giveRights(host: EventHost, rights: readonly StageRights[]): Promise<void> {
  for (const [at, { boards, allows }] of rights.entries()) {
    const stageId = host.state.agenda[at]!.stageId
    if (boards || allows) {
      await host.command({
        type: 'agenda.edit', stageId, ...(allows && { allows }), ...(boards && { boards: boards.map((place) => host.state.boards[place]!.boardId) }),
      }, facilitator)
    }
  }
}

async function runStage(stand: Stand, host: EventHost, stageId: string, people: readonly RehearsalPerson[], random: () => number): Promise<StageOutcome> {
  const stage = host.state.agenda.find((s) => s.stageId === stageId)!
  let problem: string | null = null
  const send = async (command: Command): Promise<void> => {
    const answer = await host.command(command, facilitator)
    if (!answer.ok) problem = answer.error.code
  }
  const enterMs = await stand.timed(() => send({ type: 'stage.go', stageId }))
  const written = settledStages.has(stage.kind) || stage.kind === 'welcome' ? { saved: 0, refused: {}, saveMs: 0 } : await write(stand, host, stage, people, random)
  const questions: QuestionOutcome[] = []
  for (const { questionId } of stage.questions ?? []) questions.push(await ask(stand, host, questionId, people, random))
  return { title: stage.title, kind: stage.kind, plannedSeconds: stage.seconds, enterMs, problem, ...written, questions }
}

async function write(stand: Stand, host: EventHost, stage: Stage, people: readonly RehearsalPerson[], random: () => number): Promise<{ saved: number; refused: Record<string, number>; saveMs: number }> {
  const allows = allowedIn(stage)
  const rooms = host.state.boards.flatMap(({ boardId }) => (isOpenIn(stage, boardId) ? stand.rooms.find(boardId) ?? [] : []))
  const refused: Record<string, number> = {}
  let [saved, slowestMs] = [0, 0]
  for (const [what, allowance, share] of [['action', 'add', shareWriting], ['argument', 'argue', shareArguing]] as const) {
    if (!allows.includes(allowance)) continue
    await Promise.all(people.filter(() => random() < share).map(async (person) => {
      const room = pick(rooms, random)
      if (!room) return
      const beganMs = stand.now()
      const result = await person.write(room, what, beganMs)
      slowestMs = Math.max(slowestMs, stand.now() - beganMs)
      if (result === 'saved') saved++
      else if (result !== 'nothing') refused[result] = (refused[result] ?? 0) + 1
    }))
  }
  return { saved, refused, saveMs: slowestMs }
}

async function ask(stand: Stand, host: EventHost, questionId: string, people: readonly RehearsalPerson[], random: () => number): Promise<QuestionOutcome> {
  const question = findQuestion(host.state, questionId)!
  const { title, method } = question
  const outcome: QuestionOutcome = { title, method, asked: 0, ballots: 0, refused: {}, castMs: 0, countMs: 0, first: [], problem: null }
  if (question.phase !== 'open') return { ...outcome, problem: 'nothing-to-rank' }
  outcome.castMs = await stand.timed(() => Promise.all(people.map(async ({ principal }, n) => {
    const ballot = likelyBallot(question, random)
    if (!ballot) return
    outcome.asked++
    const answer = await host.command({ type: 'ballot.cast', questionId, ballot: { ...ballot }, revision: 1, id: `rehearsal-${n}` }, principal)
    if (!answer.ok) outcome.refused[answer.error.code] = (outcome.refused[answer.error.code] ?? 0) + 1
  })))
  const sealed = await host.command({ type: 'ballot.seal', questionId }, facilitator)
  if (!sealed.ok) return { ...outcome, problem: sealed.error.code }
  outcome.countMs = await stand.timed(async () => {
    const revealed = await host.command({ type: 'ballot.reveal', questionId }, facilitator)
    if (!revealed.ok) outcome.problem = revealed.error.code
  })
  return { ...outcome, ...resultOf(findQuestion(host.state, questionId)!) }
}

/** What the pages of results would show first; they read a tally by the same code. */
function resultOf({ tally, slate, submitted }: Question): Partial<QuestionOutcome> {
  if (!tally || !slate) return { problem: 'not-revealed' }
  try {
    const { counts, ballots } = readResult(tally)
    const first = counts[0]?.ranking[0] ?? []
    return { ballots: submitted.total, first: slate.items.filter(({ actionId }) => first.includes(actionId)).map(({ title }) => title), ...(ballots !== submitted.total && { problem: 'ballots-missing' }) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

function pick<T>(list: readonly T[], random: () => number): T | null {
  return list[Math.floor(random() * list.length)] ?? null
}
