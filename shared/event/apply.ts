// apply: one fact after another makes the state. Live server, browsers, replay and report all run this.
// Pure; returns a new state that shares what did not change. Tolerates facts about things this role may not see.
import type { SeqFact } from './facts.ts'
import { emptyState, findQuestion } from './state.ts'
import type { EventState, Question } from './state.ts'
import { resumeTimer, stopTimer } from './timer.ts'

export const doneKept = 20

/**
 * Collections that came into being in one fold and that nobody outside it has seen: they are filled in place, since thousands
 * of people who join one after another would be copied thousands of times.
 */
export type Unseen = WeakSet<object>

export function apply(state: EventState, { seq, at, fact }: SeqFact, unseen?: Unseen): EventState {
  const next: EventState = { ...state, seq }
  switch (fact.type) {
    case 'event.created':
      return {
        ...emptyState(), seq, createdAt: at, eventId: fact.eventId, title: fact.title, template: fact.template,
        code: fact.code, codeExpiresAt: fact.codeExpiresAt, groups: fact.groups, agenda: fact.agenda,
        boards: fact.boards, stageId: fact.agenda[0]?.stageId ?? '', stageEnteredAt: at,
      }
    case 'person.joined':
      next.people = put(state.people, fact.participantId, { name: fact.name, group: fact.group, joinedAt: at }, unseen)
      return next
    case 'person.updated': {
      const person = state.people[fact.participantId]
      if (person) next.people = put(state.people, fact.participantId, { ...person, name: fact.name, group: fact.group }, unseen)
      return next
    }
    case 'person.removed':
      next.removed = { ...state.removed, [fact.participantId]: true }
      return next
    case 'person.readmitted': {
      const { [fact.participantId]: _, ...removed } = state.removed
      next.removed = removed
      return next
    }
    case 'links.renewed':
      next.generations = { ...state.generations, [fact.role]: state.generations[fact.role] + 1 }
      return next
    case 'author.named':
      next.authors = put(state.authors, fact.participantId, { name: fact.name, group: fact.group }, unseen)
      return next
    case 'stage.entered':
      next.stageId = fact.stageId
      next.stageEnteredAt = at
      next.timer = fact.timer
      return next
    case 'timer.set':
      next.timer = fact.timer
      return next
    case 'board.frozen':
    case 'board.opened':
      next.boards = state.boards.map((board) =>
        board.boardId === fact.boardId ? { ...board, frozen: fact.type === 'board.frozen' } : board)
      return next
    case 'actions.numbered': {
      const numbered = fact.actions.map(({ actionId, number, lineageId }) => [actionId, { number, lineageId, boardId: fact.boardId }] as const)
      next.actions = { ...state.actions, ...Object.fromEntries(numbered) }
      next.nextNumber = fact.actions.reduce((most, { number }) => Math.max(most, number + 1), state.nextNumber)
      return next
    }
    case 'client.bound':
      return next
    case 'question.opened':
      return withQuestion(next, fact.questionId, { phase: 'open', slate: fact.slate })
    case 'question.paused':
      return withQuestion(next, fact.questionId, { phase: 'paused' })
    case 'question.reopened':
      return withQuestion(next, fact.questionId, { phase: 'open' })
    case 'question.counted':
      return withQuestion(next, fact.questionId, { submitted: fact.submitted })
    case 'question.sealed':
      return withQuestion(next, fact.questionId, { phase: 'sealed', submitted: fact.submitted })
    case 'question.revealed':
      return withQuestion(next, fact.questionId, { phase: 'revealed', tally: fact.tally })
    case 'question.concealed':
      return withQuestion(next, fact.questionId, { phase: 'sealed', tally: null })
    case 'event.paused':
      next.pause = {
        timerWasRunning: state.timer?.kind === 'running',
        frozenBoards: state.boards.filter((board) => board.frozen).map((board) => board.boardId),
        screenWasBlank: state.screen.blank,
      }
      if (state.timer?.kind === 'running') {
        next.timer = stopTimer(state.timer, at)
      }
      next.boards = state.boards.map((board) => ({ ...board, frozen: true }))
      next.screen = { ...state.screen, blank: true }
      return next
    case 'event.resumed': {
      const before = state.pause
      if (!before) return next
      next.pause = null
      if (before.timerWasRunning && state.timer?.kind === 'stopped') {
        next.timer = resumeTimer(state.timer, at)
      }
      next.boards = state.boards.map((board) => ({ ...board, frozen: before.frozenBoards.includes(board.boardId) }))
      next.screen = { ...state.screen, blank: before.screenWasBlank }
      return next
    }
    case 'event.closed':
      next.closedAt = at
      next.timer = null
      next.pause = null
      next.boards = state.boards.map((board) => ({ ...board, frozen: true }))
      if (state.pause) next.screen = { ...state.screen, blank: state.pause.screenWasBlank }
      return next
    case 'screen.shown':
      next.screen = { ...state.screen, show: fact.show }
      return next
    case 'screen.blanked':
      next.screen = { ...state.screen, blank: fact.blank }
      return next
    case 'control.done':
      next.done = [...state.done, { doneId: fact.doneId, at, by: fact.by, what: fact.what, undo: fact.undo, undone: false }].slice(-doneKept)
      return next
    case 'control.undone':
      next.done = state.done.map((done) => (done.doneId === fact.doneId ? { ...done, undone: true } : done))
      return next
  }
}

export function applyAll(state: EventState, facts: Iterable<SeqFact>): EventState {
  const unseen: Unseen = new WeakSet()
  let next = state
  for (const fact of facts) next = apply(next, fact, unseen)
  return next
}

function put<T>(record: Record<string, T>, key: string, value: T, unseen?: Unseen): Record<string, T> {
  if (unseen?.has(record)) {
    record[key] = value
    return record
  }
  const copy = { ...record, [key]: value }
  unseen?.add(copy)
  return copy
}

function withQuestion(state: EventState, questionId: string, change: Partial<Question>): EventState {
  if (!findQuestion(state, questionId)) return state
  return {
    ...state,
    agenda: state.agenda.map((stage) =>
      stage.questions?.some((question) => question.questionId === questionId)
        ? { ...stage, questions: stage.questions.map((q) => (q.questionId === questionId ? { ...q, ...change } : q)) }
        : stage),
  }
}
