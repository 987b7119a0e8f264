// Files that are not ours to write: refused with words for a person, and left as they were.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { DataError } from '../../server/adapters/sqlite/errors.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { batch } from './journal-suite.ts'
import { filesIn, temporaryFolder } from './folders.ts'

const stores = [
  { file: 'journal.db', open: (folder: string) => SqliteJournal.open(folder) },
  { file: 'ballots.db', open: (folder: string) => SqliteBallotBox.open(folder) },
]

describe.each(stores)('$file', ({ file, open }) => {
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
