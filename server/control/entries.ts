// Journal entries: how facts and updates become bytes, and take their place in the hash chain (`shared/archive/chain.ts`).
import { chainHash as linked, saltedHash } from '../../shared/archive/chain.ts'
import type { Fact, SeqFact } from '../../shared/event/facts.ts'
import type { ProgrammeFact, SeqProgrammeFact } from '../../shared/programme/facts.ts'
import type { Ids, StoredEntry } from '../ports.ts'

/** In the stream of events that were opened from a file. */
export type OpeningFact = { type: 'archive.opening' | 'archive.opened'; eventId: string }

/** An entry before it has its place. */
export type Draft = { entryId: string; at: number; by: string } & (
  | { kind: 'fact'; fact: Fact | ProgrammeFact | OpeningFact }
  /** `isApart`: a row of its own, so that nobody has to merge what was cut into pieces to be taken in one by one. */
  | { kind: 'update'; boardId: string; update: Uint8Array; isApart?: true }
)

export function seal(draft: Draft, seq: number, before: Uint8Array, ids: Ids): StoredEntry {
  const payload = draft.kind === 'fact' ? new TextEncoder().encode(JSON.stringify(draft.fact)) : draft.update
  const entry = {
    seq, entryId: draft.entryId, at: draft.at, by: draft.by, kind: draft.kind,
    boardId: draft.kind === 'update' ? draft.boardId : null, payload, salt: ids.bytes(16),
  }
  return { ...entry, hash: chainHash(before, entry) }
}

export function chainHash(before: Uint8Array, entry: Omit<StoredEntry, 'hash'>): Uint8Array {
  return linked(before, entry, entry.erasedHash ?? saltedHash(entry))
}

/** The fact of a 'fact' entry, in its place. */
export function readFact(entry: StoredEntry): SeqFact {
  return { seq: entry.seq, at: entry.at, fact: JSON.parse(new TextDecoder().decode(entry.payload)) as Fact }
}

/** The same of a programme's stream. */
export function readProgrammeFact(entry: StoredEntry): SeqProgrammeFact {
  return { seq: entry.seq, at: entry.at, fact: JSON.parse(new TextDecoder().decode(entry.payload)) as ProgrammeFact }
}
