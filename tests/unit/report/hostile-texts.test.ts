// What people may write to harm whoever opens a report: in every place, in every form.
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import readXlsxFile from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { writeFile } from '../../../server/report/write-file.ts'
import { addArgument, addEvidence } from '../../../shared/board/write.ts'
import { reportFormats } from '../../../shared/protocol/reporting.ts'
import type { ReportFormat } from '../../../shared/protocol/reporting.ts'
import { cleanText, cutAt, isolated } from '../../../shared/report/clean.ts'
import { composeDocument } from '../../../shared/report/compose.ts'
import { htmlOf } from '../../../shared/report/html.ts'
import type { Report } from '../../../shared/report/model.ts'
import { largeReport } from '../../support/large-event.ts'
import { reportOf, told } from '../../support/report.ts'

const texts = [
  '=1+1', '+1', '-1', '@SUM(A1)', '=1+1\nover two lines', '\t=1', '\r=1', ' =1', '\u200b=1', '\ufeff=1', '＝1+1', '=cmd|\' /C calc\'!A0', '\ud800', 'a\udfffb', '\u0000\u0001\u000b\u001f\ufffe\uffff', ']]><x>', '&#0;&amp;amp;', '_x0041__x0008_',
  '{=1}', '<w:p/>', '"><img src=x onerror=alert(1)>', '👩🏽‍⚕️'.repeat(40), 'مرحبا 123 (abc)', '\u202eevil\u202c', '\u2066a\u2069\u2069\u2069b', 'x'.repeat(20_000), '%s${x}{{y}}', 'line one\nline two',
]

function event(): Report {
  return reportOf(told({
    extra: (journal) => {
      for (const [i, text] of texts.entries()) {
        journal.action('p1', `h${i}`, 100 + i, text, null)
          .write('p1', (doc) => addArgument(doc, { id: `hg${i}`, action: `h${i}`, side: 'for', text, author: 'p1', createdAt: i }))
          .write('p1', (doc) => addEvidence(doc, { id: `he${i}`, title: text, text, source: text, actions: i % 2 === 0 ? [`h${i}`] : [] }))
          .fact({ type: 'floor.asked', itemId: `hf${i}`, text, name: text, group: null }, 'p1').fact({ type: 'floor.changed', itemId: `hf${i}`, change: { status: 'answered', answer: text } })
          .fact({ type: 'message.set', messageId: `hm${i}`, message: { messageId: `hm${i}`, speaker: text, text, at: i } })
          .fact({ type: 'moderation.noted', by: 'f', what: 'entry.hide', kind: 'action', subject: `h${i}`, number: 100 + i, reason: text, detail: '' })
      }
      return journal
    },
  }))
}

async function bytesOf(report: Report, format: ReportFormat): Promise<Uint8Array> {
  const made = await writeFile(report, { format, chatham: null, language: null, timeZone: 'UTC', programme: null, csv: { layout: 'sheets', file: null } })
  if (typeof made === 'string') throw new Error(made)
  return made.bytes
}

/** What no XML may hold. */
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Every element is closed where it was opened. */
function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [, close, name, empty] of xml.replace(/<\?.*?\?>|<!--.*?-->/gs, '').matchAll(/<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) { if (open.pop() !== name) return false } else if (!empty) open.push(name!)
  }
  return open.length === 0 && !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(xml)
}

describe('hostile texts', () => {
  const report = event()

  it('RT-10 begin no cell of a CSV file as a formula, over several lines or behind unseen marks either', async () => {
    for (const [name, bytes] of Object.entries(unzipSync(await bytesOf(report, 'csv')))) {
      for (const row of Papa.parse<string[]>(strFromU8(bytes).replace(/^\ufeff/, '')).data) {
        for (const cell of row) expect(/^[\s\u200b\ufeff]*[=+@＝-]/u.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell), `${name}: ${cell.slice(0, 40)}`).toBe(false)
      }
    }
  })

  it('RT-10 leave every part of the Word file and the spreadsheet well formed, without what XML cannot hold', async () => {
    for (const format of ['docx', 'xlsx'] as const) {
      for (const [name, bytes] of Object.entries(unzipSync(await bytesOf(report, format)))) {
        if (!/\.(?:xml|rels)$/.test(name)) continue
        const xml = strFromU8(bytes)
        expect(unfit.test(xml), `${format} ${name}`).toBe(false)
        expect(isWellFormed(xml), `${format} ${name}`).toBe(true)
      }
    }
  })

  it('RT-10 are read back from the spreadsheet as they were written', async () => {
    const sheets = await readXlsxFile(new Blob([await bytesOf(report, 'xlsx') as Uint8Array<ArrayBuffer>]))
    const said = sheets.find(({ sheet }) => sheet === 'arguments')!.data.filter(([number]) => Number(number) >= 100)
    const [formula, lines] = [said.find(([number]) => number === 100)!, said.find(([number]) => number === 127)!]
    expect([formula[3], lines[3]]).toEqual(['=1+1', 'line one\nline two'])
    expect(strFromU8(unzipSync(await bytesOf(report, 'xlsx'))['xl/sharedStrings.xml']!)).toContain('_x005F_x0041__x005F_x0008_')
  })

  it('RT-10 are words in the web page, and what is written from right to left turns nothing around it', () => {
    const html = htmlOf(composeDocument(report))
    expect(html).not.toMatch(/<img|<w:p|[\u202a-\u202e\u2066\u2067]/)
    expect(unfit.test(html)).toBe(false)
    const within = [...html.matchAll(/(?<!Detail of )مرحبا 123 \(abc\)/g)]
    expect(within.length).toBeGreaterThan(5)
    for (const { index } of within) expect([html[index - 1], html[index + 'مرحبا 123 (abc)'.length]]).toEqual(['\u2068', '\u2069'])
    expect(html.match(/\u2068/g)!.length).toBe(html.match(/\u2069/g)!.length)
    expect(isolated(cleanText('\u2069\u2069plain'))).toBe('plain')
  })

  it('RT-10 are cut between characters, not within them', () => {
    expect([cutAt('ab😀', 3), cutAt('ab😀', 4), cutAt('abc', 2)]).toEqual(['ab', 'ab😀', 'ab'])
  })
})

it('RT-12 an event of two thousand actions has a report in every form', async () => {
  const report = largeReport()
  const [action] = report.actions
  const many: Report = { ...report, actions: Array.from({ length: 2_000 }, (_, i) => ({ ...action!, actionId: `m${i}`, number: i + 1, title: `${action!.title} ${i}` })), themes: [{ ...report.themes[0]!, actionIds: Array.from({ length: 2_000 }, (_, i) => `m${i}`) }] }
  for (const format of reportFormats) expect((await bytesOf(many, format)).length).toBeGreaterThan(10_000)
}, 60_000)
