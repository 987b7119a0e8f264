// Files that are not ours to write: refused with words for a person, and left as they were.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { ballotFormat } from '../../server/adapters/sqlite/ballot-store.ts'
import { openDatabase } from '../../server/adapters/sqlite/database.ts'
import { DataError } from '../../server/adapters/sqlite/errors.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { JournalStore, journalFormat } from '../../server/adapters/sqlite/journal-store.ts'
import { row } from './ballot-box-suite.ts'
import { batch, checkpoint, entry } from './journal-suite.ts'
import { filesIn, temporaryFolder } from './folders.ts'

const stores = [
  {
    file: 'journal.db', format: journalFormat, next: 'ballots.db', open: (folder: string) => SqliteJournal.open(folder),
    read: (store: SqliteJournal | SqliteBallotBox) => (store as SqliteJournal).read('a', 1, 1_000),
    fill: async (folder: string) => {
      const journal = await SqliteJournal.open(folder)
      await journal.append([batch('a', 0, 1_000)])
      await journal.close()
    },
  },
  {
    file: 'ballots.db', format: ballotFormat, next: 'token-secret', open: (folder: string) => SqliteBallotBox.open(folder),
    read: (store: SqliteJournal | SqliteBallotBox) => (store as SqliteBallotBox).finished('q'),
    fill: async (folder: string) => {
      const box = await SqliteBallotBox.open(folder)
      await Promise.all(Array.from({ length: 1_000 }, (_, i) => box.put('q', row(`voter-${i}`))))
      await box.finish('q')
      await box.close()
    },
  },
]

describe.each(stores)('$file', ({ file, format, next, open, read, fill }) => {
  async function expectRefusal(folder: string, code: DataError['code']): Promise<void> {
    const before = filesIn(folder)
    const refusal = await open(folder).then(() => null, (error: unknown) => error)
    expect(refusal).toBeInstanceOf(DataError)
    expect(refusal).toMatchObject({ code })
    expect((refusal as DataError).message).toContain(join(folder, file))
    expect((refusal as DataError).message).toContain('DATA_DIR')
    expect(filesIn(folder)).toEqual(before)
  }

  async function made(folder: string): Promise<string> {
    await (await open(folder)).close()
    return join(folder, file)
  }

  it('is made with its folders', async () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet')
    await made(folder)
    expect(Object.keys(filesIn(folder))).toEqual([file])
  })

  it('ST-1 of a newer version is refused', async () => {
    const folder = temporaryFolder()
    const db = new DatabaseSync(await made(folder))
    db.exec('PRAGMA user_version = 99')
    db.close()
    await expectRefusal(folder, 'data-newer')
  })

  it('ST-1 of a newer version that was killed is refused, with its write-ahead log', async () => {
    const folder = temporaryFolder()
    await made(folder)
    const script = `const { DatabaseSync } = require('node:sqlite')
      const db = new DatabaseSync(process.argv[1])
      db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA user_version = 99; CREATE TABLE later (x)')
      process.kill(process.pid, 'SIGKILL')`
    expect(spawnSync(process.execPath, ['-e', script, join(folder, file)]).signal).toBe('SIGKILL')
    expect(filesIn(folder)[`${file}-wal`]?.length).toBeGreaterThan(0)
    await expectRefusal(folder, 'data-newer')
  })

  it('ST-1 that is no database is refused', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, file), 'minutes of the meeting\n')
    await expectRefusal(folder, 'data-foreign')
  })

  it('ST-1 of another program is refused', async () => {
    const folder = temporaryFolder()
    const db = new DatabaseSync(join(folder, file))
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES (\'soup\')')
    db.close()
    await expectRefusal(folder, 'data-foreign')
  })

  it('that is the other one of our files is refused', async () => {
    const folder = temporaryFolder()
    for (const other of stores.filter((store) => store.file !== file)) {
      const place = temporaryFolder()
      await (await other.open(place)).close()
      copyFileSync(join(place, other.file), join(folder, file))
    }
    await expectRefusal(folder, 'data-foreign')
  })

  it('ST-1 that is damaged is refused', async () => {
    const folder = temporaryFolder()
    const path = await made(folder)
    const bytes = filesIn(folder)[file]!
    writeFileSync(path, bytes.fill(0xa5, 100))
    await expectRefusal(folder, 'data-foreign')
  })

  it('ST-1 that is torn is refused, wherever it was cut', async () => {
    const whole = filesIn(dirname(await made(temporaryFolder())))[file]!
    for (const bytes of [1, 15, 16, 24, 99, 100, 512, 4_095, 4_096, 8_192, whole.length - 4_096, whole.length - 1]) {
      const folder = temporaryFolder()
      writeFileSync(join(folder, file), whole.subarray(0, bytes))
      expect(() => openDatabase(join(folder, file), format), `${bytes} bytes`).toThrow(DataError)
      expect(filesIn(folder)).toEqual({ [file]: whole.subarray(0, bytes) })
    }
  })

  it('ST-1 that is empty is refused where something is left of what it had', async () => {
    for (const other of [`${file}-wal`, next]) {
      const folder = temporaryFolder()
      writeFileSync(join(folder, file), '')
      writeFileSync(join(folder, other), 'not empty')
      await expectRefusal(folder, 'data-foreign')
    }
  })

  it('ST-1 that is damaged where nobody looks at a start is refused in words when it is read', async () => {
    const folder = temporaryFolder()
    const path = await made(folder)
    await fill(folder)
    const bytes = filesIn(folder)[file]!
    writeFileSync(path, bytes.fill(0xa5, bytes.length / 2))
    const store = await open(folder)
    onTestFinished(() => store.close())
    await expect(read(store)).rejects.toMatchObject({ code: 'data-foreign', message: expect.stringContaining(path) })
  })

  it('is made anew where a start was cut short', async () => {
    const empty = temporaryFolder()
    writeFileSync(join(empty, file), '')
    await made(empty)
    const headed = temporaryFolder()
    const db = new DatabaseSync(join(headed, file))
    db.exec('PRAGMA journal_mode = WAL')
    db.close()
    await made(headed)
  })

  it('in a folder that can\'t be written is refused', async () => {
    const notAFolder = join(temporaryFolder(), 'file')
    writeFileSync(notAFolder, '')
    await expect(open(join(notAFolder, 'data'))).rejects.toMatchObject({
      code: 'data-readonly', message: expect.stringContaining('DATA_DIR'),
    })
  })

  it('that is a folder is refused', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, file))
    await expect(open(folder)).rejects.toMatchObject({ code: 'data-readonly' })
  })

  it.skipIf(process.getuid?.() === 0)('that can\'t be written is refused', async () => {
    const folder = temporaryFolder()
    chmodSync(await made(folder), 0o400)
    await expectRefusal(folder, 'data-readonly')
  })

  it('ST-9 is opened by one at a time, also within a process', async () => {
    const folder = temporaryFolder()
    const first = await open(folder)
    await expect(open(folder)).rejects.toMatchObject({ code: 'data-locked' })
    await first.close()
    await made(folder)
  })

  it('leaves nothing but itself when closed', async () => {
    const folder = temporaryFolder()
    const path = await made(folder)
    expect(existsSync(path)).toBe(true)
    expect(Object.keys(filesIn(folder))).toEqual([file])
  })
})

