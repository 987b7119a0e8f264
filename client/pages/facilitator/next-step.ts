// What the one big button of the console does next. The room is moved on by it alone, from the first stage to the end.
import { settledStages } from '../../../shared/event/agenda.ts'
import { allQuestions, currentStage } from '../../../shared/event/state.ts'
import type { EventState, Question, Stage } from '../../../shared/event/state.ts'

export type NextStep =
  | { kind: 'resume' }
  | { kind: 'open'; questions: Question[]; again: boolean }
  | { kind: 'seal'; questions: Question[] }
  | { kind: 'reveal'; question: Question; more: number }
  | { kind: 'enter'; stage: Stage; freezes: boolean; opensBoard: boolean; opensVoting: boolean }
  | { kind: 'end' }

/** Null once the session is closed and everything is revealed. */
export function nextStep(state: EventState): NextStep | null {
  if (state.pause) return { kind: 'resume' }
  if (state.closedAt !== null) return reveal(allQuestions(state))
  const stage = currentStage(state)
  const questions = stage?.questions ?? []
  const open = questions.filter((question) => question.phase === 'open')
  if (open.length > 0) return { kind: 'seal', questions: open }
  const paused = questions.filter((question) => question.phase === 'paused')
  if (paused.length > 0) return { kind: 'open', questions: paused, again: true }
  // Entering the stage opens what it can. What is still planned once others are closed had no action to vote on: it holds nobody up.
  const planned = questions.filter((question) => question.phase === 'planned')
  if (planned.length > 0 && planned.length === questions.length) return { kind: 'open', questions: planned, again: false }

  const at = state.agenda.findIndex(({ stageId }) => stageId === state.stageId)
  const after = state.agenda.slice(at + 1).filter(({ skipped }) => !skipped)
  const waiting = stage?.kind === 'results' ? revealableUpTo(state, at) : questions
  const revealedLater = stage?.kind !== 'results' && after.some(({ kind }) => kind === 'results')
  const toReveal = revealedLater ? null : reveal(waiting)
  if (toReveal) return toReveal
  return after[0] ? enter(state, stage, after[0]) : { kind: 'end' }
}

/** The stage before, to go back to; null at the first and once the session is closed. */
export function stageBefore(state: EventState): Stage | null {
  const at = state.agenda.findIndex(({ stageId }) => stageId === state.stageId)
  return state.closedAt === null ? (state.agenda.slice(0, Math.max(at, 0)).findLast(({ skipped }) => !skipped) ?? null) : null
}

/** Questions whose state the console shows and offers to change: the stage's own, and in a results stage those asked before. */
export function questionsAtHand(state: EventState): Question[] {
  if (state.closedAt !== null) return allQuestions(state).filter(({ phase }) => phase === 'sealed' || phase === 'revealed')
  const stage = currentStage(state)
  if (stage?.kind !== 'results') return stage?.questions ?? []
  const at = state.agenda.findIndex(({ stageId }) => stageId === state.stageId)
  return revealableUpTo(state, at).filter(({ phase }) => phase === 'sealed' || phase === 'revealed')
}

function reveal(questions: Question[]): NextStep | null {
  const sealed = questions.filter((question) => question.phase === 'sealed')
  return sealed[0] ? { kind: 'reveal', question: sealed[0], more: sealed.length - 1 } : null
}

function revealableUpTo(state: EventState, at: number): Question[] {
  return state.agenda.slice(0, at + 1).flatMap((stage) => stage.questions ?? [])
}

function enter(state: EventState, from: Stage | undefined, stage: Stage): NextStep {
  const settles = settledStages.has(stage.kind)
  return {
    kind: 'enter', stage,
    freezes: settles && state.boards.some((board) => !board.frozen),
    opensBoard: !settles && from !== undefined && settledStages.has(from.kind) && state.boards.some((board) => board.frozen),
    opensVoting: (stage.questions ?? []).some(({ phase }) => phase === 'planned' || phase === 'paused'),
  }
}
