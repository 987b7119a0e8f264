// What an event starts from: themes and actions that an earlier one left, with what was said about them, by whom, and how they were ranked.
import type { ActionView, BoardView } from '../board/read.ts'
import { limits } from '../board/schema.ts'
import { costed } from '../event/costs.ts'
import { isHidden, isOutOfSight } from '../event/moderated.ts'
import { allQuestions, findQuestion } from '../event/state.ts'
import type { Author, Earlier, EventState } from '../event/state.ts'
import { tableOfBoard } from '../event/tables.ts'
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import type { ActionPlan, AgendaPlan, BoardPlan } from '../templates/plan.ts'
import { placesIn } from './lineage.ts'

export type StartChoice = {
  /** By id; all where null. Themes of actions that come along come too. */
  themes: string[] | null
  actions:
    /** Of the themes chosen. */
    | { kind: 'all' }
    /** The first k of a revealed result; who shares the last place comes along. */
    | { kind: 'top'; questionId: string; k: number }
    | { kind: 'picked'; actionIds: string[] }
    | { kind: 'none' }
  /** Whether arguments and evidence come along. */
  said: boolean
}

export type Started = { boards: BoardPlan[]; authors: Record<string, Author>; actions: number; themes: number }

/** What is hidden or merged into another stays behind. `board` gives what a board says; actions come from all boards, from the one that is everybody's where they are on several. */
export function startFrom(state: EventState, board: (boardId: string) => BoardView, choice: StartChoice): { ok: true; value: Started } | { ok: false; error: Refusal } {
  const views = state.boards.map(({ boardId, title }) => ({ title, isTable: tableOfBoard(state, boardId) !== undefined, view: board(boardId) })).sort((a, b) => Number(a.isTable) - Number(b.isTable))
  const wanted = wantedActions(state, choice)
  if (!wanted.ok) return wanted
  const taken = new Set<string>()
  const authors: Record<string, Author> = {}
  const boards: BoardPlan[] = []
  for (const { title, isTable, view } of views) {
    const titleOf = new Map(view.themes.map((theme) => [theme.id, theme.title]))
    const chosen = view.actions.filter((action) => !isOutOfSight(state, action.id) && isWanted(action, wanted.value, choice) && isFirst(state, action.id, taken))
    const used = new Set(chosen.map(({ theme }) => theme))
    const themes = view.themes.filter(({ id }) => used.has(id) || (!isTable && (choice.themes === null || choice.themes.includes(id))))
    const plan: BoardPlan = {
      title, themes: themes.map((theme) => ({ title: theme.title, ...(theme.detail ? { detail: theme.detail } : {}) })),
      actions: chosen.map((action) => planOf(state, view, action, titleOf, choice.said)),
    }
    for (const author of [...plan.actions.map((one) => one.author), ...plan.actions.flatMap((one) => one.arguments ?? []).map((one) => one.author)]) {
      const known = author !== undefined && Object.hasOwn(state.authors, author) ? state.authors[author] : undefined
      if (known) authors[author!] = known
    }
    if (isTable && boards[0]) join(boards[0], plan)
    else boards.push(plan)
  }
  const full = boards.find(({ themes, actions }) => actions.length > limits.actions || themes.length > limits.themes)
  if (full) return no('too-many', `A board has room for ${limits.actions} actions and ${limits.themes} themes. Choose fewer.`)
  return { ok: true, value: { boards, authors, actions: taken.size, themes: new Set(boards.flatMap(({ themes }) => themes.map((theme) => theme.title))).size } }
}

/** The agenda of an event, to be gone through once more: nothing of what came of it. Costs are by title, of actions that come along. */
export function agendaAgain({ agenda }: EventState, titleOf: ReadonlyMap<string, string>): AgendaPlan[] {
  return agenda.filter(({ skipped }) => !skipped).map(({ kind, title, seconds, allows, questions }) => ({
    kind, title, ...(seconds === null ? {} : { seconds }), ...(allows ? { allows } : {}),
    ...(questions ? { questions: questions.map(({ title: asked, method, secrecy, options }) => ({ title: asked, method, secrecy, options: byTitle(options, titleOf) })) } : {}),
  }))
}

