// Replays events of growing length, as the server streams them, from an archive, and in a browser: how long they take to open, how long a seek takes, how much memory that needs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parseArgs } from 'node:util'
import { recordOfFile } from '../../client/pages/organiser/replay/record-file.ts'
import { ArchiveBuilder } from '../../shared/archive/build.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'
import { Recording } from '../../shared/replay/recording.ts'
import { rawOf, WireReader, WireWriter } from '../../shared/replay/wire.ts'
import { chained } from '../support/archived.ts'
import { bigJournal } from '../support/big-journal.ts'
import { randomFrom } from '../support/random.ts'
import { inBrowser } from './replay/browser.ts'

const openMs = 3_000
const seekMs = 100
const memoryMb = 300
const seeks = 400
const chunkBytes = 64 * 1024
const people = 2_000

type Measured = { from: string; updates: number; bytes: number; openMs: number; openCpuMs: number | null; seekMs: number[]; memoryMb: number }

export default async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { updates: { type: 'string', default: '1000,20000,200000' }, 'no-browser': { type: 'boolean', default: false } } })
  const folder = mkdtempSync(join(tmpdir(), 'plenary-replay-'))
  const measured: Measured[] = []
  let isBuilt = true
  console.log(`${people} people on one board for all and 20 tables; opening from bytes, then ${seeks} seeks to moments picked at random, each with state and two boards; CPU is what opening took of it, for machines that have other things to do.`)
  console.log('In the browser a seek is from the move of the slider to the frame that shows it, and memory that of the page and its thread.')
  console.log(line(['updates', 'from', 'MB', 'open ms', 'CPU ms', 'seek p50', 'seek p95', 'longest', 'memory MB']))
  const tell = (one: Measured): void => {
    measured.push(one)
    const cells = [one.openCpuMs, at(one, 0.5), at(one, 0.95), at(one, 1)].map((value, i) => value === null ? '' : value.toFixed(i === 0 ? 0 : 1))
    console.log(line([String(one.updates), one.from, (one.bytes / 1e6).toFixed(1), one.openMs.toFixed(0), ...cells, one.memoryMb.toFixed(0)]))
  }
  try {
    for (const updates of values.updates.split(',').map(Number)) {
      const path = join(folder, `${updates}.zip`)
      tell(measure('stream', updates, write(updates, path), opened))
      const file = readFileSync(path)
      tell(measure('archive', updates, new Uint8Array(file), (bytes) => recordOfFile(bytes.buffer as ArrayBuffer, () => {}).recording))
      const seen = values['no-browser'] ? null : await inBrowser(path, seeks)
      if (seen) tell({ from: 'browser', updates, bytes: file.length, openCpuMs: null, ...seen })
      else isBuilt = false
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (!isBuilt && !values['no-browser']) console.log('The browser was left out: the pages are not built (npm run build).')
  const targets: [string, boolean][] = [
    [`open within ${openMs} ms`, measured.every((one) => one.openMs < openMs)],
    [`95 of 100 seeks within ${seekMs} ms`, measured.every((one) => at(one, 0.95) < seekMs)],
    [`less than ${memoryMb} MB`, measured.every((one) => one.memoryMb < memoryMb)],
  ]
  for (const [target, isReached] of targets) console.log(`${isReached ? 'Reached' : 'Missed'}: ${target}`)
  if (targets.some(([, isReached]) => !isReached)) process.exitCode = 1
}

function line(cells: readonly string[]): string {
  return `  ${cells.map((cell) => cell.padStart(11)).join('')}`
}

function at({ seekMs }: Measured, share: number): number {
  return seekMs[Math.min(seekMs.length - 1, Math.floor(seekMs.length * share))]!
}

function measure(from: string, updates: number, bytes: Uint8Array, open: (bytes: Uint8Array) => Recording): Measured {
  const collect = collector()
  collect()
  const before = process.memoryUsage()
  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  const recording = open(bytes)
  const took = performance.now() - began
  const cpu = process.cpuUsage(cpuBefore)
  collect()
  const after = process.memoryUsage()
  const random = randomFrom(7)
  const boards = recording.state(recording.length).boards.map(({ boardId }) => boardId)
  const times: number[] = []
  for (let i = 0; i < seeks; i++) {
    const index = random.below(recording.length + 1)
    const since = performance.now()
    recording.state(index)
    recording.board(boards[0]!, index)
    recording.board(random.of(boards), index)
    times.push(performance.now() - since)
  }
  return {
    from, updates, bytes: bytes.length, openMs: took, openCpuMs: (cpu.user + cpu.system) / 1_000, seekMs: times.sort((a, b) => a - b),
    memoryMb: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6,
  }
}

/** In the pieces that a network hands over. */
function opened(bytes: Uint8Array): Recording {
  const reader = new WireReader()
  const recording = new Recording()
  for (let from = 0; from < bytes.length; from += chunkBytes) recording.add(reader.read(bytes.subarray(from, from + chunkBytes)))
  reader.end()
  return recording.finish()
}

/** As the server streams it; the archive is written beside. */
function write(updates: number, path: string): Uint8Array {
  const journal = bigJournal({ updates, people })
  const builder = new ArchiveBuilder()
  builder.add(chained(journal))
  writeFileSync(path, builder.finish(new Map()).bytes)
  return streamed(journal)
}

function streamed(journal: readonly ReplayEntry[]): Uint8Array {
  return new WireWriter().write(journal.map(rawOf))
}

/** Frees what is not needed any more, so that what is left is what the recording takes. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
