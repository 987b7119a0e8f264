// The agenda's parts: stages, their questions, and what a question asks about once it has been opened.
import type { MovedPeople } from '../ranking/moved.ts'
import type { AnyTally, FullTally } from '../ranking/result/full-tally.ts'
import type { Allowance } from './allowances.ts'
import type { Reconfirm } from './moderation.ts'
import type { Secrecy, StageKind } from './names.ts'

export const mostStages = 60
/** Of one stage. */
export const mostQuestions = 20

/** Stages in which the words are settled: entering one freezes the boards. */
export const settledStages: ReadonlySet<StageKind> = new Set(['ballot', 'results', 'close'])

/** `paused` is reversible, `sealed` is final; `revealed` is sealed with its tally shown. */
export type QuestionPhase = 'planned' | 'open' | 'paused' | 'sealed' | 'revealed'

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
  /** What participants write here reaches the board once a facilitator has approved it. */
  premoderated?: true
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
  /** Who moved since the question before that it is linked with, while the results of both are shown. */
  moved?: MovedPeople
  /** The ballots counted as if actions that were merged since had been one, while the result is shown. */
  alternative?: Alternative
  /** Actions of the slate whose words have changed since it was fixed. */
  reworded?: string[]
  /** Voters are asked to look again. */
  reconfirm?: Reconfirm
}

/** `merges`: action → the one of the slate that stands for it. */
export type Alternative = { merges: Record<string, string>; tally: FullTally }

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
  /** Of a question with a budget; left out where its options give the action none. */
  cost?: number
}

/** A question as it is before its voting has ever been opened. */
export function plannedQuestion(questionId: string, { title, method, secrecy, options }: Pick<Question, 'title' | 'method' | 'secrecy' | 'options'>): Question {
  return { questionId, title, method, secrecy, options, phase: 'planned', slate: null, submitted: { total: 0, byGroup: {} }, tally: null }
}
