// The state and the boards of an event after any number of its journal entries.
// Invariant: wherever one seeks from, `seek(n)` yields what folding the first n entries from nothing yields.
// Going back loads the nearest checkpoint behind and goes on from there; checkpoints are made on the first way past.
import * as Y from 'yjs'
import { apply } from '../event/apply.ts'
import { emptyState } from '../event/state.ts'
import type { EventState } from '../event/state.ts'
import { isFact } from './entries.ts'
import type { ReplayEntry } from './entries.ts'

/** Each checkpoint holds whole boards: a long journal gets them further apart, never more than about so many. */
const mostCheckpoints = 64
const checkpointEvery = 500

type Checkpoint = { state: EventState; boards: ReadonlyMap<string, Uint8Array> }

export class ReplayFold {
  readonly entries: readonly ReplayEntry[]
  readonly #every: number
  /** `#checkpoints[k]` stands after k × #every entries. */
  readonly #checkpoints: Checkpoint[] = [{ state: emptyState(), boards: new Map() }]
  #index = 0
  #state: EventState = emptyState()
  #docs = new Map<string, Y.Doc>()
  /** Boards that changed since the last checkpoint was made; the others share their bytes with it. */
  #changed = new Set<string>()

  constructor(entries: readonly ReplayEntry[], every: number = Math.max(checkpointEvery, entries.length / mostCheckpoints)) {
    this.entries = entries
    this.#every = Math.max(1, Math.ceil(every))
  }

  /** How many entries are folded in. */
  get index(): number {
    return this.#index
  }

  get state(): EventState {
    return this.#state
  }

  /** The board as it stands now. A seek backwards replaces the document: ask again after every seek. */
  doc(boardId: string): Y.Doc {
    let doc = this.#docs.get(boardId)
    if (!doc) this.#docs.set(boardId, (doc = new Y.Doc()))
    return doc
  }

  /** Folds in the next entry and returns it; null at the end. */
  advance(): ReplayEntry | null {
    const entry = this.entries[this.#index]
    if (!entry) return null
    if (isFact(entry)) {
      this.#state = apply(this.#state, entry)
    } else {
      Y.applyUpdate(this.doc(entry.boardId), entry.update)
      this.#state = { ...this.#state, seq: entry.seq }
      this.#changed.add(entry.boardId)
    }
    this.#index++
    if (this.#index % this.#every === 0 && this.#index / this.#every === this.#checkpoints.length) this.#keep()
    return entry
  }

  /** Stands after the first `index` entries, clamped to what there is. */
  seek(index: number): void {
    const target = Math.max(0, Math.min(Math.floor(index), this.entries.length))
    const nearest = Math.min(Math.floor(target / this.#every), this.#checkpoints.length - 1)
    if (target < this.#index || nearest * this.#every > this.#index) this.#load(nearest)
    while (this.#index < target) this.advance()
  }

  #keep(): void {
    const before = this.#checkpoints[this.#checkpoints.length - 1]!
    const boards = new Map(before.boards)
    for (const boardId of this.#changed) boards.set(boardId, Y.encodeStateAsUpdate(this.doc(boardId)))
    this.#changed.clear()
    this.#checkpoints.push({ state: this.#state, boards })
  }

  #load(number: number): void {
    const { state, boards } = this.#checkpoints[number]!
    for (const doc of this.#docs.values()) doc.destroy()
    this.#docs = new Map()
    for (const [boardId, bytes] of boards) Y.applyUpdate(this.doc(boardId), bytes)
    this.#state = state
    this.#index = number * this.#every
    // What changed between this checkpoint and the last one made is in that one already.
    this.#changed.clear()
  }
}
