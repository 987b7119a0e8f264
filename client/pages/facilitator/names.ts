// Titles for what a finished step named. Where there is only one of its kind, it need not be named.
import { allQuestions, findQuestion } from '../../../shared/event/state.ts'
import type { Done, EventState } from '../../../shared/event/state.ts'
import { texts as common } from '../../ui/texts/common.ts'
import { texts } from '../../ui/texts/console.ts'

export function doneWords(state: EventState, { what }: Done): string {
  const { stageId, questionId, participantId, actionId, entryKind, entryId, of } = what
  const boardId = what['boardId'] ?? of
  const action = state.actions[String(actionId ?? (entryKind === 'argument' || entryKind === 'evidence' ? '' : entryId ?? ''))]
  const question = findQuestion(state, String(questionId ?? stageId ?? of ?? ''))
  return texts.done.says(what, {
    stage: state.agenda.find((stage) => stage.stageId === stageId)?.title ?? null,
    question: allQuestions(state).length > 1 ? (question?.title ?? null) : null,
    board: state.boards.length > 1 ? (state.boards.find((board) => board.boardId === boardId)?.title ?? null) : null,
    person: state.people[String(participantId ?? '')]?.name || null,
    action: action ? common.actionNumbered(action.number).toLowerCase() : null,
  })
}
