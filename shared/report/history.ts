// What a report needs of a journal, gathered in one pass: the state and the boards at the end, and on the way who did what at which stage and how
// wordings came about. Folds by the same `apply` as the live server; holds no document longer than it must.
import * as Y from 'yjs'
import { apply } from '../event/apply.ts'
import type { Unseen } from '../event/folding.ts'
import { emptyState } from '../event/state.ts'
import type { LogEntry } from '../event/moderation.ts'
import type { EventState } from '../event/state.ts'
import { readBoard } from '../board/read.ts'
import type { BoardView } from '../board/read.ts'
import { organiserAuthor, serverPerson } from '../event/names.ts'
import { isFact } from '../replay/entries.ts'
import type { FactEntry, ReplayEntry, UpdateEntry } from '../replay/entries.ts'
import { watchTouches } from '../replay/watch.ts'
import type { Touch } from '../replay/touches.ts'
import type { TouchWatch } from '../replay/watch.ts'
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
  /** Every name that somebody went by in the event, those of who sent something in included. */
  names: ReadonlySet<string>
}

const nothingDone: StageDeeds = { actions: 0, rewordings: 0, moves: 0, arguments: 0, evidence: 0, asked: 0 }

export class HistoryFold {
  #state = emptyState()
  readonly #unseen: Unseen = new WeakSet()
  readonly #docs = new Map<string, Y.Doc>()
  readonly #watches = new Map<string, TouchWatch>()
  readonly #submissions = new SubmissionFold()
  readonly #stories = new ActionStories()
  readonly #visits: Visit[] = []
  readonly #questions = new Map<string, QuestionTimes>()
  readonly #writers = new Set<string>()
  readonly #names = new Set<string>()
  readonly #archivesAt: number[] = []
  #firstJoinAt: number | null = null
  #lastAt = 0
  #settings = defaultSettings
  readonly #moderation: LogEntry[] = []

  add(entry: ReplayEntry): void {
    // The server's clock may have been set back: times never go down here.
    this.#lastAt = Math.max(this.#lastAt, entry.at)
    if (isFact(entry)) this.#addFact(entry)
    else this.#addUpdate(entry)
  }

  finish(): History {
    const last = this.#visits.at(-1)
    if (last) last.until = this.#state.closedAt ?? this.#lastAt
    const boards = new Map(this.#state.boards.map(({ boardId }) => [boardId, readBoard(this.#doc(boardId))]))
    for (const watch of this.#watches.values()) watch.stop()
    for (const doc of this.#docs.values()) doc.destroy()
    return {
      state: this.#state, boards, submissions: this.#submissions, visits: this.#visits, questions: this.#questions, stories: this.#stories.all(),
      writers: this.#writers, firstJoinAt: this.#firstJoinAt, lastAt: this.#lastAt, settings: this.#settings, moderation: this.#moderation, names: this.#names, archivesAt: this.#archivesAt,
    }
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
        for (const { name } of fact.submissions) this.#name(name)
        return
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

  #addUpdate({ boardId, by, update }: UpdateEntry): void {
    const doc = this.#doc(boardId)
    let watch = this.#watches.get(boardId)
    if (!watch) this.#watches.set(boardId, (watch = watchTouches(doc)))
    Y.applyUpdate(doc, update)
    const touches = watch.take()
    const isPerson = Object.hasOwn(this.#state.people, by)
    if (isPerson && touches.length > 0) this.#writers.add(by)
    const stage = this.#firstJoinAt === null ? null : this.#state.stageId
    for (const touch of touches) {
      const isNewWording = this.#stories.touch(touch, { doc, by, at: this.#lastAt, stageId: stage })
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

  #doc(boardId: string): Y.Doc {
    let doc = this.#docs.get(boardId)
    if (!doc) this.#docs.set(boardId, (doc = new Y.Doc()))
    return doc
  }
}
