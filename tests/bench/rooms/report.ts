// Prints what was measured: a line as it comes, and in the end one table of absolute figures and ratios.
import type { Killed } from './kill.ts'
import { loads } from './measure.ts'
import type { LoadName, Measured } from './measure.ts'
import { groupsOf, Medians } from './medians.ts'
import type { Group } from './medians.ts'
import type { Kind } from './servers.ts'
import type { Settings } from './settings.ts'

type Row = { title: string; figures: Map<Kind, number>; show: (value: number) => string; /** Whether ours : theirs says something. */ ratio: boolean }

const titleWidth = 36
const columnWidth = 15

export function progress({ kind, people, whole, joins, bytesPerPerson, loads: results, problems }: Measured, sinceMs: number): void {
  console.log(`[${(sinceMs / 1_000).toFixed(0)} s] ${people} ${whole ? 'whole people' : 'people'}, ${kind}: ${joins.cpuSeconds.toFixed(2)} CPU-s per 1,000 joins, ${kilobytes(bytesPerPerson)} a person`)
  for (const [name, { edits, cpu, crowdCpu, others, lagP99Ms }] of Object.entries(results)) {
    console.log(`  ${loads[name as LoadName].title.padEnd(titleWidth)} ${percent(cpu)}, p50 ${ms(edits.p50)}, p99 ${ms(edits.p99)}, max ${ms(edits.max)}, ${edits.sent} sent, ${percent(edits.delivered)} delivered`
      + `  (crowd ${percent(crowdCpu)}, rest of the machine ${percent(others)}, probe's own delay ${ms(lagP99Ms)})`)
  }
  for (const problem of problems) console.log(`  ! ${problem}`)
}

export function report(measured: readonly Measured[], killed: readonly Killed[], settings: Settings): void {
  const kinds = [...new Set([...measured, ...killed].map(({ kind }) => kind))]
  const peers = kinds.filter((kind) => kind !== 'ours')
  const name = (kind: Kind): string => (kind === 'hocuspocus-flush' ? `hocus. ${settings.flushDelay} ms` : kind)
  const line = (title: string, cells: string[]): string => title.padEnd(titleWidth) + cells.map((cell) => cell.padStart(columnWidth)).join('')
  const print = ({ title, figures, show, ratio }: Row): void => console.log(line(`  ${title}`, [
    ...kinds.map((kind) => (Number.isNaN(figures.get(kind) ?? NaN) ? '–' : show(figures.get(kind)!))),
    ...peers.map((kind) => (ratio ? ratioOf(figures.get('ours'), figures.get(kind)) : '')),
  ]))
  console.log(`\n${line('medians; the last columns: ours to', [...kinds.map(name), ...peers.map(name)])}`)
  for (const group of groupsOf(measured)) {
    for (const { heading, rows } of sections(measured, group, kinds)) {
      console.log(heading)
      for (const row of rows) if ([...row.figures.values()].some((value) => !Number.isNaN(value))) print(row)
    }
  }
  if (killed.length === 0) return
  console.log(`kill -9, ${settings.kills} times, under 100 edits/s`)
  const of = (figure: (k: Killed) => number): Map<Kind, number> => new Map(killed.map((k) => [k.kind, figure(k)]))
  print({ title: 'edits that others had seen', figures: of(({ seen }) => seen), show: String, ratio: false })
  print({ title: '… and that are gone', figures: of(({ lost }) => lost), show: String, ratio: false })
}

function sections(measured: readonly Measured[], group: Group, kinds: readonly Kind[]): { heading: string; rows: Row[] }[] {
  const medians = new Map(kinds.map((kind) => [kind, new Medians(measured, group, kind)]))
  const row = (title: string, show: Row['show'], figure: (of: Medians) => number, ratio = true): Row => ({
    title, show, ratio, figures: new Map([...medians].map(([kind, of]) => [kind, figure(of)])),
  })
  const people = `${group.people.toLocaleString('en')} ${group.whole ? 'whole people' : 'people'}`
  const names = [...new Set(measured.filter((m) => m.people === group.people && m.whole === group.whole).flatMap((m) => Object.keys(m.loads) as LoadName[]))]
  return [
    {
      heading: `${people}, joining`,
      rows: [
        row('CPU-s per 1,000 joins', (value) => value.toFixed(2), (of) => of.joinCpuSeconds),
        row('… and per 1,000 tokens, over HTTP', (value) => value.toFixed(2), (of) => of.enteringCpuSeconds, false),
        row('a join, p99', ms, (of) => of.joinP99),
        row('memory a connection', kilobytes, (of) => of.bytesPerPerson),
      ],
    },
    ...names.map((load) => ({
      heading: `${people}, ${loads[load].title}`,
      rows: [
        row('share of a core', percent, (of) => of.load(load).cpu),
        row('p50', ms, (of) => of.load(load).p50),
        row('p99', ms, (of) => of.load(load).p99),
        row('delivered', percent, (of) => of.load(load).delivered, false),
        row('cursor moves shown', percent, (of) => of.load(load).cursors, false),
        row('a newcomer waits, p50', ms, (of) => of.load(load).joinMs),
        row('messages a person and second', (value) => value.toFixed(1), (of) => of.load(load).frames, false),
      ],
    })),
  ]
}

function ratioOf(ours: number | undefined, theirs: number | undefined): string {
  if (ours === undefined || theirs === undefined || !Number.isFinite(ours / theirs) || !Number.isFinite(theirs)) return ''
  return (ours / theirs).toFixed(2)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
}

function ms(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(value < 100 ? 1 : 0)} ms` : 'never'
}
