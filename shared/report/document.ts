// A report as it is read: sections of headings, texts, lists, tables and charts. Web page, Word file and preview show the same document, each in its own way.
// Invariants: `to` names an id that is in the document; ids are letters, digits and underscores, so that every format can take them.
import type { Chart } from './charts.ts'
import type { SectionId } from './settings.ts'

export type Span = string | { text: string; to?: string; strong?: true; dim?: true }

export type Cell = readonly Span[]

/** `width`: its share of the table's. */
export type Column = { title: string; width: number; align?: 'right' }

/** The first column heads its row. `id` of a row: links lead there. `quiet`: the heading before it says what its caption does, which is for those alone who do not see it. */
export type Table = { kind: 'table'; caption: string; quiet?: true; columns: readonly Column[]; rows: readonly { id?: string; cells: readonly Cell[] }[] }

export type Block =
  | { kind: 'heading'; text: string; id?: string; to?: string }
  /** `with` next: on one page with what comes after it, `before`: with what comes before. */
  | { kind: 'text'; spans: readonly Span[]; id?: string; tone?: 'dim' | 'own'; with?: 'next' | 'before' }
  | { kind: 'list'; items: readonly { spans: readonly Span[]; id?: string }[] }
  | { kind: 'process'; caption: string; columns: readonly [stage: string, happened: string]; stages: readonly { title: string; facts: readonly string[] }[] }
  | { kind: 'chart'; chart: Chart }
  | Table

/** `number` as it is printed before the title. */
export type Section = { id: SectionId; number: number; title: string; blocks: Block[] }

export type ReportDocument = {
  /** Of HTML and of Word. */
  lang: string
  words: { contents: string; page: string; ofPages: string }
  title: string
  /** Above the title. */
  kicker: string
  lead: Block[]
  sections: Section[]
  /** At the foot of every page. */
  footer: string
}

/** Tables of no more rows stay on one page. */
export const wholeRows = 15

/** Where a row is laid out as lines, on a phone, what is this wide has a line of its own. */
export function hasOwnLine({ width }: Column): boolean {
  return width >= 3
}

/** What stands before each cell there: its column's title, but for the cell that the row is about. */
export function labelsOf(columns: readonly Column[]): (string | null)[] {
  const about = columns.findIndex(hasOwnLine)
  return columns.map(({ title }, at) => (at === about ? null : title))
}

/** Whether a text stays on one page with what comes next: it leads into a list, a table or a chart, or is all that stands between two headings. `at`: of these blocks. */
export function leadsIn(blocks: readonly Block[], at: number): boolean {
  const [block, next] = [blocks[at], blocks[at + 1]]
  if (block?.kind !== 'text' || !next) return false
  if (block.with === 'next' || (next.kind !== 'text' && next.kind !== 'heading')) return true
  const isFirst = at === 0 || blocks[at - 1]!.kind === 'heading'
  return isFirst && (next.kind === 'heading' || leadsIn(blocks, at + 1))
}

export function spanText(span: Span): string {
  return typeof span === 'string' ? span : span.text
}

export function cellText(cell: Cell): string {
  return cell.map(spanText).join('')
}
