// What a question asks about, for print: its slate, or before that what the boards would give it now.
import { byOrder } from '../../../../shared/board/order.ts'
import type { BoardView } from '../../../../shared/board/read.ts'
import type { EventState, Question } from '../../../../shared/event/state.ts'

export type PrintItem = { actionId: string; number: number; title: string; theme: string | null }

/** `question`: null for all actions. */
export function printItems(state: EventState, boards: readonly BoardView[], question: Question | null): { items: PrintItem[]; isFixed: boolean } {
  if (question?.slate) {
    const themes = new Map(question.slate.themes.map(({ themeId, title }) => [themeId, title]))
    return { isFixed: true, items: question.slate.items.map(({ actionId, number, title, themeId }) => ({ actionId, number, title, theme: themes.get(themeId ?? '') ?? null })) }
  }
  const wanted = typeof question?.options['theme'] === 'string' ? question.options['theme'] : null
  const items = boards.flatMap((board) => {
    const themes = new Map(board.themes.map(({ id, title }, place) => [id, { title, place }]))
    return board.actions
      .flatMap((action) => {
        const known = state.actions[action.id]
        const theme = themes.get(action.theme ?? '')
        if (!known || action.title.trim() === '' || (wanted !== null && theme?.title !== wanted)) return []
        return [{ order: action.order, id: action.id, place: theme?.place ?? themes.size, actionId: action.id, number: known.number, title: action.title.trim(), theme: theme?.title ?? null }]
      })
      .sort((a, b) => a.place - b.place || byOrder(a, b))
      .map(({ actionId, number, title, theme }): PrintItem => ({ actionId, number, title, theme }))
  })
  return { items, isFixed: false }
}
