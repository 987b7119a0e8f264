// What is on disk after a redaction: nothing of what was replaced, whatever interrupted it.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/adapters/sqlite/database.ts'
import { JournalStore, journalFormat } from '../../server/adapters/sqlite/journal-store.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { randomFrom } from '../support/random.ts'
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

it('ER-3 a server of an older version that was killed after the commit of a redaction is finished with by this one when it starts', async () => {
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

it('ER-3 one whose log could not be emptied after the commit is finished by the next try, or by the next start', () => {
  const folder = temporaryFolder()
  let fails = true
  const open = (): DatabaseSync => {
    const db = openDatabase(join(folder, 'journal.db'), journalFormat)
    const prepare = db.prepare.bind(db)
    db.prepare = (sql) => {
      if (fails && sql.includes('wal_checkpoint')) throw new Error('database or disk is full')
      return prepare(sql)
    }
    return db
  }
  for (const next of ['try', 'start']) {
    fails = true
    const store = new JournalStore(open)
    const stream = `of ${next}`
    store.append([{ stream, expectedSeq: 0, fence: 0, entries: [entry(1, { payload: words, salt })] }])
    expect(() => store.redact(stream, 0, [redaction(1)])).toThrow(/full/)
    expect(holds(folder, word)).toBe(true)
    fails = false
    if (next === 'try') expect(store.redact(stream, 0, [])).toBe('ok')
    store.close()
    if (next === 'start') new JournalStore(open).close()
    expect([holds(folder, word), holds(folder, salt)]).toEqual([false, false])
  }
})

it('ER-20 writes what it takes out, and not the whole file anew', () => {
  const folder = temporaryFolder()
  const told: string[] = []
  const store = new JournalStore(() => {
    const db = openDatabase(join(folder, 'journal.db'), journalFormat)
    const exec = db.exec.bind(db)
    db.exec = (sql) => {
      told.push(sql)
      exec(sql)
    }
    return db
  })
  store.append([{ stream: 'a', expectedSeq: 0, fence: 0, entries: Array.from({ length: 5_000 }, (_, i) => entry(i + 1, { payload: Buffer.alloc(1_000, `${i} `) })) }])
  store.redact('a', 0, [])
  const before = filesIn(folder)['journal.db']!
  expect(store.redact('a', 0, [redaction(2_000), redaction(4_000)])).toBe('ok')
  const after = filesIn(folder)['journal.db']!
  store.close()
  const pages = Array.from({ length: after.length / 4_096 }, (_, i) => i * 4_096).filter((at) => !after.subarray(at, at + 4_096).equals(before.subarray(at, at + 4_096)))
  expect(pages.length).toBeLessThan(12)
  expect(told).not.toContain('VACUUM')
})

it('ER-20 lets others commit between, however much is taken out', async () => {
  const journal = await SqliteJournal.open(temporaryFolder())
  onTestFinished(() => journal.close())
  await journal.append([batch('a', 0, 900)])
  const order: string[] = []
  await Promise.all([
    journal.redact('a', 0, Array.from({ length: 900 }, (_, i) => redaction(i + 1))).then((result) => order.push(`redacted: ${result}`)),
    journal.append([batch('b', 0, 1)]).then(([result]) => order.push(`appended: ${result}`)),
  ])
  expect(order).toEqual(['appended: ok', 'redacted: ok'])
  expect((await journal.read('a', 1, 1_000)).every(({ erasedHash }) => erasedHash)).toBe(true)
})

type Step = { how: 'append' | 'checkpoint' | 'redact' | 'again' | 'reopen'; stream: number; size: number; most: number }

it('ER-2 ER-20 leaves no byte of whatever was redacted in random journals of many streams, however often and whatever takes its place', () => {
  fc.assert(fc.property(fc.array(fc.record({
    how: fc.constantFrom<Step['how']>('append', 'append', 'append', 'checkpoint', 'redact', 'again', 'reopen'), stream: fc.nat(5), size: fc.oneof(fc.nat(60), fc.nat(6_000), fc.nat(30_000)), most: fc.nat(40),
  }), { minLength: 10, maxLength: 45, size: 'max' }), (steps) => {
    const folder = temporaryFolder()
    const open = (): JournalStore => new JournalStore(() => openDatabase(join(folder, 'journal.db'), journalFormat))
    let store = open()
    let count = 0
    const gone: Buffer[] = []
    /** Every 16 bytes of it are like no other. */
    const unlike = (size: number): Buffer => Buffer.concat(Array.from({ length: Math.ceil(size / 16) + 1 }, (_, i) => Buffer.from(`${String(count).padStart(7, '0')}:${String(i).padStart(7, '0')};`)))
    const lengths = new Map<string, number>()
    const now = new Map<string, Buffer[]>()
    for (const { how, stream: number, size, most } of steps) {
      const stream = `stream-${number}`
      const length = lengths.get(stream) ?? 0
      const made = (): Buffer => unlike((count++, size))
      switch (how) {
        case 'append': {
          const entries = Array.from({ length: 1 + most }, (_, i) => entry(length + i + 1, { payload: made(), salt: unlike((count++, 0)) }))
          expect(store.append([{ stream, expectedSeq: length, fence: 0, entries }])).toEqual(['ok'])
          entries.forEach(({ seq, payload, salt: own }) => now.set(`${stream} ${seq}`, [payload as Buffer, own as Buffer]))
          lengths.set(stream, length + entries.length)
          break
        }
        case 'checkpoint': {
          if (length === 0) break
          const payload = made()
          const [own] = store.read(stream, length, 1)
          expect(store.saveCheckpoint(stream, checkpoint(length, { hash: own!.hash, payload }))).toBe(true)
          // Until the next redaction of the stream, or the next checkpoint of it.
          now.set(`${stream} checkpoint`, [...now.get(`${stream} checkpoint`) ?? [], payload])
          break
        }
        case 'redact':
        case 'again': {
          const places = how === 'again' ? [1, 2, 3] : Array.from({ length: 1 + (most % 6) }, (_, i) => 1 + ((most * 7 + i * 13) % Math.max(1, length)))
          const redactions = [...new Set(places)].filter((seq) => seq <= length).map((seq) => redaction(seq, { payload: made(), salt: unlike((count++, 0)) }))
          if (redactions.length === 0) break
          expect(store.redact(stream, 0, redactions)).toBe('ok')
          gone.push(...now.get(`${stream} checkpoint`) ?? [])
          now.delete(`${stream} checkpoint`)
          for (const { seq, payload, salt: own } of redactions) {
            gone.push(...now.get(`${stream} ${seq}`)!)
            now.set(`${stream} ${seq}`, [payload as Buffer, own as Buffer])
          }
          const files = Object.values(filesIn(folder)).map((file) => pieces(file))
          for (const bytes of gone) for (let at = 0; at + 16 <= bytes.length; at += 16) expect(files.some((file) => file.has(bytes.toString('latin1', at, at + 16)))).toBe(false)
          break
        }
        case 'reopen':
          store.close()
          store = open()
      }
    }
    for (const [stream, length] of lengths) {
      expect(store.read(stream, 1, length + 1).map(({ seq, payload, salt: own }) => [seq, Buffer.from(payload), Buffer.from(own)]))
        .toEqual(Array.from({ length }, (_, i) => [i + 1, ...now.get(`${stream} ${i + 1}`)!]))
    }
    store.close()
  }), { numRuns: 5 })
}, 120_000)

it('ER-20 leaves no copy of a checkpoint where SQLite moved rows from page to page', () => {
  const folder = temporaryFolder()
  const store = new JournalStore(() => {
    const db = openDatabase(join(folder, 'journal.db'), journalFormat)
    db.exec('PRAGMA synchronous = OFF')
    return db
  })
  const streams = Array.from({ length: 60 }, (_, i) => `stream-${i}`)
  store.append(streams.map((stream) => batch(stream, 0, 1)))
  const random = randomFrom(1)
  const gone: string[] = []
  const now = new Map<string, string>()
  for (let i = 0; i < 9_000; i++) {
    const stream = random.of(streams)
    const old = now.get(stream)
    if (old !== undefined) gone.push(old)
    if (random.below(4) === 0) {
      expect(store.redact(stream, 0, [])).toBe('ok')
      now.delete(stream)
      continue
    }
    const tag = `<${String(i).padStart(10, '0')}>`
    expect(store.saveCheckpoint(stream, checkpoint(1, { payload: Buffer.from(tag.repeat(1 + random.below(random.of([3, 20, 100, 400])))) }))).toBe(true)
    now.set(stream, tag)
  }
  store.redact(streams[0]!, 0, [])
  const left = new Set(Object.values(filesIn(folder)).flatMap((file) => file.toString('latin1').match(/<\d{10}>/g) ?? []))
  store.close()
  expect(gone.length).toBeGreaterThan(5_000)
  expect(gone.filter((tag) => left.has(tag))).toEqual([])
})

/** Of `unlike`, wherever it lies in a file. */
function pieces(file: Buffer): Set<string> {
  return new Set(file.toString('latin1').match(/\d{7}:\d{7};/g))
}
