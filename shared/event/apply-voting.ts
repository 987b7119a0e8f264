// What happens to questions.
import type { VotingFact } from './facts.ts'
import type { Handlers } from './folding.ts'
import { findQuestion } from './state.ts'
import type { EventState, Question } from './state.ts'

export const votingHandlers: Handlers<VotingFact> = {
  'question.opened': (state, { questionId, slate }) => withQuestion(state, questionId, { phase: 'open', slate }),
  'question.paused': (state, { questionId }) => withQuestion(state, questionId, { phase: 'paused' }),
  'question.reopened': (state, { questionId }) => withQuestion(state, questionId, { phase: 'open' }),
  'question.counted': (state, { questionId, submitted }) => withQuestion(state, questionId, { submitted }),
  'question.sealed': (state, { questionId, submitted }) => withQuestion(state, questionId, { phase: 'sealed', submitted }),
  'question.revealed': (state, { questionId, tally }) => withQuestion(state, questionId, { phase: 'revealed', tally }),
  'question.concealed': (state, { questionId }) => withQuestion(state, questionId, { phase: 'sealed', tally: null }),
}

function withQuestion(state: EventState, questionId: string, change: Partial<Question>): Partial<EventState> {
  if (!findQuestion(state, questionId)) return {}
  return {
    agenda: state.agenda.map((stage) =>
      stage.questions?.some((question) => question.questionId === questionId)
        ? { ...stage, questions: stage.questions.map((q) => (q.questionId === questionId ? { ...q, ...change } : q)) }
        : stage),
  }
}
