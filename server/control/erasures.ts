// Removing for good, in the journal of one event: where somebody's words are, and taking them out of every entry of before.
// Invariant: what was begun is finished, however often it is interrupted; doing it again changes nothing that is done.
import * as Y from 'yjs'
import { saltedHash } from '../../shared/archive/chain.ts'
import { erasedStretches, redactUpdate } from '../../shared/erasure/board.ts'
import type { Copy, Stretches, Touched } from '../../shared/erasure/board.ts'
import { addRuns, copiesOf } from '../../shared/erasure/copies.ts'
import type { Runs } from '../../shared/erasure/copies.ts'
import type { Traces } from '../../shared/erasure/traces.ts'
import { redactor } from '../../shared/erasure/words.ts'
import type { Redact } from '../../shared/erasure/words.ts'
import type { ErasureFact } from '../../shared/event/erasure.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { serverPerson } from '../../shared/event/names.ts'
import type { Ids, Journal, Redaction, StoredEntry, Timers } from '../ports.ts'
import { readFact } from './entries.ts'

type Begun = Extract<ErasureFact, { type: 'erasure.begun' }>

/** The whole past of an event, nothing of it thrown away. */
type Past = {
  docs: Map<string, Y.Doc>
  bindings: Map<string, Map<number, string>>
  /** Named questions from the floor: who asked. */
  asked: Map<string, string>
  /** Person → all names that they ever had, and name → key messages that were recorded under it. */
  names: Map<string, Set<string>>
  said: Map<string, Set<string>>
  /** Action → lineage. */
  lineages: Map<string, string>
  /** Not finished yet, each with its place. */
  begun: { seq: number; fact: Begun }[]
  /** Entries whose present payload is recorded in the chain. */
  recorded: Set<number>
}

/** Of the erasure, its entries as `redactWords` leaves them. */
type Work = { seq: number; redact: Redact; writers: ReadonlySet<string>; stretches: ReadonlyMap<string, Stretches> }

const pageEntries = 5_000
/** Entries that are looked at before others get their turn. */
const turnEntries = 250

export type ErasureParts = { eventId: string; fence: number; journal: Journal; ids: Ids; timers: Timers }

export class Erasures {
  readonly #parts: ErasureParts

  constructor(parts: ErasureParts) {
    this.#parts = parts
  }

  /** Where this person's words are, and were. `runs`: what they wrote in other events, from which things were carried here; what they wrote here is added. */
  async traces(participantId: string, runs: Runs = new Map()): Promise<Traces> {
    const { docs, bindings, asked, names, said, lineages } = await this.#past()
    const lineageOf = (actionId: string): string => lineages.get(actionId) ?? actionId
    const clientsOf = (boardId: string, personId: string): Set<number> => (
      new Set([...bindings.get(boardId) ?? []].flatMap(([client, bound]) => (bound === personId ? [client] : [])))
    )
    for (const [boardId, doc] of docs) addRuns(runs, doc, clientsOf(boardId, participantId), lineageOf)
    const touched = new Map<string, Touched[]>()
    const copies = new Map<string, Copy[]>()
    for (const [boardId, doc] of docs) {
      const own = erasedStretches(doc, { entries: [], writers: [participantId] }, bindings.get(boardId) ?? new Map()).touched
      const anew = copiesOf(runs, doc, clientsOf(boardId, serverPerson), lineageOf)
      if (anew.copies.length > 0) copies.set(boardId, anew.copies)
      if (own.length + anew.touched.length > 0) touched.set(boardId, [...own, ...anew.touched])
    }
    return { asked: [...asked].filter(([, by]) => by === participantId).map(([itemId]) => itemId), touched, copies, said: [...said].filter(([name]) => names.get(participantId)?.has(name)).flatMap(([, ids]) => [...ids]) }
  }

