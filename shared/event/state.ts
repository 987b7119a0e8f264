// The state of one event: what the fold of its journal yields. Plain JSON, never mutated in place.
// Every role holds the same shape; `visibility.ts` says which parts are emptied for whom.
import type { AnyTally } from '../ranking/result/full-tally.ts'
import type { Allowance } from './allowances.ts'
import type { LinkRole, ScreenShow, Secrecy, StageKind } from './names.ts'
import type { Reversal } from './reversal.ts'
import type { Timer } from './timer.ts'

/** `paused` is reversible, `sealed` is final; `revealed` is sealed with its tally shown. */
export type QuestionPhase = 'planned' | 'open' | 'paused' | 'sealed' | 'revealed'

export type EventState = {
  /** Sequence number of the last journal entry folded in; 0 before the first. */
  seq: number
  eventId: string
  title: string
  template: string
  /** Milliseconds since the epoch, as every `…At` here. */
  createdAt: number
  code: string
  codeExpiresAt: number
  groups: string[]
  agenda: Stage[]
  /** The stage the room is at. */
  stageId: string
  stageEnteredAt: number
  /** Stages the room has been in. */
  begun: Record<string, true>
  timer: Timer | null
  /** Set while "pause everything" holds; what it found, to be restored. */
  pause: Pause | null
  closedAt: number | null
  boards: Board[]
  /** Everybody who joined. Facilitators and organisers only. */
  people: Record<string, Person>
  /** Those of them who may not come in any more. Facilitators and organisers only. */
  removed: Record<string, true>
  /** How often the links of a role were renewed; links of an earlier generation open nothing. Facilitators and organisers only. */
  generations: Record<LinkRole, number>
  /** People whose words are on a board, named beside their words. */
  authors: Record<string, Author>
  actions: Record<string, NumberedAction>
  nextNumber: number
  screen: Screen
  /** The latest reversible things done, newest last. Facilitators only. */
  done: Done[]
}

export type Stage = {
  stageId: string
  kind: StageKind
  title: string
  /** Planned length; null for an untimed stage. */
  seconds: number | null
  questions?: Question[]
  /** Boards that participants may write on here; all without it. */
  boards?: string[]
  /** What participants may do here; what is usual for the kind without it (`allowances.ts`). */
  allows?: Allowance[]
  /** Left out: the room passes over it. */
  skipped?: true
}

export type Question = {
  questionId: string
  title: string
  /** What a ballot looks like: 'rank' so far. */
  method: string
  secrecy: Secrecy
  options: Record<string, unknown>
  phase: QuestionPhase
  slate: Slate | null
  /** How many ballots are in, never what they say. */
  submitted: Submitted
  tally: AnyTally | null
}

/** Ballots in by stakeholder group ('' = no group). */
export type Submitted = { total: number; byGroup: Record<string, number> }

/** What a question asks about, fixed at the moment it first opens. Ballots are checked against it alone. */
export type Slate = {
  items: SlateItem[]
  themes: { themeId: string; title: string; colour: string }[]
}

export type SlateItem = {
  actionId: string
  number: number
  lineageId: string
  title: string
  themeId: string | null
  /** SHA-256 over title and detail, hex. */
  wordingHash: string
}

export type Pause = { timerWasRunning: boolean; frozenBoards: string[]; screenWasBlank: boolean }

export type Board = { boardId: string; title: string; frozen: boolean; epoch: number }

export type Person = { name: string; group: string | null; joinedAt: number }

export type Author = { name: string; group: string | null }

/** `number` is spoken aloud: unique in the event, never reused, never changed. */
export type NumberedAction = { number: number; lineageId: string; boardId: string }

export type Screen = { show: ScreenShow; blank: boolean }

export type Done = {
  doneId: string
  at: number
  by: string
  /** The command's type and what it named, for a text in the reader's language. */
  what: { type: string; [detail: string]: string | number | boolean }
  undo: Reversal
  undone: boolean
}

export function emptyState(): EventState {
  return {
    seq: 0, eventId: '', title: '', template: 'blank', createdAt: 0, code: '', codeExpiresAt: 0,
    groups: [], agenda: [], stageId: '', stageEnteredAt: 0, begun: {}, timer: null, pause: null, closedAt: null,
    boards: [], people: {}, removed: {}, generations: { facilitator: 0, observer: 0 }, authors: {}, actions: {}, nextNumber: 1,
    screen: { show: 'stage', blank: false }, done: [],
  }
}

export function currentStage(state: EventState): Stage | undefined {
  return state.agenda.find((stage) => stage.stageId === state.stageId)
}

/** The stages that the room goes through. */
export function stagesTaken(state: EventState): Stage[] {
  return state.agenda.filter(({ skipped }) => !skipped)
}

/** A question as it is before its voting has ever been opened. */
export function plannedQuestion(questionId: string, { title, method, secrecy, options }: Pick<Question, 'title' | 'method' | 'secrecy' | 'options'>): Question {
  return { questionId, title, method, secrecy, options, phase: 'planned', slate: null, submitted: { total: 0, byGroup: {} }, tally: null }
}

/** Finds a question by its own id, or by the id of a stage that asks just one. */
export function findQuestion(state: EventState, id: string): Question | undefined {
  for (const stage of state.agenda) {
    const questions = stage.questions ?? []
    if (stage.stageId === id && questions.length === 1) return questions[0]
    const found = questions.find((question) => question.questionId === id)
    if (found) return found
  }
  return undefined
}

/** The stage that asks a question. */
export function stageOf(state: EventState, questionId: string): Stage | undefined {
  return state.agenda.find(({ questions }) => questions?.some((question) => question.questionId === questionId))
}

export function allQuestions(state: EventState): Question[] {
  return state.agenda.flatMap((stage) => stage.questions ?? [])
}
