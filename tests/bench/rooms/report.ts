// Prints what was measured.
import { median } from './latency.ts'
import { loads } from './measure.ts'
import type { LoadName, Measured } from './measure.ts'
import type { Settings } from './settings.ts'

export function progress(measured: Measured, _settings: Settings): void {
  const { kind, people, whole, joins, bytesPerPerson } = measured
  console.log(`${people} ${whole ? 'whole people' : 'people'} · ${kind}: ${joins.cpuSeconds.toFixed(2)} CPU-s per 1,000 joins (p50 ${joins.p50.toFixed(1)} ms, p99 ${joins.p99.toFixed(0)} ms), ${(bytesPerPerson / 1_000).toFixed(1)} kB a person`)
  for (const [name, load] of Object.entries(measured.loads)) {
    const { edits, moves } = load
    console.log(`    ${loads[name as LoadName].title.padEnd(34)} CPU ${percent(load.cpu)}  p50 ${ms(edits.p50)}  p99 ${ms(edits.p99)}  max ${ms(edits.max)}  sent ${edits.sent}  delivered ${percent(edits.delivered)}` +
      `${moves.sent > 0 ? `  cursors ${percent(moves.delivered)} p99 ${ms(moves.p99)}` : ''}  frames/s ${load.framesPerPerson.toFixed(1)}  [crowd ${percent(load.crowd)} others ${percent(load.others)} probe lag p99 ${load.lagP99Ms.toFixed(0)} ms]`)
  }
  for (const problem of measured.problems) console.log(`    ! ${problem}`)
}

export function report(measured: readonly Measured[], _settings: Settings): void {
  void measured
  void median
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
}

function ms(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(1)} ms` : 'never'
}
