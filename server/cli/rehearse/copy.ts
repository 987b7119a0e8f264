// An event made again from its journal, as it would be before its first minute: the agenda without what is left out, nothing voted on.
import * as Y from 'yjs'
import { readBoard } from '../../../shared/board/read.ts'
import type { Allowance } from '../../../shared/event/allowances.ts'
import { applyAll } from '../../../shared/event/apply.ts'
import type { SeqFact } from '../../../shared/event/facts.ts'
import { emptyState, stagesTaken } from '../../../shared/event/state.ts'
import type { EventState } from '../../../shared/event/state.ts'
import type { QuestionOptions } from '../../../shared/ranking/options.ts'
import type { AgendaPlan, BoardPlan } from '../../../shared/templates/plan.ts'
import type { EventPlan } from '../../control/create.ts'
import type { ReadEntry } from './fetch.ts'

/** What a stage says of boards and rights, boards by their place. */
export type StageRights = { boards?: number[]; allows?: Allowance[] }

export type Folded = { state: EventState; boards: Map<string, Y.Doc> }

export function foldEntries(entries: readonly ReadEntry[]): Folded {
  const boards = new Map<string, Y.Doc>()
  const facts: SeqFact[] = []
  for (const entry of entries) {
    if ('fact' in entry) {
      facts.push(entry as SeqFact)
      continue
    }
    const doc = boards.get(entry.boardId) ?? new Y.Doc()
    boards.set(entry.boardId, doc)
    Y.applyUpdate(doc, Buffer.from(entry.update, 'base64'))
  }
  return { state: applyAll(emptyState(), facts), boards }
}

export function copyOf({ state, boards }: Folded): { plan: EventPlan; rights: StageRights[] } {
  const stages = stagesTaken(state)
  const titles = new Map([...boards.values()].flatMap((doc) => readBoard(doc).actions.map(({ id, title }) => [id, title])))
  const places = new Map(state.boards.map(({ boardId }, place) => [boardId, place]))
  return {
    plan: {
      title: state.title, template: state.template, groups: state.groups,
      agenda: stages.map(({ kind, title, seconds, questions }): AgendaPlan => ({
        kind, title, ...(seconds !== null && { seconds }),
        ...(questions && { questions: questions.map(({ title: asked, method, secrecy, options }) => ({ title: asked, method, secrecy, options: withCostsByTitle(options, titles) })) }),
      })),
      boards: state.boards.map(({ boardId, title }): BoardPlan => ({ title, ...contentOf(boards.get(boardId)) })),
    },
    rights: stages.map(({ boards: open, allows }) => ({
      ...(open && { boards: open.flatMap((boardId) => places.get(boardId) ?? []) }), ...(allows && { allows }),
    })),
  }
}

/** The copy's actions get ids of their own. */
function withCostsByTitle(options: QuestionOptions, titles: ReadonlyMap<string, string>): QuestionOptions {
  if (!options['costs']) return options
  return { ...options, costs: Object.fromEntries(Object.entries(options['costs']).flatMap(([id, cost]) => (titles.has(id) ? [[titles.get(id)!, cost]] : []))) }
}

function contentOf(doc: Y.Doc | undefined): Pick<BoardPlan, 'themes' | 'actions'> {
  if (!doc) return { themes: [], actions: [] }
  const board = readBoard(doc)
  const titles = new Map(board.themes.map(({ id, title }) => [id, title]))
  return {
    themes: board.themes.map(({ title, detail }) => ({ title, detail })),
    actions: board.actions.map(({ id, title, detail, theme }) => {
      const under = theme === null ? undefined : titles.get(theme)
      return {
        title, detail, ...(under !== undefined && { theme: under }),
        arguments: board.arguments.filter(({ action }) => action === id).map(({ side, text }) => ({ side, text })),
        evidence: board.evidence.filter(({ actions }) => actions[0] === id).map(({ title: found, text, source }) => ({ title: found, text, source })),
      }
    }),
  }
}
