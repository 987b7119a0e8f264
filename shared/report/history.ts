// What a report needs of a journal, gathered in one pass: the state and the boards at the end, and on the way who did what at which stage and how
// wordings came about. Folds by the same `apply` as the live server; boards by the replay's record, which takes many updates in one go.
import { apply } from '../event/apply.ts'
import type { Unseen } from '../event/folding.ts'
import { emptyState } from '../event/state.ts'
import type { LogEntry } from '../event/moderation.ts'
import type { EventState } from '../event/state.ts'
import type { BoardView } from '../board/read.ts'
import { organiserAuthor, serverPerson } from '../event/names.ts'
import { BoardRecord } from '../replay/board-record.ts'
import type { PlacedUpdate } from '../replay/board-record.ts'
import { isFact, portionEntries } from '../replay/entries.ts'
import type { FactEntry, ReplayEntry } from '../replay/entries.ts'
import type { Touch } from '../replay/touches.ts'
import { SubmissionFold } from '../submissions/fold.ts'
import { ActionStories } from './action-stories.ts'
import type { ActionStory } from './action-stories.ts'
import type { StageDeeds } from './model.ts'
import { defaultSettings } from './settings.ts'
import type { ReportSettings } from './settings.ts'

/** One stay of the room at a stage. */
export type Visit = { stageId: string; from: number; until: number; did: StageDeeds }

export type QuestionTimes = { openedAt: number | null; sealedAt: number | null; revealedAt: number | null }

export type History = {
  state: EventState
  boards: ReadonlyMap<string, BoardView>
  submissions: SubmissionFold
  visits: Visit[]
  questions: ReadonlyMap<string, QuestionTimes>
  stories: ReadonlyMap<string, ActionStory>
  /** People who wrote on a board. */
  writers: ReadonlySet<string>
  firstJoinAt: number | null
  lastAt: number
  settings: ReportSettings
  /** All of it; the state keeps the latest alone. */
  moderation: LogEntry[]
  /** When archives were given out. */
  archivesAt: number[]
  /** Every name that somebody went by in the event, at a console too, with the names and addresses of who sent something in. */
  names: ReadonlySet<string>
}

/** What an update touched, and what the action said then. */
type Touched = { touch: Touch; action: { title: string; theme: string | null } | null }

const nothingDone: StageDeeds = { actions: 0, rewordings: 0, moves: 0, arguments: 0, evidence: 0, asked: 0 }

export class HistoryFold {
  readonly #portion: number
  #state = emptyState()
  readonly #unseen: Unseen = new WeakSet()
  readonly #boards = new Map<string, BoardRecord>()
  #waiting: ReplayEntry[] = []
  readonly #submissions = new SubmissionFold()
  readonly #stories = new ActionStories()
  readonly #visits: Visit[] = []
  readonly #questions = new Map<string, QuestionTimes>()
  readonly #writers = new Set<string>()
  readonly #names = new Set<string>()
  readonly #archivesAt: number[] = []
  #taken = 0
  #firstJoinAt: number | null = null
  #lastAt = 0
  #settings = defaultSettings
  readonly #moderation: LogEntry[] = []

  /** `portion`: how many entries are taken in together. It says the same whatever that is. */
  constructor(portion = portionEntries) {
    this.#portion = portion
  }

