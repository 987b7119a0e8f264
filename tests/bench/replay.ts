// Replays journals of growing length: how long they take to open, how long a seek takes, and how much memory that needs.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parseArgs } from 'node:util'
import { isFact } from '../../shared/replay/entries.ts'
import { Recording } from '../../shared/replay/recording.ts'
import { WireReader, WireWriter } from '../../shared/replay/wire.ts'
import { bigJournal } from '../support/big-journal.ts'
import { randomFrom } from '../support/random.ts'

const openMs = 3_000
const seekMs = 100
const memoryMb = 300
const seeks = 400
const chunkBytes = 64 * 1024
const people = 2_000

type Measured = { updates: number; bytes: number; openMs: number; openCpuMs: number; p50: number; p95: number; longest: number; memoryMb: number }

export default async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { updates: { type: 'string', default: '1000,20000,200000' } } })
  const measured = values.updates.split(',').map((updates) => measure(Number(updates)))
  const line = (cells: readonly string[]): string => `  ${cells.map((cell) => cell.padStart(12)).join('')}`
  console.log([
    `${people} people on one board for all and 20 tables; opening from bytes, then ${seeks} seeks to moments picked at random, each with state and two boards; CPU is what opening took of it, for machines that have other things to do`,
    line(['updates', 'MB', 'open ms', 'CPU ms', 'seek p50', 'seek p95', 'longest', 'memory MB']),
    ...measured.map((one) => line([
      String(one.updates), (one.bytes / 1e6).toFixed(1), one.openMs.toFixed(0), one.openCpuMs.toFixed(0), one.p50.toFixed(1), one.p95.toFixed(1), one.longest.toFixed(1), one.memoryMb.toFixed(0),
    ])),
  ].join('\n'))
  const isReached = measured.every((one) => one.openMs < openMs && one.p95 < seekMs && one.memoryMb < memoryMb)
  if (!isReached) process.exitCode = 1
  console.log(`${isReached ? 'Reached' : 'Missed'}: open within ${openMs} ms, 95 of 100 seeks within ${seekMs} ms, less than ${memoryMb} MB`)
}

function measure(updates: number): Measured {
  const bytes = journalBytes(updates)
  const collect = collector()
  collect()
  const before = process.memoryUsage()
  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  const recording = opened(bytes)
  const took = performance.now() - began
  const cpu = process.cpuUsage(cpuBefore)
  collect()
  const after = process.memoryUsage()
  const random = randomFrom(7)
  const boards = recording.state(recording.length).boards.map(({ boardId }) => boardId)
  const times: number[] = []
  for (let i = 0; i < seeks; i++) {
    const index = random.below(recording.length + 1)
    const from = performance.now()
    recording.state(index)
    recording.board(boards[0]!, index)
    recording.board(random.of(boards), index)
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  return {
    updates, bytes: bytes.length, openMs: took, openCpuMs: (cpu.user + cpu.system) / 1_000, p50: times[seeks >> 1]!, p95: times[Math.floor(seeks * 0.95)]!, longest: times[seeks - 1]!,
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

function journalBytes(updates: number): Uint8Array {
  const utf8 = new TextEncoder()
  return new WireWriter().write(bigJournal({ updates, people }).map((entry) => (isFact(entry)
    ? { at: entry.at, by: entry.by, boardId: null, payload: utf8.encode(JSON.stringify(entry.fact)) }
    : { at: entry.at, by: entry.by, boardId: entry.boardId, payload: entry.update })))
}

/** Frees what is not needed any more, so that what is left is what the recording takes. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
