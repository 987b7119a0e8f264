// SQLite when the disk or the thread fails: the truth about what was written, and back to work afterwards.
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BallotStore, ballotFormat } from '../../server/adapters/sqlite/ballot-store.ts'
import { questionFormat } from '../../server/adapters/sqlite/question-file.ts'
import { openDatabase, type Format } from '../../server/adapters/sqlite/database.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { JournalStore, journalFormat } from '../../server/adapters/sqlite/journal-store.ts'
import { row } from './ballot-box-suite.ts'
import { temporaryFolder } from './folders.ts'
import { batch, entry } from './journal-suite.ts'

const fsyncFailed = 1034
const writeFailed = 778

type Disk = {
  db(): DatabaseSync
  opened: number
  /** The next COMMIT fails with this code, before or after it reached the file. */
  failCommit: { errcode: number; written: boolean } | null
  canOpen: boolean
  open(): DatabaseSync
}

function diskFor(format: Format): Disk {
  const folder = temporaryFolder()
  let current: DatabaseSync | null = null
  const disk: Disk = {
    db: () => current!,
    opened: 0,
    failCommit: null,
    canOpen: true,
    open() {
      if (!disk.canOpen) throw new Error('unable to open database file')
      const db = openDatabase(join(folder, format.file), format)
      disk.opened += 1
      current = db
      const exec = db.exec.bind(db)
      db.exec = (sql) => {
        const failure = sql === 'COMMIT' ? disk.failCommit : null
        if (!failure || failure.written) exec(sql)
        if (!failure) return
        disk.failCommit = null
        throw Object.assign(new Error('disk I/O error'), { errcode: failure.errcode })
      }
      return db
    },
  }
  return disk
}

function journalOn(disk: Disk): JournalStore {
  const store = new JournalStore(() => disk.open())
  onTestFinished(() => store.close())
  return store
}

const big = () => ({ stream: 'a', expectedSeq: 1, fence: 0, entries: [entry(2, { payload: new Uint8Array(500_000) })] })

