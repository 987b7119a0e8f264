// The board that every server starts with: 200 actions with title and detail in four themes.
import * as Y from 'yjs'
import { orderSeries } from '../../../shared/board/order.ts'
import { addAction, addTheme } from '../../../shared/board/write.ts'

const cardsOnPage = 12

export const themes = ['Training', 'Staying', 'Planning', 'Care']

export const actions = Array.from({ length: 200 }, (_, i) => ({
  title: `Action ${i + 1}: give every region one desk that answers within a week`,
  detail: `Number ${i + 1} says what is done, by whom and until when, in two or three sentences as people write them in an afternoon. It names who pays.`,
  theme: themes[i % themes.length]!,
}))

/** The same for the peers, as one update. */
export function seedUpdate(): Uint8Array {
  const doc = new Y.Doc()
  const id = (kind: string, i: number): string => `${kind}-${String(i).padStart(18, '0')}`
  doc.transact(() => {
    themes.forEach((title, i) => addTheme(doc, { id: id('theme', i), title, order: orderSeries(themes.length)[i]!, colour: 'a' }))
    actions.forEach(({ title, detail, theme }, i) => addAction(doc, {
      id: id('action', i), title, detail, theme: id('theme', themes.indexOf(theme)), order: orderSeries(actions.length)[i]!, author: 'organiser', createdAt: 1_800_000_000_000 + i,
    }))
  })
  return Y.encodeStateAsUpdate(doc)
}

/** What the person of this number has on the page: a few neighbours. */
export function inSight(keys: readonly string[], number: number): string[] {
  return Array.from({ length: cardsOnPage }, (_, i) => keys[(number * 7 + i) % keys.length]!)
}
