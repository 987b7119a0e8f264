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

/** The question whose tally a command (or what it takes back) may show. */
export function questionToCount(state: EventState, command: Command): Question | undefined {
  const named = command.type === 'ballot.reveal' ? command
    : command.type === 'undo' ? state.done.find((one) => one.doneId === command.doneId)?.undo : undefined
  return named?.type === 'ballot.reveal' ? findQuestion(state, named.questionId ?? named.stageId ?? '') : undefined
}
