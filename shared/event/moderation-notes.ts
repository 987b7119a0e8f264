// What moderating steps have in common: a note for the log, and which boards a table's facilitator may moderate.
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import type { Fact } from './facts.ts'
import type { LogEntry } from './moderation.ts'
import type { Principal } from './names.ts'
import type { Done, EventState } from './state.ts'
import { ownTableId, tableOfBoard } from './tables.ts'

type Note = Pick<LogEntry, 'what' | 'kind' | 'subject'> & { of?: string; reason?: string | undefined; detail?: string }

/** No words of the board: they may have to be taken out of everything later. */
export function noted(state: EventState, { personId }: Principal, { reason = '', detail = '', ...note }: Note): Extract<Fact, { type: 'moderation.noted' }> {
  const number = note.kind === 'action' && Object.hasOwn(state.actions, note.subject) ? state.actions[note.subject]!.number : null
  return { type: 'moderation.noted', by: personId, ...note, number, reason, detail }
}

/** Of a measure that is taken back; null where what is taken back is none. */
export function noteOfUndo(state: EventState, { what }: Done, principal: Principal): Fact | null {
  const [kind, subject] = subjectOf(what)
  return kind === null ? null : noted(state, principal, { what: 'undo', of: what.type, kind, subject })
}

export function outOfReach(state: EventState, boardId: string, principal: Principal): Refusal | null {
  if (!state.boards.some((board) => board.boardId === boardId)) return refuse('unknown-board', 'There is no such board in this session.')
  const own = ownTableId(principal)
  return own !== null && tableOfBoard(state, boardId)?.tableId !== own ? refuse('not-your-table', 'You can moderate your own table’s board.') : null
}

function subjectOf(what: Done['what']): [LogEntry['kind'] | null, string] {
  const { type, entryKind, entryId, actionId, participantId, questionId, stageId } = what
  const id = (value: unknown): string => String(value ?? '')
  if (type.startsWith('entry.')) return [entryKind === 'argument' || entryKind === 'evidence' ? entryKind : 'action', id(entryId)]
  if (type.startsWith('action.')) return ['action', id(actionId)]
  if (/^person\.(rename|mute|unmute|remove|readmit)$/.test(type)) return ['person', id(participantId)]
  if (type === 'ballot.reconfirm') return ['question', id(questionId ?? stageId)]
  return [null, '']
}
