// What is counted of an event while it goes on, and what of it is one person's own.
import type { Fact } from '../../shared/event/facts.ts'
import { isToldInTotals } from '../../shared/event/live.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import { previewPerson } from '../../shared/event/names.ts'
import { ownPart as ownOf } from '../../shared/event/own.ts'
import { turnout } from '../../shared/event/turnout.ts'
import type { Me } from '../../shared/protocol/messages.ts'
import type { Audience } from './audience.ts'
import type { Ballots } from './ballots.ts'

/** Counts of ballots that have changed. */
export function ballotCounts(state: EventState, ballots: Ballots): Fact[] {
  return allQuestions(state).flatMap((question): Fact[] => {
    const counted = question.phase === 'open' || question.phase === 'paused' ? ballots.submitted(question.questionId) : null
    if (!counted) return []
    const submitted = isToldInTotals(question) ? { total: counted.total, byGroup: {} } : turnout(state, question, counted)
    return JSON.stringify(submitted) === JSON.stringify(question.submitted) ? [] : [{ type: 'question.counted', questionId: question.questionId, submitted }]
  })
}

/** Null for who has not joined. */
export function ownPart(state: EventState, personId: string, ballots: Ballots, audience: Audience): Me | null {
  const person = state.people[personId]
  if (!person) return null
  const own: Me['ballots'] = {}
  for (const question of allQuestions(state)) {
    const { questionId, phase } = question
    const ballot = phase === 'open' || phase === 'paused' ? ballots.own(question, personId) : null
    if (ballot) own[questionId] = ballot
  }
  return { ...ownOf(state, personId), participantId: personId, group: person.group, tableId: state.seats[personId] ?? null, ballots: own, ready: audience.ready(state).has(personId) }
}

/** Of nobody, for who looks at what participants see. */
export function previewPart(state: EventState): Me {
  return { ...ownOf(state, previewPerson), participantId: previewPerson, tableId: null, ballots: {}, ready: false }
}
