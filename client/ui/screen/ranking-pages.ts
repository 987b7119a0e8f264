// The revealed ranking over pages. A band that goes on over a page keeps its places and says on each page what it is.
import type { ResultBand, Row } from '../results/result-view.ts'
import { linesOf, paginate } from './pages.ts'

export type BandRow = Pick<Row, 'place' | 'interval'> & { id: string; lines: number }
export type BandSlice = Pick<ResultBand, 'from' | 'to' | 'isClose'> & { rows: BandRow[] }

export const rowLines = 2

/** em, in step with `screen.css`: the sole first place is set larger. */
const row = { padding: 2.1, font: 2.75, first: 3.5, line: 1.13, least: 3.6 }
const aside = { rank: 9.5, mark: 3.5 + 1.5, sides: 3.6, scale: 18 + 3 }
const bandGap = 0.9
const leastBand = 5.6

export function rankingPages(bands: readonly ResultBand[], title: (id: string) => string, width: number, height: number): BandSlice[][] {
  const rows = bands.flatMap((band) => band.rows.map(({ actionId, place, interval }) => {
    const font = isFirst(band) ? row.first : row.font
    const textWidth = (width - aside.rank - aside.mark - aside.sides - (interval ? aside.scale : 0)) / font
    return { band, id: actionId, place, interval, font, lines: linesOf(title(actionId), textWidth, { most: rowLines, bold: true }) }
  }))
  const heightOf = ({ band, font, lines }: (typeof rows)[number]): number => {
    const own = Math.max(row.least, lines * font * row.line) + row.padding
    return band.rows.length > 1 ? own : Math.max(leastBand, own)
  }
  return paginate(rows, heightOf, height, bandGap).map((page) => {
    const slices: BandSlice[] = []
    for (const { band: { from, to, isClose }, ...shown } of page) {
      const { id, place, interval, lines } = shown
      const last = slices.at(-1)
      if (last?.from === from) last.rows.push({ id, place, interval, lines })
      else slices.push({ from, to, isClose, rows: [{ id, place, interval, lines }] })
    }
    return slices
  })
}

export function isFirst({ from, to }: { from: number; to: number }): boolean {
  return from === 1 && to === 1
}
