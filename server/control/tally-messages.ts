// Results as they are sent: all that is published, in plain parts.
import { findQuestion } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { TallyMessage } from '../../shared/protocol/messages.ts'
import type { AnyTally, FullTally } from '../../shared/ranking/result/full-tally.ts'
import { plainResult } from '../../shared/ranking/result/plain-result.ts'

export function revealMessage(state: EventState, questionId: string, tally: AnyTally): TallyMessage {
  return { questionId, live: false, tally: plainResult(tally, findQuestion(state, questionId)?.secrecy ?? 'secret') }
}

/** Nothing of a question that takes ballots is secret, or it would have no tally. */
export function liveMessage(state: EventState, questionId: string, tally: FullTally): TallyMessage {
  return { questionId, live: true, tally: plainResult(tally, findQuestion(state, questionId)?.secrecy ?? 'public-recount') }
}
