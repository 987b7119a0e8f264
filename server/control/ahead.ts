// Which questions a command is about to seal or to open, so that ballots under way are waited for and keys are there.
import { allQuestions, findQuestion } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'

export function questionsToSeal(state: EventState, command: Command): string[] {
  const takesBallots = (q: Question): boolean => q.phase === 'open' || q.phase === 'paused'
  if (command.type === 'event.close') return allQuestions(state).filter(takesBallots).map((q) => q.questionId)
  if (command.type !== 'ballot.seal') return []
  const question = findQuestion(state, command.questionId ?? command.stageId ?? '')
  return question && takesBallots(question) ? [question.questionId] : []
}

/** For the first time. */
export function questionsToOpen(state: EventState, command: Command): string[] {
  const questions = command.type === 'stage.go' ? state.agenda.find((s) => s.stageId === command.stageId)?.questions ?? []
    : command.type === 'ballot.open' ? [findQuestion(state, command.questionId ?? command.stageId ?? '')] : []
  return questions.flatMap((question) => (question?.phase === 'planned' ? [question.questionId] : []))
}
