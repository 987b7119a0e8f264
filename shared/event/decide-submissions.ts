// What facilitators make of submissions: themes they belong to, actions they are evidence for, and which of them say the same.
// What goes to a board is words and where they come from; who sent them in stays behind.
import type { BoardChange } from '../board/changes.ts'
import { limits } from '../board/schema.ts'
import type { Command } from '../protocol/commands.ts'
import type { KeptSubmission } from '../submissions/submission.ts'
import { no, nothing, yes } from './decision.ts'
import type { Context, Decision, Steps } from './decision.ts'
import type { EventState } from './state.ts'

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>

/** One submission may belong to. */
const themesMost = 20

export const submissionSteps: Steps<'submission.theme' | 'submission.link' | 'submission.merge'> = {
  'submission.theme': decideTheme,
  'submission.link': decideLink,
  'submission.merge': decideMerge,
}

function decideTheme(state: EventState, { submissionIds, themeId, on }: Of<'submission.theme'>, context: Context): Decision {
  const found = submissionsOf(submissionIds, context)
  if (!found) return unknownSubmission()
  if (on && !state.boards.some(({ boardId }) => context.board(boardId).themes.some(({ id }) => id === themeId))) {
    return no('unknown-theme', 'There is no such theme in this session.')
  }
  const changed = found.filter(({ themeIds }) => themeIds.includes(themeId) !== on)
  if (on && changed.some(({ themeIds }) => themeIds.length >= themesMost)) return no('too-many', `A submission belongs to at most ${themesMost} themes.`)
  if (changed.length === 0) return nothing()
  const ids = changed.map(({ id }) => id)
  return yes([{ type: 'submissions.themed', submissionIds: ids, themeId, on }], { type: 'submission.theme', submissionIds: ids, themeId, on: !on })
}

function decideLink(state: EventState, { submissionId, boardId, actionId, linked }: Of<'submission.link'>, context: Context): Decision {
  const one = context.submissions().get(submissionId)
  if (!one) return unknownSubmission()
  const board = state.boards.find((each) => each.boardId === boardId)
  if (!board) return no('unknown-board', 'There is no such board in this session.')
  const view = context.board(boardId)
  const evidenceId = `${submissionId}-e`
  // What is on the board decides: it may not be committed yet.
  const card = view.evidence.find(({ id }) => id === evidenceId)
  if ((card?.actions.includes(actionId) ?? false) === linked) return nothing()
  if (linked && !view.actions.some(({ id }) => id === actionId)) return no('unknown-action', 'There is no such action on this board.')
  if (linked && (card?.actions.length ?? 0) >= limits.linksPerEvidence) return no('too-many', 'This submission is linked to too many actions.')
  if (linked && !card && view.evidence.length >= limits.evidence) return no('too-many', 'The board has no room for more evidence.')
  if (board.frozen) return no('board-frozen', 'The board is frozen.')
  const change: BoardChange = !card ? { type: 'evidence.add', evidence: evidenceOf(one, evidenceId, actionId) }
    : !linked && card.actions.length === 1 ? { type: 'entry.remove', root: 'evidence', id: evidenceId }
      : { type: 'evidence.link', id: evidenceId, action: actionId, linked }
  return {
    ...yes([{ type: 'submission.linked', submissionId, boardId, actionId, evidenceId, linked }], { type: 'submission.link', submissionId, boardId, actionId, linked: !linked }),
    writes: [{ boardId, changes: [change] }],
  } as Decision
}

function decideMerge(_: EventState, { submissionIds, into }: Of<'submission.merge'>, context: Context): Decision {
  const found = submissionsOf(submissionIds, context)
  const target = into === null ? null : context.submissions().get(into)
  if (!found || target === undefined) return unknownSubmission()
  if (target && (target.mergedInto !== null || found.includes(target))) return no('bad-command', 'This submission cannot stand for the others: it is one of them, or merged itself.')
  const stood = new Set(submissionIds)
  for (const { id, mergedInto } of context.submissions().all()) {
    if (into !== null && mergedInto !== null && stood.has(mergedInto) && !stood.has(id)) return no('bad-command', 'Others are merged into one of these. Merge those first.')
  }
  const changed = found.filter(({ mergedInto }) => mergedInto !== into)
  if (changed.length === 0) return nothing()
  const ids = changed.map(({ id }) => id)
  const [before] = new Set(changed.map(({ mergedInto }) => mergedInto))
  const isOne = changed.every(({ mergedInto }) => mergedInto === before)
  return yes([{ type: 'submissions.merged', submissionIds: ids, into }], isOne ? { type: 'submission.merge', submissionIds: ids, into: before! } : undefined)
}

function submissionsOf(ids: readonly string[], context: Context): KeptSubmission[] | null {
  const found = [...new Set(ids)].flatMap((id) => context.submissions().get(id) ?? [])
  return found.length === new Set(ids).size ? found : null
}

function unknownSubmission(): Decision {
  return no('unknown-submission', 'There is no such submission in this session.')
}

function evidenceOf({ title, text, source, number }: KeptSubmission, id: string, actionId: string): Extract<BoardChange, { type: 'evidence.add' }>['evidence'] {
  const from = `${source || 'Call for evidence'}, no. ${number}`
  return { id, title: cut(title, limits.titleChars), text: cut(text, limits.argumentChars), source: cut(from, limits.sourceChars), actions: [actionId] }
}

function cut(text: string, chars: number): string {
  return text.length <= chars ? text : `${text.slice(0, chars - 2).toWellFormed()} …`
}
