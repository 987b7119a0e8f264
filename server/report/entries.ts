// Journal entries on their way to the thread that writes a report, and as it reads them.
import type { Fact } from '../../shared/event/facts.ts'
import type { PackedPage } from '../../shared/protocol/reporting.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'

const hashBytes = 32
const decoder = new TextDecoder()

/** Entries whose payload was erased say nothing any more, and are passed over. `hash` is that of each, as hex. */
export function* unpackEntries({ heads, bytes, hashes }: PackedPage): Generator<{ seq: number; hash: string; entry: ReplayEntry | null }> {
  let at = 0
  for (const [i, [seq, time, by, boardId, length]] of heads.entries()) {
    const payload = bytes.subarray(at, at + length)
    at += length
    const hash = Buffer.from(hashes.subarray(i * hashBytes, (i + 1) * hashBytes)).toString('hex')
    const entry: ReplayEntry | null = length === 0 ? null
      : boardId === null ? { seq, at: time, by, fact: JSON.parse(decoder.decode(payload)) as Fact } : { seq, at: time, by, boardId, update: payload }
    yield { seq, hash, entry }
  }
}
