// Actions as they stand at the end, and the way each of them came: submission → theme → draft → wording → rank.
import type { BoardView } from '../board/read.ts'
import { isHidden, isOutOfSight } from '../event/moderated.ts'
import { tableOfBoard } from '../event/tables.ts'
import { organiserAuthor } from '../event/names.ts'
import type { EventState } from '../event/state.ts'
import type { History } from './history.ts'
import type { Attribution, Lineage, ReportAction, ReportEvidence, ReportQuestion, ReportSubmission, ReportTheme, Standing } from './model.ts'

export type Naming = (personId: string) => Attribution | null

/** Who it was by the state's word; null with the Chatham House rule, and for what was set up by the organiser. */
export function namingOf({ authors, people }: EventState, chatham: boolean): Naming {
  return (personId) => {
    const author = authors[personId] ?? people[personId]
    return chatham || !author || personId === organiserAuthor ? null : { name: author.name === '' ? null : author.name, group: author.group }
  }
}

export function buildActions(history: History, questions: readonly ReportQuestion[], naming: Naming): ReportAction[] {
  const { state, boards, submissions } = history
  const themeTitles = titlesOfThemes(boards)
  const standing = standings(questions)
  const sent = new Map<string, number[]>()
  for (const { number, links } of submissions.all()) for (const { actionId } of links) sent.set(actionId, [...sent.get(actionId) ?? [], number])
  const carriedTo = new Map(Object.entries(state.origins).map(([id, { actionId }]) => [actionId, state.actions[id]?.number ?? null]))
  return [...boards].flatMap(([boardId, view]) => {
    const table = tableOfBoard(state, boardId)?.title ?? null
    return view.actions.flatMap((action): ReportAction[] => {
      const numbered = state.actions[action.id]
      if (!numbered || isOutOfSight(state, action.id)) return []
      const origin = state.origins[action.id]
      return [{
        actionId: action.id, number: numbered.number, lineageId: numbered.lineageId, title: action.title, detail: action.detail,
        themeId: action.theme !== null && themeTitles.has(action.theme) ? action.theme : null, table, by: naming(action.author),
        arguments: view.arguments.filter((one) => one.action === action.id && one.text !== '' && !isHidden(state, 'argument', one.id)).map(({ side, text, author }) => ({ side, text, by: naming(author) })),
        evidenceIds: view.evidence.filter(({ id, title, text, actions }) => actions.includes(action.id) && title + text !== '' && !isHidden(state, 'evidence', id)).map(({ id }) => id),
        lineage: {
          ...storyOf(history, action.id, action.title, themeTitles),
          carriedFrom: origin ? { number: state.actions[origin.actionId]?.number ?? 0, table: origin.tableTitle } : null,
          carriedTo: carriedTo.get(action.id) ?? null, splitFrom: state.actions[state.moderation.splits[action.id] ?? '']?.number ?? null,
          earlier: (state.earlier[action.id] ?? []).map((one) => ({
            event: one.eventTitle, at: one.at, number: one.number, rankings: one.rankings.map(({ title, place, of }) => ({ question: title, place, of })),
          })),
          submissions: sent.get(action.id) ?? [],
        },
        standing: standing.get(action.id) ?? [],
      }]
    })
  }).sort((a, b) => a.number - b.number)
}

function storyOf({ stories, state, firstJoinAt }: History, id: string, title: string, themeTitles: ReadonlyMap<string, string>): Omit<Lineage, 'carriedFrom' | 'carriedTo' | 'splitFrom' | 'earlier' | 'submissions'> {
  const story = stories.get(id)
  const stage = story && firstJoinAt !== null ? state.agenda.find(({ stageId }) => stageId === story.addedIn) : undefined
  return {
    addedAt: story?.addedAt ?? state.createdAt, addedIn: stage?.title ?? null,
    draft: story && story.draft !== null && story.draft !== title ? story.draft : null,
    rewordings: story?.rewordings ?? 0, editors: story?.editors.size ?? 0,
    themes: (story?.themes ?? []).flatMap((themeId) => themeTitles.get(themeId) ?? []),
  }
}

function standings(questions: readonly ReportQuestion[]): Map<string, Standing[]> {
  const byAction = new Map<string, Standing[]>()
  for (const { questionId, result } of questions) {
    for (const { actionId, place, band, chosen } of result?.rows ?? []) {
      byAction.set(actionId, [...byAction.get(actionId) ?? [], { questionId, place, ...band, chosen }])
    }
  }
  return byAction
}

/** Of all boards: a table's board has the themes of the first. */
function titlesOfThemes(boards: ReadonlyMap<string, BoardView>): Map<string, string> {
  return new Map([...boards.values()].flatMap(({ themes }) => themes.map(({ id, title }) => [id, title] as const)))
}

export function buildThemes({ boards }: History, actions: readonly ReportAction[]): ReportTheme[] {
  const themes = new Map([...boards.values()].reverse().flatMap((view) => view.themes).map((theme) => [theme.id, theme]))
  const order = [...new Set([...boards.values()].flatMap((view) => view.themes.map(({ id }) => id)))]
  return order.map((themeId) => {
    const { title, detail } = themes.get(themeId)!
    return { themeId, title, detail, actionIds: actions.filter((action) => action.themeId === themeId).sort(byStanding).map(({ actionId }) => actionId) }
  })
}

/** By the first question that asked about them; those of no question last, by number. */
export function byStanding(a: ReportAction, b: ReportAction): number {
  const placeOf = ({ standing }: ReportAction): number => standing[0]?.place ?? Infinity
  const [first, second] = [placeOf(a), placeOf(b)]
  return first === second ? a.number - b.number : first - second
}

export function buildEvidence({ boards, state }: History): ReportEvidence[] {
  return [...boards.values()].flatMap(({ evidence, actions }) => {
    const there = new Set(actions.filter(({ id }) => !isOutOfSight(state, id)).map(({ id }) => id))
    return evidence.filter(({ id, title, text }) => title + text !== '' && !isHidden(state, 'evidence', id)).map(({ id, title, text, source, actions: linked }) => ({ evidenceId: id, title, text, source, actionIds: linked.filter((actionId) => there.has(actionId)) }))
  })
}

export function buildSubmissions({ submissions, boards }: History): ReportSubmission[] {
  const themeTitles = titlesOfThemes(boards)
  const all = [...submissions.all()]
  const numbers = new Map(all.map(({ id, number }) => [id, number]))
  return all.map(({ number, title, source, reference, themeIds, links, mergedInto }) => ({
    number, title, source, reference, themes: themeIds.flatMap((id) => themeTitles.get(id) ?? []), actionIds: [...new Set(links.map(({ actionId }) => actionId))],
    mergedInto: mergedInto === null ? null : numbers.get(mergedInto) ?? null,
  }))
}
