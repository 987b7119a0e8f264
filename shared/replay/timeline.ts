// What happened when, for the whole length of a journal: chapters, key moments, captions, activity. Built entry by entry while
// the journal is recorded. `index` is how many entries are folded in once it has happened; times ascend, whatever the clock did.
import { Swaps } from './swaps.ts'
import { organiserAuthor, serverPerson } from '../event/names.ts'
import type { StageKind } from '../event/names.ts'
import type { EntryKind } from '../event/moderation.ts'
import { findQuestion } from '../event/state.ts'
import type { EventState, Stage } from '../event/state.ts'
import type { Fact } from '../event/facts.ts'
import { notApart } from '../event/turnout.ts'
import { Activity } from './activity.ts'
import { Column, Names } from './columns.ts'
import { touchKinds } from './touches.ts'
import type { Touch } from './touches.ts'

export type Placed = { index: number; at: number }

/** One visit to a stage; `until` is the next visit's start or the end. */
export type Chapter = Placed & { until: number; stageId: string; kind: StageKind; title: string; number: number }

export type MomentKind =
  | 'frozen' | 'opened' | 'voting-opened' | 'voting-paused' | 'voting-resumed' | 'sealed' | 'revealed' | 'rank-swap' | 'concealed'
  | 'paused' | 'resumed' | 'closed' | 'carried' | 'merged' | 'split' | 'rewound' | 'most-edited' | 'most-argued'

/** `title`: of the question or board it is about. `id`: of that, or of the action, which is spoken of by `number`. `count`: how often, how many, the new place, or the number of the other action. */
export type Moment = Placed & { kind: MomentKind; title: string; id: string; count: number; number: number | null }

/** What the caption says from here on, unless somebody touched a board since. */
export type FactCaption = Placed & (
  | { kind: 'created' | 'timer' }
  | { kind: 'joined'; count: number }
  | { kind: 'stage'; title: string }
  | { kind: 'ballots'; count: number }
  | { kind: 'announced'; text: string }
  | { kind: 'hidden'; what: EntryKind }
  | { kind: 'moment'; moment: Moment }
)

/** `isLive`: by somebody in the room, not set up beforehand. */
export type PlacedTouch = Placed & { touch: Touch; boardId: string; by: string; isLive: boolean }

/** Fewer rewordings, or arguments, than this are no key moment. */
const mostEditedAtLeast = 5
const mostArguedAtLeast = 3

export class Timeline {
  readonly chapters: Chapter[] = []
  readonly moments: Moment[] = []
  readonly captions: FactCaption[] = []
  readonly activity = new Activity()
  /** After which entry the big screen kept each picture of itself. */
  readonly pictures = new Map<string, number>()
  readonly #times = new Column('wide')
  readonly #names = new Names()
  readonly #swaps = new Swaps()
  readonly #joined = new Set<string>()
  readonly #touches = { index: new Column(), kind: new Column(), board: new Column(), action: new Column(), by: new Column(), isLive: new Column() }

  /** How many entries there are. */
  get length(): number {
    return this.#times.length
  }

  get touches(): number {
    return this.#touches.index.length
  }

