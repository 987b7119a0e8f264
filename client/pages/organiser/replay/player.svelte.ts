// Where a replay stands and how it moves: time, place in the journal, and what state and boards were then.
// Time is the master while playing and scrubbing; jumping to an entry sets time to that entry's.
import { readBoard } from '../../../../shared/board/read.ts'
import type { BoardView } from '../../../../shared/board/read.ts'
import type { EventState } from '../../../../shared/event/state.ts'
import { breakAt, buildAxis, position, time } from '../../../../shared/replay/axis.ts'
import type { Axis, AxisPiece } from '../../../../shared/replay/axis.ts'
import { isFact } from '../../../../shared/replay/entries.ts'
import type { ReplayFold } from '../../../../shared/replay/fold.ts'
import { indexAt, lastBy } from '../../../../shared/replay/timeline.ts'
import type { Caption, Chapter, Timeline } from '../../../../shared/replay/timeline.ts'

export const speeds = [1, 10, 60] as const
export type Speed = (typeof speeds)[number]

/** Everything as it stood after `index` entries. */
export type Standing = { index: number; state: EventState; boards: ReadonlyMap<string, BoardView> }

/** Frames that come later than this (a tab in the background) do not make the replay leap. */
const longestFrameMs = 1_000

export class Player {
  readonly timeline: Timeline
  readonly axis: Axis
  readonly from: number
  readonly to: number
  /** ms since the epoch */
  time = $state(0)
  playing = $state(false)
  speed = $state<Speed>(10)
  standing = $state.raw<Standing>({ index: 0, state: null as never, boards: new Map() })
  /** The long silence that playing has just gone past. */
  passed = $state.raw<AxisPiece | null>(null)
  readonly at = $derived.by(() => position(this.axis, this.time))
  readonly chapter: Chapter | undefined = $derived.by(() => lastBy(this.timeline.chapters, this.standing.index))
  readonly caption: Caption | undefined = $derived.by(() => lastBy(this.timeline.captions, this.standing.index))
  readonly #fold: ReplayFold
  #frame = 0
  #lastFrameMs = 0

  /** At least one entry. The fold may stand anywhere. */
  constructor(fold: ReplayFold, timeline: Timeline) {
    this.#fold = fold
    this.timeline = timeline
    this.axis = buildAxis(timeline.times)
    this.from = this.axis.pieces[0]!.from
    this.to = this.axis.pieces[this.axis.pieces.length - 1]!.to
    fold.seek(0)
    this.standing = { index: 0, state: fold.state, boards: new Map() }
    this.seek(this.from)
  }

  seek(time: number): void {
    this.passed = null
    this.time = Math.max(this.from, Math.min(time, this.to))
    this.#stand(indexAt(this.timeline, this.time))
  }

  /** To a place on the axis. */
  seekAxis(at: number): void {
    this.seek(time(this.axis, at))
  }

  step(ms: number): void {
    this.seek(this.time + ms)
  }

  /** To the stage before or after; back within a stage goes to its beginning first. */
  chapterStep(by: -1 | 1): void {
    const { chapters } = this.timeline
    const now = chapters.findLastIndex(({ at }) => at <= this.time)
    const hasBegun = chapters[now] !== undefined && this.time - chapters[now].at > 2_000
    const next = chapters[by > 0 ? now + 1 : hasBegun ? now : Math.max(0, now - 1)]
    if (next) this.seek(next.at)
    else if (by > 0) this.seek(this.to)
  }

  toggle(): void {
    if (this.playing) this.pause()
    else this.play()
  }

  play(): void {
    if (this.playing) return
    if (this.time >= this.to) this.seek(this.from)
    this.playing = true
    this.#lastFrameMs = 0
    this.#frame = requestAnimationFrame((ms) => this.#tick(ms))
  }

  pause(): void {
    this.playing = false
    cancelAnimationFrame(this.#frame)
  }

  #tick(ms: number): void {
    if (!this.playing) return
    const elapsed = this.#lastFrameMs === 0 ? 0 : Math.min(ms - this.#lastFrameMs, longestFrameMs)
    this.#lastFrameMs = ms
    const silence = breakAt(this.axis, this.time + elapsed * this.speed)
    const passed = silence ?? this.passed
    this.seek(silence ? silence.to : this.time + elapsed * this.speed)
    this.passed = passed && this.time - passed.to < longestFrameMs * this.speed * 3 ? passed : null
    if (this.time >= this.to) this.pause()
    else this.#frame = requestAnimationFrame((next) => this.#tick(next))
  }

  #stand(index: number): void {
    const { index: before, state, boards } = this.standing
    if (index === before && state.seq > 0) return
    const touched = index > before ? this.#boardsBetween(before, index) : null
    this.#fold.seek(index)
    this.standing = {
      index,
      state: this.#fold.state,
      boards: new Map(this.#fold.state.boards.map(({ boardId }) => {
        const known = touched && !touched.has(boardId) ? boards.get(boardId) : undefined
        return [boardId, known ?? readBoard(this.#fold.doc(boardId))]
      })),
    }
  }

  /** Boards that entries after the first `from` up to `to` write to. */
  #boardsBetween(from: number, to: number): Set<string> {
    const boards = new Set<string>()
    for (let i = from; i < to; i++) {
      const entry = this.#fold.entries[i]!
      if (!isFact(entry)) boards.add(entry.boardId)
    }
    return boards
  }
}
