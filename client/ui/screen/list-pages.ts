// Texts in large letters, one below the other, over as many pages as they need.
import { linesOf, paginate } from './pages.ts'
import type { Space } from './space.ts'

export type Line = { id: string; text: string; lines: number }

/** em, in step with `screen.css`. */
const row = { font: 2.75, line: 1.2, padding: 2, sides: 3.6, gap: 0.9 }
const aside = 9.5
const mostLines = 4

/** `counted`: with a number before each. */
export function listPages(entries: readonly { id: string; text: string }[], { width, height }: Space, counted: boolean): Line[][] {
  const textWidth = (width - row.sides - (counted ? aside : 0)) / row.font
  const lines = entries.map(({ id, text }) => ({ id, text, lines: linesOf(text, textWidth, { most: mostLines }) }))
  return paginate(lines, (one) => Math.max(2, one.lines) * row.font * row.line + row.padding, height, row.gap)
}
