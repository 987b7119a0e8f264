// What an import is asked to do, after its file has been read.
import type { ImportKind } from './kinds.ts'
import type { ImportRow } from './rows.ts'

/** `skip`: rows that are there already are left out; `add`: they come a second time. */
export const repeats = ['skip', 'add'] as const

export type ImportOrder = {
  /** What it brings is called by it: the action of row 12 is `importId-12`. */
  importId: string
  kind: ImportKind
  boardId: string
  /** Of the file: its name, and SHA-256 as hex. */
  file: string
  digest: string
  repeated: (typeof repeats)[number]
  rows: ImportRow[]
}

/** Titles and words that are there already, by their plain form, with their ids. */
export type Present = ReadonlyMap<string, string>
