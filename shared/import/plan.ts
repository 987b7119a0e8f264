// What an import comes to on a board as it stands: which rows are new, which are there already, and which themes come with them.
// Pure: the same for the preview and for the import itself.
import { limits } from '../board/schema.ts'
import type { BoardView } from '../board/read.ts'
import type { EventState } from '../event/state.ts'
import { submissionLimits } from './kinds.ts'
import type { ImportKind } from './kinds.ts'
import type { ImportOrder, Present } from './order.ts'
import type { ImportRow, RowProblem } from './rows.ts'

/** A row, where its theme is (by id), and which actions it is about (by id). */
export type PlannedRow = ImportRow & { id: string; themeId: string | null; actionIds: string[] }

export type ImportPlan = {
  adds: PlannedRow[]
  /** Rows that the board (or what was submitted) has already, with the id of what is there. */
  there: { row: number; title: string; id: string }[]
  newThemes: { id: string; title: string }[]
  problems: RowProblem[]
}

export function planImport(state: EventState, board: BoardView, order: ImportOrder, submitted: Present = new Map()): ImportPlan {
  const { importId, kind, rows, repeated } = order
  const plan: ImportPlan = { adds: [], there: [], newThemes: [], problems: [] }
  const present = new Map(kind === 'submissions' ? submitted : presentOn(board, kind))
  const themeIds = new Map(board.themes.map(({ id, title }) => [plain(title), id]))
  const findActions = actionFinder(state, board)
  for (const { row, values } of rows) {
    const title = titleOf(values)
    const id = present.get(plainRow(kind, { ...values, title }))
    if (id !== undefined && (repeated === 'skip' || kind === 'themes')) {
      plan.there.push({ row, title, id })
      continue
    }
    const actionIds = values.actions === undefined ? [] : findActions(values.actions)
    if ('unknown' in actionIds) {
      plan.problems.push({ row, column: 'actions', code: 'unknown-action', message: `Row ${row}: there is no action “${actionIds.unknown}” on this board.` })
      continue
    }
    plan.adds.push({ row, values: { ...values, title }, id: `${importId}-${row}`, themeId: themeOf(values.theme), actionIds })
    if (repeated === 'skip' || kind === 'themes') present.set(plainRow(kind, { ...values, title }), `${importId}-${row}`)
  }
  if (kind === 'themes') plan.newThemes = plan.adds.map(({ id, values }) => ({ id, title: values.title! }))
  checkBounds(state, board, kind, plan, submitted.size)
  return plan

  function themeOf(title: string | undefined): string | null {
    if (title === undefined || title === '') return null
    const known = themeIds.get(plain(title))
    if (known) return known
    const id = `${importId}-t${plan.newThemes.length + 1}`
    plan.newThemes.push({ id, title })
    themeIds.set(plain(title), id)
    return id
  }
}

/** How a row is told from others of its kind: a campaign's letters have the same words, and are of different people. */
export function plainRow(kind: ImportKind, { title = '', detail = '', reference = '', name = '', contact = '' }: ImportRow['values']): string {
  if (kind === 'themes') return plain(title)
  return (kind === 'submissions' ? [title, detail, reference, name, contact] : [title, detail]).map(plain).join('\n')
}

/** A submission without a title is called by its first words. */
export function titleOf({ title, detail }: ImportRow['values']): string {
  if (title) return title
  const line = (detail ?? '').split('\n', 1)[0]!.trim()
  return line.length <= wordsChars ? line : `${line.slice(0, line.lastIndexOf(' ', wordsChars) > 0 ? line.lastIndexOf(' ', wordsChars) : wordsChars).trimEnd()} …`
}

const wordsChars = 90

/** Whatever its capitals and spaces. */
function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function presentOn(board: BoardView, kind: ImportKind): Map<string, string> {
  if (kind === 'themes') return new Map(board.themes.map(({ id, title }) => [plainRow(kind, { title }), id]))
  if (kind === 'evidence') return new Map(board.evidence.map(({ id, title, text }) => [plainRow(kind, { title, detail: text }), id]))
  return new Map(board.actions.map(({ id, title, detail }) => [plainRow(kind, { title, detail }), id]))
}

/** Spoken numbers or whole titles, with semicolons or line breaks between; numbers also with commas or spaces. */
function actionFinder(state: EventState, board: BoardView): (text: string) => string[] | { unknown: string } {
  const byNumber = new Map(board.actions.flatMap(({ id }) => (state.actions[id] ? [[String(state.actions[id].number), id] as const] : [])))
  const byTitle = new Map(board.actions.map(({ id, title }) => [plain(title), id]))
  return (text) => {
    const parts = /^[\d\s,;.#]+$/.test(text) ? text.split(/[\s,;.#]+/) : text.split(/[;\n]/)
    const ids = new Set<string>()
    for (const part of parts.map((one) => one.trim()).filter((one) => one !== '')) {
      const id = byNumber.get(part.replace(/^0+(?=\d)/, '')) ?? byTitle.get(plain(part))
      if (id === undefined) return { unknown: part }
      ids.add(id)
    }
    return [...ids].slice(0, limits.linksPerEvidence)
  }
}

function checkBounds(state: EventState, board: BoardView, kind: ImportKind, plan: ImportPlan, submitted: number): void {
  const tooMany = (what: string, there: number, more: number, max: number): void => {
    if (more === 0 || there + more <= max) return
    plan.problems.push({
      row: 0, column: what, code: 'too-many', max, message: `${there} ${what} are there and ${more} would come; ${max} are the most.`,
    })
  }
  if (kind === 'actions') tooMany('actions', board.actions.length, plan.adds.length, limits.actions)
  if (kind === 'evidence') tooMany('evidence', board.evidence.length, plan.adds.length, limits.evidence)
  if (kind === 'submissions') tooMany('submissions', submitted, plan.adds.length, submissionLimits.inEvent)
  tooMany('themes', board.themes.length, plan.newThemes.length, limits.themes)
  tooMany('imports', state.imports.length, 1, importsInEvent)
}

/** They are part of the state of facilitators. */
export const importsInEvent = 200
