// Duplicates become one, and one action becomes two. Arguments and evidence go along by what the server writes on the board, and can
// be brought back: the facts say which. Numbers and ballots stay as they are.
import type { BoardChange } from '../board/changes.ts'
import { isOrderKey, orderBetween } from '../board/order.ts'
import type { BoardView } from '../board/read.ts'
import { isFull } from './carry.ts'
import { no, nothing } from './decision.ts'
import type { Context, Decision, Step, Steps } from './decision.ts'
import { mergedInto, standsFor } from './moderated.ts'
import { noted, outOfReach } from './moderation-notes.ts'
import type { Principal } from './names.ts'
import type { EventState } from './state.ts'

type MergeStep = 'action.merge' | 'action.unmerge' | 'action.split' | 'action.unsplit'

export const mergeSteps: Steps<MergeStep> = {
  'action.merge': (state, { actionId, into, reason }, context, principal) => withBoard(state, actionId, context, principal, (boardId, board) => {
    if (actionId === into) return no('merged', 'An action cannot be merged with itself.')
    const already = mergedInto(state, actionId)
    if (already === into) return nothing()
    if (already !== null) return no('merged', 'It is merged with another action already. Take them apart first.')
    if (mergedInto(state, into) !== null) return no('merged', 'That action is merged with another itself. Choose the one that stands for it.')
    if (!has(board, actionId) || !has(board, into)) return no('unknown-action', 'Both actions have to be on the same board. Carry one over first.')
    const carried = board.arguments.filter(({ action }) => action === actionId).map(({ id }) => id)
    const linked = board.evidence.filter(({ actions }) => actions.includes(actionId) && !actions.includes(into)).map(({ id }) => id)
    return {
      ok: true,
      facts: [
        { type: 'action.merged', actionId, into, arguments: carried, evidence: linked },
        noted(state, principal, { what: 'action.merge', kind: 'action', subject: actionId, reason, detail: `→ ${state.actions[into]?.number ?? '–'}` }),
      ],
      writes: [{ boardId, changes: [...repointed(carried, into), ...linkedTo(linked, into, true)] }],
      undo: { type: 'action.unmerge', actionId },
    }
  }),
  'action.unmerge': (state, { actionId, reason }, context, principal) => withBoard(state, actionId, context, principal, (boardId, board) => {
    const into = mergedInto(state, actionId)
    if (into === null) return nothing()
    const merged = state.moderation.merged[actionId]!
    const stands = standsFor(state, into)
    const back = board.arguments.filter(({ id, action }) => action === stands && merged.arguments.includes(id)).map(({ id }) => id)
    const unlinked = board.evidence.filter(({ id }) => merged.evidence.includes(id)).map(({ id }) => id)
    return {
      ok: true,
      facts: [{ type: 'action.unmerged', actionId }, noted(state, principal, { what: 'action.unmerge', kind: 'action', subject: actionId, reason })],
      writes: [{ boardId, changes: [...repointed(back, actionId), ...linkedTo(unlinked, into, false)] }],
      undo: { type: 'action.merge', actionId, into, reason: reason ?? '' },
    }
  }),
  'action.split': split,
  'action.unsplit': (state, command, context, principal) => withBoard(state, command.from, context, principal, (boardId, board) => {
    const { actionId, from, before, after } = command
    const isAsked = state.agenda.some(({ questions }) => questions?.some(({ slate }) => slate?.items.some((item) => item.actionId === actionId)))
    const isArgued = board.arguments.some(({ id, action }) => action === actionId && !command.arguments.includes(id))
    if (isAsked || isArgued || (has(board, actionId) && !context.isPristine(boardId, 'actions', actionId))) {
      return no('in-use', 'Somebody has worked on it since. Hide it, or merge the two again.')
    }
    const original = board.actions.find(({ id }) => id === from)
    const changes: BoardChange[] = [
      ...repointed(board.arguments.filter(({ id, action }) => action === actionId && command.arguments.includes(id)).map(({ id }) => id), from),
      ...linkedTo(command.evidence, actionId, false),
      { type: 'entry.remove', root: 'actions', id: actionId },
      ...(['title', 'detail'] as const).flatMap((field): BoardChange[] => (
        original?.[field] === after[field] ? [{ type: 'text.set', root: 'actions', id: from, field, value: before[field] }] : []
      )),
    ]
    return { ok: true, facts: [{ type: 'action.unsplit', actionId }], writes: [{ boardId, changes }] }
  }),
}

