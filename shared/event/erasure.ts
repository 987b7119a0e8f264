// What is removed for good: who asked, when, why and how much, never what. The words themselves go out of journal and boards
// (`shared/erasure`); these facts are what is left, and what tells every page to forget them, too.
import type { BoardErasure } from '../erasure/board.ts'
import type { Erased } from '../erasure/words.ts'

export const erasureBounds = { reasonChars: 300, daysMost: 3_650 } as const

export const erasedKinds = ['action', 'argument', 'evidence', 'theme', 'question', 'message', 'submission', 'name'] as const
/** `person`: all that somebody wrote and asked, and their name. `retention`: names of everybody, when their time had passed. */
export type ErasureKind = (typeof erasedKinds)[number] | 'person' | 'retention'

export type Erasure = {
  erasureId: string
  at: number
  /** Who asked for it, and why: staff only. */
  by: string
  reason: string
  kind: ErasureKind
  /** When no file held a byte of it any more; null before. */
  finishedAt: number | null
  /** Journal entries that words were taken out of. */
  entries: number
}

export type ErasedBoard = BoardErasure & {
  boardId: string
  /** From here on every document of before is refused. */
  epoch: number
}

export type ErasureFact =
  | ({ type: 'erasure.begun'; erasureId: string; kind: ErasureKind; by: string; reason: string; boards: ErasedBoard[] } & Erased)
  /** `digests`: of the entries as they now are, salted, by sequence number: what stands in place of the words is in the chain, too. */
  | { type: 'erasure.finished'; erasureId: string; entries: number; digests: [seq: number, hex: string][] }
  /** Names are kept for so many days after the event is closed, or after the last that joined if it never is; null: as its programme says, or for good. */
  | { type: 'retention.set'; days: number | null }
