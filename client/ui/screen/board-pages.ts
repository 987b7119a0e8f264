// How the board is laid out on the screen: one panel a theme, at most six at a time, long ones over several pages.
import { linesOf, paginate } from './pages.ts'

export type PanelAction = { id: string; number: number | null; title: string }
export type Panel<A extends PanelAction = PanelAction> = { themeId: string | null; actions: A[] }
export type PanelSlice<A extends PanelAction = PanelAction> = { themeId: string | null; total: number; actions: (A & { lines: number })[] }
export type BoardPage<A extends PanelAction = PanelAction> = { columns: number; rows: number; panels: PanelSlice<A>[] }

export const titleLines = 3

/** em: what the panels' grid and a panel's own frame, head and gaps take. Kept in step with `screen.css`. */
const grid = { gap: 1.5 }
const panel = { above: 1.75 + 0.5 + 3.3 + 1.25, below: 2, sides: 4.2, gap: 1.75 }
const row = { font: 2.25, line: 1.15, number: 1.9 * 2.25 }

/** `width` and `height` of the space for all panels, in em. */
export function boardPages<A extends PanelAction>(panels: readonly Panel<A>[], width: number, height: number): BoardPage<A>[] {
  return inScreenfuls(panels).flatMap((shown) => {
    const columns = shown.length <= 1 ? 1 : shown.length <= 4 ? 2 : 3
    const rows = Math.ceil(shown.length / columns)
    const textWidth = ((width - grid.gap * (columns - 1)) / columns - panel.sides - row.number) / row.font
    const room = (height - grid.gap * (rows - 1)) / rows - panel.above - panel.below
    const slices = shown.map((one) => {
      const actions = one.actions.map((action) => ({ ...action, lines: linesOf(action.title, textWidth, { most: titleLines }) }))
      const pages = paginate(actions, ({ lines }) => lines * row.line * row.font, room, panel.gap)
      return { themeId: one.themeId, total: actions.length, pages: pages.length > 0 ? pages : [[]] }
    })
    const count = Math.max(...slices.map(({ pages }) => pages.length))
    return Array.from({ length: count }, (_, page) => ({
      columns, rows,
      panels: slices.map(({ themeId, total, pages }) => ({ themeId, total, actions: pages[page % pages.length]! })),
    }))
  })
}

/** Up to six panels fit; more are shared evenly over screens of at most four. */
function inScreenfuls<T>(panels: readonly T[]): T[][] {
  if (panels.length <= 6) return panels.length === 0 ? [] : [[...panels]]
  const screens = Math.ceil(panels.length / 4)
  const each = Math.ceil(panels.length / screens)
  return Array.from({ length: screens }, (_, i) => panels.slice(i * each, (i + 1) * each)).filter((some) => some.length > 0)
}
