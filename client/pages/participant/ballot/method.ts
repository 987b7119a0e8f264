// What a ballot method brings along; the frame around it (intro, notes, dock, receipt, outcome) is the same for all.
import type { Component, Snippet } from 'svelte'
import type { Question, Slate } from '../../../../shared/event/state.ts'
import type { BallotForm } from '../../../state/ballot-form.ts'
import type { BallotStore } from '../../../state/ballot.svelte.ts'
import type { Asked } from '../../../state/forms/asked.ts'
import type { MarkedItem } from '../../../ui/results/slate-marks.ts'
import type { BallotWords } from '../../../ui/texts/ballot.ts'
import type { DockStep } from './dock-step.svelte.ts'

export type EditorProps<T> = {
  store: BallotStore<T>
  asked: Asked
  items: Map<string, MarkedItem>
  /** Where the way on within the question is put, if there is one. */
  dock: DockStep
  /** "I'm done", and how it is called. */
  finish: () => void
  finishLabel: string
}

/** One line of a ballot to be read: `lead` stands before the action, `says` below it. */
export type SummaryRow = { key: string; lead: string; actionId: string; says?: string }

export type BallotMethod<T> = {
  words: BallotWords
  form: (asked: Asked) => BallotForm<T>
  hint: (asked: Asked, said: number) => string
  /** Beside "saved": how much is said. */
  inShort?: (said: number, asked: Asked) => string
  summary: (value: T, asked: Asked, titleOf: (actionId: string) => string) => SummaryRow[]
  Editor: Component<EditorProps<T>>
  Frame: Component<FrameProps>
  /** The editor has two columns on a laptop. */
  isWide?: boolean
}

export type FrameProps = { question: Question; slate: Slate; method: AnyMethod; last: boolean; onfinish: () => void; onname: () => void; steps: Snippet }

/** A method as the frame holds it: it hands values from form to editor to summary, and never looks into one. */
export type AnyMethod = BallotMethod<unknown>

export function askedBy(slate: Slate, options: Asked['options']): Asked {
  return { actionIds: slate.items.map((item) => item.actionId), options }
}
