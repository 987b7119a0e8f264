// What is on disk after a redaction: nothing of what was replaced, whatever interrupted it.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/adapters/sqlite/database.ts'
import { JournalStore, journalFormat } from '../../server/adapters/sqlite/journal-store.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { filesIn, temporaryFolder } from './folders.ts'
import { batch, checkpoint, entry, redaction } from './journal-suite.ts'

const word = 'the words of somebody who asked to be forgotten'
/** Over several pages of a database. */
const words = Buffer.from(`${word} `.repeat(900))
const salt = Buffer.from('salt of 16 bytes')

function holds(folder: string, bytes: string | Buffer): boolean {
  return Object.values(filesIn(folder)).some((file) => file.includes(bytes))
}

async function withWords(folder: string): Promise<SqliteJournal> {
  const journal = await SqliteJournal.open(folder)
  onTestFinished(() => journal.close())
  await journal.append([{ stream: 'a', expectedSeq: 0, fence: 0, entries: [entry(1), entry(2, { payload: words, salt }), entry(3)] }, batch('b', 0, 50)])
  // The first is replaced by the second, and its pages are free ones then.
  await journal.saveCheckpoint('a', checkpoint(2, { payload: words }))
  await journal.saveCheckpoint('a', checkpoint(3, { payload: Buffer.from('small') }))
  await journal.saveCheckpoint('b', checkpoint(3, { payload: Buffer.alloc(9_000, 3) }))
  return journal
}

it('ER-2 leaves no byte of the words or of their salt in the database, its write-ahead log or its free pages', async () => {
  const folder = temporaryFolder()
  const journal = await withWords(folder)
  expect([holds(folder, word), holds(folder, salt)]).toEqual([true, true])
  expect(await journal.redact('a', 0, [redaction(2)])).toBe('ok')
  expect([holds(folder, word), holds(folder, salt)]).toEqual([false, false])
  expect((await journal.read('b', 1, 100)).length).toBe(50)
})

it('ER-2 cleans up what a file of an older version, which overwrote nothing, has in its free pages', async () => {
  const folder = temporaryFolder()
  const old = openDatabase(join(folder, 'journal.db'), { ...journalFormat, pragmas: 'PRAGMA temp_store = MEMORY', migrations: journalFormat.migrations.slice(0, 2) })
  const insert = old.prepare('INSERT INTO entries (stream, seq, entry_id, at, by, kind, board_id, payload, salt, hash) VALUES (?, ?, ?, 1, ?, ?, NULL, ?, ?, ?)')
  for (const seq of [1, 2]) insert.run('a', seq, `entry-${seq}`, 'person', 'fact', words, salt, new Uint8Array(32))
  old.exec("DELETE FROM entries WHERE seq = 2; PRAGMA wal_checkpoint(TRUNCATE)")
  old.close()
  const journal = await SqliteJournal.open(folder)
  onTestFinished(() => journal.close())
  expect(await journal.redact('a', 0, [redaction(1)])).toBe('ok')
  expect(holds(folder, word)).toBe(false)
})

it('ER-3 a server that was killed after the commit of a redaction finishes it when it starts', async () => {
  const folder = temporaryFolder()
  const before = await withWords(folder)
  await before.close()
  // As it is between the commit and what follows it: pages of before, and the mark that says so.
  const db = new DatabaseSync(join(folder, 'journal.db'))
  db.exec('PRAGMA secure_delete = OFF')
  db.prepare('UPDATE entries SET payload = ?, salt = ?, erased_hash = ? WHERE stream = ? AND seq = ?').run(Buffer.from('gone'), Buffer.alloc(16), Buffer.alloc(32), 'a', 2)
  db.exec("INSERT INTO unscrubbed (stream) VALUES ('a')")
  db.close()
  expect(holds(folder, word)).toBe(true)
  const store = new JournalStore(() => openDatabase(join(folder, 'journal.db'), journalFormat))
  store.close()
  expect(holds(folder, word)).toBe(false)
})
