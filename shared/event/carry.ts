// Carrying actions to another board: written there anew, with what was said about them and by whom, under the same lineage.
import type { BoardChange } from '../board/changes.ts'
import { isOrderKey, orderBetween } from '../board/order.ts'
import { limits } from '../board/schema.ts'
import type { ActionView, BoardView } from '../board/read.ts'
import { no, nothing } from './decision.ts'
import type { Context, Step } from './decision.ts'
import type { Fact } from './facts.ts'
import { isHidden, mergedInto } from './moderated.ts'
import type { EventState, Origin } from './state.ts'
import { ownTableId, tableOfBoard } from './tables.ts'

type Taken = { action: ActionView; from: string; id: string; lineageId: string }

/** What has been carried there before stays as it is. */
export const carry: Step<'actions.carry'> = (state, { actionIds, boardId }, context, principal) => {
  if (!state.boards.some((board) => board.boardId === boardId)) return no('unknown-board', 'There is no such board in this session.')
  const target = context.board(boardId)
  const there = new Set(target.actions.map(({ id }) => state.actions[id]?.lineageId))
  const taken: Taken[] = []
  const views = new Map<string, BoardView>()
  for (const actionId of new Set(actionIds)) {
    const numbered = Object.hasOwn(state.actions, actionId) ? state.actions[actionId]! : undefined
    if (!numbered) return no('unknown-action', 'There is no such action in this session.')
    const { boardId: from, lineageId } = numbered
    const own = ownTableId(principal)
    if (own !== null && tableOfBoard(state, from)?.tableId !== own) return no('not-your-table', 'You can carry over what is on your own table’s board.')
    if (isHidden(state, 'action', actionId)) return no('hidden', 'It is hidden. Restore it first.')
    if (from === boardId || there.has(lineageId) || mergedInto(state, actionId) !== null) continue
    const view = views.get(from) ?? context.board(from)
    views.set(from, view)
    const action = view.actions.find(({ id }) => id === actionId)
    if (action) taken.push({ action, from, id: context.newId(), lineageId })
  }
  if (taken.length === 0) return nothing()
  const changes = written(taken, views, target, context)
  if (isFull(target, changes)) return no('too-many', 'There is no room for all of these on that board.')
  const facts: Fact[] = [
    { type: 'actions.numbered', boardId, actions: taken.map(({ id, lineageId }, i) => ({ actionId: id, number: state.nextNumber + i, lineageId })) },
    { type: 'actions.carried', origins: Object.fromEntries(taken.map(({ id, action, from }) => [id, originOf(state, action.id, from)])) },
  ]
  return { ok: true, facts, writes: [{ boardId, changes }], undo: { type: 'carry.return', boardId, actionIds: taken.map(({ id }) => id) } }
}

function originOf(state: EventState, actionId: string, boardId: string): Origin {
  const title = tableOfBoard(state, boardId)?.title ?? state.boards.find((board) => board.boardId === boardId)?.title ?? ''
  return { actionId, boardId, tableTitle: title }
}

/** Themes are those of the same title; where there is none, it is made. */
function written(taken: readonly Taken[], views: ReadonlyMap<string, BoardView>, target: BoardView, context: Context): BoardChange[] {
  const changes: BoardChange[] = []
  const themes = new Map(target.themes.map(({ title, id }) => [title, id]))
  let last = target.themes.map(({ order }) => order).filter(isOrderKey).at(-1) ?? null
  const themeFor = (view: BoardView, themeId: string | null): string | null => {
    const theme = view.themes.find(({ id }) => id === themeId)
    if (!theme) return null
    const known = themes.get(theme.title)
    if (known !== undefined) return known
    const id = context.newId()
    last = orderBetween(last, null)
    changes.push({ type: 'theme.add', theme: { id, title: theme.title, detail: theme.detail, colour: theme.colour, order: last } })
    themes.set(theme.title, id)
    return id
  }
  for (const { action, from, id } of taken) {
    const view = views.get(from)!
    const { title, detail, author, createdAt } = action
    changes.push({ type: 'action.add', action: { id, title, detail, author, createdAt, theme: themeFor(view, action.theme) } })
    for (const argument of view.arguments.filter((one) => one.action === action.id)) {
      changes.push({ type: 'argument.add', argument: { ...argument, id: context.newId(), action: id } })
    }
    for (const { title: name, text, source } of view.evidence.filter((one) => one.actions.includes(action.id))) {
      changes.push({ type: 'evidence.add', evidence: { id: context.newId(), title: name, text, source, actions: [id] } })
    }
  }
  return changes
}

export function isFull(board: BoardView, changes: readonly BoardChange[]): boolean {
  const more = (type: BoardChange['type']): number => changes.filter((change) => change.type === type).length
  return board.actions.length + more('action.add') > limits.actions
    || board.themes.length + more('theme.add') > limits.themes
    || board.arguments.length + more('argument.add') > limits.arguments
    || board.evidence.length + more('evidence.add') > limits.evidence
}
