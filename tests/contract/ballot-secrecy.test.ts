// What is on disk after a question is finished: nothing about who cast what, or in which order.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { BallotStore, ballotFormat } from '../../server/adapters/sqlite/ballot-store.ts'
import { openDatabase } from '../../server/adapters/sqlite/database.ts'
import type { BallotRow } from '../../server/ports.ts'
import { filesIn, temporaryFolder } from './folders.ts'

const people = 60
const groups = ['nurses', 'patients', null]

/** Pseudonyms in an order of their own, each with two revisions, the second in another order than the first. */
const castRows: BallotRow[] = Array.from({ length: people * 2 }, (_, turn) => {
  const person = (turn * (turn < people ? 7 : 11)) % people
  const revision = turn < people ? 1 : 2
  return {
    pseudonym: `pseudonym-${String(person).padStart(2, '0')}-${'f'.repeat(50)}`,
    revision,
    idempotencyKey: `idempotency-${person}-${revision}`,
    group: groups[person % groups.length]!,
    ballot: `{"ranking":[["action-${(person * revision) % 13}"]]}`,
    receipt: `receipt-${person}-${revision}`,
  }
})

/** As many pairs as somebody had patience for, others for everybody. */
function pairsBallot(turn: number): string {
  const pairs = Array.from({ length: 1 + (turn % 5) }, (_, index) => [`action-${(turn * 3 + index) % 13}`, `action-${(turn * 3 + index + 1 + (turn % 7)) % 13}`])
  return JSON.stringify({ method: 'pairs', pairs: pairs.sort() })
}

const secrets = ['pseudonym-', 'idempotency-', 'receipt-']

function found(folder: string): string[] {
  return secrets.filter((text) => holds(folder, text))
}

function holds(folder: string, text: string): boolean {
  return Object.values(filesIn(folder)).some((bytes) => bytes.includes(text))
}

async function castAndFinish(folder: string, rows: BallotRow[]): Promise<void> {
  const box = await SqliteBallotBox.open(folder)
  for (const row of rows) expect((await box.put('q', row)).result).toBe('stored')
  await box.finish('q')
  await box.close()
}

describe('after a question is finished', () => {
  it('BL-12 no file holds a pseudonym, an idempotency key or a receipt, while running and after closing', async () => {
    const folder = temporaryFolder()
    const box = await SqliteBallotBox.open(folder)
    await Promise.all(castRows.map((row) => box.put('q', row)))
    expect(found(folder)).not.toEqual([])
    await box.finish('q')
    expect(found(folder)).toEqual([])
    expect(Object.keys(filesIn(folder))).toEqual(['ballots.db', 'ballots.db-wal'])
    expect(await box.finished('q')).toHaveLength(people)
    await box.close()
    expect(found(folder)).toEqual([])
  })

  it('an open question beside it keeps its rows, and they go in their turn', async () => {
    const folder = temporaryFolder()
    const box = await SqliteBallotBox.open(folder)
    await Promise.all(castRows.map((row) => box.put('q', row)))
    await box.put('open', { ...castRows[0]!, pseudonym: 'somebody else', idempotencyKey: 'another', receipt: 'another' })
    await box.finish('q')
    expect(found(folder)).toEqual([])
    expect(await box.rows('open')).toHaveLength(1)
    expect(holds(folder, 'somebody else')).toBe(true)
    await box.finish('open')
    expect(holds(folder, 'somebody else')).toBe(false)
    await box.close()
  })

  it.each(['rankings', 'small comparisons'])('BL-13 every byte is the same when two people of a group exchange their ballots: %s', async (kind) => {
    const [first, second] = [temporaryFolder(), temporaryFolder()]
    const cast = kind === 'rankings' ? castRows : castRows.map((row, turn) => ({ ...row, ballot: pairsBallot(turn) }))
    const one = cast[people + 3]!
    const other = cast.findLast((row) => row.group === one.group && row.ballot !== one.ballot && row.revision === 2)!
    const exchanged = cast.map((row) => {
      if (row === one) return { ...row, ballot: other.ballot }
      if (row === other) return { ...row, ballot: one.ballot }
      return row
    })
    expect(exchanged).not.toEqual(cast)
    await castAndFinish(first, cast)
    await castAndFinish(second, exchanged)
    expect(filesIn(second)).toEqual(filesIn(first))
  })

  it('BL-6 every byte is the same when people cast the same ballots in another order', async () => {
    const [first, second] = [temporaryFolder(), temporaryFolder()]
    await castAndFinish(first, castRows)
    await castAndFinish(second, [...castRows.slice(0, people).reverse(), ...castRows.slice(people).reverse()])
    expect(filesIn(second)).toEqual(filesIn(first))
  })
})

