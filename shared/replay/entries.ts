// A journal entry as replay reads it: a fact, or a board update as it came.
import type { Fact } from '../event/facts.ts'

export type FactEntry = { seq: number; at: number; by: string; fact: Fact }

/** `update` is Yjs V1. */
export type UpdateEntry = { seq: number; at: number; by: string; boardId: string; update: Uint8Array }

export type ReplayEntry = FactEntry | UpdateEntry

export function isFact(entry: ReplayEntry): entry is FactEntry {
  return 'fact' in entry
}

/** Entries that are taken in together: a transaction on a board that thousands write on costs as much as a hundred updates. */
export const portionEntries = 8_000
