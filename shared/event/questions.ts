// Changing one question of the agenda.
import { findQuestion } from './state.ts'
import type { EventState, Question } from './state.ts'

/** Nothing where there is no such question. */
export function changeQuestion(state: EventState, questionId: string, change: (question: Question) => Question): Partial<EventState> {
  if (!findQuestion(state, questionId)) return {}
  return {
    agenda: state.agenda.map((stage) =>
      stage.questions?.some((question) => question.questionId === questionId)
        ? { ...stage, questions: stage.questions.map((q) => (q.questionId === questionId ? change(q) : q)) }
        : stage),
  }
}