describe('a finish that was interrupted', () => {
  const file = 'ballots/71.db'

  /** A thread that is given so many pieces to do. */
  async function interrupted(folder: string, pieces: number): Promise<void> {
    const store = new BallotStore(openDatabase, folder)
    store.putAll(many.map((row) => ({ questionKey: 'q', row })))
    store.beginFinish('q', { receipts: true }, 'rows')
    let isKept = false
    for (let done = 0, from = 0; done < pieces; done++) {
      if (!isKept) isKept = await store.finishPiece('q')
      else {
        store.shred('q', from)
        from += 1024 * 1024
      }
    }
    store.close()
  }

  /** Some pages of rows, and a file of some megabytes. */
  const many: BallotRow[] = Array.from({ length: 1_250 }, (_, i) => ({ ...castRows[i % castRows.length]!, pseudonym: `pseudonym-${i}`, idempotencyKey: `idempotency-${i}`, receipt: `receipt-${i}`, ballot: 'x'.repeat(2 * (i % 1_000)) }))
  /** SQLite counts in two places of a file how often it was opened and changed. */
  const withoutCounter = (folder: string): Record<string, Buffer> => {
    const files = filesIn(folder)
    for (const bytes of Object.values(files)) for (const at of [24, 92]) bytes.fill(0, at, at + 4)
    return files
  }
  const expected = async (): Promise<Record<string, Buffer>> => {
    const folder = temporaryFolder()
    const box = await SqliteBallotBox.open(folder)
    await Promise.all(many.map((row) => box.put('q', row)))
    await box.finish('q', { receipts: true })
    await box.close()
    return withoutCounter(folder)
  }

  // Three pages are read, three parts written of each kind, the end is marked, and the file goes in some pieces.
  it.each([0, 1, 3, 4, 6, 9])('BL-7 after %i pieces keeps every row, and the next finish leaves what one without a break does', async (pieces) => {
    const folder = temporaryFolder()
    await interrupted(folder, pieces)
    expect(found(folder)).toContain('pseudonym-')
    const box = await SqliteBallotBox.open(folder)
    expect(await box.finished('q')).toBeNull()
    expect(await box.rows('q')).toHaveLength(many.length)
    await box.finish('q', { receipts: true })
    expect(await box.receipts('q')).toEqual(many.map(({ receipt }) => receipt).sort())
    expect(await box.finished('q')).toHaveLength(many.length)
    expect(Object.keys(filesIn(folder))).toEqual(['ballots.db', 'ballots.db-wal'])
    await box.close()
    expect(found(folder)).toEqual(['receipt-'])
    // What was written by then is written anew, elsewhere in the file.
    if (pieces <= 3) expect(withoutCounter(folder)).toEqual(await expected())
  })

  it.each([10, 11, 12])('BL-7 after %i pieces is finished, and the next start takes the file away', async (pieces) => {
    const folder = temporaryFolder()
    await interrupted(folder, pieces)
    expect(Object.keys(filesIn(folder))).toEqual(['ballots.db', file])
    const box = await SqliteBallotBox.open(folder)
    expect(Object.keys(filesIn(folder))).toEqual(['ballots.db', 'ballots.db-wal'])
    expect(await box.rows('q')).toEqual([])
    expect(await box.finished('q')).toHaveLength(many.length)
    await box.close()
    expect(withoutCounter(folder)).toEqual(await expected())
  })
})

describe('a box of an older version', () => {
  const older = { ...ballotFormat, migrations: ballotFormat.migrations.slice(0, 1) }

  /** Rows of an open question, and finished ones, the last of which was interrupted. */
  function left(folder: string): void {
    const db = openDatabase(join(folder, older.file), older)
    const put = db.prepare('INSERT INTO ballots VALUES (?, ?, ?, ?, ?, ?, ?)')
    const last = new Map(castRows.map((row) => [row.pseudonym, row]))
    for (const row of last.values()) put.run('open', row.pseudonym, row.revision, row.idempotencyKey, row.group, row.ballot, row.receipt)
    const finish = db.prepare('INSERT INTO finished VALUES (?, ?, ?)')
    finish.run('done', JSON.stringify([['nurses', '{"a":"“1”"}'], [null, '2', 'ann']]), 1)
    finish.run('public', JSON.stringify({ ballots: [['nurses', '1']], receipts: ['A', 'B'] }), 1)
    finish.run('none', '[]', 0)
    db.exec('DELETE FROM ballots WHERE pseudonym LIKE \'%7%\'')
    db.close()
  }

  it.each(['at once', 'after it was interrupted'])('ST-1 BL-12 gives what it had, and nothing is left of rows where they were: %s', async (how) => {
    const folder = temporaryFolder()
    left(folder)
    const failing = (): BallotStore => new BallotStore((path, format) => {
      const db = openDatabase(path, format)
      const exec = db.exec.bind(db)
      db.exec = (sql) => {
        if (sql === 'VACUUM') throw new Error('database or disk is full')
        exec(sql)
      }
      return db
    }, folder)
    if (how !== 'at once') expect(failing).toThrow(/full/)
    const box = await SqliteBallotBox.open(folder)
    expect(await box.finished('done')).toEqual([{ group: 'nurses', ballot: '{"a":"“1”"}' }, { group: null, ballot: '2', participantId: 'ann' }])
    expect([await box.finished('public'), await box.receipts('public'), await box.receipts('done'), await box.finished('none')]).toEqual([[{ group: 'nurses', ballot: '1' }], ['A', 'B'], null, []])
    expect((await box.rows('open')).map(({ pseudonym, revision }) => [pseudonym, revision])).toEqual(
      [...new Set(castRows.map(({ pseudonym }) => pseudonym))].filter((pseudonym) => !pseudonym.includes('7')).sort().map((pseudonym) => [pseudonym, 2]))
    expect(await box.finished('open')).toBeNull()
    const { 'ballots.db': main, 'ballots.db-wal': log } = filesIn(folder)
    expect([main!, log!].some((bytes) => secrets.some((text) => bytes.includes(text)))).toBe(false)
    await box.finish('open')
    expect(found(folder)).toEqual([])
    await box.close()
  })
})
