// Two questions whose ballots are compared by person, as both declare before either opens.
// Invariant: what is published of it is there while both results are, and is part of the second question alone.
import { allQuestions } from './state.ts'
import type { EventState, Question } from './state.ts'

/** The scope that a question names; null where its ballots are linked with no others. */
export function linkageOf({ options }: Pick<Question, 'options'>): string | null {
  return typeof options['linkage'] === 'string' ? options['linkage'] : null
}

/** As it can be asked again: a linkage is of two questions, and has no room for a third. */
export function unlinked({ options: { linkage: _, ...options }, ...question }: Question): Question {
  return { ...question, options }
}

/** All questions of its scope, in the order of the agenda; of a question without one, itself alone. */
export function linkedQuestions(state: Pick<EventState, 'agenda'>, question: Question): Question[] {
  const scope = linkageOf(question)
  return scope === null ? [question] : allQuestions(state).filter((one) => linkageOf(one) === scope)
}

/** Nobody can cast a ballot any more to which one of another question would have to be linked. */
export function hasLinkageEnded(state: Pick<EventState, 'agenda' | 'closedAt'>, question: Question): boolean {
  return linkedQuestions(state, question).every(({ phase }) =>
    phase === 'sealed' || phase === 'revealed' || (phase === 'planned' && state.closedAt !== null))
}

/** All others of its scope are revealed: who moved is published with this one. */
export function completesLinkage(state: Pick<EventState, 'agenda'>, question: Question): boolean {
  const linked = linkedQuestions(state, question)
  return linked.length > 1 && linked.every(({ questionId, phase }) => questionId === question.questionId || phase === 'revealed')
}
