// The whole of an event as its journal tells it: state, boards and timeline at any moment, put together in a few milliseconds
// however long the journal is. Entries are numbered from 1 without gaps, so a number is a moment. The one pass over the journal keeps no documents and no updates, only what changed.
// Invariant: wherever one looks, and in whatever order, it shows what folding that many entries from nothing shows.
import { noBoard } from '../board/read.ts'
import type { BoardView } from '../board/read.ts'
import type { EventState } from '../event/state.ts'
import { BoardRecord } from './board-record.ts'
import type { PlacedUpdate } from './board-record.ts'
import { isFact, portionEntries } from './entries.ts'
import type { ReplayEntry } from './entries.ts'
import { StateRecord } from './state-record.ts'
import { Timeline } from './timeline.ts'
import type { Touch } from './touches.ts'

export class Recording {
  readonly timeline = new Timeline()
  readonly #states = new StateRecord()
  readonly #boards = new Map<string, BoardRecord>()
  #waiting: ReplayEntry[] = []

  /** How many entries it holds; those that came last may wait to be taken in together. */
  get length(): number {
    return this.timeline.length
  }

  /** The entries that come next. Throws where one cannot be read; then the recording is of no use any more. */
  add(entries: readonly ReplayEntry[]): void {
    for (let from = 0; from < entries.length; from += portionEntries) {
      for (const entry of entries.slice(from, from + portionEntries)) this.#waiting.push(entry)
      if (this.#waiting.length >= portionEntries) this.#take()
    }
  }

  /** All entries that there are so far are in; more may still come. */
  finish(): this {
    this.#take()
    this.timeline.finish(this.#states.latest)
    return this
  }

  /** No entry comes any more. */
  end(): this {
    for (const board of this.#boards.values()) board.end()
    return this
  }

  /** After so many entries. */
  state(index: number): EventState {
    return this.#states.at(index)
  }

  /** After so many entries; empty before anything was written on it. */
  board(boardId: string, index: number): BoardView {
    return this.#boards.get(boardId)?.at(index) ?? noBoard
  }

  /** A board at the end, as one Yjs V1 update: until `end`. */
  update(boardId: string): Uint8Array | null {
    return this.#boards.get(boardId)?.update() ?? null
  }

  #take(): void {
    const entries = this.#waiting
    this.#waiting = []
    const updates = new Map<string, PlacedUpdate[]>()
    const first = this.length
    for (const entry of entries) {
      this.timeline.tick(entry.at)
      const index = this.length
      if (isFact(entry)) {
        const { before, after } = this.#states.add(index, entry)
        this.timeline.see(entry.fact, before, after)
        continue
      }
      const person = this.#states.latest.people[entry.by]
      if (person) this.timeline.count(person.group)
      const list = updates.get(entry.boardId)
      if (list) list.push({ index, update: entry.update })
      else updates.set(entry.boardId, [{ index, update: entry.update }])
    }
    const touched: { index: number; touches: Touch[] }[] = []
    for (const [boardId, list] of updates) this.#board(boardId).apply(list, (index, touches) => touched.push({ index, touches }))
    for (const { index, touches } of touched.sort((a, b) => a.index - b.index)) {
      const { by, boardId } = entries[index - first - 1] as Exclude<ReplayEntry, { fact: unknown }>
      this.timeline.touch(index, by, boardId, touches)
    }
  }

  #board(boardId: string): BoardRecord {
    let board = this.#boards.get(boardId)
    if (!board) this.#boards.set(boardId, (board = new BoardRecord()))
    return board
  }
}

export function record(entries: readonly ReplayEntry[]): Recording {
  const recording = new Recording()
  recording.add(entries)
  return recording.finish()
}
