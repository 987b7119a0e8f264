// The exchange: two people of a group, or two pieces of paper, have each other's ballots, keys, nonces, ids and clock being the same. After the
// seal every byte that the server has, gives out or says is the same: databases and their logs, keys, archive folder, backup, log lines and archive.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { backup } from '../../server/adapters/file/backup.ts'
import { FileArchive } from '../../server/adapters/file/archive.ts'
import { FileKeyVault } from '../../server/adapters/file/key-vault.ts'
import { keepSecret } from '../../server/adapters/file/secrets.ts'
import { pinoLog } from '../../server/adapters/log.ts'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { CommitLoop } from '../../server/control/commit-loop.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { EventRegistry } from '../../server/control/registry.ts'
import { Exports } from '../../server/history/export.ts'
import { verified } from '../../server/history/reading.ts'
import type { Timers } from '../../server/ports.ts'
import { BoardRooms } from '../../server/rooms/rooms.ts'
import { allQuestions, findQuestion } from '../../shared/event/state.ts'
import type { Question } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { InlineArchivist } from '../support/archivist.ts'
import { InlineCounter } from '../support/counter.ts'
import { facilitator, unmeasured } from '../support/host.ts'
import { TestIds } from '../support/ids.ts'
import { ballotOf, everyQuestion, serialsOf, sittingPlan } from '../support/sitting.ts'
import { TestTimers } from '../support/timers.ts'
import { temporaryFolder } from './folders.ts'

/** Whose ballot each of them casts, in secret questions and in the public one. */
type Swap = { secret?: readonly [number, number]; public?: readonly [number, number]; /** What is written on which piece of paper, in secret questions. */ papers?: readonly [number, number] }

const people = Array.from({ length: 12 }, (_, i) => ({ personId: `person-${i}`, group: i % 2 === 0 ? 'Care' : 'Patients' }))
/** Every method under secrecy, two that are linked, one that is never revealed, and one whose ballots are published. */
const questions = [
  ...everyQuestion.filter(({ secrecy }) => secrecy === 'secret'),
  ...['Before', 'After'].map((title) => ({ title, method: 'rank' as const, secrecy: 'secret' as const, options: { topK: 2, linkage: 'pair' } })),
  { title: 'Only sealed', method: 'approve' as const, secrecy: 'secret' as const }, { title: 'Public', method: 'rank' as const, secrecy: 'public-recount' as const },
]

/** All that there is after the seal, by name. */
type Left = { running: Record<string, string>; closed: Record<string, string>; receipts: string[] }

