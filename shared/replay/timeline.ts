// What happened when, for the whole length of a journal: chapters, key moments, captions, activity.
// Built in one pass over a fold, which leaves the fold's checkpoints behind. Times ascend, whatever the clock did.
import { findQuestion } from '../event/state.ts'
import type { EventState, Stage } from '../event/state.ts'
import type { Fact } from '../event/facts.ts'
import type { StageKind } from '../event/names.ts'
import type { ActivityPoint } from './activity.ts'
import { isFact } from './entries.ts'
import type { ReplayFold } from './fold.ts'
import { watchTouches } from './touches.ts'
import type { Touch, TouchWatch } from './touches.ts'

/** `index`: how many entries are folded in once it has happened. */
type Placed = { index: number; at: number }

/** One visit to a stage; `until` is the next visit's start or the end. */
export type Chapter = Placed & { until: number; stageId: string; kind: StageKind; title: string; number: number }

export type MomentKind =
  | 'frozen' | 'opened' | 'voting-opened' | 'voting-paused' | 'voting-resumed' | 'sealed' | 'revealed' | 'concealed'
  | 'paused' | 'resumed' | 'closed' | 'most-edited'

/** `title`: of the question or board it is about; for 'most-edited' `actionId` and how often. */
export type Moment = Placed & { kind: MomentKind; title: string; id: string; count: number }

/** What the caption under the board says from here on. */
export type Caption = Placed & (
  | { kind: 'created' }
  | { kind: 'joined'; count: number }
  | { kind: 'stage'; title: string }
  | { kind: 'timer' }
  | { kind: 'ballots'; count: number; title: string }
  | { kind: 'moment'; moment: Moment }
  | { kind: 'touch'; touch: Touch; by: string; boardId: string }
)

/** `byPerson`: by somebody who joined, not set up beforehand. */
export type PlacedTouch = Placed & { touch: Touch; boardId: string; byPerson: boolean }

export type Timeline = {
  /** For each entry its time, never before the entry's before it. */
  times: number[]
  chapters: Chapter[]
  moments: Moment[]
  captions: Caption[]
  activity: ActivityPoint[]
  touches: PlacedTouch[]
}

/** Fewer rewordings than this are no key moment. */
const mostEditedAtLeast = 5

export class TimelineBuilder {
  readonly #fold: ReplayFold
  readonly #timeline: Timeline = { times: [], chapters: [], moments: [], captions: [], activity: [], touches: [] }
  readonly #watches = new Map<string, TouchWatch>()
  #at = 0

  /** The fold must stand at its beginning, and nobody may seek on it before the timeline is built. */
  constructor(fold: ReplayFold) {
    this.#fold = fold
  }

