import { afterAll, beforeAll, expect, it } from 'vitest'
import { ReportThread } from '../../../server/adapters/threads/report-thread.ts'
import type { StoredEntry } from '../../../server/ports.ts'
import { isFact } from '../../../shared/replay/entries.ts'
import type { ReplayEntry } from '../../../shared/replay/entries.ts'
import type { Report } from '../../../shared/report/model.ts'
import { reportOf, told } from '../../support/report.ts'

const order = { format: 'json', chatham: null, language: null, timeZone: 'Europe/London', programme: null, csv: { layout: 'sheets', file: null } } as const
const script = new URL('../../../server/report/report-worker.ts', import.meta.url)

function stored(entry: ReplayEntry): StoredEntry {
  const { seq, at, by } = entry
  const payload = isFact(entry) ? new TextEncoder().encode(JSON.stringify(entry.fact)) : entry.update
  return { seq, entryId: `n${seq}`, at, by, kind: isFact(entry) ? 'fact' : 'update', boardId: isFact(entry) ? null : entry.boardId, payload, salt: new Uint8Array(16), hash: new Uint8Array(32).fill(seq % 256) }
}

async function* pagesOf(entries: readonly StoredEntry[], size: number): AsyncGenerator<StoredEntry[]> {
  for (let at = 0; at < entries.length; at += size) yield entries.slice(at, at + size)
}

let turns = 0
const failures: Error[] = []
let isOver = false
const turn = (): void => {
  turns++
  if (!isOver) setImmediate(turn)
}
beforeAll(() => void setImmediate(turn))
afterAll(() => { isOver = true })

it('RT-12 AR-13 is written in a thread of its own, page by page, while the room goes on', async () => {
  const story = told()
  const shown = { seq: story.length + 1, hash: 'ab'.repeat(32) }
  const { at } = story.at(-1)!
  // Something came between the close and the head that everybody was shown.
  const entries = [...story, { seq: shown.seq, at, by: 'server', fact: { type: 'archive.handed' as const } }, { seq: shown.seq + 1, at, by: 'server', fact: { type: 'head.noted' as const, ...shown } }].map(stored)
  const before = turns
  const made = await new ReportThread(script, (error) => void failures.push(error)).write(order, () => pagesOf(entries, 7))
  expect(turns - before).toBeGreaterThan(50)
  if (typeof made === 'string') throw new Error(made)
  const report = JSON.parse(new TextDecoder().decode(made.bytes)) as Report
  expect(report).toEqual({ ...JSON.parse(JSON.stringify(reportOf(told()))) as Report, chain: report.chain, archivesAt: report.archivesAt })
  expect(report.chain.latest).toEqual({ seq: entries.length, hash: entries.at(-1)!.hash[0]!.toString(16).padStart(2, '0').repeat(32) })
  expect(report.chain.atClose).toEqual(shown)
  // Nothing that was kept was given away.
  expect(entries.every(({ payload, hash }) => payload.length > 0 && hash.length === 32)).toBe(true)
})

it('passes over what was erased', async () => {
  const entries = told().map(stored)
  const gone = entries.findIndex(({ payload }) => new TextDecoder().decode(payload).includes('Dame Speaker'))
  entries[gone] = { ...entries[gone]!, payload: new Uint8Array(0) }
  const made = await new ReportThread(script, (error) => void failures.push(error)).write(order, () => pagesOf(entries, 500))
  expect(JSON.parse(new TextDecoder().decode((made as { bytes: Uint8Array }).bytes))).toMatchObject({ messages: [], actions: { length: 9 } })
})

it('answers that it cannot where the journal cannot be read as one', async () => {
  const entries = told().map(stored)
  entries[0] = { ...entries[0]!, payload: new TextEncoder().encode('{"type":') }
  expect(await new ReportThread(script, (error) => void failures.push(error)).write(order, () => pagesOf(entries, 500))).toBe('failed')
  expect(failures.map(({ name }) => name)).toEqual(['SyntaxError'])
})
