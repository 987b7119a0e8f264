// Removing for good, in the journal of one event: where somebody's words are, and taking them out of every entry of before.
// Invariant: what was begun is finished, however often it is interrupted; doing it again changes nothing that is done.
import { erasedStretches, redactUpdate } from '../../shared/erasure/board.ts'
import type { Copy, Stretches, Touched } from '../../shared/erasure/board.ts'
import { addRuns, copiesOf } from '../../shared/erasure/copies.ts'
import type { Runs } from '../../shared/erasure/copies.ts'
import type { Traces } from '../../shared/erasure/traces.ts'
import { redactor } from '../../shared/erasure/words.ts'
import type { Redact } from '../../shared/erasure/words.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { serverPerson } from '../../shared/event/names.ts'
import type { StoredEntry } from '../ports.ts'
import { readFact } from './entries.ts'
import { finishedFacts, redactStream } from './redacting.ts'
import type { RedactedStream } from './redacting.ts'
import { readWholePast } from './whole-past.ts'
import type { Begun, WholePast } from './whole-past.ts'

/** Of the erasure, its entries as `redactWords` leaves them. */
type Work = { seq: number; redact: Redact; writers: ReadonlySet<string>; stretches: ReadonlyMap<string, Stretches> }

export class Erasures {
  readonly #parts: RedactedStream

  constructor(parts: RedactedStream) {
    this.#parts = parts
  }

  /** Where this person's words are, and were. `runs`: what they wrote in other events, from which things were carried here; what they wrote here is added. */
  async traces(participantId: string, runs: Runs = new Map()): Promise<Traces> {
    const past = await readWholePast(this.#parts)
    const { docs, bindings, asked, names, said, lineages } = past
    const lineageOf = (actionId: string): string => lineages.get(actionId) ?? actionId
    for (const [boardId, doc] of docs) addRuns(runs, doc, clientsOf(past, boardId, participantId), lineageOf)
    const touched = new Map<string, Touched[]>()
    const copies = new Map<string, Copy[]>()
    for (const [boardId, doc] of docs) {
      const own = erasedStretches(doc, { entries: [], writers: [participantId] }, bindings.get(boardId) ?? new Map()).touched
      const anew = copiesOf(runs, doc, clientsOf(past, boardId, serverPerson), lineageOf)
      if (anew.copies.length > 0) copies.set(boardId, anew.copies)
      if (own.length + anew.touched.length > 0) touched.set(boardId, [...own, ...anew.touched])
    }
    return { asked: [...asked].filter(([, by]) => by === participantId).map(([itemId]) => itemId), touched, copies, said: [...said].filter(([name]) => names.get(participantId)?.has(name)).flatMap(([, ids]) => [...ids]) }
  }

  /** Takes out of the journal whatever was begun to be removed. The facts that say so are to be recorded; none where the journal is not to be written. */
  async redact(): Promise<Fact[]> {
    const past = await readWholePast(this.#parts)
    if (past.begun.length === 0) return []
    const work = past.begun.map(({ seq, fact }): Work => ({
      seq, redact: redactor(fact), writers: new Set(fact.writers),
      stretches: new Map(fact.boards.map((board) => [board.boardId, stretchesOf(past, board)])),
    }))
    const digests = await redactStream(this.#parts, past.recorded, (entry) => redacted(entry, work))
    return finishedFacts(past.begun.map(({ fact }) => fact.erasureId), digests)
  }

  /** Adds to `runs` what this person wrote here. */
  async gather(participantId: string, runs: Runs): Promise<void> {
    const past = await readWholePast(this.#parts)
    for (const [boardId, doc] of past.docs) addRuns(runs, doc, clientsOf(past, boardId, participantId), (actionId) => past.lineages.get(actionId) ?? actionId)
  }
}

function clientsOf({ bindings }: WholePast, boardId: string, personId: string): Set<number> {
  return new Set([...bindings.get(boardId) ?? []].flatMap(([client, bound]) => (bound === personId ? [client] : [])))
}

function stretchesOf({ docs, bindings }: WholePast, board: Begun['boards'][number]): Stretches {
  const doc = docs.get(board.boardId)
  return doc ? erasedStretches(doc, board, bindings.get(board.boardId) ?? new Map()).stretches : new Map()
}

/** What takes the place of its payload; null where it has none of the words. What came after an erasure is none of its matter. */
function redacted(entry: StoredEntry, work: readonly Work[]): Uint8Array | null {
  const due = work.filter(({ seq }) => entry.seq < seq)
  if (due.length === 0) return null
  if (entry.kind === 'update') {
    let update: Uint8Array | null = null
    for (const { stretches } of due) update = redactUpdate(update ?? entry.payload, stretches.get(entry.boardId ?? '') ?? new Map()) ?? update
    return update
  }
  const { fact } = readFact(entry)
  let left = fact
  for (const { redact, writers } of due) left = redact(left, writers.has(entry.by))
  return left === fact ? null : new TextEncoder().encode(JSON.stringify(left))
}
