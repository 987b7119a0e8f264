// A room without a server: commands are decided, their facts are folded in, nothing else happens. States and facts
// are frozen, so code that changes one in place throws.
import * as Y from 'yjs'
import { checkQuestion } from '../../../server/control/question-plans.ts'
import { applyChange } from '../../../shared/board/changes.ts'
import { isPristine } from '../../../shared/board/pristine.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { apply } from '../../../shared/event/apply.ts'
import { decide } from '../../../shared/event/decide.ts'
import type { Context, Decision } from '../../../shared/event/decision.ts'
import type { Fact, SeqFact } from '../../../shared/event/facts.ts'
import type { Principal, StageKind } from '../../../shared/event/names.ts'
import type { Past } from '../../../shared/event/rewind-facts.ts'
import { emptyState, findQuestion } from '../../../shared/event/state.ts'
import type { EventState, Question, Slate, Stage, Submitted } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { RefusalCode } from '../../../shared/protocol/refusals.ts'
import type { MovedPeople } from '../../../shared/ranking/moved.ts'
import { SubmissionFold } from '../../../shared/submissions/fold.ts'
import type { Tally } from '../../../shared/ranking/tally.ts'
import { tallyQuestion } from '../../support/tally.ts'

export const startedAt = 1_700_000_000_000

export const facilitator: Principal = { role: 'facilitator', personId: 'f1' }
export const organiser: Principal = { role: 'organiser', personId: 'o1' }
export const participant: Principal = { role: 'participant', personId: 'p1' }
/** Of the first table. */
export const tableFacilitator: Principal = { role: 'table-facilitator', personId: 't1' }
export const observer: Principal = { role: 'observer', personId: 's1' }

export const slate: Slate = {
  items: ['a1', 'a2', 'a3'].map((actionId, index) => ({
    actionId, number: index + 1, lineageId: actionId, title: `Action ${index + 1}`, themeId: 't1', wordingHash: `hash-${index}`,
  })),
  themes: [{ themeId: 't1', title: 'Just', colour: 'a' }],
}

export const submitted: Submitted = { total: 3, byGroup: { 'NHS leaders': 2, 'Third sector': 1 } }

export const tally: Tally = tallyQuestion(
  [
    { ballot: { method: 'rank', ranking: [['a1'], ['a2', 'a3']] }, group: 'NHS leaders' },
    { ballot: { method: 'rank', ranking: [['a2']] }, group: 'NHS leaders' },
    { ballot: { method: 'rank', ranking: [['a1'], ['a3']] }, group: 'Third sector' },
  ],
  { actionIds: ['a1', 'a2', 'a3'] },
  ['NHS leaders', 'Third sector'],
)

/** welcome → explore → refine → prioritise (one question) → principles (two questions) → results; two boards. */
export const created: Fact = {
  type: 'event.created', eventId: 'event', title: 'Workforce 2035', template: 'demo', code: 'ABCD2345', codeExpiresAt: startedAt + 1e9,
  groups: ['NHS leaders', 'Third sector'],
  agenda: [
    stage('welcome', 'welcome', null), stage('explore', 'explore', 600), stage('refine', 'refine', 300),
    stage('prioritise', 'ballot', 900, [question('q1')]),
    stage('principles', 'ballot', null, [question('q2'), question('q3')]),
    stage('results', 'results', null),
  ],
  boards: [
    { boardId: 'b1', title: 'Actions', frozen: false, epoch: 0 },
    { boardId: 'b2', title: 'Table 2', frozen: false, epoch: 0 },
  ],
}

/** Of q1 and q2, which are linked. */
export const moved: MovedPeople = { common: ['x'], all: { groups: [null], people: 9, changed: 4, distance: 0.25, higher: [4], lower: [0] }, strata: [] }

