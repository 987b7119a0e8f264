// What follows from commits, a moment later, as facts of the server's own: which actions have other words than when their voting
// opened, and how a result would be if actions that were merged since had been one.
import type { BoardView } from '../../shared/board/read.ts'
import { slateMerges } from '../../shared/event/moderated.ts'
import type { Fact, SeqFact } from '../../shared/event/facts.ts'
import { serverPerson } from '../../shared/event/names.ts'
import { allQuestions, findQuestion } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { Log, Outlet, Timers } from '../ports.ts'
import type { Ballots } from './ballots.ts'
import { wordingHash } from './slate.ts'

/** In a room that is being written in, words are compared so often at most. */
const compareMs = 2_000

/** Facts after which a result may have to be counted another way. */
const recounts: ReadonlySet<string> = new Set(['question.revealed', 'action.merged', 'action.unmerged'])

type Host = {
  readonly state: EventState
  board(boardId: string): BoardView
  record(facts: (now: EventState) => readonly Fact[], by: string): Promise<number | null>
}

export class Aftermath implements Outlet {
  readonly #host: Host
  readonly #ballots: Pick<Ballots, 'alternative'>
  readonly #timers: Timers
  readonly #log: Log
  #cancel: (() => void) | null = null
  /** One count after another. */
  #counting: Promise<void> = Promise.resolve()

  constructor(host: Host, { ballots, timers, log }: { ballots: Pick<Ballots, 'alternative'>; timers: Timers; log: Log }) {
    this.#host = host
    this.#ballots = ballots
    this.#timers = timers
    this.#log = log
    this.#compareSoon()
    this.#recount()
  }

  facts(from: number, to: number, facts: readonly SeqFact[]): void {
    // What is no fact is an update of a board.
    if (to - from + 1 > facts.length) this.#compareSoon()
    if (facts.some(({ fact }) => recounts.has(fact.type))) this.#recount()
  }

  presence(): void {}

  ended(): void {}

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #compareSoon(): void {
    if (this.#cancel || !allQuestions(this.#host.state).some(({ slate }) => slate)) return
    this.#cancel = this.#timers.after(compareMs, () => {
      this.#cancel = null
      this.#compare()
    })
  }

  #compare(): void {
    const { state } = this.#host
    if (state.closedAt !== null) return
    const hashes = wordingHashes(state, (boardId) => this.#host.board(boardId))
    const facts = (now: EventState): Fact[] => allQuestions(now).flatMap(({ questionId, slate, reworded = [] }): Fact[] => {
      const actionIds = (slate?.items ?? []).filter(({ actionId, wordingHash }) => (hashes.get(actionId) ?? wordingHash) !== wordingHash).map(({ actionId }) => actionId)
      return actionIds.join() === reworded.join() ? [] : [{ type: 'question.reworded', questionId, actionIds }]
    })
    if (facts(state).length > 0) void this.#host.record(facts, serverPerson)
  }

  #recount(): void {
    this.#counting = this.#counting.then(async () => {
      for (const { questionId } of allQuestions(this.#host.state)) await this.#recountOne(questionId)
    }).catch((error: unknown) => this.#log.error({ error }, 'a result could not be counted with merged actions'))
  }

  async #recountOne(questionId: string): Promise<void> {
    const { state } = this.#host
    const question = findQuestion(state, questionId)
    const merges = question ? mergesToCount(state, question) : null
    if (!question || merges === null) return
    const tally = Object.keys(merges).length === 0 ? null : await this.#ballots.alternative(question, state, merges)
    if (!tally && !question.alternative) return
    // Meanwhile it may have been concealed, or another merge decided; then this is counted again.
    await this.#host.record((now) => {
      const asked = findQuestion(now, questionId)
      const still = asked ? mergesToCount(now, asked) : null
      return still === null || !same(still, merges) ? [] : [{ type: 'question.alternative', questionId, alternative: tally && { merges, tally } }]
    }, serverPerson)
  }
}

/** What a shown result is to be counted with; null where nothing is shown, or it is counted so already. */
function mergesToCount(state: EventState, { phase, slate, alternative }: Question): Record<string, string> | null {
  if (phase !== 'revealed' || !slate) return null
  const merges = slateMerges(state, slate)
  return same(merges, alternative?.merges ?? {}) ? null : merges
}

/** Of the words as they are now, by action; actions that are gone have none. */
function wordingHashes(state: EventState, board: (boardId: string) => BoardView): Map<string, string> {
  const asked = new Set(allQuestions(state).flatMap(({ slate }) => slate?.items.map(({ actionId }) => actionId) ?? []))
  const boardIds = new Set([...asked].flatMap((actionId) => state.actions[actionId]?.boardId ?? []))
  const there = state.boards.filter(({ boardId }) => boardIds.has(boardId))
  return new Map(there.flatMap(({ boardId }) => board(boardId).actions.filter(({ id }) => asked.has(id)).map((action): [string, string] => [action.id, wordingHash(action)])))
}

function same(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