function split(...[state, command, context, principal]: Parameters<Step<'action.split'>>): Decision {
  const { actionId, newId, title, detail, newTitle, newDetail, argumentIds = [], reason } = command
  if (Object.hasOwn(state.moderation.splits, newId) && state.moderation.splits[newId] === actionId) return nothing()
  return withBoard(state, actionId, context, principal, (boardId, board) => {
    const original = board.actions.find(({ id }) => id === actionId)
    if (!original) return no('unknown-action', 'This action is not on its board any more.')
    if (Object.hasOwn(state.actions, newId) || has(board, newId)) return no('id-taken', 'Another action has this id.')
    const along = board.arguments.filter(({ id, action }) => action === actionId && argumentIds.includes(id)).map(({ id }) => id)
    const evidence = board.evidence.filter(({ actions }) => actions.includes(actionId)).map(({ id }) => id)
    const { theme, author, createdAt } = original
    const changes: BoardChange[] = [
      { type: 'text.set', root: 'actions', id: actionId, field: 'title', value: title },
      { type: 'text.set', root: 'actions', id: actionId, field: 'detail', value: detail },
      { type: 'action.add', action: { id: newId, title: newTitle, detail: newDetail, theme, author, createdAt, order: orderAfter(board, actionId) } },
      ...repointed(along, newId), ...linkedTo(evidence, newId, true),
    ]
    if (isFull(board, changes)) return no('too-many', 'There is no room for another action on this board.')
    const number = state.nextNumber
    return {
      ok: true,
      facts: [
        { type: 'actions.numbered', boardId, actions: [{ actionId: newId, number, lineageId: newId }] },
        { type: 'action.split', actionId: newId, from: actionId },
        noted(state, principal, { what: 'action.split', kind: 'action', subject: actionId, reason, detail: `+ ${number}` }),
      ],
      writes: [{ boardId, changes }],
      undo: { type: 'action.unsplit', actionId: newId, from: actionId, before: { title: original.title, detail: original.detail }, after: { title, detail }, arguments: along, evidence },
    }
  })
}

function withBoard(state: EventState, actionId: string, context: Context, principal: Principal, then: (boardId: string, board: BoardView) => Decision): Decision {
  if (!Object.hasOwn(state.actions, actionId)) return no('unknown-action', 'There is no such action in this session.')
  const { boardId } = state.actions[actionId]!
  const refusal = outOfReach(state, boardId, principal)
  return refusal ? { ok: false, error: refusal } : then(boardId, context.board(boardId))
}

function has({ actions }: BoardView, actionId: string): boolean {
  return actions.some(({ id }) => id === actionId)
}

function repointed(argumentIds: readonly string[], action: string): BoardChange[] {
  return argumentIds.map((id) => ({ type: 'argument.repoint', id, action }))
}

function linkedTo(evidenceIds: readonly string[], action: string, linked: boolean): BoardChange[] {
  return evidenceIds.map((id) => ({ type: 'evidence.link', id, action, linked }))
}

/** Right behind it, in its theme. */
function orderAfter({ actions }: BoardView, actionId: string): string {
  const { order, theme } = actions.find(({ id }) => id === actionId)!
  const from = isOrderKey(order) ? order : null
  const next = actions.find((other) => other.theme === theme && isOrderKey(other.order) && (from === null || other.order > from))?.order ?? null
  return orderBetween(from, from === null ? null : next)
}
