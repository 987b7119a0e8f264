// What the room is to reach, with the figure that was measured beside each target.
import type { Killed } from './kill.ts'
import type { Measured } from './measure.ts'
import { groupsOf, Medians } from './medians.ts'
import type { Kind } from './servers.ts'

type Target = { what: string; figure: number; most: number; show: (value: number) => string }

/** Memory and CPU of so few people are those of the process. */
const fewestForShares = 1_000

export function verdicts(measured: readonly Measured[], killed: readonly Killed[]): string[] {
  const of = (kind: Kind, people: number): Medians => new Medians(measured, { people, whole: false }, kind)
  const hocuspocusCpu = Math.min(...(['hocuspocus', 'hocuspocus-flush'] as const).map((kind) => of(kind, 1_000).load('cursors').cpu).filter((cpu) => !Number.isNaN(cpu)))
  const large = groupsOf(measured).filter(({ people, whole }) => people >= fewestForShares && !whole).map(({ people }) => of('ours', people))
  const most = (figures: number[]): number => (figures.length > 0 ? Math.max(...figures) : NaN)
  const ms = (value: number): string => `${value.toFixed(0)} ms`
  const targets: Target[] = [
    {
      what: '1,000 people, 40 edits/s + 200 cursor moves/s: at most a third of the CPU of hocuspocus at its best',
      figure: of('ours', 1_000).load('cursors').cpu / (Number.isFinite(hocuspocusCpu) ? hocuspocusCpu : NaN), most: 1 / 3, show: (value) => value.toFixed(2),
    },
    { what: '  and p99', figure: of('ours', 1_000).load('cursors').p99, most: 100, show: ms },
    {
      what: '100 people, quiet: p50 beyond that of @y/websocket-server',
      figure: of('ours', 100).load('quiet').p50 - of('y-websocket', 100).load('quiet').p50, most: 5, show: (value) => `${value.toFixed(1)} ms`,
    },
    { what: '3,000 people, 40 edits/s: p99', figure: of('ours', 3_000).load('edits').p99, most: 120, show: ms },
    { what: '10,000 people, 40 edits/s: p99', figure: of('ours', 10_000).load('edits').p99, most: 400, show: ms },
    { what: 'CPU-s per 1,000 joins', figure: most(large.map((medians) => medians.joinCpuSeconds)), most: 1.3, show: (value) => value.toFixed(2) },
    { what: 'memory a connection', figure: most(large.map((medians) => medians.bytesPerPerson)), most: 16_000, show: (value) => `${(value / 1_000).toFixed(1)} kB` },
    { what: 'edits that others had seen and that a kill took', figure: killed.find(({ kind }) => kind === 'ours')?.lost ?? NaN, most: 0, show: String },
  ]
  return ['\nTargets', ...targets.map(({ what, figure, most, show }) => {
    if (Number.isNaN(figure)) return `  not measured  ${what} (at most ${show(most)})`
    return `  ${figure <= most ? 'reached     ' : 'NOT reached '}  ${what}: ${Number.isFinite(figure) ? show(figure) : 'never'} (at most ${show(most)})`
  })]
}
