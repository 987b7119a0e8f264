// What a board update brings with it in the journal: numbers for new actions, names for new authors; or a no.
import type { Operation } from '../board/operations.ts'
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import { revocation } from './access.ts'
import { allowedIn, isOpenIn } from './allowances.ts'
import type { Decision } from './decision.ts'
import type { Fact } from './facts.ts'
import { isHidden, isLocked, isMuted, mergedInto } from './moderated.ts'
import type { Principal } from './names.ts'
import { mayOperate } from './permissions.ts'
import { ownTableId, stageOfBoard, tableOfBoard } from './tables.ts'
import type { EventState } from './state.ts'

/** `isOffer`: a command that asks for it, and not an update of the board. */
export function decideBoard(state: EventState, boardId: string, operations: readonly Operation[], principal: Principal, { isOffer = false } = {}): Decision {
  const board = state.boards.find((b) => b.boardId === boardId)
  if (!board) return { ok: false, error: refuse('unknown-board', 'There is no such board in this session.') }
  const revoked = revocation(state, principal)
  if (revoked) return { ok: false, error: revoked }
  if (state.closedAt !== null) return { ok: false, error: refuse('event-closed', 'The session is closed.') }
  if (board.frozen) return { ok: false, error: refuse('board-frozen', 'The board is frozen.') }
  const elsewhere = notAtThisTable(state, boardId, principal)
  if (elsewhere) return { ok: false, error: elsewhere }
  const stageId = stageOfBoard(state, boardId)
  const stage = state.agenda.find((one) => one.stageId === stageId)
  if (principal.role === 'participant' && !tableOfBoard(state, boardId) && !isOpenIn(stage, boardId)) return { ok: false, error: refuse('not-in-stage', 'This board is not open in this stage.') }
  const allows = allowedIn(stage)
  if (principal.role === 'participant' && isMuted(state, principal.personId)) return { ok: false, error: refuse('muted', 'The facilitator has muted you: you can read and vote, but not write.') }
  for (const operation of operations) {
    const refusal = mayOperate(principal, allows, operation) ?? moderated(state, principal, operation, !isOffer && stage?.premoderated === true)
    if (refusal) return { ok: false, error: refusal }
  }
  return { ok: true, facts: [...authorFacts(state, operations, principal), ...numberFacts(state, boardId, operations)] }
}

/** At a table's board write those who sit there; who has a seat still writes on the boards that are everybody's. */
function notAtThisTable(state: EventState, boardId: string, principal: Principal): Refusal | null {
  const table = tableOfBoard(state, boardId)
  const own = ownTableId(principal)
  const mayWrite = own !== null ? table?.tableId === own : principal.role !== 'participant' || !table || state.seats[principal.personId] === table.tableId
  return mayWrite ? null : refuse('not-your-table', 'This is another table’s board.')
}

/** What moderation does not let participants do. Where words need approval, they reach the board by no other way. */
function moderated(state: EventState, { role }: Principal, { op, key }: Operation, needsApproval: boolean): Refusal | null {
  if (role !== 'participant') return null
  if (needsApproval && (op.endsWith('.add') || op.endsWith('.edit'))) return refuse('needs-approval', 'A facilitator looks at new words first.')
  const [root, doing] = op.split('.') as ['action' | 'argument' | 'evidence' | 'theme', string]
  if (root === 'theme' || doing === 'add' || doing === 'link') return null
  if (isHidden(state, root, key)) return refuse('hidden', 'This was hidden by a facilitator.')
  if (root !== 'action') return null
  if (mergedInto(state, key) !== null) return refuse('merged', 'This action was merged into another.')
  return isLocked(state, key) ? refuse('locked', 'This action is locked.') : null
}

/** Spoken numbers in the order of the update; an action that had a number keeps it. */
export function numberFacts(state: EventState, boardId: string, operations: readonly Operation[]): Fact[] {
  const added = new Set(operations.filter(({ op, key }) => op === 'action.add' && !state.actions[key]).map(({ key }) => key))
  if (added.size === 0) return []
  return [{
    type: 'actions.numbered', boardId,
    actions: [...added].map((actionId, i) => ({ actionId, number: state.nextNumber + i, lineageId: actionId })),
  }]
}

export function authorFacts(state: EventState, operations: readonly Operation[], principal: Principal): Fact[] {
  const person = state.people[principal.personId]
  const writes = operations.some((operation) => operation.writes === 'authorship')
  if (!writes || !person || state.authors[principal.personId]) return []
  return [{ type: 'author.named', participantId: principal.personId, name: person.name, group: person.group }]
}
