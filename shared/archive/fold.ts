// What a journal comes to: the state and the boards, folded from archived entries.
import { createDecoder, hasContent } from 'lib0/decoding'
import * as Y from 'yjs'
import { roots } from '../board/schema.ts'
import { apply, isKnown } from '../event/apply.ts'
import type { Fact } from '../event/facts.ts'
import type { Unseen } from '../event/folding.ts'
import { emptyState } from '../event/state.ts'
import type { LogEntry } from '../event/moderation.ts'
import type { EventState } from '../event/state.ts'
import { ArchiveError } from './fault.ts'
import { hexOf, sha256 } from './chain.ts'
import type { ArchivedCheckpoint, ArchivedEntry } from './format.ts'
import { canonicalJson, isRecord } from './json.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Updates that are taken in together: a transaction on a board that thousands have written on costs as much as a hundred updates. */
const portion = 2_000

type Update = { seq: number; update: Uint8Array }

export class ArchiveFold {
  #unseen: Unseen = new WeakSet()
  readonly #docs = new Map<string, Y.Doc>()
  /** By board, in order. */
  #waiting = new Map<string, Update[]>()
  #waits = 0
  #state: EventState = emptyState()
  /** All that was moderated: the state keeps only the latest. */
  readonly notes: LogEntry[] = []

  get state(): EventState {
    return this.#state
  }

  /** Throws an ArchiveError where an entry cannot follow on what was before: of an update later, or when `settle` is called. */
  add({ seq, at, kind, boardId, payload }: ArchivedEntry): void {
    if (kind === 'fact') named(seq, () => this.#fact({ seq, at, fact: JSON.parse(decoder.decode(payload)) as Fact }, `entry ${seq}`))
    else if (boardId !== null) this.#wait(boardId, { seq, update: payload })
    this.#state = { ...this.#state, seq }
  }

  /** Takes in what has waited. Throws an ArchiveError. */
  settle(): void {
    const waiting = this.#waiting
    this.#waiting = new Map()
    this.#waits = 0
    for (const [boardId, updates] of waiting) {
      const doc = this.#doc(boardId)
      doc.transact(() => {
        for (const { seq, update } of updates) named(seq, () => Y.applyUpdate(doc, update))
      })
    }
  }

  /** A board as one Yjs V1 update. */
  board(boardId: string): Uint8Array {
    this.settle()
    return Y.encodeStateAsUpdate(this.#doc(boardId))
  }

  /** Where it stands. Throws an ArchiveError. */
  checkpoint(): ArchivedCheckpoint {
    this.settle()
    // What was given away is changed no more.
    this.#unseen = new WeakSet()
    const boards = this.#state.boards.map(({ boardId }): [string, string] => [boardId, hexOf(sha256(encoder.encode(canonicalJson(saidOn(this.#doc(boardId))))))])
    return { seq: this.#state.seq, state: this.#state, boards: Object.fromEntries(boards) }
  }

  #wait(boardId: string, update: Update): void {
    const list = this.#waiting.get(boardId)
    if (list) list.push(update)
    else this.#waiting.set(boardId, [update])
    if (++this.#waits >= portion) this.settle()
  }

  #fact(fact: { seq: number; at: number; fact: Fact }, where: string): void {
    if (!isRecord(fact.fact) || !isKnown(fact)) throw new ArchiveError('cannot-be-folded', where, 'There is no such fact.')
    this.#state = apply(this.#state, fact, this.#unseen)
    if (fact.fact.type === 'moderation.noted') {
      const { type: _, ...note } = fact.fact
      this.notes.push({ at: fact.at, ...note })
    }
  }

  #doc(boardId: string): Y.Doc {
    let doc = this.#docs.get(boardId)
    if (!doc) this.#docs.set(boardId, (doc = new Y.Doc()))
    return doc
  }
}

function named(seq: number, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('cannot-be-folded', `entry ${seq}`, 'What it says cannot follow on what was before.')
  }
}

/** Whether two updates come to the same document: the same structs, the same deletions, the same content, and nothing besides. Bytes may differ. */
export function isSameBoard(a: Uint8Array, b: Uint8Array): boolean {
  const [one, other] = [docOf(a), docOf(b)]
  return one !== null && other !== null && Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))
}

/** Null where there is more in it than comes to a document: bytes behind its end, or what waits for something that is not there. */
function docOf(update: Uint8Array): Y.Doc | null {
  const doc = new Y.Doc()
  const decoder = createDecoder(update)
  Y.readUpdate(decoder, doc)
  return hasContent(decoder) || doc.store.pendingStructs || doc.store.pendingDs ? null : doc
}

function saidOn(doc: Y.Doc): Record<string, unknown> {
  return Object.fromEntries(roots.map((root) => [root, doc.getMap(root).toJSON()]))
}

function contentOf(doc: Y.Doc): unknown {
  return roots.map((root) => {
    const content = doc.getMap(root).toJSON() as Record<string, unknown>
    return Object.keys(content).sort().map((key) => [key, isRecord(content[key]) ? Object.entries(content[key]).sort(([x], [y]) => (x < y ? -1 : 1)) : content[key]])
  })
}
