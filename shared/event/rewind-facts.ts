// What the journal says of something that was put back, and what deciding on it needs to know of the past.
import type { BoardView } from '../board/read.ts'
import type { Root } from '../board/schema.ts'
import type { Touch } from '../replay/touches.ts'

/** How one board was, as its journal has it. */
export type Past = {
  /** The newest entry that is in it. */
  head: number
  at(seq: number): BoardView
  /** Touches after an entry, with who did it. */
  since(seq: number): { by: string; touch: Touch }[]
  /** The entry of that rewinding. */
  rewound(rewindId: string): number | null
}

export type RewindFact = {
  type: 'board.rewound'
  rewindId: string
  boardId: string
  /** Null: the whole board. */
  actionId: string | null
  /** The entry after which it was so. */
  to: number
  /** How many actions it changed. */
  actions: number
}

/** What is said before somebody confirms: all that would change, entry by entry. */
export type RewindPreview = { changes: RewindChange[]; /** Entries beyond those. */ more: number }

export type RewindChange = {
  root: Root
  id: string
  how: 'changes' | 'goes' | 'comes'
  /** Of an action; of the action that an argument is about. */
  number: number | null
  /** What it says, or said where it goes: a title, or an argument's words. */
  name: string
  /** Empty where it comes or goes. */
  fields: RewindField[]
  /** Who has worked on an action since, or wrote an argument that goes. */
  by: string[]
}

/** `theme` by its title, null for none; `place` counts from 1; the others as they are written. */
export type RewindField = { field: 'title' | 'detail' | 'text' | 'source' | 'side' | 'colour' | 'theme' | 'place'; now: string | null; then: string | null }
