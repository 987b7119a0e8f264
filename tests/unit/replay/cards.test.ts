import { describe, expect, it } from 'vitest'
import { cardColumns, inSight } from '../../../client/pages/organiser/replay/cards.ts'
import type { CardColumn } from '../../../client/pages/organiser/replay/cards.ts'
import type { ActionView, ArgumentView, ThemeView } from '../../../shared/board/read.ts'
import { noBoard } from '../../../shared/board/read.ts'
import { emptyState } from '../../../shared/event/state.ts'

const themes = ['t1', 't2'].map((id): ThemeView => ({ id, title: id, detail: '', order: id, colour: 'a' }))
const action = (id: string, theme: string | null, title = id): ActionView => ({ id, title, detail: '', theme, order: id, author: 'p', createdAt: 1 })
const argument = (id: string, of: string): ArgumentView => ({ id, action: of, side: 'for', text: id, author: 'p', createdAt: 1 })

const columnsOf = (actions: ActionView[], own: ArgumentView[] = []): CardColumn[] => cardColumns(
  { board: { ...noBoard, themes, actions, arguments: own }, state: emptyState(), recent: new Map([['a', 'action-moved']]), index: 9 },
  { moments: [{ kind: 'merged', id: 'b', at: 5, index: 9, title: '', count: 0, number: null }, { kind: 'merged', id: 'a', at: 6, index: 10, title: '', count: 0, number: null }] })
const said = (columns: readonly CardColumn[]) => columns.map(({ theme, cards }) => [theme?.id ?? null, ...cards.map(({ action: { id, title } }) => (id === title ? id : `${id}: ${title}`))])

describe('the cards of a replayed board', () => {
  it('stand by theme, those of none that is there at the end, each with what is said of it', () => {
    const columns = columnsOf([action('a', 't1'), action('b', 't2'), action('c', null), action('d', 'gone'), action('e', 't1')], [argument('x', 'e'), argument('y', 'e'), argument('z', 'a')])
    expect(said(columns)).toEqual([['t1', 'a', 'e'], ['t2', 'b'], [null, 'c', 'd']])
    const [a, e] = columns[0]!.cards
    expect(e!.arguments.map(({ id }) => id)).toEqual(['x', 'y'])
    // A merge that is still to come is not told.
    expect([a!.touched, a!.mergedAt, e!.touched, columns[1]!.cards[0]!.mergedAt]).toEqual(['action-moved', null, undefined, 5])
    expect(said(columnsOf([]))).toEqual([['t1'], ['t2']])
  })

  it('are as they are where they can be seen, and below that as they were, each once', () => {
    const before = columnsOf(['a', 'b', 'c', 'd'].map((id) => action(id, 't1')))
    const now = columnsOf(['d', 'a', 'b', 'c', 'e'].map((id) => action(id, id === 'b' ? 't2' : 't1', 'now')))
    const drawn = inSight(now, before, (column) => 2 - column)
    expect(said(drawn)).toEqual([['t1', 'd: now', 'a: now', 'c'], ['t2', 'b: now']])
    // Who is out of sight is the very card that is drawn already.
    expect(drawn[0]!.cards[2]).toBe(before[0]!.cards[2])
    expect(said(inSight(now, before, () => Infinity))).toEqual(said(now))
  })
})
