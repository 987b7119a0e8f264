// Backups: what is in them, what never is, and that whatever was done to one is found.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { backup } from '../../server/adapters/file/backup.ts'
import { isEmpty, unpack } from '../../server/adapters/file/restore.ts'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { systemTimers } from '../../server/adapters/system.ts'
import { drill } from '../../server/cli/restore/drill.ts'
import { firstHash } from '../../shared/archive/chain.ts'
import { emptyAgenda } from './backup-event.ts'
import { seal } from '../../server/control/entries.ts'
import { redactProgramme } from '../../server/control/programme-erasures.ts'
import type { ProgrammeFact } from '../../shared/programme/facts.ts'
import { TestIds } from '../support/ids.ts'
import { temporaryFolder } from './folders.ts'
import { batch } from './journal-suite.ts'

/** A data folder with an event, a ballot and a key, in use. */
async function running(): Promise<{ dataDir: string; make(path: string): Promise<void> }> {
  const dataDir = temporaryFolder()
  const journal = await SqliteJournal.open(dataDir)
  const box = await SqliteBallotBox.open(dataDir)
  onTestFinished(async () => {
    await journal.close()
    await box.close()
  })
  const ids = new TestIds(1)
  let hash = firstHash
  const entries = emptyAgenda.map((fact, i) => {
    const entry = seal({ entryId: `e${i}`, at: 1_000 + i, by: 'organiser', kind: 'fact', fact }, i + 1, hash, ids)
    hash = entry.hash
    return entry
  })
  await journal.append([{ stream: 'event', expectedSeq: 0, fence: 0, entries }])
  await box.put('event.q', { pseudonym: 'p', revision: 1, idempotencyKey: 'k', group: null, ballot: '{}', receipt: 'r' })
  writeFileSync(join(dataDir, 'organiser-key'), 'the-key\n')
  writeFileSync(join(dataDir, 'token-secret'), 'the-secret\n')
  for (const [folder, name, text] of [['keys', 'event.q', 'KEY OF A QUESTION'], ['archives/event', 'board.yjs', 'a board']] as const) {
    mkdirSync(join(dataDir, folder), { recursive: true })
    writeFileSync(join(dataDir, folder, name), text)
  }
  return {
    dataDir,
    make: async (path) => {
      const pieces: Uint8Array[] = []
      for await (const piece of backup({ dataDir, copyBallots: (folder) => box.copyTo(folder), copyJournal: (to) => journal.copyTo(to), now: () => 5 })) pieces.push(piece)
      writeFileSync(path, Buffer.concat(pieces))
    },
  }
}

it('ER-7 a backup of a running server has everything but the keys of questions, and leaves nothing behind', async () => {
  const { dataDir, make } = await running()
  const path = join(temporaryFolder(), 'b.zip')
  await make(path)
  expect(readFileSync(path).includes('KEY OF A QUESTION')).toBe(false)
  expect(await isEmpty(join(dataDir, 'backup'))).toBe(true)
  const folder = join(temporaryFolder(), 'restored')
  const manifest = await unpack(path, folder)
  expect(manifest.files.map(({ name }) => name)).toEqual(['ballots.db', 'ballots/6576656e742e71.db', 'journal.db', 'organiser-key', 'token-secret', 'archives/event/board.yjs'])
  const { isFine, lines } = await drill(folder)
  expect(isFine).toBe(true)
  expect(lines.join('\n')).toContain('Its key is in no backup: voting will be paused, the 1 ballots cast so far are final')
})

it('ER-7 others commit while a journal is copied, and the copy is of one moment', async () => {
  const journal = await SqliteJournal.open(temporaryFolder())
  const [first, second] = [batch('a', 0, 2_000), batch('a', 2_000, 3)]
  await journal.append([first])
  const order: string[] = []
  const folder = temporaryFolder()
  const copying = journal.copyTo(join(folder, 'journal.db')).then(() => order.push('copied'))
  await journal.append([second]).then(() => order.push('committed'))
  await copying
  expect(order).toEqual(['committed', 'copied'])
  await journal.close()
  const copy = await SqliteJournal.open(folder)
  expect([2_000, 2_003]).toContain((await copy.read('a', 1, 5_000)).length)
  await copy.close()
})

