// What has to be approved before it is on a board: offered by participants as commands, then approved or sent back with a note.
// Also actions that go back to their author, who alone sees the note.
import type { BoardChange } from '../board/changes.ts'
import type { Operation } from '../board/operations.ts'
import type { BoardView } from '../board/read.ts'
import { isFull } from './carry.ts'
import { authorFacts, decideBoard, numberFacts } from './decide-board.ts'
import { no, nothing, same, yes } from './decision.ts'
import type { Decision, Step, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import { isOutOfSight, standsFor } from './moderated.ts'
import { moderationBounds } from './moderation.ts'
import type { OfferedEntry, Waiting } from './moderation.ts'
import { noted, outOfReach } from './moderation-notes.ts'
import type { Principal } from './names.ts'
import { stageOfBoard } from './tables.ts'
import type { EventState } from './state.ts'

type QueueStep = 'entry.offer' | 'entry.withdraw' | 'entry.approve' | 'entry.retract' | 'entry.return' | 'entry.wait' | 'action.return' | 'action.returned' | 'action.settle'

const roots = { action: 'actions', argument: 'arguments', evidence: 'evidence' } as const

export const queueSteps: Steps<QueueStep> = {
  'entry.offer': offer,
  'entry.withdraw': (state, { entryId }, _, { personId }) => {
    const waiting = find(state, entryId)
    if (!waiting) return nothing()
    return waiting.author === personId ? yes([{ type: 'entry.taken', entryId, author: personId }]) : no('not-yours', 'Only its author can take this back.')
  },
  'entry.approve': approve,
  'entry.retract': (state, { entryId, waiting }, context) => {
    const { boardId, entry, author } = waiting
    const board = context.board(boardId)
    const isArgued = entry.kind === 'action' && (board.arguments.some(({ action }) => action === entryId) || board.evidence.some(({ actions }) => actions.includes(entryId)))
    const isAsked = state.agenda.some(({ questions }) => questions?.some(({ slate }) => slate?.items.some(({ actionId }) => actionId === entryId)))
    const root = roots[entry.kind]
    if (isArgued || isAsked || (isOn(board, entry.kind, entryId) && !context.isPristine(boardId, root, entryId))) return no('in-use', 'Somebody has worked on it since. Hide it instead.')
    if (find(state, entryId)) return nothing()
    return { ok: true, facts: [{ type: 'entry.offered', entryId, waiting: { ...waiting, author } }], writes: [{ boardId, changes: [{ type: 'entry.remove', root, id: entryId }] }] }
  },
  'entry.return': (state, { type, entryId, note }, _, principal) => {
    const waiting = find(state, entryId)
    if (!waiting) return no('unknown-entry', 'This is not waiting any more.')
    const refusal = outOfReach(state, waiting.boardId, principal)
    if (refusal) return { ok: false, error: refusal }
    if (waiting.note === note) return nothing()
    return yes([
      { type: 'entry.returned', entryId, author: waiting.author, note },
      noted(state, principal, { what: type, kind: waiting.entry.kind, subject: entryId, reason: note }),
    ], { type: 'entry.wait', entryId, note: waiting.note })
  },
  'entry.wait': (state, { entryId, note }) => {
    const waiting = find(state, entryId)
    return waiting ? yes([{ type: 'entry.returned', entryId, author: waiting.author, note }]) : no('unknown-entry', 'Its author has taken it back.')
  },
  'action.return': (state, { type, actionId, note }, context, principal) => {
    if (!Object.hasOwn(state.actions, actionId)) return noAction()
    const { boardId } = state.actions[actionId]!
    const refusal = outOfReach(state, boardId, principal)
    if (refusal) return { ok: false, error: refusal }
    const author = context.board(boardId).actions.find(({ id }) => id === actionId)?.author
    if (author === undefined) return noAction()
    if (!Object.hasOwn(state.people, author)) return no('no-author', 'Its author is not somebody who joined: it came with the session, or was imported.')
    const before = state.moderation.returned[actionId] ?? null
    if (before?.note === note) return nothing()
    return yes([
      { type: 'action.returned', actionId, author, note, at: context.now },
      noted(state, principal, { what: type, kind: 'action', subject: actionId, reason: note }),
    ], { type: 'action.returned', actionId, returned: before })
  },
  'action.returned': (state, { actionId, returned }) => {
    const now = state.moderation.returned[actionId]
    if (returned) return yes([{ type: 'action.returned', actionId, ...returned }])
    return now ? yes([{ type: 'action.settled', actionId, author: now.author }]) : nothing()
  },
  'action.settle': (state, { actionId }, _, principal) => {
    const returned = Object.hasOwn(state.moderation.returned, actionId) ? state.moderation.returned[actionId]! : null
    if (!returned) return nothing()
    const settled: Fact = { type: 'action.settled', actionId, author: returned.author }
    if (principal.role === 'participant') return returned.author === principal.personId ? yes([settled]) : no('not-yours', 'Only its author can say so.')
    const refusal = outOfReach(state, state.actions[actionId]!.boardId, principal)
    return refusal ? { ok: false, error: refusal } : yes([settled], { type: 'action.returned', actionId, returned })
  },
}

/** What is offered where nothing has to be approved (any more) goes on the board at once, so that it is not lost. */
function offer(...[state, { entryId, boardId, entry: said }, context, principal]: Parameters<Step<'entry.offer'>>): Decision {
  if (!Object.hasOwn(state.people, principal.personId)) return no('not-allowed', 'You have not joined this session.')
  const decision = decideBoard(state, boardId, [operationOf(said, entryId, principal.personId)], principal, { isOffer: true })
  if (!decision.ok) return decision
  const before = find(state, entryId)
  const board = context.board(boardId)
  if (before && before.author !== principal.personId) return no('id-taken', 'Something else has this id.')
  if (!before && isOn(board, said.kind, entryId)) return nothing()
  if (said.kind === 'action' && Object.hasOwn(state.actions, entryId)) return no('id-taken', 'Another action has this id.')
  const entry = fitted(state, board, said)
  if (!entry) return noAction()
  if (!needsApproval(state, boardId)) {
    return {
      ok: true, facts: [...(before ? [{ type: 'entry.taken', entryId, author: principal.personId } as const] : []), ...decision.facts],
      writes: [{ boardId, changes: [added(entry, entryId, principal.personId, context.now)] }],
    }
  }
  if (before && before.note === null && same(before.entry, entry)) return nothing()
  const all = Object.values(state.moderation.waiting)
  const own = all.filter(({ author }) => author === principal.personId).length
  if (!before && (own >= moderationBounds.waitingByPerson || all.length >= moderationBounds.waiting)) return no('too-many', 'As much as can wait for approval is waiting already. Try again later.')
  return yes([{ type: 'entry.offered', entryId, waiting: { boardId, author: principal.personId, at: context.now, entry, note: null } }])
}

function approve(...[state, { type, entryId }, context, principal]: Parameters<Step<'entry.approve'>>): Decision {
  const waiting = find(state, entryId)
  if (!waiting) return nothing()
  const { boardId, author, at } = waiting
  const refusal = outOfReach(state, boardId, principal)
  if (refusal) return { ok: false, error: refusal }
  const board = context.board(boardId)
  const entry = fitted(state, board, waiting.entry)
  if (!entry) return no('unknown-action', 'The action that it is about is not on the board any more.')
  const changes = [added(entry, entryId, author, at)]
  if (isFull(board, changes)) return no('too-many', 'There is no room for it on this board.')
  const operation = operationOf(entry, entryId, author)
  return {
    ok: true,
    facts: [
      { type: 'entry.taken', entryId, author }, ...authorFacts(state, [operation], { role: 'participant', personId: author }), ...numberFacts(state, boardId, [operation]),
      noted(state, principal, { what: type, kind: entry.kind, subject: entryId }),
    ],
    writes: [{ boardId, changes }],
    undo: { type: 'entry.retract', entryId, waiting },
  }
}

export function needsApproval(state: EventState, boardId: string): boolean {
  const stageId = stageOfBoard(state, boardId)
  return state.agenda.find((stage) => stage.stageId === stageId)?.premoderated ?? false
}

function find({ moderation }: EventState, entryId: string): Waiting | undefined {
  return Object.hasOwn(moderation.waiting, entryId) ? moderation.waiting[entryId] : undefined
}

function operationOf({ kind }: OfferedEntry, key: string, author: string): Operation {
  return { op: `${kind}.add`, key, ...(kind === 'evidence' ? {} : { author, writes: 'authorship' }) }
}

/** As it can be on this board now: in a theme that is there, about actions that are there. Null where it is about nothing any more. */
function fitted(state: EventState, board: BoardView, entry: OfferedEntry): OfferedEntry | null {
  const isAt = (id: string): boolean => board.actions.some((action) => action.id === id) && !isOutOfSight(state, id)
  switch (entry.kind) {
    case 'action':
      return { ...entry, theme: board.themes.some(({ id }) => id === entry.theme) ? entry.theme : null }
    case 'argument': {
      const action = standsFor(state, entry.action)
      return isAt(action) ? { ...entry, action } : null
    }
    case 'evidence': {
      const actions = [...new Set(entry.actions.map((id) => standsFor(state, id)))].filter(isAt)
      return actions.length > 0 ? { ...entry, actions } : null
    }
  }
}

function added(entry: OfferedEntry, id: string, author: string, createdAt: number): BoardChange {
  switch (entry.kind) {
    case 'action': {
      const { kind: _, ...action } = entry
      return { type: 'action.add', action: { id, ...action, author, createdAt } }
    }
    case 'argument': {
      const { kind: _, ...argument } = entry
      return { type: 'argument.add', argument: { id, ...argument, author, createdAt } }
    }
    case 'evidence': {
      const { kind: _, ...evidence } = entry
      return { type: 'evidence.add', evidence: { id, ...evidence } }
    }
  }
}

function isOn(board: BoardView, kind: OfferedEntry['kind'], id: string): boolean {
  return (board[roots[kind]] as readonly { id: string }[]).some((entry) => entry.id === id)
}

function noAction(): Decision {
  return no('unknown-action', 'There is no such action on this board.')
}
