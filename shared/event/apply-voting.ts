// What happens to questions.
import type { VotingFact } from './facts.ts'
import type { Handlers } from './folding.ts'
import { linkedQuestions } from './linkage.ts'
import { changeQuestion } from './questions.ts'
import { findQuestion } from './state.ts'
import type { EventState, Question } from './state.ts'

export const votingHandlers: Handlers<VotingFact> = {
  'question.opened': (state, { questionId, slate }) => withQuestion(state, questionId, { phase: 'open', slate }),
  'question.paused': (state, { questionId }) => withQuestion(state, questionId, { phase: 'paused' }),
  'question.reopened': (state, { questionId }) => withQuestion(state, questionId, { phase: 'open' }),
  'question.counted': (state, { questionId, submitted }) => withQuestion(state, questionId, { submitted }),
  'question.sealed': (state, { questionId, submitted }) => withQuestion(state, questionId, { phase: 'sealed', submitted }),
  'question.revealed': (state, { questionId, tally, moved }) => {
    const shown = withQuestion(state, questionId, { phase: 'revealed', tally })
    const question = findQuestion(state, questionId)
    const second = moved && question && linkedQuestions(state, question).at(-1)
    return second ? withQuestion({ ...state, ...shown }, second.questionId, { moved }) : shown
  },
  'question.concealed': (state, { questionId }) => {
    const question = findQuestion(state, questionId)
    const linked = question ? linkedQuestions(state, question).filter(({ moved }) => moved) : []
    const without = linked.reduce((before, { questionId: id }) => ({ ...before, ...withoutMoved(before, id) }), state)
    return changeQuestion({ ...state, ...without }, questionId, ({ alternative: _, ...rest }) => ({ ...rest, phase: 'sealed', tally: null }))
  },
  'question.alternative': (state, { questionId, alternative }) => changeQuestion(state, questionId, ({ alternative: _, ...question }) => (
    alternative && question.tally ? { ...question, alternative } : question
  )),
}

function withoutMoved(state: EventState, questionId: string): Partial<EventState> {
  return changeQuestion(state, questionId, ({ moved: _, ...question }) => question)
}

function withQuestion(state: EventState, questionId: string, change: Partial<Question>): Partial<EventState> {
  return changeQuestion(state, questionId, (question) => ({ ...question, ...change }))
}
