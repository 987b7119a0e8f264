// The document as one web page that needs nothing else: styles inside, no script, charts as SVG. Everything that is not written here is escaped.
import { draw, fontSize } from './charts.ts'
import type { Chart, Shape } from './charts.ts'
import { hasOwnLine, labelsOf, leadsIn, wholeRows } from './document.ts'
import type { Block, Cell, ReportDocument, Section, Span, Table } from './document.ts'
import { pageStyles } from './page-styles.ts'

export function htmlOf(document: ReportDocument): string {
  const { lang, words, title, kicker, lead, sections, footer } = document
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${pageStyles(document)}</style>
</head>
<body>
<main class="paper">
<header><p class="dim">${escaped(kicker)}</p><h1>${escaped(title)}</h1></header>
${lead.map((block) => blockHtml(block, false)).join('\n')}
<nav class="contents" aria-labelledby="contents"><h2 id="contents">${escaped(words.contents)}</h2><ol>${sections.map(({ id, number, title: name }) => `<li><a href="#section_${number}" data-section="${id}">${number} ${escaped(name)}</a></li>`).join('')}</ol></nav>
${sections.map(sectionHtml).join('\n')}
<footer>${escaped(footer)}</footer>
</main>
</body>
</html>
`
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[char]!)
}

function sectionHtml({ number, title, blocks }: Section): string {
  return `<section aria-labelledby="section_${number}"><h2 id="section_${number}">${number} ${escaped(title)}</h2>\n${blocks.map((block, at) => blockHtml(block, leadsIn(blocks, at))).join('\n')}\n</section>`
}

function blockHtml(block: Block, leads: boolean): string {
  switch (block.kind) {
    case 'heading': return `<h3${idOf(block.id)}>${spanHtml(block)}</h3>`
    case 'text': return `<p${idOf(block.id)}${classOf([block.tone, leads && 'leads', block.with === 'before' && 'after'])}>${spansHtml(block.spans)}</p>`
    case 'list': return `<ul>${block.items.map(({ id, spans }) => `<li${idOf(id)}>${spansHtml(spans)}</li>`).join('')}</ul>`
    case 'process': return `<ol class="process">${block.stages.map(({ title, facts }) => `<li><b>${escaped(title)}</b>${facts.map((fact) => `<span class="dim">${escaped(fact)}</span>`).join('')}</li>`).join('')}</ol>`
    case 'chart': return `<figure>${svgOf(block.chart)}<figcaption>${escaped(block.chart.title)}</figcaption></figure>`
    case 'table': return tableHtml(block)
  }
}

/** With their roles said: on a phone rows are laid out as lines, and browsers then take a table for none. */
function tableHtml({ caption, quiet, columns, rows }: Table): string {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const labels = labelsOf(columns)
  const side = (at: number): string => classOf([columns[at]?.align === 'right' && 'r', hasOwnLine(columns[at]!) && 'line'])
  const cell = (at: number): string => `${side(at)}${labels[at] === null ? '' : ` data-label="${escaped(labels[at]!)}"`}`
  const widths = columns.map(({ width }) => `<col style="width:${Math.round((width / all) * 1000) / 10}%">`).join('')
  const head = columns.map(({ title }, at) => `<th scope="col" role="columnheader"${side(at)}>${escaped(title)}</th>`).join('')
  const body = rows.map(({ id, cells }) => `<tr role="row"${idOf(id)}>${cells.map((spans, at) => (at === 0 ? `<th scope="row" role="rowheader"${cell(0)}>${spansHtml(spans)}</th>` : `<td role="cell"${cell(at)}>${spansHtml(spans)}</td>`)).join('')}</tr>`).join('\n')
  // A wide table scrolls by itself, and by keyboard.
  return `<div class="scroll${rows.length <= wholeRows ? ' whole' : ''}" role="region" aria-label="${escaped(caption)}" tabindex="0"><table role="table"><caption${quiet ? ' class="sr"' : ''}>${escaped(caption)}</caption><colgroup>${widths}</colgroup><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">\n${body}\n</tbody></table></div>`
}

function spansHtml(spans: Cell): string {
  return spans.map(spanHtml).join('')
}

function spanHtml(span: Span): string {
  if (typeof span === 'string') return lines(span)
  const inner = span.strong ? `<b>${lines(span.text)}</b>` : span.dim ? `<span class="dim">${lines(span.text)}</span>` : lines(span.text)
  return span.to === undefined ? inner : `<a href="#${escaped(span.to)}">${inner}</a>`
}

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>')
}

function classOf(names: readonly (string | false | undefined)[]): string {
  const given = names.filter((name) => name)
  return given.length === 0 ? '' : ` class="${given.join(' ')}"`
}

function idOf(id: string | undefined): string {
  return id === undefined ? '' : ` id="${escaped(id)}"`
}

/** Also what a Word file shows. */
export function svgOf(chart: Chart): string {
  const { width, height, shapes } = draw(chart)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(chart.alt)}" font-family="Arial, Helvetica, sans-serif" font-size="${fontSize}">${shapes.map(shapeSvg).join('')}</svg>`
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${shape.fill}"/>`
    case 'circle': return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.r}" fill="${shape.fill}"/>`
    case 'text': return `<text x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}" fill="${shape.fill}">${escaped(shape.text)}</text>`
  }
}
