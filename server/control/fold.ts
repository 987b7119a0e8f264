// Folding a journal: the state and the boards that its entries come to.
// Invariant: folding on from a checkpoint gives what folding everything gives; one that cannot be trusted is not used.
import * as Y from 'yjs'
import { erasedStretches, redactUpdate } from '../../shared/erasure/board.ts'
import { apply } from '../../shared/event/apply.ts'
import type { ErasedBoard } from '../../shared/event/erasure.ts'
import type { Unseen } from '../../shared/event/folding.ts'
import { emptyState } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { BoardContent, Journal, Log, StoredEntry } from '../ports.ts'
import { checkpointVersion, decodeContent } from './checkpoint.ts'
import { readFact } from './entries.ts'

/** What a journal comes to, up to some entry. */
export type EventContent = { state: EventState; boards: BoardContent[] }

export type Loaded = {
  content: EventContent
  /** The newest entry. */
  last: StoredEntry | null
  /** Where the checkpoint stood that this was folded on from; 0 if from nothing. */
  from: number
}

/** Of an erasure of one board: how many updates there were before it. */
type Begun = { erasure: ErasedBoard; updates: number }

const pageEntries = 5_000

/** Folds entries into what was before them, which stays as it is. */
export function foldEntries(entries: readonly StoredEntry[], before: EventContent = { state: emptyState(), boards: [] }): EventContent {
  let { state } = before
  const unseen: Unseen = new WeakSet()
  const contents = new Map(before.boards.map((board): [string, BoardContent] => (
    [board.boardId, { ...board, updates: [...board.updates], bindings: new Map(board.bindings) }]
  )))
  const begun = new Map<string, Begun[]>()
  for (const entry of entries) {
    if (entry.kind === 'update') {
      contents.get(entry.boardId ?? '')?.updates.push(entry.payload)
      state = { ...state, seq: entry.seq }
      continue
    }
    const fact = readFact(entry)
    state = apply(state, fact, unseen)
    if (fact.fact.type === 'event.created' || fact.fact.type === 'tables.made') {
      for (const { boardId, epoch } of fact.fact.boards) contents.set(boardId, { boardId, epoch, updates: [], bindings: new Map() })
    }
    if (fact.fact.type === 'erasure.begun') begun.set(fact.fact.erasureId, beginAnew(fact.fact.boards, contents))
    if (fact.fact.type === 'erasure.finished') begun.delete(fact.fact.erasureId)
    if (fact.fact.type === 'client.bound') contents.get(fact.fact.boardId)?.bindings.set(fact.fact.clientId, fact.fact.personId)
  }
  for (const boards of begun.values()) for (const board of boards) leaveOut(board, contents)
  return { state, boards: [...contents.values()] }
}

/** Documents of before are refused from here on. What came before is what words are taken out of. */
function beginAnew(boards: readonly ErasedBoard[], contents: Map<string, BoardContent>): Begun[] {
  return boards.flatMap((erasure) => {
    const content = contents.get(erasure.boardId)
    if (!content) return []
    contents.set(erasure.boardId, { ...content, epoch: erasure.epoch, retired: new Set(content.bindings.keys()) })
    return [{ erasure, updates: content.updates.length }]
  })
}

/** What is to be removed, and may still be in the journal: not even for a moment on a board. */
function leaveOut({ erasure, updates: count }: Begun, contents: Map<string, BoardContent>): void {
  const content = contents.get(erasure.boardId)
  if (!content) return
  const before = content.updates.slice(0, count)
  const doc = new Y.Doc()
  doc.transact(() => { for (const update of before) Y.applyUpdate(doc, update) })
  const { stretches } = erasedStretches(doc, erasure, content.bindings)
  contents.set(erasure.boardId, { ...content, updates: [...before.map((update) => redactUpdate(update, stretches) ?? update), ...content.updates.slice(count)] })
}

/** Reads an event by its checkpoint and the entries after that, or by all its entries. Throws when the journal cannot be read. */
export async function loadEvent(journal: Journal, stream: string, log: Log): Promise<Loaded> {
  return await loadFromCheckpoint(journal, stream, log) ?? loadFromNothing(journal, stream)
}

async function loadFromNothing(journal: Journal, stream: string): Promise<Loaded> {
  const entries = await readAll(journal, stream, 1)
  return { content: foldEntries(entries), last: entries.at(-1) ?? null, from: 0 }
}

async function loadFromCheckpoint(journal: Journal, stream: string, log: Log): Promise<Loaded | null> {
  const ignore = (reason: string, error?: unknown): null => {
    log.warn({ eventId: stream, reason, error }, 'a checkpoint is ignored; the event is loaded from all its entries')
    return null
  }
  try {
    const checkpoint = await journal.checkpoint(stream)
    if (!checkpoint) return null
    const { seq, hash, version, payload } = checkpoint
    if (version !== checkpointVersion) return ignore('another version')
    const before = decodeContent(payload)
    if (before?.state.seq !== seq) return ignore('damaged')
    // Its own entry first: only if that is in the chain, what follows goes on from it.
    const [own, ...entries] = await readAll(journal, stream, seq)
    if (own?.seq !== seq || !Buffer.from(own.hash).equals(hash)) return ignore('not of this chain')
    return { content: foldEntries(entries, before), last: entries.at(-1) ?? own, from: seq }
  } catch (error) {
    return ignore('cannot be read', error)
  }
}

async function readAll(journal: Journal, stream: string, from: number): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = []
  for (;;) {
    const page = await journal.read(stream, from + entries.length, pageEntries)
    entries.push(...page)
    if (page.length < pageEntries) return entries
  }
}