  add(entry: ReplayEntry): void {
    this.#waiting.push(entry)
    if (this.#waiting.length >= this.#portion) this.#take()
  }

  finish(): History {
    this.#take()
    const last = this.#visits.at(-1)
    if (last) last.until = this.#state.closedAt ?? this.#lastAt
    const boards = new Map(this.#state.boards.map(({ boardId }) => [boardId, this.#board(boardId).at(Infinity)]))
    for (const board of this.#boards.values()) board.end()
    return {
      state: this.#state, boards, submissions: this.#submissions, visits: this.#visits, questions: this.#questions, stories: this.#stories.all(),
      writers: this.#writers, firstJoinAt: this.#firstJoinAt, lastAt: this.#lastAt, settings: this.#settings, moderation: this.#moderation, names: this.#names, archivesAt: this.#archivesAt,
    }
  }

  /** Boards run ahead of the facts by a portion: what was touched waits for its turn. */
  #take(): void {
    const entries = this.#waiting
    this.#waiting = []
    const updates = new Map<string, PlacedUpdate[]>()
    for (const [i, entry] of entries.entries()) {
      if (isFact(entry)) continue
      const [list, placed] = [updates.get(entry.boardId), { index: this.#taken + i, update: entry.update }]
      if (list) list.push(placed)
      else updates.set(entry.boardId, [placed])
    }
    const touched = new Map<number, Touched[]>()
    for (const [boardId, list] of updates) {
      const board = this.#board(boardId)
      board.apply(list, (index, touches) => touched.set(index - this.#taken, touches.map((touch) => ({ touch, action: touch.actionId === null ? null : board.action(touch.actionId) }))))
    }
    for (const [i, entry] of entries.entries()) {
      // The server's clock may have been set back: times never go down here.
      this.#lastAt = Math.max(this.#lastAt, entry.at)
      if (isFact(entry)) this.#addFact(entry)
      else this.#addTouches(entry.by, touched.get(i) ?? [])
    }
    this.#taken += entries.length
  }

  #addFact(entry: FactEntry): void {
    const { fact } = entry
    this.#state = apply(this.#state, entry, this.#unseen)
    this.#submissions.apply(entry)
    switch (fact.type) {
      case 'event.created':
        return this.#enter(this.#state.stageId)
      case 'stage.entered':
        this.#stories.rest()
        return this.#enter(fact.stageId)
      case 'person.joined':
        this.#firstJoinAt ??= this.#lastAt
        return this.#name(fact.name)
      case 'person.updated':
      case 'author.named':
        return this.#name(fact.name)
      case 'floor.asked':
        this.#name(fact.name ?? '')
        return this.#count('asked')
      case 'message.set':
        return this.#name(fact.message?.speaker ?? '')
      case 'submissions.added':
        for (const { name, contact } of fact.submissions) {
          this.#name(name)
          this.#name(contact)
        }
        return
      case 'control.done':
        return this.#name(fact.as ?? '')
      case 'question.opened':
        return this.#questionAt(fact.questionId, 'openedAt')
      case 'question.sealed':
        return this.#questionAt(fact.questionId, 'sealedAt')
      case 'question.revealed':
        return this.#questionAt(fact.questionId, 'revealedAt')
      case 'report.arranged':
        this.#settings = fact.settings
        return
      case 'archive.handed':
        this.#archivesAt.push(this.#lastAt)
        return
      case 'moderation.noted': {
        const { type: _, ...note } = fact
        this.#moderation.push({ at: this.#lastAt, ...note })
      }
    }
  }

  #addTouches(by: string, touches: readonly Touched[]): void {
    if (touches.length > 0 && Object.hasOwn(this.#state.people, by)) this.#writers.add(by)
    const stage = this.#firstJoinAt === null ? null : this.#state.stageId
    for (const { touch, action } of touches) {
      const isNewWording = this.#stories.touch(touch, { action, by, at: this.#lastAt, stageId: stage })
      if (by !== organiserAuthor && by !== serverPerson) this.#countTouch(touch, isNewWording)
    }
  }

  #countTouch({ kind }: Touch, isNewWording: boolean): void {
    switch (kind) {
      case 'action-added': return this.#count('actions')
      case 'action-moved': return this.#count('moves')
      case 'argument-added': return this.#count('arguments')
      case 'evidence-added': return this.#count('evidence')
      case 'action-reworded': return isNewWording ? this.#count('rewordings') : undefined
    }
  }

  #enter(stageId: string): void {
    const last = this.#visits.at(-1)
    if (last?.stageId === stageId) return
    if (last) last.until = this.#lastAt
    this.#visits.push({ stageId, from: this.#lastAt, until: this.#lastAt, did: { ...nothingDone } })
  }

  #count(what: keyof StageDeeds): void {
    const visit = this.#visits.at(-1)
    if (visit) visit.did[what]++
  }

  #questionAt(questionId: string, what: keyof QuestionTimes): void {
    const before = this.#questions.get(questionId) ?? { openedAt: null, sealedAt: null, revealedAt: null }
    // Opened once; shown as it was shown last.
    this.#questions.set(questionId, { ...before, [what]: what === 'revealedAt' ? this.#lastAt : before[what] ?? this.#lastAt })
  }

  #name(name: string): void {
    if (name.trim() !== '') this.#names.add(name.trim())
  }

  #board(boardId: string): BoardRecord {
    let board = this.#boards.get(boardId)
    if (!board) this.#boards.set(boardId, (board = new BoardRecord()))
    return board
  }
}