describe('a journal whose disk fails', () => {
  it('ST-7 writes nothing of a commit for which there is no room, and goes on when there is', () => {
    const disk = diskFor(journalFormat)
    const journal = journalOn(disk)
    expect(journal.append([batch('a', 0)])).toEqual(['ok'])
    disk.db().exec('PRAGMA max_page_count = 20')
    expect(journal.append([big(), batch('b', 0)])[0]).toBe('unavailable')
    expect(journal.read('a', 1, 10)).toHaveLength(1)
    disk.db().exec('PRAGMA max_page_count = 100000')
    expect(journal.append([big()])).toEqual(['ok'])
  })

  it('says unavailable while the file is read-only, and rejects who wants to own', () => {
    const disk = diskFor(journalFormat)
    const journal = journalOn(disk)
    disk.db().exec('PRAGMA query_only = ON')
    expect(journal.append([batch('a', 0), batch('b', 0)])).toEqual(['unavailable', 'unavailable'])
    expect(() => journal.acquire('a')).toThrow(/can't be written/)
    disk.db().exec('PRAGMA query_only = OFF')
    expect(journal.acquire('a')).toBe(1)
    expect(journal.append([batch('a', 0, 1, 1), batch('b', 0)])).toEqual(['ok', 'ok'])
  })

  it('ST-3 lets a batch that can\'t be stored fail alone', () => {
    const journal = journalOn(diskFor(journalFormat))
    const broken = { stream: 'b', expectedSeq: 0, fence: 0, entries: [entry(1), entry(2, { at: Number.NaN })] }
    expect(journal.append([batch('a', 0), broken, batch('c', 0)])).toEqual(['ok', 'unavailable', 'ok'])
    expect(journal.streams()).toEqual([{ stream: 'a', seq: 1 }, { stream: 'c', seq: 1 }])
  })

  it('ST-7 opens the file again where a failed commit could not be rolled back', () => {
    const disk = diskFor(journalFormat)
    const journal = journalOn(disk)
    const exec = disk.db().exec
    disk.db().exec = (sql) => {
      if (sql === 'COMMIT' || sql === 'ROLLBACK') throw Object.assign(new Error('disk I/O error'), { errcode: writeFailed })
      exec(sql)
    }
    expect(journal.append([batch('a', 0)])).toEqual(['unavailable'])
    expect(journal.append([batch('a', 0)])).toEqual(['ok'])
    expect(disk.opened).toBe(2)
    expect(journal.streams()).toEqual([{ stream: 'a', seq: 1 }])
  })

  it('knows that a failed write is not there', () => {
    const disk = diskFor(journalFormat)
    const journal = journalOn(disk)
    disk.failCommit = { errcode: writeFailed, written: false }
    expect(journal.append([batch('a', 0), batch('b', 5)])).toEqual(['unavailable', 'unavailable'])
    expect(disk.opened).toBe(1)
    expect(journal.append([batch('a', 0)])).toEqual(['ok'])
  })

  it.each([
    { written: true, expected: ['ok', 'conflict', 'ok'], seqs: [{ stream: 'a', seq: 2 }] },
    { written: false, expected: ['unavailable', 'conflict', 'ok'], seqs: [] },
  ])('looks in the file after a failed fsync: written $written', ({ written, expected, seqs }) => {
    const disk = diskFor(journalFormat)
    const journal = journalOn(disk)
    disk.failCommit = { errcode: fsyncFailed, written }
    expect(journal.append([batch('a', 0, 2), batch('b', 5), batch('c', 0, 0)])).toEqual(expected)
    expect(disk.opened).toBe(2)
    expect(journal.streams()).toEqual(seqs)
  })

  it('ST-7 says unknown when it can\'t look, unavailable until it can open the file again, and goes on then', () => {
    const disk = diskFor(journalFormat)
    const journal = journalOn(disk)
    disk.failCommit = { errcode: fsyncFailed, written: true }
    disk.canOpen = false
    expect(journal.append([batch('a', 0, 2), batch('b', 5)])).toEqual(['unknown', 'conflict'])
    expect(journal.append([batch('a', 2)])).toEqual(['unavailable'])
    expect(() => journal.read('a', 1, 10)).toThrow(/unable to open/)
    disk.canOpen = true
    expect(journal.read('a', 1, 10)).toHaveLength(2)
    expect(journal.append([batch('a', 2)])).toEqual(['ok'])
  })
})

describe('a ballot box whose disk fails', () => {
  const put = (pseudonym: string) => ({ questionKey: 'q', row: row(pseudonym) })
  /** `disk`: that of the question's file. */
  const boxOn = () => {
    const [main, disk] = [diskFor(ballotFormat), diskFor(questionFormat)]
    const box = new BallotStore((_, format) => (format === questionFormat ? disk : main).open(), temporaryFolder())
    onTestFinished(() => box.close())
    return { box, disk, main }
  }

  it('ST-7 is unavailable for as long as that lasts, and keeps what it has', () => {
    const { box, disk } = boxOn()
    expect(box.putAll([put('aa')])[0]?.result).toBe('stored')
    disk.db().exec('PRAGMA query_only = ON')
    expect(box.putAll([put('bb'), put('cc')])).toEqual([{ result: 'unavailable' }, { result: 'unavailable' }])
    disk.db().exec('PRAGMA query_only = OFF')
    expect(box.page('q', '')).toHaveLength(1)
    expect(box.putAll([put('bb'), put('cc')]).map(({ result }) => result)).toEqual(['stored', 'stored'])
  })

  it('ST-7 BL-7 finishes nothing for as long as that lasts, and all of it then', async () => {
    const { box, main } = boxOn()
    box.putAll([put('aa'), put('bb')])
    main.db().exec('PRAGMA query_only = ON')
    box.beginFinish('q', {}, 'rows')
    expect(await box.finishPiece('q')).toBe(false)
    expect(() => box.finishPiece('q')).toThrow(/can't be written/)
    expect([box.isFinished('q'), box.page('q', '').length]).toEqual([false, 2])
    main.db().exec('PRAGMA query_only = OFF')
    box.beginFinish('q', {}, 'rows')
    while (!await box.finishPiece('q'));
    expect(box.ballots('q', 0)).toHaveLength(2)
  })

  it('BL-1 tells by the idempotency key what became of a doubtful ballot', () => {
    const { box, disk } = boxOn()
    expect(box.putAll([put('zz')])[0]?.result).toBe('stored')
    disk.failCommit = { errcode: fsyncFailed, written: true }
    expect(box.putAll([put('aa')])).toEqual([{ result: 'unavailable' }])
    expect(box.putAll([put('aa')])[0]?.result).toBe('same')
    disk.failCommit = { errcode: fsyncFailed, written: false }
    expect(box.putAll([put('bb')])).toEqual([{ result: 'unavailable' }])
    expect(box.putAll([put('bb')])[0]?.result).toBe('stored')
  })
})

describe('a journal whose thread dies', () => {
  it('ST-7 answers what was under way with unknown, and starts another thread', async () => {
    const workers: Worker[] = []
    const note = (worker: Worker) => workers.push(worker)
    process.on('worker', note)
    onTestFinished(() => { process.off('worker', note) })
    const journal = await SqliteJournal.open(temporaryFolder())
    onTestFinished(() => journal.close())
    expect(await journal.append([batch('a', 0)])).toEqual(['ok'])
    const ending = workers[0]!.terminate()
    const [result] = await journal.append([batch('a', 1)])
    await ending
    expect(['ok', 'unknown']).toContain(result)
    const stored = (await journal.read('a', 1, 10)).length
    expect(result === 'ok' ? [2] : [1, 2]).toContain(stored)
    expect(await journal.append([batch('a', stored)])).toEqual(['ok'])
    expect(workers).toHaveLength(2)
  })

  it('is closed for good after close', async () => {
    const journal = await SqliteJournal.open(temporaryFolder())
    await journal.close()
    expect(await journal.append([batch('a', 0), batch('b', 0)])).toEqual(['unavailable', 'unavailable'])
    await expect(journal.read('a', 1, 1)).rejects.toThrow(/closed/)
  })
})
