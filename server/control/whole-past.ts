// The whole past of one event, nothing of it thrown away: who wrote what, also where it has been deleted since.
import * as Y from 'yjs'
import type { ErasureFact } from '../../shared/event/erasure.ts'
import type { Journal, StoredEntry, Timers } from '../ports.ts'
import { readFact } from './entries.ts'

export type Begun = Extract<ErasureFact, { type: 'erasure.begun' }>

export type WholePast = {
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
  /** What the chain says of payloads that stand in place of erased words: salted hashes, as hex. */
  recorded: Map<number, string>
}

const pageEntries = 5_000
/** Entries that are looked at before others get their turn. */
const turnEntries = 250

type Parts = { stream: string; journal: Journal; timers: Timers }

export async function readWholePast(parts: Parts): Promise<WholePast> {
  const past: WholePast = { docs: new Map(), bindings: new Map(), asked: new Map(), names: new Map(), said: new Map(), lineages: new Map(), begun: [], recorded: new Map() }
  await eachEntry(parts, (entry) => remember(past, entry))
  return past
}

/** In turns, between which others have theirs. */
export async function eachEntry({ journal, stream, timers }: Parts, look: (entry: StoredEntry) => void): Promise<void> {
  for (let from = 1; ;) {
    const page = await journal.read(stream, from, pageEntries)
    for (const [i, entry] of page.entries()) {
      look(entry)
      if ((i + 1) % turnEntries === 0) await new Promise<void>((resolve) => { timers.after(0, resolve) })
    }
    if (page.length < pageEntries) return
    from = page.at(-1)!.seq + 1
  }
}

function remember(past: WholePast, entry: StoredEntry): void {
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
      for (const { actionId, lineageId } of fact.actions) past.lineages.set(actionId, past.lineages.get(lineageId) ?? lineageId)
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
      for (const [seq, digest] of fact.digests) past.recorded.set(seq, digest)
  }
}

function put(lists: Map<string, Set<string>>, key: string, value: string): void {
  if (key !== '' && value !== '') lists.set(key, (lists.get(key) ?? new Set()).add(value))
}
