// Which arguments of an action fit below it on the big screen; of the others it is said how many there are.
import { linesOf } from './pages.ts'
import type { Space } from './space.ts'

export type Side = 'for' | 'against' | 'note'
export type ShownSide = { side: Side; shown: { id: string; text: string; lines: number }[]; more: number }

/** em, in step with `screen.css`. */
const title = { font: 4.5, line: 1.1, most: 3 }
const detail = { font: 2.5, line: 1.25, most: 5, gap: 1.25 }
const numberWidth = 9
const box = { sides: 4, ends: 3, head: 2.7, gap: 1.5, itemGap: 1, font: 2, line: 1.25, most: 4 }
const between = 2

export function shownArguments(
  action: { title: string; detail: string }, all: readonly { id: string; side: Side; text: string }[], { width, height }: Space,
): ShownSide[] {
  const textWidth = width - numberWidth
  const head = linesOf(action.title, textWidth / title.font, { most: title.most, bold: true }) * title.font * title.line
    + (action.detail ? linesOf(action.detail, textWidth / detail.font, { most: detail.most }) * detail.font * detail.line + detail.gap : 0)
  const sides = (['for', 'against', 'note'] as const).filter((side) => all.some((one) => one.side === side && one.text.trim() !== ''))
  const columns = Math.max(1, Math.min(2, sides.length))
  const rows = Math.ceil(sides.length / columns)
  const own = (height - head - between - (rows - 1) * box.gap) / Math.max(1, rows) - box.ends - box.head
  const lineWidth = ((width - (columns - 1) * box.gap) / columns - box.sides) / box.font
  return sides.map((side) => {
    const texts = all.filter((one) => one.side === side && one.text.trim() !== '')
    const shown: ShownSide['shown'] = []
    let left = own
    for (const { id, text } of texts) {
      const lines = linesOf(text, lineWidth, { most: box.most })
      const needs = lines * box.font * box.line + box.itemGap
      if (needs > left) break
      left -= needs
      shown.push({ id, text, lines })
    }
    return { side, shown, more: texts.length - shown.length }
  })
}
