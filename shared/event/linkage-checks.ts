// What linkages are refused: those that are not of two fitting questions, when one opens, and any change after that.
// Invariant: voters were told before the first opened which question theirs is compared with, and who would see it.
import type { QuestionPlan } from '../templates/plan.ts'
import { apply } from './apply.ts'
import { no } from './decision.ts'
import type { Decision } from './decision.ts'
import { linkageOf, linkedQuestions } from './linkage.ts'
import { allQuestions } from './state.ts'
import type { EventState, Question } from './state.ts'

/** Of the questions of one scope: two rankings, and equally secret: who moved, beside ballots that are known, would tell those that are not. */
export function linkageProblem(scope: string, linked: readonly Pick<QuestionPlan, 'method' | 'secrecy'>[]): string | null {
  const secrecies = new Set(linked.map(({ secrecy }) => secrecy ?? 'secret'))
  if (linked.length !== 2) return `Linkage "${scope}": it links two questions, and is named by ${linked.length}.`
  if (linked.some(({ method }) => method !== 'rank')) return `Linkage "${scope}": only rankings can be compared by person.`
  if (secrecies.size > 1 || secrecies.has('named')) return `Linkage "${scope}": both questions are secret, or both a public recount.`
  return null
}

/** Why a question cannot open: what it would be linked with is not there, or does not fit. */
export function problemOfOpening(state: EventState, question: Question): string | null {
  const scope = linkageOf(question)
  return scope === null ? null : linkageProblem(scope, linkedQuestions(state, question))
}

/** A decision about the agenda, or a no where it would change a linkage of which voting has been opened. */
export function keepingLinkages(state: EventState, decision: Decision): Decision {
  if (!decision.ok || decision.facts.length === 0) return decision
  const next = decision.facts.reduce((before, fact) => apply(before, { seq: state.seq, at: 0, fact }), state)
  const opened = new Set(allQuestions(state).flatMap((question) => (question.slate ? linkageOf(question) ?? [] : [])))
  return [...opened].every((scope) => linkText(state, scope) === linkText(next, scope)) ? decision
    : no('linkage-fixed', 'Voting on a question has been opened whose ballots are linked with those of another: what they are linked with can no longer change.')
}

/** All that voters were told, and which comes first. */
function linkText(state: EventState, scope: string): string {
  const linked = allQuestions(state).filter((question) => linkageOf(question) === scope)
  return JSON.stringify(linked.map(({ questionId, method, secrecy }) => [questionId, method, secrecy]))
}