/** Titles of actions that start an event: what costs can be by. */
export function titlesById(state: EventState, board: (boardId: string) => BoardView): Map<string, string> {
  return new Map(state.boards.flatMap(({ boardId }) => board(boardId).actions.map(({ id, title }): [string, string] => [id, title])))
}

function byTitle(options: Record<string, unknown>, titleOf: ReadonlyMap<string, string>): Record<string, unknown> {
  if (costed(options).length === 0) return options
  const { costs, ...rest } = options as { costs: Record<string, number> }
  const named = Object.entries(costs).flatMap(([id, cost]) => (titleOf.has(id) ? [[titleOf.get(id)!, cost] as const] : []))
  return named.length === 0 ? rest : { ...rest, costs: Object.fromEntries(named) }
}

/** Null where all are. */
function wantedActions(state: EventState, { actions }: StartChoice): { ok: true; value: ReadonlySet<string> | null } | { ok: false; error: Refusal } {
  if (actions.kind === 'all') return { ok: true, value: null }
  if (actions.kind === 'none') return { ok: true, value: new Set() }
  if (actions.kind === 'picked') {
    const unknown = actions.actionIds.find((id) => !Object.hasOwn(state.actions, id))
    return unknown === undefined ? { ok: true, value: new Set(actions.actionIds) } : no('unknown-action', 'There is no such action in that event.')
  }
  const question = findQuestion(state, actions.questionId)
  if (!question) return no('unknown-question', 'There is no such question in that event.')
  const places = placesIn(question)
  if (!places) return no('not-revealed', 'The result of this question has not been revealed.')
  return { ok: true, value: new Set([...places].flatMap(([id, place]) => (place <= actions.k ? [id] : []))) }
}

function isWanted({ id, theme }: ActionView, wanted: ReadonlySet<string> | null, { themes }: StartChoice): boolean {
  return wanted ? wanted.has(id) : themes === null || (theme !== null && themes.includes(theme))
}

/** An action that was carried from a table comes once. */
function isFirst({ actions }: EventState, actionId: string, taken: Set<string>): boolean {
  const lineageId = actions[actionId]?.lineageId ?? actionId
  return !taken.has(lineageId) && taken.add(lineageId).size > 0
}

function planOf(state: EventState, view: BoardView, { id, title, detail, theme, author, createdAt }: ActionView, titleOf: ReadonlyMap<string, string>, said: boolean): ActionPlan {
  const themeTitle = theme === null ? undefined : titleOf.get(theme)
  return {
    title, author, createdAt, lineageId: state.actions[id]?.lineageId ?? id, earlier: [...state.earlier[id] ?? [], earlierOf(state, id)],
    ...(detail ? { detail } : {}), ...(themeTitle ? { theme: themeTitle } : {}),
    ...(said ? {
      arguments: view.arguments.filter((one) => one.action === id && !isHidden(state, 'argument', one.id)).map(({ side, text, author: by, createdAt: at }) => ({ side, text, author: by, createdAt: at })),
      evidence: view.evidence.filter((one) => one.actions.includes(id) && !isHidden(state, 'evidence', one.id)).map(({ title: name, text, source }) => ({ title: name, text, source })),
    } : {}),
  }
}

function earlierOf(state: EventState, actionId: string): Earlier {
  const rankings = allQuestions(state).flatMap((question) => {
    const places = placesIn(question)
    const item = question.slate?.items.find((one) => one.lineageId === (state.actions[actionId]?.lineageId ?? actionId))
    const place = item && places?.get(item.actionId)
    return place === undefined ? [] : [{ questionId: question.questionId, title: question.title, method: question.method, place, of: places!.size }]
  })
  return { eventId: state.eventId, eventTitle: state.title, at: state.createdAt, actionId, number: state.actions[actionId]?.number ?? 0, rankings }
}

function join(into: BoardPlan, more: BoardPlan): void {
  const known = new Set(into.themes.map(({ title }) => title))
  into.themes.push(...more.themes.filter(({ title }) => !known.has(title)))
  into.actions.push(...more.actions)
}

function no(...refusal: Parameters<typeof refuse>): { ok: false; error: Refusal } {
  return { ok: false, error: refuse(...refusal) }
}
