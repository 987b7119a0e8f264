// Journal entries: how facts and updates become bytes, and the hash chain over them.
// hash(n) = SHA-256(hash(n-1) ‖ seq ‖ at ‖ by ‖ kind ‖ board ‖ SHA-256(salt ‖ payload)): an erased payload still verifies.
import { createHash } from 'node:crypto'
import type { Fact, SeqFact } from '../../shared/event/facts.ts'
import type { Ids, StoredEntry } from '../ports.ts'

/** An entry before it has its place. */
export type Draft = { entryId: string; at: number; by: string } & (
  | { kind: 'fact'; fact: Fact }
  /** `isApart`: a row of its own, so that nobody has to merge what was cut into pieces to be taken in one by one. */
  | { kind: 'update'; boardId: string; update: Uint8Array; isApart?: true }
)

export const firstHash: Uint8Array = new Uint8Array(32)

export function seal(draft: Draft, seq: number, before: Uint8Array, ids: Ids): StoredEntry {
  const payload = draft.kind === 'fact' ? new TextEncoder().encode(JSON.stringify(draft.fact)) : draft.update
  const entry = {
    seq, entryId: draft.entryId, at: draft.at, by: draft.by, kind: draft.kind,
    boardId: draft.kind === 'update' ? draft.boardId : null, payload, salt: ids.bytes(16),
  }
  return { ...entry, hash: chainHash(before, entry) }
}

export function chainHash(before: Uint8Array, entry: Omit<StoredEntry, 'hash'>): Uint8Array {
  const payloadHash = entry.erasedHash ?? saltedHash(entry)
  const header = JSON.stringify([entry.seq, entry.entryId, entry.at, entry.by, entry.kind, entry.boardId])
  return createHash('sha256').update(before).update(header).update(payloadHash).digest()
}

/** Of the payload as it now is. */
export function saltedHash({ salt, payload }: Pick<StoredEntry, 'salt' | 'payload'>): Uint8Array {
  return createHash('sha256').update(salt).update(payload).digest()
}

/** The fact of a 'fact' entry, in its place. */
export function readFact(entry: StoredEntry): SeqFact {
  return { seq: entry.seq, at: entry.at, fact: JSON.parse(new TextDecoder().decode(entry.payload)) as Fact }
}