async function sitting(swap: Swap): Promise<Left> {
  const folder = temporaryFolder()
  const [timers, ids] = [new TestTimers(), new TestIds(7)]
  const { clock } = timers
  let said = ''
  const log = pinoLog('debug', { write: (line) => { said += line.replace(/"time":"[^"]*"/, '') } })
  await keepSecret(folder, 'organiser-key', () => 'the key of the organiser')
  await keepSecret(folder, 'token-secret', () => 'what links rest on')
  const [journal, box] = [await SqliteJournal.open(folder), await SqliteBallotBox.open(folder)]
  const vault = new FileKeyVault(join(folder, 'keys'), ids, log)
  const archive = new FailingArchive(join(folder, 'archives'))
  // A commit follows at once; whatever waits for longer is not part of this.
  const soon: Timers = { after: (ms, call) => (ms > 250 ? timers.after(ms, call) : (queueMicrotask(call), () => {})) }
  const rooms = new BoardRooms({ clock, timers: soon, log, meter: unmeasured })
  const loop = new CommitLoop({ journal, clock, timers: soon, log, meter: unmeasured, tickMs: 0 })
  const exports = new Exports({ journal, archivist: new InlineArchivist(), archive, timers: { after: (_, call) => (setImmediate(call), () => {}) }, log })
  const registry = new EventRegistry({
    journal, box, vault, counter: new InlineCounter(), boards: rooms, archive, loop, clock, timers: soon, ids, log, hosted: () => {}, ended: (host) => exports.write(host), isWatched: () => true,
  })
  await registry.start()
  const made = await registry.create(sittingPlan(questions))
  if ('refusal' in made) throw new Error(made.refusal.message)
  const { host } = made
  for (const { personId, group } of people) await host.record([{ type: 'person.joined', participantId: personId, name: personId, group }], personId)
  const run = async (command: Command): Promise<void> => expect([command.type, await host.command(command, facilitator)]).toEqual([command.type, expect.objectContaining({ ok: true })])
  for (const [q, { questionId }] of allQuestions(host.state).entries()) await run({ type: 'papers.register', questionId, serials: serialsOf(q) })
  await run({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId })
  const receipts: string[] = []
  for (const [q, question] of allQuestions(host.state).entries()) {
    const isSecret = question.secrecy === 'secret'
    if (isSecret) for (const one of [swap.secret, swap.papers]) if (one) expectOthers(question, one)
    receipts.push(...await vote(host, question, isSecret ? swap.secret : swap.public))
    await enterPapers(host, question, serialsOf(q), isSecret ? swap.papers : undefined)
  }
  host.recordCounts()
  // Of seven pieces of paper one is void.
  await until(() => allQuestions(host.state).every(({ submitted }) => submitted.total === people.length + 6))
  for (const { questionId, title } of allQuestions(host.state)) {
    await run({ type: 'ballot.seal', questionId })
    if (title !== 'Only sealed') await run({ type: 'ballot.reveal', questionId })
  }
  // How it would be if two actions had been one: counted anew from the ballots that are kept.
  const [first, second] = allQuestions(host.state)[0]!.slate!.items
  await run({ type: 'action.merge', actionId: second!.actionId, into: first!.actionId, reason: 'The same' })
  await until(() => allQuestions(host.state).every(({ questionId, phase }) => phase !== 'revealed' || findQuestion(host.state, questionId)!.alternative))
  await run({ type: 'event.close' })
  await exports.idle()
  exports.write(host)
  await exports.idle()
  const running: Record<string, string> = { ...everyFile(folder), log: said, archive: text(await exports.of(host)) }
  const pieces: Uint8Array[] = []
  for await (const piece of backup({ dataDir: folder, copyBallots: (to) => box.copyTo(to), copyJournal: (path) => journal.copyTo(path), now: () => clock.now() })) pieces.push(piece)
  // The zip has the hour of each file besides.
  for (const [name, bytes] of Object.entries(unzipSync(Buffer.concat(pieces)))) running[`backup: ${name}`] = text(bytes)
  registry.stop()
  await journal.close()
  await box.close()
  expect(verified(readFileSync(join(folder, 'archives', `${host.state.eventId}.zip`))).faults).toEqual([])
  return { running, closed: everyFile(folder), receipts }
}

/** Answers the receipts of secret ballots. */
async function vote(host: EventHost, question: Question, swap: readonly [number, number] | undefined): Promise<string[]> {
  const { questionId, method, secrecy } = question
  const ids = question.slate!.items.map(({ actionId }) => actionId)
  const receipts: string[] = []
  // Everybody has second thoughts: a first ballot, and another one in its place.
  for (const revision of [1, 2]) {
    for (const [i, { personId }] of people.entries()) {
      const ballot = ballotOf(method, ids, pickOf(i, swap) + revision)
      const answer = await host.command({ type: 'ballot.cast', questionId, ballot, revision, id: `${personId}-${revision}` }, { role: 'participant', personId })
      if (!answer.ok) throw new Error(answer.error.code)
      if (secrecy === 'secret') receipts.push(answer.receipt!)
    }
  }
  return receipts
}

/** Whoever runs the room enters what is written on paper; one is void, and another takes its place. */
async function enterPapers(host: EventHost, { questionId, method, slate }: Question, serials: readonly string[], swap: readonly [number, number] | undefined): Promise<void> {
  const ids = slate!.items.map(({ actionId }) => actionId)
  const take = async (command: Command): Promise<void> => expect([command.type, await host.command(command, facilitator)]).toEqual([command.type, expect.objectContaining({ ok: true })])
  const enter = (i: number): Promise<void> => take({ type: 'paper.enter', questionId, serial: serials[i]!, ballot: ballotOf(method, ids, pickOf(i, swap)), id: `paper-${i}` })
  for (let i = 0; i < 6; i++) await enter(i)
  await take({ type: 'paper.void', serial: serials[0]!, reason: 'Filled in twice', replacedBy: serials[6]! })
  await enter(6)
}

/** What makes a ballot, that of another where they are exchanged. */
function pickOf(i: number, swap: readonly [number, number] | undefined): number {
  const own = swap?.includes(i) ? swap[swap[0] === i ? 1 : 0] : i
  return 7 * (own >> 1)
}

/** An exchange of equal ballots would prove nothing. */
function expectOthers({ method, slate }: Question, [a, b]: readonly [number, number]): void {
  const [one, other] = [a, b].map((i) => ballotOf(method, slate!.items.map(({ actionId }) => actionId), pickOf(i, undefined)))
  expect(one).not.toEqual(other)
}

/** Its first writing fails, so that there is something in the log. */
class FailingArchive extends FileArchive {
  #hasFailed = false

  override async write(eventId: string, bytes: Uint8Array): Promise<void> {
    if (this.#hasFailed) return super.write(eventId, bytes)
    this.#hasFailed = true
    throw new Error('no room')
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => { setImmediate(resolve) })
}

function everyFile(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return Object.fromEntries(files.map(({ parentPath, name }): [string, string] => {
    const bytes = readFileSync(join(parentPath, name))
    return [relative(folder, join(parentPath, name)), text(name.endsWith('-wal') ? withoutChance(bytes) : bytes)]
  }).sort())
}

/** A write-ahead log without the numbers that SQLite draws for each, and the checksums that begin with them. */
function withoutChance(log: Buffer): Buffer {
  const [header, frame, page] = [32, 24, 4_096]
  if (log.length === 0) return log
  log.fill(0, 16, header)
  for (let at = header; at < log.length; at += frame + page) log.fill(0, at + 8, at + frame)
  return log
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** What differs, by name: the bytes themselves are nothing to look at. */
function differing(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name])
}

it.each([
  ['two people of a group who exchange their secret ballots leave', { secret: [2, 6] }], ['two pieces of paper whose secret ballots are exchanged leave', { papers: [2, 4] }],
] satisfies [string, Swap][])('BL-13 AR-9 %s every byte the same, by every method: databases, logs of them, keys, archive, backup, log', async (_, swap) => {
  const plain = await sitting({})
  const exchanged = await sitting(swap)
  expect(Object.keys(plain.running)).toEqual(expect.arrayContaining(['journal.db', 'journal.db-wal', 'ballots.db', 'ballots.db-wal', 'archive', 'backup: journal.db', 'backup: ballots.db', 'log', 'organiser-key']))
  expect(plain.running['journal.db-wal']!.length).toBeGreaterThan(0)
  expect(plain.running['log']).toContain('the archive could not be written')
  expect(Object.keys(plain.closed)).toEqual(expect.arrayContaining(['journal.db', 'ballots.db']))
  expect(differing(plain.running, exchanged.running)).toEqual([])
  expect(differing(plain.closed, exchanged.closed)).toEqual([])
  // What the voters hold in their hands is another thing, and nowhere else.
  if ('secret' in swap) expect(exchanged.receipts).not.toEqual(plain.receipts)
  const all = Object.values(exchanged.running).join()
  expect(exchanged.receipts.filter((receipt) => all.includes(receipt))).toEqual([])
}, 120_000)

it('BL-13 the exchange is seen where it is to be seen: across groups, and in a public recount by its receipts', async () => {
  const plain = await sitting({})
  const across = await sitting({ secret: [2, 5] })
  expect(differing(plain.running, across.running)).toEqual(expect.arrayContaining(['ballots.db-wal', 'archive', 'backup: ballots.db']))
  expect(differing(plain.closed, across.closed)).toContain('journal.db')
  const open = await sitting({ public: [2, 6] })
  expect(differing(plain.running, open.running)).toEqual(expect.arrayContaining(['ballots.db-wal', 'archive', 'backup: ballots.db']))
}, 120_000)
