// The quieter buttons beside the big one: freeze and open boards, pause voting, hide a result.
import type { Board, EventState, Question } from '../../../shared/event/state.ts'
import { tableOfBoard } from '../../../shared/event/tables.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { IconName } from '../../ui/icon-name.ts'
import { texts } from '../../ui/texts/console.ts'

export type Tool = { id: string; icon: IconName; label: string; does: { send: Command } | { seal: Question } | { reveal: Question } }

/** Of the boards that are everybody's; a table's is frozen where it is looked at. */
export function boardTools(state: EventState): Tool[] {
  if (state.closedAt !== null) return []
  const boards = state.boards.filter(({ boardId }) => !tableOfBoard(state, boardId))
  return boards.map((board) => boardTool(board, boards.length > 1 ? board.title : null))
}

/** What can be done to a question now, what the big button does left to `but`. */
export function questionTools({ questionId, ...question }: Question, closed: boolean, but: string | null): Tool[] {
  const whole = { questionId, ...question }
  const tool = (type: string, icon: IconName, label: string, does: Tool['does']): Tool[] =>
    type === but ? [] : [{ id: `${type} ${questionId}`, icon, label, does }]
  switch (question.phase) {
    case 'planned':
      return closed ? [] : tool('open', 'unlocked', texts.voting.open, { send: { type: 'ballot.open', questionId } })
    case 'open':
      return [
        ...tool('pause', 'pause', texts.voting.pause, { send: { type: 'ballot.pause', questionId } }),
        ...tool('seal', 'locked', texts.voting.seal, { seal: whole }),
      ]
    case 'paused':
      return [
        ...tool('open', 'play', texts.voting.open, { send: { type: 'ballot.open', questionId } }),
        ...tool('seal', 'locked', texts.voting.seal, { seal: whole }),
      ]
    case 'sealed':
      return tool('reveal', 'eye', texts.voting.reveal, { reveal: whole })
    case 'revealed':
      return tool('conceal', 'hidden', texts.voting.conceal, { send: { type: 'ballot.conceal', questionId } })
  }
}

export function boardTool({ boardId, frozen }: Board, title: string | null): Tool {
  return frozen
    ? { id: `board ${boardId}`, icon: 'unlocked', label: texts.board.unfreeze(title), does: { send: { type: 'board.open', boardId } } }
    : { id: `board ${boardId}`, icon: 'locked', label: texts.board.freeze(title), does: { send: { type: 'board.freeze', boardId } } }
}
