// Where a replay stands and how it moves. Time is the master while playing and scrubbing; going to an entry sets time to that entry's.
// What state and boards were then is asked for, the latest wish first: on the way there the page shows what it has.
import { noBoard } from '../../../../shared/board/read.ts'
import type { BoardView } from '../../../../shared/board/read.ts'
import type { EventState } from '../../../../shared/event/state.ts'
import { breakAt, position, time } from '../../../../shared/replay/axis.ts'
import type { Axis, AxisPiece } from '../../../../shared/replay/axis.ts'
import type { Caption } from '../../../../shared/replay/caption.ts'
import { boardPatched, patched } from '../../../../shared/replay/patch.ts'
import type { Overview, ScreenShown, Shown } from '../../../../shared/replay/desk.ts'
import { lastBy } from '../../../../shared/replay/timeline.ts'
import type { Chapter } from '../../../../shared/replay/timeline.ts'
import type { TouchKind } from '../../../../shared/replay/touches.ts'
import type { Moments } from './asking.ts'

export const speeds = [1, 10, 60, 300] as const
export type Speed = (typeof speeds)[number]

/** Everything as it stood after `index` entries. */
export type Standing = {
  index: number
  state: EventState
  boardId: string
  board: BoardView
  recent: ReadonlyMap<string, TouchKind>
  caption: Caption | null
  screen: ScreenShown
}

/** Frames that come later than this (a tab in the background) do not make the replay leap. */
const longestFrameMs = 1_000
/** A touch is pointed out for so long; in quick motion long enough to be seen. */
const recentMs = 20_000
const recentInMotionMs = 1_500

type Place = { time: number } | { index: number }

export class Player {
  overview = $state.raw<Overview>(null as never)
  readonly axis: Axis = $derived.by(() => this.overview.axis)
  readonly from: number = $derived.by(() => this.axis.pieces[0]!.from)
  readonly to: number = $derived.by(() => this.axis.pieces[this.axis.pieces.length - 1]!.to)
  /** ms since the epoch */
  time = $state(0)
  playing = $state(false)
  speed = $state<Speed>(10)
  standing = $state.raw<Standing>(null as never)
  /** The long silence that playing has just gone past. */
  passed = $state.raw<AxisPiece | null>(null)
  readonly at = $derived.by(() => position(this.axis, this.time))
  readonly chapter: Chapter | undefined = $derived.by(() => lastBy(this.overview.chapters, this.standing.index))
  readonly #moments: Moments
  #boardId = ''
  #wish: Place | null = null
  #last: Place
  #isAsking = false
  #frame = 0
  #lastFrameMs = 0

  /** A record of at least one entry; it stands at its first moment. */
  static async at(overview: Overview, moments: Moments): Promise<Player> {
    const player = new Player(overview, moments)
    player.#take(await moments.show(player.#moving({ time: player.from })))
    return player
  }

  private constructor(overview: Overview, moments: Moments) {
    this.overview = overview
    this.#moments = moments
    this.time = this.from
    this.#last = { time: this.from }
  }

  /** The event has gone on: the place stays what it is. */
  goesOn(overview: Overview): void {
    this.overview = overview
  }

  seek(time: number): void {
    this.passed = null
    this.time = Math.max(this.from, Math.min(time, this.to))
    this.#go({ time: this.time })
  }

  /** To just after an entry. */
  seekEntry(index: number): void {
    this.passed = null
    this.#go({ index })
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
    const { chapters } = this.overview
    const now = chapters.findLastIndex(({ at }) => at <= this.time)
    const hasBegun = chapters[now] !== undefined && this.time - chapters[now].at > 2_000
    const next = chapters[by > 0 ? now + 1 : hasBegun ? now : Math.max(0, now - 1)]
    if (next) this.seek(next.at)
    else if (by > 0) this.seek(this.to)
  }

  showBoard(boardId: string): void {
    this.#boardId = boardId
    this.#go(this.#last)
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

  #go(wish: Place): void {
    this.#wish = wish
    this.#last = wish
    if (!this.#isAsking) void this.#ask()
  }

  async #ask(): Promise<void> {
    this.#isAsking = true
    while (this.#wish) {
      const wish = this.#wish
      this.#wish = null
      const shown = await this.#moments.show(this.#moving(wish))
      if ('index' in wish && !this.#wish) this.time = shown.time
      this.#take(shown)
    }
    this.#isAsking = false
  }

  #moving(wish: Place) {
    return { ...wish, boardId: this.#boardId, recentMs: Math.max(recentMs, this.playing ? recentInMotionMs * this.speed : 0) }
  }

  #take({ index, state, boardId, board, recent, caption, screen }: Shown): void {
    const before = this.standing as Standing | null
    this.standing = {
      index, boardId, caption, screen: screen ?? before!.screen, recent: new Map(recent),
      state: patched(before?.state ?? {} as EventState, state), board: board ? boardPatched(before?.board ?? noBoard, board) : before!.board,
    }
  }
}
