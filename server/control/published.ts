// What leaves the ballot box of an event, and what an archive is made of beside the journal.
import type { BallotsToArchive } from '../../shared/archive/ballots.ts'
import type { Live } from '../../shared/archive/build.ts'
import { namedAudience } from '../../shared/event/named.ts'
import type { Role } from '../../shared/event/names.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { Boards } from '../ports.ts'
import type { Ballots, NamedBallot } from './ballots.ts'

export class Published {
  readonly #parts: { ballots: Ballots; boards: Boards }
  readonly #committed: () => EventState

  constructor(parts: { ballots: Ballots; boards: Boards }, committed: () => EventState) {
    this.#parts = parts
    this.#committed = committed
  }

  /** Ballots of a revealed question that was declared a public recount; null for every other. */
  async ballots(question: Question): Promise<unknown[] | null> {
    const isPublic = question.secrecy === 'public-recount' && question.phase === 'revealed'
    return isPublic ? this.#parts.ballots.published(question, this.#committed()) : null
  }

  /** Ballots of a named question with their names, as far as this role may see them; null where it may not. */
  async named(question: Question, role: Role): Promise<(NamedBallot & { name: string })[] | null> {
    if (!namedAudience(question).includes(role)) return null
    const ballots = await this.#parts.ballots.named(question.questionId)
    return ballots.map((ballot) => ({ ...ballot, name: this.#committed().people[ballot.participantId]?.name ?? '' }))
  }

  /** Of a public recount whose voting has ended; null for every other. */
  receipts(question: Question): Promise<string[] | null> {
    return this.#parts.ballots.receipts(question)
  }

  /** State and boards, all of one moment. */
  live(): Live {
    const state = this.#committed()
    return { state, boards: new Map(state.boards.map(({ boardId }) => [boardId, this.#parts.boards.encode(boardId)])) }
  }

  /** Ballots that may be in an archive, by question. */
  archived(state: EventState): Promise<Map<string, BallotsToArchive>> {
    return this.#parts.ballots.archivedOf(state)
  }
}
