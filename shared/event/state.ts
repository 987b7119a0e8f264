// The state of one event: what the fold of its journal yields. Plain JSON, never mutated in place.
// Every role holds the same shape; `visibility.ts` says which parts are emptied for whom.
import type { ImportKind } from '../import/kinds.ts'
import type { Question, Stage } from './agenda.ts'
import type { Erasure } from './erasure.ts'
import { emptyFloor } from './floor.ts'
import type { Floor } from './floor.ts'
import { emptyFlow } from './flow.ts'
import type { Flow } from './flow.ts'
import { noModeration } from './moderation.ts'
import type { Moderation } from './moderation.ts'
import { usualJoining } from './joining.ts'
import type { Joining, Place } from './joining.ts'
import type { LinkRole, Seating } from './names.ts'
import type { Paper } from './paper.ts'
import type { Reversal } from './reversal.ts'
import type { Screen } from './screen.ts'
import type { Timer } from './timer.ts'

export type { Question, QuestionPhase, Slate, SlateItem, Stage, Submitted } from './agenda.ts'

export type EventState = {
  /** Sequence number of the last journal entry folded in; 0 before the first. */
  seq: number
  eventId: string
  title: string
  template: string
  /** What its times are shown in; each reader's own without it. */
  timeZone?: string | null
  /** Milliseconds since the epoch, as every `…At` here. */
  createdAt: number
  code: string
  codeExpiresAt: number
  groups: string[]
  joining: Joining
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
  /** Head of the journal's chain when the session was closed; the hash in hex. */
  head: { seq: number; hash: string } | null
  boards: Board[]
  tables: Table[]
  seating: Seating
  /** Person → table. Staff only; everybody knows their own. */
  seats: Record<string, string>
  /** Of actions that were carried here from another board. */
  origins: Record<string, Origin>
  /** Of actions that come from earlier events of a programme: where they were before, oldest first. */
  earlier: Record<string, Earlier[]>
  /** Everybody who joined. Facilitators and organisers only. */
  people: Record<string, Person>
  /** Those of them who may not come in any more. Facilitators and organisers only. */
  removed: Record<string, true>
  /** How often each went on with another device: tokens from before open nothing. Facilitators and organisers only. */
  moves: Record<string, number>
  /** How often the links of a role were renewed; links of an earlier generation open nothing. Facilitators and organisers only. */
  generations: Record<LinkRole, number>
  /** Ballots on paper by serial number. Staff only. */
  papers: Record<string, Paper>
  /** People whose words are on a board, named beside their words. */
  authors: Record<string, Author>
  actions: Record<string, NumberedAction>
  nextNumber: number
  screen: Screen
  /** Files that were imported, oldest first. Facilitators and organisers only. */
  imports: ImportRecord[]
  flow: Flow
  floor: Floor
  moderation: Moderation
  /** What was removed for good, oldest first. Who asked for it and why: staff only. */
  erasures: Erasure[]
  /** For how many days after the end names are kept; null for good. Facilitators and organisers only. */
  retentionDays: number | null
  /** The latest reversible things done, newest last. Facilitators only. */
  done: Done[]
}

export type Pause = { timerWasRunning: boolean; frozenBoards: string[]; screenWasBlank: boolean }

export type Board = { boardId: string; title: string; frozen: boolean; epoch: number }

/** `stageId`: where it is, if not where the room is. */
export type Table = { tableId: string; title: string; boardId: string; stageId: string | null }

/** Where an action came from that was carried to another board. */
export type Origin = { actionId: string; boardId: string; tableTitle: string }

/** An earlier event that an action was in, and where it stood in its votes. `at`: when that event was made. */
export type Earlier = {
  eventId: string
  eventTitle: string
  at: number
  actionId: string
  number: number
  rankings: { questionId: string; title: string; method: string; place: number; of: number }[]
}

/** `place` where they were asked. */
export type Person = { name: string; group: string | null; joinedAt: number; place?: Place }

export type Author = { name: string; group: string | null }

/** `number` is spoken aloud: unique in the event, never reused, never changed. */
export type NumberedAction = { number: number; lineageId: string; boardId: string }

export type ImportRecord = {
  importId: string
  at: number
  kind: ImportKind
  boardId: string
  /** Name of the file, and its SHA-256 as hex. */
  file: string
  digest: string
  /** What came of its rows; themes that were made for them. */
  added: number
  there: number
  themes: number
  reverted: { removed: number; kept: string[] } | null
}

export type Done = {
  doneId: string
  at: number
  by: string
  /** The name that was given at the console. */
  as?: string
  /** The command's type and what it named, for a text in the reader's language. */
  what: { type: string; [detail: string]: string | number | boolean }
  undo: Reversal
  undone: boolean
}

export function emptyState(): EventState {
  return {
    seq: 0, eventId: '', title: '', template: 'blank', createdAt: 0, code: '', codeExpiresAt: 0,
    groups: [], joining: usualJoining, papers: {}, agenda: [], stageId: '', stageEnteredAt: 0, begun: {}, timer: null, pause: null, closedAt: null, head: null,
    boards: [], people: {}, removed: {}, moves: {}, generations: { facilitator: 0, 'table-facilitator': 0, observer: 0 }, tables: [], seating: 'hand', seats: {}, origins: {}, earlier: {}, authors: {}, actions: {}, nextNumber: 1,
    screen: { show: 'stage', blank: false }, flow: emptyFlow, floor: emptyFloor, moderation: noModeration, imports: [], erasures: [], retentionDays: null, done: [],
  }
}

export function currentStage(state: EventState): Stage | undefined {
  return state.agenda.find((stage) => stage.stageId === state.stageId)
}

/** The stages that the room goes through. */
export function stagesTaken(state: EventState): Stage[] {
  return state.agenda.filter(({ skipped }) => !skipped)
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

export function allQuestions(state: Pick<EventState, 'agenda'>): Question[] {
  return state.agenda.flatMap((stage) => stage.questions ?? [])
}