it('ER-8 whatever is changed in a backup is found: a byte of a file, its end, another file', async () => {
  const { make } = await running()
  const path = join(temporaryFolder(), 'b.zip')
  await make(path)
  const whole = readFileSync(path)
  const damaged = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(path, bytes)
    return unpack(path, join(temporaryFolder(), 'there')).then(() => 'taken', (error: Error) => error.message)
  }
  for (const at of [500, 5_000, whole.length >> 1]) {
    const copy = Buffer.from(whole)
    copy[at]! ^= 1
    expect(await damaged(copy)).not.toBe('taken')
  }
  expect(await damaged(whole.subarray(0, whole.length >> 1))).not.toBe('taken')
  expect(await damaged(Buffer.from('no zip at all'))).toContain('cannot be used')
  const climbing = Buffer.from(whole.toString('latin1').replaceAll('archives/event/board.yjs', '../../../event/board.yjs'), 'latin1')
  expect(await damaged(climbing)).toContain('does not belong into a backup')
  expect(await damaged(whole)).toBe('taken')
})

it('ER-8 a journal that was changed before the backup is named by the drill', async () => {
  const { dataDir } = await running()
  const folder = temporaryFolder()
  const journal = await SqliteJournal.open(folder)
  const ids = new TestIds(1)
  const first = seal({ entryId: 'e0', at: 1, by: 'organiser', kind: 'fact', fact: emptyAgenda[0]! }, 1, firstHash, ids)
  const second = seal({ entryId: 'e1', at: 2, by: 'organiser', kind: 'fact', fact: { type: 'event.paused' } }, 2, first.hash, ids)
  await journal.append([{ stream: 'event', expectedSeq: 0, fence: 0, entries: [first, { ...second, at: 3 }] }])
  await journal.close()
  const { isFine, lines } = await drill(folder)
  expect(isFine).toBe(false)
  expect(lines.join('\n')).toContain('entry 2: it does not follow on the one before')
  expect(dataDir).not.toBe(folder)
})

it('ER-8 ER-18 the drill follows the chain of a programme from which somebody is being erased, and names what was put there by another hand', async () => {
  const folder = temporaryFolder()
  const ids = new TestIds(1)
  const stream = 'programme.p1'
  const facts: ProgrammeFact[] = [
    { type: 'programme.created', programmeId: 'p1', title: 'Series', groups: [] },
    { type: 'members.invited', members: [{ memberId: 'm1', name: 'Ann Ashby', group: null, tokenHash: 'abc' }] },
    { type: 'erasure.begun', erasureId: 'x1', kind: 'person', reason: '', members: ['m1'] },
  ]
  let hash = firstHash
  const entries = facts.map((fact, i) => {
    const entry = seal({ entryId: `e${i}`, at: 1_000 + i, by: 'organiser', kind: 'fact', fact }, i + 1, hash, ids)
    hash = entry.hash
    return entry
  })
  const open = async <T>(work: (journal: SqliteJournal) => Promise<T>): Promise<T> => {
    const journal = await SqliteJournal.open(folder)
    try {
      return await work(journal)
    } finally {
      await journal.close()
    }
  }
  await open((journal) => journal.append([{ stream, expectedSeq: 0, fence: 0, entries }]))
  const { finished, last } = await open(async (journal) => {
    const [done] = await redactProgramme({ stream, fence: 0, journal, ids, timers: systemTimers })
    return { finished: done!, last: (await journal.read(stream, 3, 1))[0]! }
  })
  // Killed in between: the chain does not say yet what stands there.
  expect(await drill(folder)).toMatchObject({ isFine: true })
  await open((journal) => journal.append([{ stream, expectedSeq: 3, fence: 0, entries: [seal({ entryId: 'e3', at: 2_000, by: 'server', kind: 'fact', fact: finished }, 4, last.hash, ids)] }]))
  expect(await drill(folder)).toMatchObject({ isFine: true })
  await open(async (journal) => {
    const [invited] = await journal.read(stream, 2, 1)
    await journal.redact(stream, 0, [{ seq: 2, payload: entries[1]!.payload, salt: invited!.salt, erasedHash: invited!.erasedHash! }])
  })
  const { isFine, lines } = await drill(folder)
  expect(isFine).toBe(false)
  expect(lines.join('\n')).toContain('entry 2: what stands in place of removed words is not what was put there')
})
