// What a page asks of a recording, and how it is answered: once all that holds for the whole length, then moment after moment,
// of which only what differs from the moment shown before. So it is small enough to be sent from a worker many times a second.
import { noBoard } from '../board/read.ts'
import type { BoardView } from '../board/read.ts'
import { boardOnScreen } from '../event/on-screen.ts'
import type { EventState } from '../event/state.ts'
import type { Lane } from './activity.ts'
import { buildAxis } from './axis.ts'
import type { Axis } from './axis.ts'
import { captionAt } from './caption.ts'
import type { Caption } from './caption.ts'
import { boardPatchOf, patchOf } from './patch.ts'
import type { BoardPatch, RecordPatch } from './patch.ts'
import type { Recording } from './recording.ts'
import type { Chapter, Moment } from './timeline.ts'
import type { TouchKind } from './touches.ts'

export type Overview = {
  title: string
  /** How many entries there are. */
  length: number
  axis: Axis
  chapters: Chapter[]
  moments: Moment[]
  lanes: Lane[]
  /** The group that did most; null where none did anything. */
  busiest: string | null
  /** Null in an event that has one sitting still to come, or goes on. */
  closedAt: number | null
}

/** A time, or a number of entries. `recentMs`: how long ago a touch is still pointed out. */
export type Moving = ({ time: number } | { index: number }) & { boardId: string; recentMs: number }

export type Shown = {
  index: number
  time: number
  /** Against the moment shown before; at first against nothing. */
  state: RecordPatch
  boardId: string
  /** Against the board shown before, whichever it was; null where it is the same. */
  board: BoardPatch | null
  /** What was done last to actions of this board. */
  recent: [actionId: string, kind: TouchKind][]
  caption: Caption | null

  /** What the big screen showed; null where it is as it was shown before. */
  screen: ScreenShown | null
}

export type ScreenShown = {
  /** The event as the picture has it that the screen kept; null where it showed the event as it was. */
  held: EventState | null
  board: (BoardView & { boardId: string }) | null
}

const bins = 100

export class Desk {
  readonly #recording: Recording
  #state: EventState | null = null
  #board: BoardView | null = null
  #held: { index: number; state: EventState } | null = null
  #screen: { held: EventState | null; boardId: string | undefined; board: BoardView | null } | null = null

  constructor(recording: Recording) {
    this.#recording = recording
  }

  overview(): Overview {
    const { timeline, length } = this.#recording
    const state = this.#recording.state(length)
    const axis = buildAxis(timeline.times())
    const people = Object.values(state.people).map(({ group }) => group)
    let busiest: [string, number] | null = null
    for (const [group, sum] of timeline.activity.sums()) if (group !== null && sum > (busiest?.[1] ?? 0)) busiest = [group, sum]
    const lanes = timeline.activity.lanes(people, state.groups, axis, bins, (index) => timeline.time(index))
    const isTold = lanes.some(({ groups }) => groups !== 'everybody' && groups.length === 1 && groups[0] === busiest?.[0])
    return {
      title: state.title, length, axis, chapters: timeline.chapters, moments: timeline.moments, lanes, busiest: isTold ? busiest![0] : null, closedAt: state.closedAt,
    }
  }

  show(moving: Moving): Shown {
    const { timeline } = this.#recording
    const index = 'index' in moving ? Math.max(1, Math.min(Math.floor(moving.index), this.#recording.length)) : timeline.indexAt(moving.time)
    const time = 'index' in moving ? timeline.time(index) : moving.time
    const state = this.#recording.state(index)
    const boardId = state.boards.some((board) => board.boardId === moving.boardId) ? moving.boardId : state.boards[0]?.boardId ?? ''
    const board = this.#recording.board(boardId, index)
    const shown: Shown = {
      index, time, boardId, state: patchOf(this.#state ?? {}, state), board: board === this.#board ? null : boardPatchOf(this.#board ?? noBoard, board),
      recent: this.#recent(boardId, index, time - moving.recentMs), caption: captionAt(this.#recording, index), screen: this.#onScreen(state, index),
    }
    this.#state = state
    this.#board = board
    return shown
  }

  #onScreen(state: EventState, index: number): ScreenShown | null {
    const kept = this.#recording.timeline.pictures.get(state.screen.picture?.pictureId ?? '') ?? null
    if (kept !== null && this.#held?.index !== kept) this.#held = { index: kept, state: this.#recording.state(kept) }
    const held = kept === null ? null : this.#held!.state
    const boardId = boardOnScreen(held ?? state)
    const board = boardId === undefined ? null : this.#recording.board(boardId, kept ?? index)
    const before = this.#screen
    if (before && before.held === held && before.boardId === boardId && before.board === board) return null
    this.#screen = { held, boardId, board }
    return { held, board: board && { boardId: boardId!, ...board } }
  }

  #recent(boardId: string, index: number, since: number): [string, TouchKind][] {
    const { timeline } = this.#recording
    const recent = new Map<string, TouchKind>()
    for (let place = timeline.touchesBy(index) - 1; place >= 0; place--) {
      const { at, isLive, boardId: on, touch: { kind, actionId } } = timeline.touchAt(place)
      if (at < since) break
      if (isLive && on === boardId && actionId !== null && !recent.has(actionId)) recent.set(actionId, kind)
    }
    return [...recent]
  }
}
