// The revealed ranking over pages. A tie that goes on over a page keeps its place and says on each page that it is one.
import { linesOf, paginate } from './pages.ts'

export type RankedBand = { position: number; tied: boolean; actionIds: string[] }
export type BandRow = { id: string; lines: number }
export type BandSlice = { position: number; tied: boolean; rows: BandRow[] }

export const rowLines = 2

/** em, in step with `screen.css`: the sole first place is set larger. */
const row = { padding: 2.1, font: 2.75, first: 3.5, line: 1.13, least: 3.6 }
const aside = { rank: 9.5, mark: 3.5 + 1.5, sides: 3.6 }
const bandGap = 0.9
const leastBand = 5.6

export function rankingPages(bands: readonly RankedBand[], title: (id: string) => string, width: number, height: number): BandSlice[][] {
  const rows = bands.flatMap((band) => band.actionIds.map((id) => {
    const font = isFirst(band) ? row.first : row.font
    const textWidth = (width - aside.rank - aside.mark - aside.sides) / font
    return { band, id, font, lines: linesOf(title(id), textWidth, { most: rowLines, bold: true }) }
  }))
  const heightOf = ({ band, font, lines }: (typeof rows)[number]): number => {
    const own = Math.max(row.least, lines * font * row.line) + row.padding
    return band.tied ? own : Math.max(leastBand, own)
  }
  return paginate(rows, heightOf, height, bandGap).map((page) => {
    const slices: BandSlice[] = []
    for (const { band, id, lines } of page) {
      const last = slices.at(-1)
      if (last?.position === band.position) last.rows.push({ id, lines })
      else slices.push({ position: band.position, tied: band.tied, rows: [{ id, lines }] })
    }
    return slices
  })
}

export function isFirst(band: { position: number; tied: boolean }): boolean {
  return band.position === 1 && !band.tied
}
