// Imports: what a file's rows become on a board or among the submissions, all in one commit; and taking that back.
import type { BoardChange } from '../board/changes.ts'
import type { BoardView } from '../board/read.ts'
import { isOrderKey, orderBetween } from '../board/order.ts'
import { limits, themeColours } from '../board/schema.ts'
import type { Root } from '../board/schema.ts'
import type { ImportOrder } from '../import/order.ts'
import { planImport } from '../import/plan.ts'
import type { ImportPlan, PlannedRow } from '../import/plan.ts'
import type { Submission } from '../submissions/submission.ts'
import { numberFacts } from './decide-board.ts'
import { no, nothing } from './decision.ts'
import type { Context, Decision, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import { organiserAuthor } from './names.ts'
import type { EventState, ImportRecord } from './state.ts'

/** Problems that a refusal lists. */
export const problemsListed = 200
/** Submissions in one fact. */
const batchSubmissions = 100

export const importSteps: Steps<'import.make' | 'import.revert'> = {
  'import.make': decideImport,
  'import.revert': (state, { importId }, context) => {
    const made = state.imports.find((one) => one.importId === importId)
    if (!made) return no('unknown-import', 'There is no such import in this session.')
    return made.reverted ? nothing() : revert(state, made, context)
  },
}

function decideImport(state: EventState, { type: _, ...order }: { type: 'import.make' } & ImportOrder, context: Context): Decision {
  const { importId, kind, boardId, file, digest } = order
  const board = state.boards.find((one) => one.boardId === boardId)
  if (!board) return no('unknown-board', 'There is no such board in this session.')
  const view = context.board(boardId)
  const plan = planImport(state, view, order, context.submissions().present())
  if (plan.problems.length > 0) return no(...rowsRefused(plan.problems))
  const { adds, there, newThemes } = plan
  const added = kind === 'actions' ? adds.map(({ id }) => ({ op: 'action.add' as const, key: id })) : []
  const answer = {
    importId, imported: adds.length, there,
    themes: newThemes.map(({ title }) => title),
    ...(added.length > 0 ? { numbers: { from: state.nextNumber, to: state.nextNumber + adds.length - 1 } } : {}),
  }
  if (adds.length === 0) return { ok: true, facts: [], answer: { ...answer, importId: null } }
  const changes = [...themeChanges(view, newThemes, adds, kind === 'themes'), ...entryChanges(view, kind, adds, context.now)]
  if (changes.length > 0 && board.frozen) return no('board-frozen', 'The board is frozen. Open it to import.')
  const facts: Fact[] = [
    { type: 'import.made', importId, kind, boardId, file, digest, added: adds.length, there: there.length, themes: newThemes.length },
    ...numberFacts(state, boardId, added),
    ...(kind === 'submissions' ? inBatches(adds).map((batch): Fact => ({ type: 'submissions.added', importId, submissions: batch.map(submissionOf) })) : []),
  ]
  return { ok: true, facts, writes: changes.length > 0 ? [{ boardId, changes }] : [], undo: { type: 'import.revert', importId }, answer }
}

/** What a file is refused with whose rows are not right. */
export function rowsRefused(problems: ImportPlan['problems']): Parameters<typeof no> {
  return ['bad-rows', problems[0]!.message, { errors: problems.slice(0, problemsListed), count: problems.length }]
}

function themeChanges(view: BoardView, newThemes: ImportPlan['newThemes'], adds: readonly PlannedRow[], areRows: boolean): BoardChange[] {
  const orders = ordersAfter(view.themes.map(({ order }) => order))
  return newThemes.map(({ id, title }, index) => {
    const detail = areRows ? adds[index]!.values.detail : undefined
    const colour = themeColours[(view.themes.length + index) % themeColours.length]!
    return { type: 'theme.add', theme: { id, title, order: orders(), colour, ...(detail ? { detail } : {}) } }
  })
}

function entryChanges(view: BoardView, kind: ImportOrder['kind'], adds: readonly PlannedRow[], now: number): BoardChange[] {
  const orders = new Map<string | null, () => string>()
  const nextOrder = (theme: string | null): string => {
    let next = orders.get(theme)
    if (!next) orders.set(theme, next = ordersAfter(view.actions.filter((action) => action.theme === theme).map(({ order }) => order)))
    return next()
  }
  if (kind === 'evidence') {
    return adds.map(({ id, values: { title = '', detail = '', source = '' }, actionIds }) => (
      { type: 'evidence.add', evidence: { id, title, text: detail, source, actions: actionIds } }
    ))
  }
  if (kind !== 'actions') return []
  return adds.map(({ id, values: { title = '', detail = '' }, themeId }, index) => ({
    type: 'action.add',
    action: { id, title, detail, theme: themeId, author: organiserAuthor, createdAt: now + index, order: nextOrder(themeId) },
  }))
}

/** One key after another behind those that are there; where the space is used up, the last is shared, and ids decide. */
function ordersAfter(there: readonly string[]): () => string {
  let last = there.filter(isOrderKey).reduce<string | null>((most, order) => (most === null || order > most ? order : most), null)
  return () => {
    const next = orderBetween(last, null)
    if (next.length <= limits.orderChars) last = next
    return last!
  }
}

function inBatches(adds: readonly PlannedRow[]): PlannedRow[][] {
  return Array.from({ length: Math.ceil(adds.length / batchSubmissions) }, (_, i) => adds.slice(i * batchSubmissions, (i + 1) * batchSubmissions))
}

function submissionOf({ id, values, themeId }: PlannedRow): Submission {
  const { title = '', detail = '', source = '', reference = '', name = '', contact = '' } = values
  return { id, title, text: detail, source, reference, name, contact, themeIds: themeId === null ? [] : [themeId] }
}

/** What nobody has used or changed goes; the rest stays, and is named. A number that was given stays given. */
function revert(state: EventState, { importId, kind, boardId }: ImportRecord, context: Context): Decision {
  const view = context.board(boardId)
  const isOurs = ({ id }: { id: string }): boolean => id.startsWith(`${importId}-`)
  const kept: string[] = []
  const changes: BoardChange[] = []
  const takeBack = (root: Root, entries: readonly { id: string }[], isInUse: (id: string) => boolean): void => {
    for (const { id } of entries.filter(isOurs)) {
      if (isInUse(id) || !context.isPristine(boardId, root, id)) kept.push(id)
      else changes.push({ type: 'entry.remove', root, id })
    }
  }
  const inUse = actionsInUse(state, view, isOurs)
  takeBack('actions', view.actions, (id) => inUse.has(id))
  takeBack('evidence', view.evidence, () => false)
  const going = new Set(changes.flatMap((change) => (change.type === 'entry.remove' ? [change.id] : [])))
  const submissions = [...context.submissions().all()].filter((one) => one.importId === importId)
  kept.push(...submissions.filter(({ isUsed }) => isUsed).map(({ id }) => id))
  const removed = kind === 'themes' ? 0 : changes.length + submissions.filter(({ isUsed }) => !isUsed).length
  const inTheme = new Set([
    ...view.actions.filter(({ id }) => !going.has(id)).map(({ theme }) => theme),
    ...[...context.submissions().all()].filter((one) => one.isUsed || one.importId !== importId).flatMap(({ themeIds }) => themeIds),
    ...state.agenda.flatMap((stage) => stage.questions ?? []).flatMap(({ slate }) => slate?.themes.map(({ themeId }) => themeId) ?? []),
  ])
  takeBack('themes', view.themes, (id) => inTheme.has(id))
  if (changes.length > 0 && state.boards.find((one) => one.boardId === boardId)?.frozen) return no('board-frozen', 'The board is frozen. Open it first.')
  const all = kind === 'themes' ? changes.length : removed
  return {
    ok: true, facts: [{ type: 'import.reverted', importId, removed: all, kept }],
    writes: changes.length > 0 ? [{ boardId, changes }] : [], answer: { removed: all, kept: kept.length },
  }
}

/** Argued about, backed by evidence that was not imported with them, or asked about in a question. */
function actionsInUse(state: EventState, view: BoardView, isOurs: (entry: { id: string }) => boolean): Set<string> {
  return new Set([
    ...view.arguments.map(({ action }) => action),
    ...view.evidence.filter((entry) => !isOurs(entry)).flatMap(({ actions }) => actions),
    ...state.agenda.flatMap((stage) => stage.questions ?? []).flatMap(({ slate }) => slate?.items.map(({ actionId }) => actionId) ?? []),
  ])
}
