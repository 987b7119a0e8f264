// What deciding needs besides the state, and what it comes to.
import type { BoardErasure } from '../erasure/board.ts'
import type { Traces } from '../erasure/traces.ts'
import type { BoardWrite } from '../board/changes.ts'
import type { BoardView } from '../board/read.ts'
import type { Root } from '../board/schema.ts'
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import type { MovedPeople } from '../ranking/moved.ts'
import type { AnyTally } from '../ranking/result/full-tally.ts'
import type { Submissions } from '../submissions/submission.ts'
import type { QuestionPlan } from '../templates/plan.ts'
import type { Fact } from './facts.ts'
import type { Principal } from './names.ts'
import type { Reversal } from './reversal.ts'
import type { Past } from './rewind-facts.ts'
import type { EventState, Question, Slate, Submitted } from './state.ts'

/** What the server knows and the state does not. */
export type Context = {
  /** ms since the epoch */
  now: number
  newId(): string
  /** Six digits by which no other event of this server lets people in now. */
  spokenCode(): string
  /** From 0 up to 1, for what must not be foreseen. */
  random(): number
  /** Participants who are connected. */
  here(): number
  /** What a board of the event says, accepted words that are not saved yet included. */
  board(boardId: string): BoardView
  /** Whether an entry of a board is just as it was put there. */
  isPristine(boardId: string, root: Root, id: string): boolean
  /** What a board would say without these words. */
  without(boardId: string, erasure: BoardErasure): BoardView
  /** Where somebody's words are, whose erasure is asked for; null where the command asks for no such thing. */
  traces: Traces | null
  /** How the board was that a command is to put back; null where it is to put back none. */
  past: Past | null
  /** What was submitted, as far as it is committed; nothing where the command has nothing to do with it. */
  submissions(): Submissions
  /** The actions a question would ask about if it opened now. */
  slate(question: Question): Slate
  /** Ballots in, counted from the ballot box. */
  submitted(question: Question): Submitted
  /** Whether votes can be taken: false where the question's key is gone (restored from a backup, say). */
  canTake(question: Question): boolean
  /** A question as it can be asked, with the options that hold without being said. */
  checkQuestion(question: QuestionPlan): { ok: true; value: QuestionPlan } | { ok: false; refusal: Refusal }
  /** The tally of a sealed question, or null where it has not been counted. */
  tally(question: Question): AnyTally | null
  /** Who moved, where the question is linked with another and both are sealed. */
  moved(question: Question): MovedPeople | null
}

/** `undo` is given for what can be taken back, `writes` for what the server is to write on boards in the same commit, `answer` for what the acknowledgement adds; `isUnnamed` where the journal must not say who did it. */
export type Decision = { ok: true; facts: Fact[]; undo?: Reversal; writes?: BoardWrite[]; answer?: Record<string, unknown>; isUnnamed?: boolean } | { ok: false; error: Refusal }

/** Commands, and what only an undo may ask for. */
export type StepType = Exclude<Reversal['type'], 'undo'>

export type Step<Type extends StepType> = (state: EventState, command: Extract<Reversal, { type: Type }>, context: Context, principal: Principal) => Decision

/** One for every command of a domain. */
export type Steps<Types extends StepType> = { [Type in Types]: Step<Type> }

export function stepBy(
  steps: Steps<StepType>, state: EventState, command: Exclude<Reversal, { type: 'undo' }>, context: Context, principal: Principal,
): Decision {
  return (steps[command.type] as Step<StepType>)(state, command, context, principal)
}

export function yes(facts: Fact[], undo?: Reversal): Decision {
  return undo ? { ok: true, facts, undo } : { ok: true, facts }
}

/** It is so already: no facts, no error. */
export function nothing(): Decision {
  return { ok: true, facts: [] }
}

export function no(...refusal: Parameters<typeof refuse>): Decision {
  return { ok: false, error: refuse(...refusal) }
}

/** Equal as plain JSON whose parts come in one order. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
