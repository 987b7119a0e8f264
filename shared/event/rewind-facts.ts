// What the journal says of something that was put back, and what deciding on it needs to know of the past.
import type { BoardView } from '../board/read.ts'
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

/** What is said before somebody confirms: each action that would change, and who has worked on it since. */
export type RewindPreview = { actions: { actionId: string; number: number | null; now: string | null; then: string | null; by: string[] }[]; more: number; others: number }
