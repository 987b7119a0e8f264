// How the actions of a slate are marked: the slate alone says their titles, numbers and themes, never the live board.
import type { Slate, SlateItem } from '../../../shared/event/state.ts'

export type MarkedItem = SlateItem & { theme: { title: string; colour: string } | null }

export function markedItems(slate: Slate): Map<string, MarkedItem> {
  const themes = new Map(slate.themes.map(({ themeId, ...theme }) => [themeId, theme]))
  return new Map(slate.items.map((item) => [
    item.actionId,
    { ...item, theme: (item.themeId !== null && themes.get(item.themeId)) || null },
  ]))
}