  /** Takes out of the journal whatever was begun to be removed. The facts that say so are to be recorded; none where the journal is not to be written. */
  async redact(): Promise<Fact[]> {
    const past = await this.#past()
    if (past.begun.length === 0) return []
    const work = past.begun.map(({ seq, fact }): Work => ({
      seq, redact: redactor(fact), writers: new Set(fact.writers),
      stretches: new Map(fact.boards.map((board) => [board.boardId, stretchesOf(past, board)])),
    }))
    const redactions: Redaction[] = []
    const digests: [number, string][] = []
    await this.#each((entry) => {
      const payload = redacted(entry, work)
      if (payload) {
        const redaction = { seq: entry.seq, payload, salt: this.#parts.ids.bytes(16), erasedHash: entry.erasedHash ?? saltedHash(entry) }
        redactions.push(redaction)
        digests.push([entry.seq, Buffer.from(saltedHash(redaction)).toString('hex')])
      } else if (entry.erasedHash && !past.recorded.has(entry.seq)) digests.push([entry.seq, Buffer.from(saltedHash(entry)).toString('hex')])
    })
    const { journal, eventId, fence } = this.#parts
    const result = await journal.redact(eventId, fence, redactions)
    if (result !== 'ok') throw new Error(`The journal could not be redacted (${result}).`)
    return past.begun.map(({ fact: { erasureId } }, i): Fact => (
      // Together they have been taken out; the last one has the list.
      { type: 'erasure.finished', erasureId, entries: digests.length, digests: i === past.begun.length - 1 ? digests : [] }
    ))
  }

  async #past(): Promise<Past> {
    const past: Past = { docs: new Map(), bindings: new Map(), asked: new Map(), names: new Map(), said: new Map(), lineages: new Map(), begun: [], recorded: new Set() }
    await this.#each((entry) => remember(past, entry))
    return past
  }

  async #each(look: (entry: StoredEntry) => void): Promise<void> {
    const { journal, eventId, timers } = this.#parts
    for (let from = 1; ;) {
      const page = await journal.read(eventId, from, pageEntries)
      for (const [i, entry] of page.entries()) {
        look(entry)
        if ((i + 1) % turnEntries === 0) await new Promise<void>((resolve) => { timers.after(0, resolve) })
      }
      if (page.length < pageEntries) return
      from = page.at(-1)!.seq + 1
    }
  }
}

function remember(past: Past, entry: StoredEntry): void {
  if (entry.kind === 'update') {
    const boardId = entry.boardId ?? ''
    let doc = past.docs.get(boardId)
    if (!doc) past.docs.set(boardId, (doc = new Y.Doc({ gc: false })))
    Y.applyUpdate(doc, entry.payload)
    return
  }
  const { fact } = readFact(entry)
  switch (fact.type) {
    case 'client.bound': {
      const bound = past.bindings.get(fact.boardId) ?? new Map<number, string>()
      past.bindings.set(fact.boardId, bound.set(fact.clientId, fact.personId))
      return
    }
    case 'actions.numbered':
      for (const { actionId, lineageId } of fact.actions) past.lineages.set(actionId, lineageId)
      return
    case 'action.split':
      past.lineages.set(fact.actionId, past.lineages.get(fact.from) ?? fact.from)
      return
    case 'person.joined':
    case 'person.updated':
      return put(past.names, fact.participantId, fact.name.trim())
    case 'message.set':
      if (fact.message) put(past.said, fact.message.speaker.trim(), fact.messageId)
      return
    case 'floor.asked':
      past.asked.set(fact.itemId, entry.by)
      return
    case 'erasure.begun':
      past.begun.push({ seq: entry.seq, fact })
      return
    case 'erasure.finished':
      past.begun = past.begun.filter((one) => one.fact.erasureId !== fact.erasureId)
      for (const [seq] of fact.digests) past.recorded.add(seq)
  }
}

function put(lists: Map<string, Set<string>>, key: string, value: string): void {
  if (key !== '' && value !== '') lists.set(key, (lists.get(key) ?? new Set()).add(value))
}

function stretchesOf({ docs, bindings }: Past, board: Begun['boards'][number]): Stretches {
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
