// What is on disk after a question is finished: nothing about who cast what, or in which order.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
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
    expect(filesIn(folder)['ballots.db-wal']).toHaveLength(0)
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
  const stores: BallotStore[] = []
  afterEach(() => stores.splice(0).forEach((store) => store.close()))

  /** A store whose VACUUM fails, as on a full disk. */
  function storeThatCannotVacuum(folder: string): { store: BallotStore; allow(): void } {
    let allowed = false
    const store = new BallotStore(() => {
      const db = openDatabase(join(folder, ballotFormat.file), ballotFormat)
      const exec = db.exec.bind(db)
      db.exec = (sql) => {
        if (sql === 'VACUUM' && !allowed) throw new Error('database or disk is full')
        exec(sql)
      }
      return db
    })
    stores.push(store)
    return { store, allow: () => { allowed = true } }
  }

  it('BL-7 is reported, and finished by the next call', () => {
    const folder = temporaryFolder()
    const { store, allow } = storeThatCannotVacuum(folder)
    store.putAll(castRows.map((row) => ({ questionKey: 'q', row })))
    expect(() => store.finish('q')).toThrow(/full/)
    allow()
    store.finish('q')
    expect(found(folder)).toEqual([])
    expect(store.finished('q')).toHaveLength(people)
  })

  it('BL-7 is finished by the next start', async () => {
    const folder = temporaryFolder()
    const { store } = storeThatCannotVacuum(folder)
    store.putAll(castRows.map((row) => ({ questionKey: 'q', row })))
    expect(() => store.finish('q')).toThrow(/full/)
    store.close()
    const scrubbed = () => {
      const db = new DatabaseSync(join(folder, ballotFormat.file))
      try {
        return db.prepare('SELECT scrubbed FROM finished').get()?.['scrubbed']
      } finally {
        db.close()
      }
    }
    expect(scrubbed()).toBe(0)
    const box = await SqliteBallotBox.open(folder)
    await box.close()
    expect(scrubbed()).toBe(1)
    expect(found(folder)).toEqual([])
  })
})
