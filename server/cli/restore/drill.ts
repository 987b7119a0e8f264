// The proof of a restore: every journal's chain, every event folded from nothing and from its checkpoint, and what cannot be had again.
import * as Y from 'yjs'
import { hexOf } from '../../../shared/archive/chain.ts'
import { shortHead } from '../../../shared/archive/short-head.ts'
import { allQuestions } from '../../../shared/event/state.ts'
import type { EventState } from '../../../shared/event/state.ts'
import { SqliteBallotBox } from '../../adapters/sqlite/ballot-box.ts'
import { SqliteJournal } from '../../adapters/sqlite/journal.ts'
import { ChainCheck } from '../../control/chain.ts'
import { foldEntries, loadEvent } from '../../control/fold.ts'
import type { EventContent } from '../../control/fold.ts'
import type { Log, StoredEntry } from '../../ports.ts'

const pageEntries = 5_000

export async function drill(folder: string): Promise<{ lines: string[]; isFine: boolean }> {
  const journal = await SqliteJournal.open(folder)
  const box = await SqliteBallotBox.open(folder)
  const lines: string[] = []
  let isFine = true
  try {
    for (const { stream, seq } of await journal.streams()) {
      const entries: StoredEntry[] = []
      for (let page = await journal.read(stream, 1, pageEntries); page.length > 0; page = await journal.read(stream, entries.length + 1, pageEntries)) entries.push(...page)
      const [told, problems] = await check(stream, entries, journal, box)
      lines.push(`${told}: ${seq} entries, ${problems.length === 0 ? 'as they were written' : 'NOT AS THEY WERE WRITTEN'}, chain head ${head(entries)}`, ...problems.map((problem) => `  ! ${problem}`))
      isFine &&= problems.length === 0
      if (problems.length === 0) lines.push(...await notes(entries, box))
    }
  } finally {
    await journal.close()
    await box.close()
  }
  return { lines, isFine }
}

async function check(stream: string, entries: readonly StoredEntry[], journal: SqliteJournal, box: SqliteBallotBox): Promise<[title: string, problems: string[]]> {
  const chain = new ChainCheck()
  for (const entry of entries) chain.add(entry)
  const problems = (isErasing: boolean): string[] => chain.end({ isErasing }).map(({ seq, problem }) => `entry ${seq}: ${words[problem]}`)
  if (!isEvent(entries)) return [`Stream ${stream}`, problems(unfinished(entries) > 0)]
  try {
    const folded = foldEntries(entries)
    const found = problems(folded.state.erasures.some(({ finishedAt }) => finishedAt === null))
    const ignored: string[] = []
    const loaded = await loadEvent(journal, stream, listening(ignored))
    if (!isSame(folded, loaded.content)) found.push('its checkpoint does not say what its entries come to')
    for (const { questionId, title, phase } of allQuestions(folded.state)) {
      if ((phase === 'sealed' || phase === 'revealed') && await box.finished(`${stream}.${questionId}`) === null && (await box.rows(`${stream}.${questionId}`)).length === 0 && submitted(folded.state, questionId) > 0) {
        found.push(`the ballots of “${title}” are missing`)
      }
    }
    return [`“${folded.state.title}”`, found]
  } catch (error) {
    return [`Event ${stream}`, [...problems(true), `it cannot be folded (${(error as Error).message})`]]
  }
}

/** What a restored server will not have, and what it goes on with. */
async function notes(entries: readonly StoredEntry[], box: SqliteBallotBox): Promise<string[]> {
  if (!isEvent(entries)) return []
  const { state } = foldEntries(entries)
  const lines: string[] = []
  for (const { questionId, title, phase } of allQuestions(state)) {
    const rows = (await box.rows(`${state.eventId}.${questionId}`)).length
    if (phase === 'open' || phase === 'paused') lines.push(`  “${title}” was open. Its key is in no backup: voting will be paused, the ${rows} ballots cast so far are final and are counted.`)
    else if ((phase === 'sealed' || phase === 'revealed') && rows > 0) lines.push(`  The seal of “${title}” was under way. The next start finishes it.`)
  }
  if (state.erasures.some(({ finishedAt }) => finishedAt === null)) lines.push('  Something was being removed for good. The next start finishes it.')
  if (state.erasures.length > 0) lines.push(`  ${state.erasures.length} times something was removed for good. What was removed after this backup was made has to be removed again.`)
  return lines
}

const words = { gap: 'one is missing before it', hash: 'it does not follow on the one before', erased: 'what stands in place of removed words is not what was put there', unreadable: 'it cannot be read' } as const

/** Of a stream that is no event's. */
function unfinished(entries: readonly StoredEntry[]): number {
  const types = entries.map(({ payload }) => /^\{"type":"(erasure\.\w+)"/.exec(Buffer.from(payload.subarray(0, 40)).toString())?.[1])
  return types.filter((type) => type === 'erasure.begun').length - types.filter((type) => type === 'erasure.finished').length
}

function isEvent([first]: readonly StoredEntry[]): boolean {
  return first !== undefined && Buffer.from(first.payload).toString().startsWith('{"type":"event.created"')
}

function head(entries: readonly StoredEntry[]): string {
  const last = entries.at(-1)
  return last ? shortHead(hexOf(last.hash)) : 'none'
}

function submitted(state: EventState, questionId: string): number {
  return allQuestions(state).find((question) => question.questionId === questionId)?.submitted.total ?? 0
}

function isSame(a: EventContent, b: EventContent): boolean {
  const outline = ({ state, boards }: EventContent): string => JSON.stringify([state, boards.map(({ boardId, epoch, bindings }) => [boardId, epoch, [...bindings]])])
  const snapshot = (updates: readonly Uint8Array[]): Y.Snapshot => {
    const doc = new Y.Doc()
    doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
    return Y.snapshot(doc)
  }
  return outline(a) === outline(b) && a.boards.every(({ updates }, i) => Y.equalSnapshots(snapshot(updates), snapshot(b.boards[i]!.updates)))
}

function listening(warnings: string[]): Log {
  return { debug: () => {}, info: () => {}, warn: (_, message) => void warnings.push(message), error: (_, message) => void warnings.push(message) }
}
