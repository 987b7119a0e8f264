// A board of the replay as it is drawn: by theme, each action as a card.
import type { ActionView, ArgumentView, EvidenceView, ThemeView } from '../../../../shared/board/read.ts'
import type { EventState } from '../../../../shared/event/state.ts'
import type { Overview } from '../../../../shared/replay/desk.ts'
import type { TouchKind } from '../../../../shared/replay/touches.ts'
import type { Standing } from './player.svelte.ts'

export type Card = {
  action: ActionView
  /** On this action. */
  arguments: ArgumentView[]
  /** Of the whole board. */
  evidence: EvidenceView[]
  state: EventState
  touched: TouchKind | undefined
  /** ms since the epoch; null while it stands for itself. */
  mergedAt: number | null
}

export type CardColumn = { theme: ThemeView | null; cards: Card[] }

/** Actions of no theme that is there come last. */
export function cardColumns({ board, state, recent, index }: Pick<Standing, 'board' | 'state' | 'recent' | 'index'>, { moments }: Pick<Overview, 'moments'>): CardColumn[] {
  const mergedAt = new Map(moments.filter((moment) => moment.kind === 'merged' && moment.index <= index).map(({ id, at }) => [id, at]))
  const argumentsOf = new Map<string, ArgumentView[]>()
  for (const argument of board.arguments) {
    const list = argumentsOf.get(argument.action)
    if (list) list.push(argument)
    else argumentsOf.set(argument.action, [argument])
  }
  const columns = new Map(board.themes.map((theme): [string, CardColumn] => [theme.id, { theme, cards: [] }]))
  const others: CardColumn = { theme: null, cards: [] }
  for (const action of board.actions) {
    const column = columns.get(action.theme ?? '') ?? others
    column.cards.push({ action, arguments: argumentsOf.get(action.id) ?? [], evidence: board.evidence, state, touched: recent.get(action.id), mergedAt: mergedAt.get(action.id) ?? null })
  }
  return others.cards.length > 0 ? [...columns.values(), others] : [...columns.values()]
}

/**
 * As it is, where it can be seen: the first so many cards of each column; below that as it was before. While a hand is on the slider
 * hundreds of cards out of sight would be made and taken away with every move.
 */
export function inSight(columns: readonly CardColumn[], before: readonly CardColumn[], near: (column: number) => number): CardColumn[] {
  return columns.map(({ theme, cards }, place) => {
    const first = cards.slice(0, near(place))
    const drawn = new Set(first.map(({ action }) => action.id))
    const was = before.find((column) => column.theme?.id === theme?.id)?.cards.slice(first.length) ?? []
    return { theme, cards: [...first, ...was.filter(({ action }) => !drawn.has(action.id))] }
  })
}
