// Taking words out of a journal that stays a chain: other payloads under other salts in their places, and what is then said of them.
// Invariant: however often it is interrupted, the next time goes on; doing it again changes nothing that is done.
import { hexOf, saltedHash } from '../../shared/archive/chain.ts'
import type { Ids, Journal, Redaction, StoredEntry, Timers } from '../ports.ts'
import { eachEntry } from './whole-past.ts'

export type RedactedStream = { stream: string; fence: number; journal: Journal; ids: Ids; timers: Timers }

type Digests = [seq: number, hex: string][]

/** `payloadOf`: what takes the place of an entry's payload; null where it stays. `recorded`: what the chain says of redacted entries so far. */
export async function redactStream(parts: RedactedStream, recorded: ReadonlyMap<number, string>, payloadOf: (entry: StoredEntry) => Uint8Array | null): Promise<Digests> {
  const { stream, fence, journal, ids } = parts
  const redactions: Redaction[] = []
  const digests: Digests = []
  await eachEntry(parts, (entry) => {
    const payload = payloadOf(entry)
    if (payload) redactions.push({ seq: entry.seq, payload, salt: ids.bytes(16), erasedHash: entry.erasedHash ?? saltedHash(entry) })
    const now = redactions.at(-1)?.seq === entry.seq ? redactions.at(-1)! : entry
    if (!now.erasedHash) return
    // Also of what was taken out before a crash, and of which the chain knows nothing yet.
    const digest = hexOf(saltedHash(now))
    if (recorded.get(entry.seq) !== digest) digests.push([entry.seq, digest])
  })
  const result = await journal.redact(stream, fence, redactions)
  if (result !== 'ok') throw new Error(`The journal could not be redacted (${result}).`)
  return digests
}

/** What was begun has been done. Together they have been taken out; the last one has the list. */
export function finishedFacts(erasureIds: readonly string[], digests: Digests): { type: 'erasure.finished'; erasureId: string; entries: number; digests: Digests }[] {
  return erasureIds.map((erasureId, i) => ({ type: 'erasure.finished', erasureId, entries: digests.length, digests: i === erasureIds.length - 1 ? digests : [] }))
}
