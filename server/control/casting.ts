// Whether somebody's ballot is taken, before it is looked at: who casts it, to which question, and when.
import { revocation } from '../../shared/event/access.ts'
import { mayVote } from '../../shared/event/allowances.ts'
import type { Principal } from '../../shared/event/names.ts'
import { findQuestion, stageOf } from '../../shared/event/state.ts'
import type { EventState, Person, Question } from '../../shared/event/state.ts'
import type { BallotCast } from '../../shared/protocol/commands.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'

type Casting = { ok: true; question: Question; person: Person } | { ok: false; error: Refusal }

/** A removal counts from the moment at which it was decided. */
export function whoCasts(committed: EventState, tentative: EventState, cast: BallotCast, principal: Principal): Casting {
  if (principal.role !== 'participant') return no('not-allowed', 'Only participants vote.')
  const person = committed.people[principal.personId]
  if (!person) return no('not-allowed', 'You have not joined this session.')
  const revoked = revocation(tentative, principal)
  if (revoked) return { ok: false, error: revoked }
  const question = findQuestion(committed, cast.questionId ?? cast.stageId ?? '')
  if (!question) return no('unknown-question', 'There is no such question in this session.')
  if (committed.pause) return no('event-paused', 'Everything is paused. Your ballot will be sent when the session goes on.')
  if (question.phase === 'sealed' || question.phase === 'revealed') return no('question-sealed', 'Voting is closed.')
  if (!mayVote(stageOf(committed, question.questionId))) return no('question-not-open', 'Participants do not vote in this stage.')
  if (question.secrecy === 'named' && person.name.trim() === '') return no('name-needed', 'Ballots of this question carry names. Say yours first.')
  return { ok: true, question, person }
}

function no(...refusal: Parameters<typeof refuse>): Casting {
  return { ok: false, error: refuse(...refusal) }
}
