// How questions stand while they take ballots, as far as this page was told.
// Invariant: what is shown follows from the question as it is now, whatever was heard: nothing of a secret one, nothing from the seal on.
import { liveAudience } from '../../shared/event/live.ts'
import type { Role } from '../../shared/event/names.ts'
import { findQuestion } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { TallyMessage } from '../../shared/protocol/messages.ts'

export type LiveTally = TallyMessage['tally']
/** By question. */
export type LiveTallies = Readonly<Record<string, LiveTally>>

/** A reveal is no live tally: it comes as a fact. */
export function heard(known: LiveTallies, { questionId, live, tally }: TallyMessage): LiveTallies {
  return live ? { ...known, [questionId]: tally } : known
}

/** Without questions that take no ballots any more: one that opens anew begins with nothing. */
export function stillTaken(known: LiveTallies, state: EventState): LiveTallies {
  const ids = Object.keys(known)
  const kept = ids.filter((questionId) => {
    const question = findQuestion(state, questionId)
    return question !== undefined && liveAudience(question).length > 0
  })
  return kept.length === ids.length ? known : Object.fromEntries(kept.map((questionId) => [questionId, known[questionId]!]))
}

export function liveTallyOf(known: LiveTallies, question: Question, role: Role | null): LiveTally | null {
  return role !== null && liveAudience(question).includes(role) ? known[question.questionId] ?? null : null
}