it('journal and ballots share a folder', async () => {
  const folder = temporaryFolder()
  const journal = await SqliteJournal.open(folder)
  const box = await SqliteBallotBox.open(folder)
  expect(await journal.append([batch('a', 0)])).toEqual(['ok'])
  await box.finish('q')
  await Promise.all([journal.close(), box.close()])
  expect(Object.keys(filesIn(folder))).toEqual(['ballots.db', 'journal.db'])
})

it('a journal of the first version is carried on, with all that is in it', async () => {
  const folder = temporaryFolder()
  const first = { ...journalFormat, migrations: journalFormat.migrations.slice(0, 1) }
  const db = openDatabase(join(folder, journalFormat.file), first)
  db.exec(`INSERT INTO owners (stream, fence) VALUES ('a', 4);
    INSERT INTO entries VALUES ('a', 1, 'entry-1', ${entry(1).at}, 'person-1', 'fact', NULL, x'00ff01', x'${'01'.repeat(16)}', x'${'01'.repeat(32)}')`)
  db.close()
  const journal = await SqliteJournal.open(folder)
  onTestFinished(() => journal.close())
  expect(await journal.read('a', 1, 10)).toEqual([entry(1)])
  expect(await journal.acquire('a')).toBe(5)
  expect(await journal.saveCheckpoint('a', checkpoint(1))).toBe(true)
  expect(await journal.checkpoint('a')).toEqual(checkpoint(1))
  expect(await journal.append([batch('a', 1, 1, 5)])).toEqual(['ok'])
})

it('ST-13 a checkpoint whose bytes the file has lost is an error of its own, and the entries are as they were', async () => {
  const folder = temporaryFolder()
  const store = new JournalStore(() => openDatabase(join(folder, journalFormat.file), journalFormat))
  store.append([batch('a', 0, 3)])
  store.saveCheckpoint('a', checkpoint(3, { payload: new Uint8Array(400_000).fill(0x77) }))
  store.close()
  const path = join(folder, journalFormat.file)
  const bytes = filesIn(folder)[journalFormat.file]!
  // A page from the middle of the payload: its link to the next page is gone.
  const middle = Math.floor(bytes.indexOf(Buffer.alloc(8_192, 0x77)) / 4_096) * 4_096 + 4_096 * 40
  writeFileSync(path, bytes.fill(0xa5, middle, middle + 4_096))
  const journal = await SqliteJournal.open(folder)
  onTestFinished(() => journal.close())
  await expect(journal.checkpoint('a')).rejects.toMatchObject({ code: 'data-foreign' })
  expect(await journal.read('a', 1, 10)).toEqual([entry(1), entry(2), entry(3)])
})
