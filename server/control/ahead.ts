// Which questions a command is about to seal, open or reveal, so that ballots under way are waited for, keys are there and results are counted.
import type { Decision } from '../../shared/event/decision.ts'
import { problemOfOpening } from '../../shared/event/linkage-checks.ts'
import { allQuestions, findQuestion } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { MovedPeople } from '../../shared/ranking/moved.ts'
import type { FullTally } from '../../shared/ranking/result/full-tally.ts'
import type { Ballots } from './ballots.ts'

export type Counted = { questionId: string; tally: FullTally | null; moved: MovedPeople | null } | null

/** What may close boards to their writers. */
export const mayFreeze: ReadonlySet<string> = new Set(['stage.go', 'board.freeze', 'event.pause', 'event.close', 'undo'])

export function boardsThatClose(state: EventState, decision: Decision): string[] {
  if (!decision.ok) return []
  const closesAll = decision.facts.some(({ type }) => type === 'event.paused' || type === 'event.closed')
  return closesAll ? state.boards.map(({ boardId }) => boardId) : decision.facts.flatMap((fact) => (fact.type === 'board.frozen' ? [fact.boardId] : []))
}

export function questionsToSeal(state: EventState, command: Command): string[] {
  const takesBallots = (q: Question): boolean => q.phase === 'open' || q.phase === 'paused'
  if (command.type === 'event.close') return allQuestions(state).filter(takesBallots).map((q) => q.questionId)
  if (command.type !== 'ballot.seal') return []
  const question = findQuestion(state, command.questionId ?? command.stageId ?? '')
  return question && takesBallots(question) ? [question.questionId] : []
}

export function sealedQuestions(state: EventState): string[] {
  return allQuestions(state).flatMap(({ questionId, phase }) => (phase === 'sealed' || phase === 'revealed' ? questionId : []))
}

/** For the first time; those whose linkage does not fit are refused, and need no key. */
export function questionsToOpen(state: EventState, command: Command): Question[] {
  const questions = command.type === 'stage.go' ? state.agenda.find((s) => s.stageId === command.stageId)?.questions ?? []
    : command.type === 'ballot.open' ? [findQuestion(state, command.questionId ?? command.stageId ?? '')] : []
  return questions.flatMap((question) => (question?.phase === 'planned' && problemOfOpening(state, question) === null ? [question] : []))
}

/** As the agenda then is: it may change while another key is written. */
export async function prepareKeys(state: () => EventState, ballots: Ballots, questionIds: readonly string[]): Promise<void> {
  for (const questionId of questionIds) {
    const question = findQuestion(state(), questionId)
    if (question?.phase === 'planned') await ballots.prepare(question)
  }
}

/** What a command (or what it takes back) may show. */
export async function countFor(state: EventState, command: Command, ballots: Ballots): Promise<Counted> {
  const question = questionToCount(state, command)
  return question ? { questionId: question.questionId, tally: await ballots.tally(question, state), moved: await ballots.moved(question, state) } : null
}

/** The question whose tally a command (or what it takes back) may show. */
function questionToCount(state: EventState, command: Command): Question | undefined {
  const named = command.type === 'ballot.reveal' ? command
    : command.type === 'undo' ? state.done.find((one) => one.doneId === command.doneId)?.undo : undefined
  return named?.type === 'ballot.reveal' ? findQuestion(state, named.questionId ?? named.stageId ?? '') : undefined
}
