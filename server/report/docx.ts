// The document as a Word file that can be edited: real headings, lists, tables with header rows, charts with their data, links between places.
import {
  AlignmentType, Bookmark, BorderStyle, Document, Footer, HeadingLevel, InternalHyperlink, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, ShadingType, TabStopType, Table, TableCell,
  TableLayoutType, TableRow, TextRun, WidthType,
} from 'docx'
import type { ParagraphChild } from 'docx'
import { leadsIn, wholeRows } from '../../shared/report/document.ts'
import type { Block, Cell, Column, ReportDocument, Section, Span, Table as TableBlock } from '../../shared/report/document.ts'
import { chartRun } from './docx-chart.ts'

/** In twips: an A4 page less its margins. */
const paper = { width: 11_906, height: 16_838, margin: 1_134 }
const textWidth = paper.width - 2 * paper.margin
const dim = '4C6272'
const line = { style: BorderStyle.SINGLE, size: 4, color: 'D8DDE0' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

export async function docxOf({ lang, words, title, kicker, lead, sections, footer }: ReportDocument): Promise<Uint8Array> {
  const document = new Document({
    title, creator: 'Plenary', lastModifiedBy: 'Plenary', description: kicker,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 21, language: { value: lang } }, paragraph: { spacing: { after: 100, line: 264, lineRule: LineRuleType.AUTO } } },
        title: { run: { font: 'Arial', size: 44, bold: true, color: '212B32' }, paragraph: { spacing: { after: 240 } } },
        heading1: { run: { font: 'Arial', size: 30, bold: true, color: '212B32' }, paragraph: { spacing: { before: 360, after: 120 }, keepNext: true } },
        heading2: { run: { font: 'Arial', size: 23, bold: true, color: '212B32' }, paragraph: { spacing: { before: 200, after: 60 }, keepNext: true } },
      },
      paragraphStyles: [
        { id: 'Dim', name: 'Note', basedOn: 'Normal', run: { color: dim } },
        { id: 'Own', name: 'Own words', basedOn: 'Normal', paragraph: { indent: { left: 200 } } },
        { id: 'TableTitle', name: 'Table title', basedOn: 'Normal', run: { bold: true, size: 20 }, paragraph: { keepNext: true, spacing: { before: 120, after: 60 } } },
        { id: 'TableText', name: 'Table text', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO } } },
      ],
    },
    numbering: { config: [{ reference: 'points', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 260 } } } }] }] },
    sections: [{
      properties: { page: { size: { width: paper.width, height: paper.height }, margin: { top: paper.margin, right: paper.margin, bottom: paper.margin, left: paper.margin } } },
      footers: { default: pageFooter(footer, words) },
      children: [
        new Paragraph({ style: 'Dim', children: [new TextRun(kicker)], spacing: { after: 40 } }), new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
        ...lead.flatMap((block) => blockParts(block)), ...contents(words.contents, sections), ...sections.flatMap(sectionParts),
      ],
    }],
  })
  return await Packer.toBuffer(document)
}

type Part = Paragraph | Table

function pageFooter(text: string, { page, ofPages }: ReportDocument['words']): Footer {
  return new Footer({ children: [new Paragraph({
    style: 'Dim', tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [new TextRun({ text, size: 17 }), new TextRun({ size: 17, children: ['\t', `${page} `, PageNumber.CURRENT, ` ${ofPages} `, PageNumber.TOTAL_PAGES] })],
  })] })
}

/** Links, which need no updating as a field of Word's would. */
function contents(title: string, sections: readonly Section[]): Paragraph[] {
  return [
    new Paragraph({ style: 'TableTitle', children: [new TextRun(title)] }),
    ...sections.map(({ number, title: name }) => new Paragraph({ spacing: { after: 20 }, children: runs([{ text: `${number} ${name}`, to: `section_${number}` }]) })),
  ]
}

