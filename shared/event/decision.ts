// What deciding needs besides the state, and what it comes to.
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import type { AnyTally } from '../ranking/result/full-tally.ts'
import type { Fact } from './facts.ts'
import type { Reversal } from './reversal.ts'
import type { Question, Slate, Submitted } from './state.ts'

/** What the server knows and the state does not. */
export type Context = {
  /** ms since the epoch */
  now: number
  newId(): string
  /** The actions a question would ask about if it opened now. */
  slate(question: Question): Slate
  /** Ballots in, counted from the ballot box. */
  submitted(question: Question): Submitted
  /** Whether votes can be taken: false where the question's key is gone (restored from a backup, say). */
  canTake(question: Question): boolean
  /** The tally of a sealed question, or null where it has not been counted. */
  tally(question: Question): AnyTally | null
}

/** `undo` is given for what can be taken back. */
export type Decision = { ok: true; facts: Fact[]; undo?: Reversal } | { ok: false; error: Refusal }

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
