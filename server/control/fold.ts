// Folding a journal: the state and the boards that its entries come to.
// Invariant: folding on from a checkpoint gives what folding everything gives; one that cannot be trusted is not used.
import * as Y from 'yjs'
import { erasedStretches, redactUpdate } from '../../shared/erasure/board.ts'
import { apply } from '../../shared/event/apply.ts'
import type { ErasedBoard } from '../../shared/event/erasure.ts'
import type { SeqFact } from '../../shared/event/facts.ts'
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

/** Folded between two turns of others. */
const pageEntries = 2_000

/** Folds entries into what was before them, which stays as it is. */
export function foldEntries(entries: Iterable<StoredEntry>, before?: EventContent): EventContent {
  const fold = new Fold(before)
  fold.add(entries)
  return fold.end()
}

/** The same bit by bit, so that a long journal is never in memory as a whole. */
export class Fold {
  readonly #unseen: Unseen = new WeakSet()
  readonly #contents: Map<string, BoardContent>
  readonly #begun = new Map<string, Begun[]>()
  #state: EventState

  constructor(before: EventContent = { state: emptyState(), boards: [] }) {
    this.#state = before.state
    this.#contents = new Map(before.boards.map((board) => [board.boardId, { ...board, updates: [...board.updates], bindings: new Map(board.bindings) }]))
  }

  add(entries: Iterable<StoredEntry>): void {
    for (const entry of entries) {
      if (entry.kind === 'update') {
        this.#contents.get(entry.boardId ?? '')?.updates.push(entry.payload)
        this.#state = { ...this.#state, seq: entry.seq }
      } else this.#addFact(readFact(entry))
    }
  }

  /** Nothing can be added afterwards. */
  end(): EventContent {
    for (const boards of this.#begun.values()) for (const board of boards) leaveOut(board, this.#contents)
    return { state: this.#state, boards: [...this.#contents.values()] }
  }

  #addFact(entry: SeqFact): void {
    const { fact } = entry
    this.#state = apply(this.#state, entry, this.#unseen)
    if (fact.type === 'event.created' || fact.type === 'tables.made') {
      for (const { boardId, epoch } of fact.boards) this.#contents.set(boardId, { boardId, epoch, updates: [], bindings: new Map() })
    }
    if (fact.type === 'erasure.begun') this.#begun.set(fact.erasureId, beginAnew(fact.boards, this.#contents))
    if (fact.type === 'erasure.finished') this.#begun.delete(fact.erasureId)
    if (fact.type === 'client.bound') this.#contents.get(fact.boardId)?.bindings.set(fact.clientId, fact.personId)
  }
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
  const fold = new Fold()
  const last = await readOn(journal, stream, 1, (page) => fold.add(page))
  return { content: fold.end(), last, from: 0 }
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
    const [own] = await journal.read(stream, seq, 1)
    if (own?.seq !== seq || !Buffer.from(own.hash).equals(hash)) return ignore('not of this chain')
    const fold = new Fold(before)
    const last = await readOn(journal, stream, seq + 1, (page) => fold.add(page))
    return { content: fold.end(), last: last ?? own, from: seq }
  } catch (error) {
    return ignore('cannot be read', error)
  }
}

/** The last one; null where there is none. Others have their turns between two pages. */
async function readOn(journal: Journal, stream: string, from: number, take: (page: readonly StoredEntry[]) => void): Promise<StoredEntry | null> {
  let last: StoredEntry | null = null
  for (;;) {
    const page = await journal.read(stream, last ? last.seq + 1 : from, pageEntries)
    take(page)
    last = page.at(-1) ?? last
    if (page.length < pageEntries) return last
  }
}