function sectionParts({ number, title, blocks }: Section): Part[] {
  return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: marked(`section_${number}`, [new TextRun(`${number} ${title}`)]) }), ...blocks.flatMap((block, at) => blockParts(block, leadsIn(blocks, at) || (blocks[at + 1]?.kind === 'text' && (blocks[at + 1] as { with?: string }).with === 'before')))]
}

/** `keepNext`: on one page with what follows. */
function blockParts(block: Block, keepNext = false): Part[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: marked(block.id, runs([block])) })]
    case 'text': return [new Paragraph({ keepNext, ...(block.tone ? { style: block.tone === 'dim' ? 'Dim' : 'Own' } : {}), children: marked(block.id, runs(block.spans)) })]
    case 'list': return block.items.map(({ id, spans }, i) => new Paragraph({ keepNext: keepNext && i === block.items.length - 1, numbering: { reference: 'points', level: 0 }, spacing: { after: 40 }, children: marked(id, runs(spans)) }))
    case 'process': return tableParts({
      kind: 'table', caption: block.caption, columns: [{ title: block.columns[0], width: 2 }, { title: block.columns[1], width: 5 }],
      rows: block.stages.map(({ title, facts }) => ({ cells: [[{ text: title, strong: true }], [facts.join('; ')]] })),
    })
    case 'chart': return [
      new Paragraph({ keepNext: true, children: [chartRun(block.chart)] }), new Paragraph({ style: 'Dim', children: [new TextRun({ text: block.chart.title, size: 19 })] }),
    ]
    case 'table': return tableParts(block)
  }
}

function tableParts({ caption, quiet, columns, rows }: TableBlock): Part[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.round((width / all) * textWidth))
  const head = new TableRow({
    tableHeader: true, cantSplit: true, keepNext: true,
    children: columns.map((column, at) => cell([{ text: column.title, strong: true }], column, widths[at]!, { isHead: true })),
  })
  const body = rows.map(({ id, cells }, i) => new TableRow({ cantSplit: true, keepNext: rows.length <= wholeRows && i < rows.length - 1, children: cells.map((spans, at) => cell(spans, columns[at]!, widths[at]!, at === 0 && id ? { id } : {})) }))
  return [
    ...(quiet ? [] : [new Paragraph({ style: 'TableTitle', children: [new TextRun(caption)] })]),
    new Table({
      rows: [head, ...body], columnWidths: widths, width: { size: textWidth, type: WidthType.DXA }, layout: TableLayoutType.FIXED,
      borders: { top: line, bottom: line, left: none, right: none, insideVertical: none, insideHorizontal: line }, tableLook: { firstRow: true, firstColumn: true, noVBand: true },
    }),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ]
}

function cell(spans: Cell, { align }: Column, width: number, { id, isHead = false }: { id?: string; isHead?: boolean }): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA }, margins: { left: 60, right: 60 },
    ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'E8EDEE', color: 'auto' } } : {}),
    children: [new Paragraph({ style: 'TableText', ...(align ? { alignment: AlignmentType.RIGHT } : {}), children: marked(id, runs(spans)) })],
  })
}

function runs(spans: readonly Span[]): ParagraphChild[] {
  return spans.filter((span) => (typeof span === 'string' ? span : span.text) !== '').flatMap((span): ParagraphChild[] => {
    if (typeof span === 'string') return textRuns(span, {})
    const children = textRuns(span.text, { ...(span.strong ? { bold: true } : {}), ...(span.dim ? { color: dim } : {}), ...(span.to === undefined ? {} : { color: '005EB8' }) })
    return span.to === undefined ? children : [new InternalHyperlink({ anchor: span.to, children })]
  })
}

function textRuns(text: string, look: { bold?: boolean; color?: string }): TextRun[] {
  return text.split('\n').map((part, i) => new TextRun({ ...look, text: part, ...(i > 0 ? { break: 1 } : {}) }))
}

/** Links lead here. */
function marked(id: string | undefined, children: ParagraphChild[]): ParagraphChild[] {
  return id === undefined ? children : [new Bookmark({ id, children })]
}
