// What a decision may know of the world, besides the state: time, chance, boards, ballots.
import { isPristine } from '../../shared/board/pristine.ts'
import { readBoard } from '../../shared/board/read.ts'
import type { Traces } from '../../shared/erasure/traces.ts'
import type { Context } from '../../shared/event/decision.ts'
import type { Past } from '../../shared/event/rewind-facts.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Boards, Clock, Ids } from '../ports.ts'
import type { Counted } from './ahead.ts'
import type { Audience } from './audience.ts'
import type { Ballots } from './ballots.ts'
import { checkQuestion } from './question-plans.ts'
import { makeSlate } from './slate.ts'
import type { SubmissionStore } from './submissions.ts'

type Parts = { audience: Audience; clock: Clock; ids: Ids; boards: Boards; ballots: Ballots; submissions: SubmissionStore; spokenCode(): string }

/** What was looked up because the command asks for it. */
export type LookedUp = { traces: Traces | null; past: Past | null }

/** `state`: the tentative one. */
export function contextOf({ audience, clock, ids, boards, ballots, submissions, spokenCode }: Parts, state: EventState, counted: Counted, { traces, past }: LookedUp): Context {
  return {
    now: clock.now(),
    newId: () => ids.id(),
    random: () => Buffer.from(ids.bytes(4)).readUInt32BE() / 2 ** 32,
    here: () => audience.here(),
    spokenCode,
    board: (boardId) => readBoard(boards.tentative(boardId)),
    without: (boardId, erasure) => boards.without(boardId, erasure),
    traces,
    past,
    isPristine: (boardId, root, id) => isPristine(boards.tentative(boardId), root, id),
    submissions: () => submissions,
    slate: (question) => makeSlate(state, question, (boardId) => boards.tentative(boardId)),
    submitted: ({ questionId, submitted }) => ballots.submitted(questionId) ?? submitted,
    canTake: (question) => ballots.canTake(question),
    checkQuestion,
    tally: ({ questionId }) => (counted?.questionId === questionId ? counted.tally : null),
    moved: ({ questionId }) => (counted?.questionId === questionId ? counted.moved : null),
  }
}
