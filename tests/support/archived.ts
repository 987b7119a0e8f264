// Journal entries with salts and a chain, from what a story tells.
import { isFact } from '../../shared/replay/entries.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'
import { chainHash, firstHash, saltedHash } from '../../shared/archive/chain.ts'
import type { ArchivedEntry, EntryHead } from '../../shared/archive/format.ts'

/** `erased`: by sequence number, what stands in place of an entry's payload. */
export function chained(entries: readonly ReplayEntry[], erased: ReadonlyMap<number, Uint8Array> = new Map()): ArchivedEntry[] {
  let before: Uint8Array = firstHash
  return entries.map((entry) => {
    const payload = isFact(entry) ? new TextEncoder().encode(JSON.stringify(entry.fact)) : entry.update
    const { seq, at, by } = entry
    const head: EntryHead = { seq, entryId: `entry-${seq}`, at, by, kind: isFact(entry) ? 'fact' : 'update', boardId: isFact(entry) ? null : entry.boardId }
    const salt = new Uint8Array(16).fill(seq)
    const payloadHash = saltedHash({ salt, payload })
    before = chainHash(before, head, payloadHash)
    const instead = erased.get(seq)
    return { ...head, ...(instead ? { salt: salt.map((byte) => byte + 1), payload: instead, erasedHash: payloadHash } : { salt, payload }), hash: before }
  })
}
