// A report as it is read: sections of headings, texts, lists, tables and charts. Web page, Word file and preview show the same document, each in its own way.
// Invariants: `to` names an id that is in the document; ids are letters, digits and underscores, so that every format can take them.
import type { Chart } from './charts.ts'
import type { SectionId } from './settings.ts'

export type Span = string | { text: string; to?: string; strong?: true; dim?: true }

export type Cell = readonly Span[]

/** `width`: its share of the table's. */
export type Column = { title: string; width: number; align?: 'right' }

/** The first column heads its row. `id` of a row: links lead there. */
export type Table = { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly { id?: string; cells: readonly Cell[] }[] }

export type Block =
  | { kind: 'heading'; text: string; id?: string }
  | { kind: 'text'; spans: readonly Span[]; id?: string; tone?: 'dim' | 'own' }
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

export function spanText(span: Span): string {
  return typeof span === 'string' ? span : span.text
}

export function cellText(cell: Cell): string {
  return cell.map(spanText).join('')
}