export class Room {
  now = startedAt
  journal: SeqFact[] = []
  state: EventState = deepFreeze(emptyState())
  /** What the server would know; tests change it. */
  slate: Slate = slate
  tally: Tally | null = tally
  hasKey = true
  here = 7
  past: Past | null = null
  readonly submissions = new SubmissionFold()
  readonly #boards = new Map<string, Y.Doc>()
  #ids = 0

  constructor() {
    this.happen(
      created,
      { type: 'person.joined', participantId: participant.personId, name: 'Amira', group: 'NHS leaders' },
    )
  }

  /** A board of the event; empty until a test writes on it. */
  board(boardId: string): Y.Doc {
    let doc = this.#boards.get(boardId)
    if (!doc) this.#boards.set(boardId, doc = new Y.Doc())
    return doc
  }

  get context(): Context {
    return {
      now: this.now, random: () => 0.5, spokenCode: () => '012345', here: () => this.here, newId: () => `id${++this.#ids}`, board: (boardId) => readBoard(this.board(boardId)), slate: () => this.slate, submitted: () => submitted,
      canTake: () => this.hasKey,
      submissions: () => this.submissions, isPristine: (boardId, root, id) => isPristine(this.board(boardId), root, id),
      without: (boardId) => readBoard(this.board(boardId)), traces: null, past: this.past,
      checkQuestion,
      tally: (asked: Question) => (asked.phase === 'sealed' ? this.tally : null),
      moved: () => moved,
    }
  }

  decide(command: Command, by: Principal = facilitator): Decision {
    return decide(this.state, deepFreeze(command), by, this.context)
  }

  /** Decides and folds in. */
  send(command: Command, by: Principal = facilitator): Decision {
    const decision = this.decide(command, by)
    if (!decision.ok) return decision
    for (const { boardId, changes } of decision.writes ?? []) for (const change of changes) applyChange(this.board(boardId), change)
    this.happen(...decision.facts)
    return decision
  }

  /** Sends what must be accepted. */
  do(...commands: Command[]): this {
    for (const command of commands) {
      const decision = this.send(command)
      if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.error.code}`)
    }
    return this
  }

  refusal(command: Command, by: Principal = facilitator): RefusalCode | 'accepted' {
    const decision = this.decide(command, by)
    return decision.ok ? 'accepted' : decision.error.code
  }

  undoLatest(): Decision {
    const latest = this.state.done.findLast((done) => !done.undone)
    if (!latest) throw new Error('There is nothing to undo.')
    return this.send({ type: 'undo', doneId: latest.doneId })
  }

  happen(...facts: Fact[]): void {
    for (const fact of facts) {
      const entry = deepFreeze({ seq: this.state.seq + 1, at: this.now, fact })
      this.journal.push(entry)
      this.state = deepFreeze(apply(this.state, entry))
      this.submissions.apply(entry)
    }
  }

  wait(seconds: number): this {
    this.now += seconds * 1000
    return this
  }

  phase(questionId: string): string | undefined {
    return findQuestion(this.state, questionId)?.phase
  }

  frozen(): string[] {
    return this.state.boards.filter((board) => board.frozen).map((board) => board.boardId)
  }
}

/** What people in the room can tell apart: the state without bookkeeping. */
export function asSeen(state: EventState): unknown {
  const { seq, done, stageEnteredAt, begun, floor: { isStale, ...floor }, moderation: { log, logged, ...moderation }, ...seen } = state
  return { ...seen, floor, moderation }
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}

function stage(stageId: string, kind: StageKind, seconds: number | null, questions?: Question[]): Stage {
  const plain = { stageId, kind, title: stageId, seconds }
  return questions ? { ...plain, questions } : plain
}

function question(questionId: string): Question {
  return {
    questionId, title: questionId, method: 'rank', secrecy: 'secret', options: questionId === 'q3' ? {} : { linkage: 'scope' }, phase: 'planned', slate: null,
    submitted: { total: 0, byGroup: {} }, tally: null,
  }
}
