// Making an event from a plan: ids, the first facts, and its boards as written by the server's own Yjs client.
import * as Y from 'yjs'
import { numberFacts } from '../../shared/event/decide-board.ts'
import { orderSeries } from '../../shared/board/order.ts'
import { themeColours } from '../../shared/board/schema.ts'
import { addAction, addArgument, addEvidence, addTheme } from '../../shared/board/write.ts'
import { plannedQuestion } from '../../shared/event/agenda.ts'
import { apply } from '../../shared/event/apply.ts'
import type { Fact } from '../../shared/event/facts.ts'
import type { JoiningChange } from '../../shared/event/joining.ts'
import { organiserAuthor, serverPerson } from '../../shared/event/names.ts'
import { emptyState } from '../../shared/event/state.ts'
import type { Author, Board, Stage } from '../../shared/event/state.ts'
import type { ActionPlan, AgendaPlan, BoardPlan } from '../../shared/templates/plan.ts'
import type { Ids } from '../ports.ts'

/** `authors`: who wrote what comes from an earlier event. */
export type EventPlan = { title: string; template: string; groups: string[]; agenda: AgendaPlan[]; boards: BoardPlan[]; timeZone?: string; authors?: Record<string, Author>; joining?: JoiningChange }

export type MadeEvent = { eventId: string; code: string; facts: Fact[]; updates: { boardId: string; update: Uint8Array }[] }

/** How long a join code works. */
export const codeMs = 30 * 24 * 3_600_000

export function makeEvent(plan: EventPlan, ids: Ids, now: number): MadeEvent {
  const eventId = ids.id()
  const code = ids.code()
  const boards = plan.boards.map((board): Board => ({ boardId: ids.id(), title: board.title, frozen: false, epoch: 1 }))
  const agenda = plan.agenda.map((stage) => makeStage(stage, ids))
  const written = plan.boards.map((board) => writeBoard(board, ids, now))
  const actions = written.flatMap((board) => board.actions)
  const created: Fact = {
    type: 'event.created', eventId, title: plan.title, template: plan.template, ...(plan.timeZone && { timeZone: plan.timeZone }), code, codeExpiresAt: now + codeMs,
    groups: [...new Set(plan.groups)], agenda: agenda.map((stage) => withCostsById(stage, actions)), boards,
  }
  const facts: Fact[] = [created]
  let state = apply(emptyState(), { seq: 0, at: now, fact: created })
  const updates = boards.map(({ boardId }, i) => {
    const { update, clientId, actions } = written[i]!
    const numbers = underLineages(numberFacts(state, boardId, actions.map(({ id }) => ({ op: 'action.add' as const, key: id }))), actions)
    for (const fact of numbers) state = apply(state, { seq: 0, at: now, fact })
    facts.push({ type: 'client.bound', boardId, clientId, personId: serverPerson }, ...numbers)
    return { boardId, update }
  })
  for (const [participantId, author] of Object.entries(plan.authors ?? {})) facts.push({ type: 'author.named', participantId, ...author })
  const inherited = actions.flatMap(({ id, plan: { earlier } }) => (earlier ? [[id, earlier] as const] : []))
  if (inherited.length > 0) facts.push({ type: 'actions.inherited', earlier: Object.fromEntries(inherited) })
  if (plan.joining) facts.push({ type: 'joining.set', change: plan.joining })
  return { eventId, code, facts, updates }
}

/** An action that comes from an earlier event is the same one as there. */
function underLineages(numbers: Fact[], actions: readonly MadeAction[]): Fact[] {
  const lineageOf = new Map(actions.flatMap(({ id, plan: { lineageId } }) => (lineageId ? [[id, lineageId] as const] : [])))
  return numbers.map((fact) => (fact.type !== 'actions.numbered' ? fact
    : { ...fact, actions: fact.actions.map((one) => ({ ...one, lineageId: lineageOf.get(one.actionId) ?? one.lineageId })) }))
}

function makeStage(plan: AgendaPlan, ids: Ids): Stage {
  const stage: Stage = { stageId: ids.id(), kind: plan.kind, title: plan.title, seconds: plan.seconds ?? null, ...(plan.allows && { allows: [...new Set(plan.allows)] }), ...(plan.premoderated && { premoderated: true }) }
  if (plan.kind !== 'ballot') return stage
  const asked = plan.questions?.length ? plan.questions : [{ title: plan.title, method: 'rank' }]
  stage.questions = asked.map((question) => plannedQuestion(ids.id(), { secrecy: 'secret', options: {}, ...question }))
  return stage
}

type MadeAction = { id: string; title: string; plan: ActionPlan }

/** Costs are planned by title: each is of every action that has it. */
function withCostsById(stage: Stage, actions: readonly MadeAction[]): Stage {
  if (!stage.questions) return stage
  return {
    ...stage,
    questions: stage.questions.map((question) => {
      const costs = new Map(Object.entries((question.options['costs'] ?? {}) as Record<string, number>))
      if (costs.size === 0) return question
      return { ...question, options: { ...question.options, costs: Object.fromEntries(actions.flatMap(({ id, title }) => (costs.has(title) ? [[id, costs.get(title)]] : []))) } }
    }),
  }
}

function writeBoard(plan: BoardPlan, ids: Ids, now: number): { update: Uint8Array; clientId: number; actions: MadeAction[] } {
  const doc = new Y.Doc({ gc: true })
  doc.clientID = clientIdFrom(ids.bytes(4))
  const actions: MadeAction[] = []
  const titles = [...new Set([...plan.themes.map((t) => t.title), ...plan.actions.flatMap((a) => a.theme ?? [])])]
  const themeOrders = orderSeries(titles.length)
  const themeIds = new Map(titles.map((title) => [title, ids.id()]))
  doc.transact(() => {
    titles.forEach((title, i) => {
      const detail = plan.themes.find((theme) => theme.title === title)?.detail
      addTheme(doc, { id: themeIds.get(title)!, title, ...(detail ? { detail } : {}), order: themeOrders[i]!, colour: themeColours[i % themeColours.length]! })
    })
    const orders = orderSeries(plan.actions.length)
    // Numbers are spoken: they run down the first theme, then the next.
    const place = (action: BoardPlan['actions'][number]): number => (action.theme ? titles.indexOf(action.theme) : titles.length)
    const sorted = [...plan.actions].sort((a, b) => place(a) - place(b))
    sorted.forEach((action, i) => {
      const id = ids.id()
      actions.push({ id, title: action.title, plan: action })
      const createdAt = action.createdAt ?? now + i
      addAction(doc, {
        id, title: action.title, detail: action.detail ?? '', theme: action.theme ? themeIds.get(action.theme)! : null,
        order: orders[i]!, author: action.author ?? organiserAuthor, createdAt,
      })
      for (const argument of action.arguments ?? []) addArgument(doc, { id: ids.id(), action: id, author: organiserAuthor, createdAt, ...argument })
      for (const evidence of action.evidence ?? []) addEvidence(doc, { id: ids.id(), ...evidence, actions: [id] })
    })
  })
  const update = Y.encodeStateAsUpdate(doc)
  const clientId = doc.clientID
  doc.destroy()
  return { update, clientId, actions }
}

function clientIdFrom(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
}
