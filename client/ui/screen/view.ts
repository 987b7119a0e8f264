// What the big screen shows: decided here alone, so that the console's picture of it and the screen itself agree.
import { liveAudience } from '../../../shared/event/live.ts'
import { allQuestions, currentStage } from '../../../shared/event/state.ts'
import type { EventState, Question } from '../../../shared/event/state.ts'

export type ScreenView =
  | { kind: 'people' }
  | { kind: 'board' }
  /** Questions that are being voted on, or were and are not revealed. */
  | { kind: 'voting'; questions: Question[] }
  /** Questions that take ballots, and everybody may see how they stand. */
  | { kind: 'so-far'; questions: Question[] }
  | { kind: 'results'; questions: Question[] }
  /** One action, in large. */
  | { kind: 'spotlight'; actionId: string }
  /** The question from the floor that is being answered, else those that most want answered. */
  | { kind: 'questions' }
  | { kind: 'messages' }
  /** What is left of the stage, in large. */
  | { kind: 'timer' }
  | { kind: 'thanks' }

export function screenView(state: EventState): ScreenView {
  switch (state.screen.show) {
    case 'board':
      return { kind: 'board' }
    case 'people':
    case 'questions':
    case 'messages':
    case 'timer':
      return { kind: state.screen.show }
    case 'results': {
      const chosen = allQuestions(state).find(({ questionId }) => questionId === state.screen.of)
      if (chosen) return isRevealed(chosen) ? { kind: 'results', questions: [chosen] } : liveAudience(chosen).includes('observer') ? { kind: 'so-far', questions: [chosen] } : { kind: 'voting', questions: [chosen] }
      return soFar(state) ?? results(state) ?? { kind: 'voting', questions: asked(state) }
    }
    case 'spotlight':
      return state.flow.spotlight === null ? ofStage(state) : { kind: 'spotlight', actionId: state.flow.spotlight }
    case 'stage':
      return state.closedAt === null ? ofStage(state) : (results(state) ?? { kind: 'thanks' })
  }
}

function ofStage(state: EventState): ScreenView {
  const stage = currentStage(state)
  switch (stage?.kind) {
    case 'explore':
    case 'cluster':
    case 'refine':
      return { kind: 'board' }
    case 'questions':
      return { kind: 'questions' }
    case 'ballot': {
      const questions = stage.questions ?? []
      const revealed = questions.filter(isRevealed)
      return revealed.length > 0 ? { kind: 'results', questions: revealed } : { kind: 'voting', questions }
    }
    case 'results':
      return results(state) ?? { kind: 'voting', questions: asked(state) }
    case 'close':
      return results(state) ?? { kind: 'thanks' }
    default:
      return { kind: 'people' }
  }
}

function results(state: EventState): ScreenView | null {
  const questions = allQuestions(state).filter(isRevealed)
  return questions.length > 0 ? { kind: 'results', questions } : null
}

/** Of the stage that the room is at, while nothing of it is revealed: only where the facilitator asks to see results. */
function soFar(state: EventState): ScreenView | null {
  const own = currentStage(state)?.questions ?? []
  const questions = own.filter((question) => liveAudience(question).includes('observer'))
  return questions.length > 0 && !own.some(isRevealed) ? { kind: 'so-far', questions } : null
}

/** What was put to the vote so far; before that, what will be. */
function asked(state: EventState): Question[] {
  const questions = allQuestions(state)
  const opened = questions.filter((question) => question.phase !== 'planned')
  return opened.length > 0 ? opened : questions
}

function isRevealed(question: Question): boolean {
  return question.phase === 'revealed' && question.tally !== null && question.slate !== null
}