  /** Takes in up to `count` entries; the timeline once all are in. So a page can breathe in between. */
  build(count: number): Timeline | null {
    for (let i = 0; i < count; i++) if (!this.#take()) return this.#finish()
    return null
  }

  #take(): boolean {
    const fold = this.#fold
    const next = fold.entries[fold.index]
    if (!next) return false
    this.#at = Math.max(this.#at, next.at)
    this.#timeline.times.push(this.#at)
    if (isFact(next)) {
      const before = fold.state
      fold.advance()
      this.#see(next.fact, before, fold.state)
      return true
    }
    const watch = this.#watch(next.boardId)
    fold.advance()
    const person = fold.state.people[next.by]
    if (person) this.#timeline.activity.push({ at: this.#at, group: person.group, count: 1 })
    for (const touch of watch.take()) {
      const placed = { ...this.#place(), touch, boardId: next.boardId }
      this.#timeline.touches.push({ ...placed, byPerson: person !== undefined })
      if (person) this.#timeline.captions.push({ kind: 'touch', by: next.by, ...placed })
    }
    return true
  }

  #see(fact: Fact, before: EventState, after: EventState): void {
    const { captions, activity } = this.#timeline
    switch (fact.type) {
      case 'event.created':
        captions.push({ kind: 'created', ...this.#place() })
        this.#enter(after, after.stageId)
        return
      case 'person.joined': {
        const caption = { kind: 'joined' as const, count: Object.keys(after.people).length, ...this.#place() }
        captions.push(caption)
        activity.push({ at: this.#at, group: fact.group, count: 1 })
        return
      }
      case 'stage.entered':
        if (this.#enter(after, fact.stageId)) captions.push({ kind: 'stage', title: stage(after, fact.stageId)?.title ?? '', ...this.#place() })
        return
      case 'timer.set':
        captions.push({ kind: 'timer', ...this.#place() })
        return
      case 'board.frozen':
      case 'board.opened': {
        const title = after.boards.find((board) => board.boardId === fact.boardId)?.title ?? ''
        return this.#moment(fact.type === 'board.frozen' ? 'frozen' : 'opened', fact.boardId, title)
      }
      case 'question.opened':
        return this.#question('voting-opened', fact.questionId, after)
      case 'question.paused':
        return this.#question('voting-paused', fact.questionId, after)
      case 'question.reopened':
        return this.#question('voting-resumed', fact.questionId, after)
      case 'question.counted': {
        const was = findQuestion(before, fact.questionId)?.submitted.byGroup ?? {}
        for (const [group, count] of Object.entries(fact.submitted.byGroup)) {
          const more = count - (was[group] ?? 0)
          if (more > 0) activity.push({ at: this.#at, group: group === '' ? null : group, count: more })
        }
        const title = findQuestion(after, fact.questionId)?.title ?? ''
        captions.push({ kind: 'ballots', count: fact.submitted.total, title, ...this.#place() })
        return
      }
      case 'question.sealed':
        return this.#question('sealed', fact.questionId, after)
      case 'question.revealed':
        return this.#question('revealed', fact.questionId, after)
      case 'question.concealed':
        return this.#question('concealed', fact.questionId, after)
      case 'event.paused':
        return this.#moment('paused', '', '')
      case 'event.resumed':
        return this.#moment('resumed', '', '')
      case 'event.closed':
        return this.#moment('closed', '', '')
      default:
        return
    }
  }

  #enter(state: EventState, stageId: string): boolean {
    const { chapters } = this.#timeline
    const last = chapters[chapters.length - 1]
    const entered = stage(state, stageId)
    if (!entered || last?.stageId === stageId) return false
    if (last) last.until = this.#at
    const number = state.agenda.indexOf(entered) + 1
    chapters.push({ ...this.#place(), until: this.#at, stageId, kind: entered.kind, title: entered.title, number })
    return true
  }

  #question(kind: MomentKind, questionId: string, state: EventState): void {
    this.#moment(kind, questionId, findQuestion(state, questionId)?.title ?? '')
  }

  #moment(kind: MomentKind, id: string, title: string): void {
    const moment: Moment = { kind, id, title, count: 0, ...this.#place() }
    this.#timeline.moments.push(moment)
    this.#timeline.captions.push({ kind: 'moment', moment, index: moment.index, at: moment.at })
  }

  #watch(boardId: string): TouchWatch {
    let watch = this.#watches.get(boardId)
    if (!watch) this.#watches.set(boardId, (watch = watchTouches(this.#fold.doc(boardId))))
    return watch
  }

  #place(): Placed {
    return { index: this.#fold.index, at: this.#at }
  }

  #finish(): Timeline {
    for (const watch of this.#watches.values()) watch.stop()
    const timeline = this.#timeline
    const last = timeline.chapters[timeline.chapters.length - 1]
    if (last) last.until = this.#at
    const most = mostEdited(timeline.touches)
    if (most) {
      const place = timeline.moments.findIndex(({ index }) => index > most.index)
      timeline.moments.splice(place === -1 ? timeline.moments.length : place, 0, most)
    }
    return timeline
  }
}

export function buildTimeline(fold: ReplayFold): Timeline {
  return new TimelineBuilder(fold).build(Infinity)!
}

/** How many entries have happened by a time. */
export function indexAt(timeline: Timeline, time: number): number {
  return countUntil(timeline.times.length, (i) => timeline.times[i]! <= time)
}

/** The last of a list placed at or before an index; undefined where none is. */
export function lastBy<T extends { index: number }>(placed: readonly T[], index: number): T | undefined {
  return placed[countBy(placed, index) - 1]
}

/** How many of a list are placed at or before an index. */
export function countBy(placed: readonly { index: number }[], index: number): number {
  return countUntil(placed.length, (i) => placed[i]!.index <= index)
}

/** The middle of the rewordings of the action that people reworded most. */
function mostEdited(touches: readonly PlacedTouch[]): Moment | null {
  const edits = new Map<string, PlacedTouch[]>()
  for (const touch of touches) {
    const { kind, actionId } = touch.touch
    if (!touch.byPerson || kind !== 'action-reworded' || actionId === null) continue
    const before = edits.get(actionId)
    if (before) before.push(touch)
    else edits.set(actionId, [touch])
  }
  let most: [string, PlacedTouch[]] | null = null
  for (const entry of edits) if (!most || entry[1].length > most[1].length) most = entry
  if (!most || most[1].length < mostEditedAtLeast) return null
  const middle = most[1][Math.floor(most[1].length / 2)]!
  return { kind: 'most-edited', id: most[0], title: '', count: most[1].length, index: middle.index, at: middle.at }
}

function stage(state: EventState, stageId: string): Stage | undefined {
  return state.agenda.find((stage) => stage.stageId === stageId)
}

/** How many of the first places in a row hold; binary search. */
function countUntil(length: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