  /** When an entry happened, counted from 1; never before the one before it. */
  time(index: number): number {
    return index < 1 ? (this.#times.length === 0 ? 0 : this.#times.at(0)) : this.#times.at(index - 1)
  }

  /** How many entries have happened by a time. */
  indexAt(time: number): number {
    return this.#times.upTo(time)
  }

  times(): number[] {
    return Array.from({ length: this.length }, (_, i) => this.#times.at(i))
  }

  /** The next entry. */
  tick(at: number): void {
    this.#times.push(Math.max(at, this.length === 0 ? at : this.#times.at(this.length - 1)))
  }

  /** An update by somebody whose group is known. */
  count(group: string | null, count = 1): void {
    this.activity.add(this.length, group, count)
  }

  /** What an update touched; later ones come later. */
  touch(index: number, by: string, boardId: string, touches: readonly Touch[]): void {
    const columns = this.#touches
    for (const { kind, actionId } of touches) {
      columns.index.push(index)
      columns.kind.push(touchKinds.indexOf(kind))
      columns.board.push(this.#names.number(boardId))
      columns.action.push(actionId === null ? 0 : this.#names.number(actionId) + 1)
      columns.by.push(this.#names.number(by))
      columns.isLive.push(by === organiserAuthor || by === serverPerson ? 0 : 1)
    }
  }

  touchAt(place: number): PlacedTouch {
    const { index, kind, board, action, by, isLive } = this.#touches
    const actionId = action.at(place) === 0 ? null : this.#names.name(action.at(place) - 1)
    return {
      index: index.at(place), at: this.time(index.at(place)), touch: { kind: touchKinds[kind.at(place)]!, actionId },
      boardId: this.#names.name(board.at(place)), by: this.#names.name(by.at(place)), isLive: isLive.at(place) === 1,
    }
  }

  /** How many touches there were after so many entries. */
  touchesBy(index: number): number {
    return this.#touches.index.upTo(index)
  }

  /** The latest touch in the room at or before an index. */
  lastTouch(index: number): PlacedTouch | undefined {
    let place = this.touchesBy(index) - 1
    while (place >= 0 && this.#touches.isLive.at(place) === 0) place--
    return place < 0 ? undefined : this.touchAt(place)
  }

  /** A fact, and the state before and after it. */
  see(fact: Fact, before: EventState, after: EventState): void {
    const { captions } = this
    switch (fact.type) {
      case 'event.created':
        captions.push({ kind: 'created', ...this.#place() })
        this.#enter(after, after.stageId)
        return
      case 'person.joined':
        this.#joined.add(fact.participantId)
        captions.push({ kind: 'joined', count: this.#joined.size, ...this.#place() })
        return this.count(fact.group)
      case 'stage.entered':
        if (this.#enter(after, fact.stageId)) captions.push({ kind: 'stage', title: stage(after, fact.stageId)?.title ?? '', ...this.#place() })
        return
      case 'timer.set':
        captions.push({ kind: 'timer', ...this.#place() })
        return
      case 'announcement.set':
        if (fact.announcement) captions.push({ kind: 'announced', text: fact.announcement.text, ...this.#place() })
        return
      case 'board.frozen':
        return this.#moment('frozen', { id: fact.boardId, title: boardTitle(after, fact.boardId) })
      case 'board.opened':
        return this.#moment('opened', { id: fact.boardId, title: boardTitle(after, fact.boardId) })
      case 'actions.carried': {
        const boardId = after.actions[Object.keys(fact.origins)[0] ?? '']?.boardId ?? ''
        return this.#moment('carried', { id: boardId, title: boardTitle(after, boardId), count: Object.keys(fact.origins).length })
      }
      case 'board.rewound':
        return this.#moment('rewound', { id: fact.actionId ?? fact.boardId, title: fact.actionId === null ? boardTitle(after, fact.boardId) : '', count: fact.actions })
      case 'action.merged':
        return this.#moment('merged', { id: fact.actionId, number: numberOf(after, fact.actionId), count: numberOf(after, fact.into) ?? 0 })
      case 'action.split':
        return this.#moment('split', { id: fact.actionId, number: numberOf(after, fact.actionId), count: numberOf(after, fact.from) ?? 0 })
      case 'screen.frozen':
        // One that is put back is the one that was kept before.
        if (fact.picture && !this.pictures.has(fact.picture.pictureId)) this.pictures.set(fact.picture.pictureId, this.length)
        return
      case 'entry.hidden':
        captions.push({ kind: 'hidden', what: fact.kind, ...this.#place() })
        return
      case 'question.opened':
        return this.#question('voting-opened', fact.questionId, after)
      case 'question.paused':
        return this.#question('voting-paused', fact.questionId, after)
      case 'question.reopened':
        return this.#question('voting-resumed', fact.questionId, after)
      case 'question.counted': {
        const was = findQuestion(before, fact.questionId)?.submitted ?? { total: 0, byGroup: {} }
        for (const [group, count] of Object.entries(fact.submitted.byGroup)) {
          const more = count - (was.byGroup[group] ?? 0)
          if (more > 0) this.count(group === '' ? null : group, more)
        }
        const others = notApart(fact.submitted) - notApart(was)
        if (others > 0) this.count(null, others)
        captions.push({ kind: 'ballots', count: fact.submitted.total, ...this.#place() })
        return
      }
      case 'question.sealed':
        return this.#question('sealed', fact.questionId, after)
      case 'question.revealed': {
        this.#question('revealed', fact.questionId, after)
        const swap = this.#swaps.revealed(fact, after)
        if (swap) this.#moment('rank-swap', { id: swap.actionId, count: swap.place, number: numberOf(after, swap.actionId) })
        return
      }
      case 'question.concealed':
        return this.#question('concealed', fact.questionId, after)
      case 'event.paused':
        return this.#moment('paused')
      case 'event.resumed':
        return this.#moment('resumed')
      case 'event.closed':
        return this.#moment('closed')
      default:
        return
    }
  }

  /** All entries that there are so far are in. */
  finish(state: EventState): void {
    for (const kind of ['most-edited', 'most-argued']) {
      const before = this.moments.findIndex((moment) => moment.kind === kind)
      if (before !== -1) this.moments.splice(before, 1)
    }
    const last = this.chapters[this.chapters.length - 1]
    if (last) last.until = this.time(this.length)
    this.#most('most-edited', 'action-reworded', mostEditedAtLeast, state)
    this.#most('most-argued', 'argument-added', mostArguedAtLeast, state)
  }

  #enter(state: EventState, stageId: string): boolean {
    const last = this.chapters[this.chapters.length - 1]
    const entered = stage(state, stageId)
    if (!entered || last?.stageId === stageId) return false
    const place = this.#place()
    if (last) last.until = place.at
    this.chapters.push({ ...place, until: place.at, stageId, kind: entered.kind, title: entered.title, number: state.agenda.indexOf(entered) + 1 })
    return true
  }

  #question(kind: MomentKind, questionId: string, state: EventState): void {
    this.#moment(kind, { id: questionId, title: findQuestion(state, questionId)?.title ?? '' })
  }

  #moment(kind: MomentKind, about: Partial<Moment> = {}): void {
    const moment: Moment = { kind, title: '', id: '', count: 0, number: null, ...about, ...this.#place() }
    this.moments.push(moment)
    this.captions.push({ kind: 'moment', moment, index: moment.index, at: moment.at })
  }

  /** The middle of all touches of one kind on the action that people in the room touched so most often. */
  #most(kind: MomentKind, touched: Touch['kind'], atLeast: number, state: EventState): void {
    const { index, action, isLive, kind: kinds } = this.#touches
    const code = touchKinds.indexOf(touched)
    const places = new Map<number, number[]>()
    for (let i = 0; i < index.length; i++) {
      if (kinds.at(i) !== code || isLive.at(i) === 0 || action.at(i) === 0) continue
      const known = places.get(action.at(i))
      if (known) known.push(index.at(i))
      else places.set(action.at(i), [index.at(i)])
    }
    let most: [number, number[]] | null = null
    for (const one of places) if (!most || one[1].length > most[1].length) most = one
    if (!most || most[1].length < atLeast) return
    const middle = most[1][Math.floor(most[1].length / 2)]!
    const id = this.#names.name(most[0] - 1)
    const moment: Moment = { kind, title: '', id, count: most[1].length, number: numberOf(state, id), index: middle, at: this.time(middle) }
    const later = this.moments.findIndex((one) => one.index > middle)
    this.moments.splice(later === -1 ? this.moments.length : later, 0, moment)
  }

  #place(): Placed {
    return { index: this.length, at: this.time(this.length) }
  }
}

/** The last of a list placed at or before an index; undefined where none is. */
export function lastBy<T extends { index: number }>(placed: readonly T[], index: number): T | undefined {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placed[middle]!.index <= index) low = middle + 1
    else high = middle
  }
  return placed[low - 1]
}

function stage(state: EventState, stageId: string): Stage | undefined {
  return state.agenda.find((stage) => stage.stageId === stageId)
}

function numberOf(state: EventState, actionId: string): number | null {
  return state.actions[actionId]?.number ?? null
}

function boardTitle(state: EventState, boardId: string): string {
  return state.boards.find((board) => board.boardId === boardId)?.title ?? ''
}
