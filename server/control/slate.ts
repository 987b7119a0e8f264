// The slate of a question: the actions on the boards at the moment it opens, with their wording fixed by a hash.
import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { byOrder } from '../../shared/board/order.ts'
import type { Board, EventState, Question, Slate } from '../../shared/event/state.ts'
import { isOutOfSight } from '../../shared/event/moderated.ts'
import { tableOfBoard } from '../../shared/event/tables.ts'
import { moneyOf } from '../../shared/ranking/options.ts'

/**
 * Titled actions that are neither hidden nor merged, in the order of their themes; `options.theme` (a theme's title) keeps to one theme. Where there are tables, what
 * is asked about is what is on the boards that are everybody's, unless `options.boards` says `tables` or `all`.
 */
export function makeSlate(state: EventState, question: Question, document: (boardId: string) => Y.Doc): Slate {
  const slate: Slate = { items: [], themes: [] }
  const wanted = typeof question.options['theme'] === 'string' ? question.options['theme'] : null
  const costs = moneyOf(question.options)
  for (const { boardId } of state.boards.filter(isAskedAbout(state, question.options['boards']))) {
    const board = readBoard(document(boardId))
    const themes = board.themes.filter((theme) => wanted === null || theme.title === wanted)
    slate.themes.push(...themes.map((theme) => ({ themeId: theme.id, title: theme.title, colour: theme.colour })))
    const place = new Map(themes.map((theme, i) => [theme.id, i]))
    const rank = (theme: string | null): number => (theme === null ? themes.length : place.get(theme) ?? themes.length)
    const actions = board.actions
      .filter((action) => action.title.trim() !== '' && state.actions[action.id] && !isOutOfSight(state, action.id) && (wanted === null || place.has(action.theme ?? '')))
      .sort((a, b) => rank(a.theme) - rank(b.theme) || byOrder(a, b))
    for (const action of actions) {
      const { number, lineageId } = state.actions[action.id]!
      const cost = costs?.costOf(action.id)
      slate.items.push({
        actionId: action.id, number, lineageId, title: action.title.trim(), themeId: action.theme,
        wordingHash: wordingHash(action),
        ...(cost !== undefined && { cost }),
      })
    }
  }
  return slate
}

/** SHA-256 over title and detail, hex. */
export function wordingHash({ title, detail }: { title: string; detail: string }): string {
  return createHash('sha256').update(JSON.stringify([title, detail])).digest('hex')
}

function isAskedAbout(state: EventState, boards: unknown): (board: Board) => boolean {
  if (boards === 'all') return () => true
  return ({ boardId }) => (tableOfBoard(state, boardId) !== undefined) === (boards === 'tables')
}
