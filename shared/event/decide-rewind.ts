// Putting one action, or a whole board, back to how it was at a moment: a new change on somebody's behalf, in the journal like any other,
// that can be taken back. Nothing of what was in between is deleted from the record, and none of its words are in the facts.
import { rewindChanges, unwound } from '../board/rewind.ts'
import type { BoardView } from '../board/read.ts'
import { no, nothing } from './decision.ts'
import type { Context, Decision, Step, Steps } from './decision.ts'
import { standsFor } from './moderated.ts'
import type { Past } from './rewind-facts.ts'
import { rewindPreview } from './rewind-preview.ts'
import type { EventState } from './state.ts'

export const rewindSteps: Steps<'action.rewind' | 'board.rewind' | 'rewind.return'> = {
  'action.rewind': (state, { actionId, seq, preview }, context) => {
    const action = Object.hasOwn(state.actions, actionId) ? state.actions[actionId] : undefined
    return action ? rewind(state, { boardId: action.boardId, actionId, seq, preview }, context) : no('unknown-action', 'There is no such action in this session.')
  },
  'board.rewind': (state, { boardId, seq, preview }, context) => rewind(state, { boardId, actionId: null, seq, preview }, context),
  'rewind.return': takeBack,
}

type Asked = { boardId: string; actionId: string | null; seq: number; preview?: boolean | undefined }

function rewind(state: EventState, { boardId, actionId, seq, preview = false }: Asked, context: Context): Decision {
  const board = state.boards.find((one) => one.boardId === boardId)
  if (!board) return no('unknown-board', 'There is no such board in this session.')
  const past = context.past
  if (!past || seq > past.head) return no('unknown-moment', 'There is no such moment in this session.')
  const [now, to] = [context.board(boardId), past.at(seq)]
  if (actionId !== null && !to.actions.some(({ id }) => id === actionId)) return no('unknown-moment', 'The action was not there yet, or no longer, at that moment.')
  const changes = rewindChanges({ now, to, only: actionId, kept: keptActions(state) })
  if (preview) return { ok: true, facts: [], answer: { preview: rewindPreview(state, { now, to, changes, since: past.since(seq) }) } }
  const touched = actionsIn(now, to, changes.flatMap((change) => ('id' in change ? [change.id] : change.type === 'action.add' ? [change.action.id] : [])))
  if (changes.length === 0) return nothing()
  if (board.frozen) return no('board-frozen', 'The board is frozen. Open it first.')
  const rewindId = context.newId()
  return {
    ok: true,
    facts: [{ type: 'board.rewound', rewindId, boardId, actionId, to: seq, actions: touched.length }],
    writes: [{ boardId, changes }],
    undo: { type: 'rewind.return', rewindId, boardId, actionId, to: seq },
  }
}

function takeBack(...[state, { rewindId, boardId, actionId, to }, context]: Parameters<Step<'rewind.return'>>): Decision {
  const past = context.past
  const entry = past?.rewound(rewindId) ?? null
  if (!past || entry === null) return no('unknown-moment', 'There is no such moment in this session.')
  if (state.boards.find((one) => one.boardId === boardId)?.frozen !== false) return no('board-frozen', 'The board is frozen. Open it first.')
  const now = context.board(boardId)
  const changes = rewindChanges({ now, to: unwound({ now, before: past.at(entry - 1), to: past.at(to) }), only: actionId, kept: keptActions(state) })
  return { ok: true, facts: [], writes: changes.length > 0 ? [{ boardId, changes }] : [] }
}

/** People are, or were, asked about them, or something else was merged into them: they cannot go, whenever they came. */
function keptActions(state: EventState): Set<string> {
  const asked = state.agenda.flatMap(({ questions }) => questions?.flatMap(({ slate }) => slate?.items.map(({ actionId }) => actionId) ?? []) ?? [])
  return new Set([...asked, ...Object.keys(state.moderation.merged).flatMap((id) => [id, standsFor(state, id)])])
}

function actionsIn(now: BoardView, to: BoardView, ids: readonly string[]): string[] {
  const known = new Set([...now.actions, ...to.actions].map(({ id }) => id))
  return [...new Set(ids)].filter((id) => known.has(id))
}
