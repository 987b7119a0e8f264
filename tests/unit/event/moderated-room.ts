// A room with a board to moderate: three actions by p1, numbered 1 to 3; a1 has two arguments, a1 and a2 share the evidence e1, e2 is a1's alone.
import { readBoard } from '../../../shared/board/read.ts'
import { addAction, addArgument, addEvidence, addTheme } from '../../../shared/board/write.ts'
import type { Operation } from '../../../shared/board/operations.ts'
import { decideBoard } from '../../../shared/event/decide-board.ts'
import type { Principal } from '../../../shared/event/names.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Room, participant } from './room.ts'

export const reason = 'Names a person'
export const other: Principal = { role: 'participant', personId: 'p2' }
export const hide = (entryId: string, entryKind: 'action' | 'argument' | 'evidence' = 'action'): Command => ({ type: 'entry.hide', entryKind, entryId, boardId: 'b1', reason })

export function room(): Room {
  const made = new Room()
  const doc = made.board('b1')
  addTheme(doc, { id: 'th', title: 'Just', order: 'V', colour: 'a' })
  for (const [i, id] of ['a1', 'a2', 'a3'].entries()) addAction(doc, { id, title: `Action ${id}`, detail: 'As it is', theme: 'th', author: 'p1', createdAt: i })
  addArgument(doc, { id: 'g1', action: 'a1', side: 'for', text: 'Yes', author: 'p2', createdAt: 1 })
  addArgument(doc, { id: 'g2', action: 'a1', side: 'against', text: 'No', author: 'p1', createdAt: 2 })
  addArgument(doc, { id: 'g3', action: 'a2', side: 'for', text: 'Indeed', author: 'p1', createdAt: 3 })
  addEvidence(doc, { id: 'e1', title: 'Both', text: '', source: '', actions: ['a1', 'a2'] })
  addEvidence(doc, { id: 'e2', title: 'First', text: '', source: '', actions: ['a1'] })
  made.happen(
    { type: 'actions.numbered', boardId: 'b1', actions: ['a1', 'a2', 'a3'].map((actionId, i) => ({ actionId, number: i + 1, lineageId: actionId })) },
    { type: 'person.joined', participantId: 'p2', name: 'Ben', group: null },
  )
  return made
}

export function board(of: Room): ReturnType<typeof readBoard> {
  return readBoard(of.board('b1'))
}

export function argumentsOf(of: Room, actionId: string): string[] {
  return board(of).arguments.filter(({ action }) => action === actionId).map(({ id }) => id)
}

export function evidenceOf(of: Room, actionId: string): string[] {
  return board(of).evidence.filter(({ actions }) => actions.includes(actionId)).map(({ id }) => id).sort()
}

export function writes(of: Room, op: Operation['op'], key: string, who: Principal = participant): string {
  const decision = decideBoard(of.state, 'b1', [{ op, key, author: 'p1', ...(op.endsWith('.add') ? { writes: 'authorship' as const } : {}) }], who)
  return decision.ok ? 'yes' : decision.error.code
}
