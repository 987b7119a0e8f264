// Writes the report of events of growing length in every format: how long it takes, and how long the server's own thread is kept from people.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { ReportThread } from '../../server/adapters/threads/report-thread.ts'
import { ReportOrders } from '../../server/http/report-orders.ts'
import { emptyState } from '../../shared/event/state.ts'
import { isFact } from '../../shared/replay/entries.ts'
import { reportFormats } from '../../shared/protocol/reporting.ts'
import type { ReportFormat } from '../../shared/protocol/reporting.ts'
import { bigJournal } from '../support/big-journal.ts'

const people = 2_000
/** Of an event of 200,000 updates; the server gives up after six times as long. */
const formatMs = 20_000
/** What people who are typing would not notice. */
const turnMs = 50
const stream = 'big'
const batchEntries = 1_000

type Measured = { updates: number; format: ReportFormat; tookMs: number; longestMs: number; usualMs: number; bytes: number }

export default async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { updates: { type: 'string', default: '1000,20000,200000' }, formats: { type: 'string', default: reportFormats.join() } } })
  const measured: Measured[] = []
  for (const updates of values.updates.split(',')) measured.push(...await measure(Number(updates), values.formats.split(',') as ReportFormat[]))
  const line = (cells: readonly string[]): string => `  ${cells.map((cell) => cell.padStart(14)).join('')}`
  console.log([
    `${people} people; from the database to the file. A turn is the longest that the server's own thread was busy without a break, in the worst and in 99 of 100 cases`,
    line(['updates', 'format', 'took ms', 'longest turn', '99 of 100', 'file kB']),
    ...measured.map(({ updates, format, tookMs, longestMs, usualMs, bytes }) => line([String(updates), format, tookMs.toFixed(0), longestMs.toFixed(1), usualMs.toFixed(1), (bytes / 1_000).toFixed(0)])),
  ].join('\n'))
  const isReached = measured.every(({ tookMs, longestMs }) => tookMs < formatMs && longestMs < turnMs)
  if (!isReached) process.exitCode = 1
  console.log(`${isReached ? 'Reached' : 'Missed'}: every format within ${formatMs} ms, no turn of ${turnMs} ms`)
}

async function measure(updates: number, formats: readonly ReportFormat[]): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-report-'))
  const journal = await SqliteJournal.open(folder)
  try {
    await fill(journal, updates)
    const read = async (_: string, from: number, most: number) => {
      const entries = await journal.read(stream, from, most)
      return { entries, next: entries.length === most ? entries.at(-1)!.seq + 1 : null }
    }
    const thread = new ReportThread(new URL('../../server/report/report-worker.ts', import.meta.url), (error) => { throw error })
    const orders = new ReportOrders(thread, { entries: read }, { all: async () => [] } as never)
    const published = { ballots: async () => null, named: async () => null }
    const measured: Measured[] = []
    for (const format of formats) {
      const turns = new Turns()
      const began = performance.now()
      const made = await orders.write({ state: { ...emptyState(), eventId: stream }, published }, format, { chatham: null, language: null, timeZone: 'UTC', csv: { layout: 'sheets', file: null } })
      const tookMs = performance.now() - began
      const { longestMs, usualMs } = turns.end()
      if (typeof made === 'string') throw new Error(`${format}: ${made}`)
      measured.push({ updates, format, tookMs, longestMs, usualMs, bytes: made.bytes.length })
    }
    return measured
  } finally {
    await journal.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(journal: SqliteJournal, updates: number): Promise<void> {
  const [salt, utf8, fence] = [new Uint8Array(16), new TextEncoder(), await journal.acquire(stream)]
  const entries = bigJournal({ updates, people }).map((entry, i) => ({
    seq: i + 1, entryId: `n${i}`, at: entry.at, by: entry.by, salt, hash: new Uint8Array(32).fill(i % 256),
    ...(isFact(entry) ? { kind: 'fact' as const, boardId: null, payload: utf8.encode(JSON.stringify(entry.fact)) } : { kind: 'update' as const, boardId: entry.boardId, payload: entry.update }),
  }))
  for (let from = 0; from < entries.length; from += batchEntries) {
    const [appended] = await journal.append([{ stream, fence, expectedSeq: from, entries: entries.slice(from, from + batchEntries) }])
    if (appended !== 'ok') throw new Error(`the journal could not be written: ${JSON.stringify(appended)}`)
  }
}

/** How long this thread's turns are, from now on: of its own processor time, for machines that have other things to do. */
class Turns {
  readonly #turns: number[] = []
  #last = busyMs()
  #isOver = false

  constructor() {
    const turn = (): void => {
      if (this.#isOver) return
      const now = busyMs()
      this.#turns.push(now - this.#last)
      this.#last = now
      setImmediate(turn)
    }
    setImmediate(turn)
  }

  end(): { longestMs: number; usualMs: number } {
    this.#isOver = true
    const sorted = this.#turns.toSorted((a, b) => a - b)
    return { longestMs: sorted.at(-1) ?? 0, usualMs: sorted[Math.floor(sorted.length * 0.99)] ?? 0 }
  }
}

function busyMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
