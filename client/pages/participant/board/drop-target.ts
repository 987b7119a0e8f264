// What lies under a carried card: a place in a column, or a theme's tab on phones.
import type { Place } from './places.ts'

export function placeUnder(x: number, y: number, carriedId: string): Place | null {
  const tab = tabUnder(x, y)
  if (tab) return { theme: tab.dataset.tab || null, position: Number.MAX_SAFE_INTEGER }
  for (const column of document.querySelectorAll<HTMLElement>('[data-column]')) {
    const { left, right, width } = column.getBoundingClientRect()
    if (width > 0 && x >= left && x <= right) return { theme: column.dataset.column || null, position: positionAt(column, y, carriedId) }
  }
  return null
}

export function tabUnder(x: number, y: number): HTMLElement | null {
  for (const tab of document.querySelectorAll<HTMLElement>('[data-tab]')) {
    const { left, right, top, bottom } = tab.getBoundingClientRect()
    if (x >= left && x < right && y >= top && y < bottom) return tab
  }
  return null
}

function positionAt(column: HTMLElement, y: number, carriedId: string): number {
  let position = 0
  for (const card of column.querySelectorAll<HTMLElement>('[data-action]')) {
    if (card.dataset.action === carriedId) continue
    const { top, height } = card.getBoundingClientRect()
    if (y < top + height / 2) break
    position++
  }
  return position
}
