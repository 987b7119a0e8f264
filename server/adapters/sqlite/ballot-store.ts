// The ballot box: every statement on its files. Runs in the worker, synchronously; what takes long is done a piece a call.
// `ballots.db` has what is left of finished questions. Ballots of questions that take some are in `ballots/`, a file for each, which goes
// away with the finish: afterwards no file holds a byte of who cast what, or in which order.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { BallotRow, FinishedBallot, KeptUnder, PutResult } from '../../ports.ts'
import { Connection } from './connection.ts'
import type { Format, openDatabase } from './database.ts'
import { Finishing, finishedBallots } from './finished-ballots.ts'
import { prepareQuestion, putOne, questionFormat, rowOf, shredPiece, syncFolder } from './question-file.ts'
import type { QuestionStatements } from './question-file.ts'

export const ballotFormat: Format = {
  file: 'ballots.db',
  next: 'token-secret',
  applicationId: 0x504c4e62,
  // VACUUM writes a copy of everything to a temporary database: in memory that leaves no file behind.
  pragmas: 'PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY',
  migrations: [
    `CREATE TABLE ballots (
      question_key TEXT NOT NULL,
      pseudonym TEXT NOT NULL,
      revision INTEGER NOT NULL,
      idempotency_key TEXT NOT NULL,
      group_name TEXT,
      ballot TEXT NOT NULL,
      receipt TEXT NOT NULL,
      PRIMARY KEY (question_key, pseudonym)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finished (
      question_key TEXT PRIMARY KEY,
      content TEXT NOT NULL,
      scrubbed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    // What is kept comes in parts. Ballots that can change are moved into files of their own when this one is opened next.
    `CREATE TABLE parts (
      question_key TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('ballots', 'receipts')),
      part INTEGER NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (question_key, kind, part)
    ) STRICT;
    INSERT INTO parts SELECT question_key, 'ballots', 0, CASE json_type(content) WHEN 'object' THEN json_extract(content, '$.ballots') ELSE content END FROM finished;
    INSERT INTO parts SELECT question_key, 'receipts', 0, json_extract(content, '$.receipts') FROM finished WHERE json_type(content) = 'object';
    ALTER TABLE finished RENAME TO finished_whole;
    CREATE TABLE finished (question_key TEXT PRIMARY KEY, has_receipts INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO finished SELECT question_key, json_type(content) = 'object' FROM finished_whole;
    DROP TABLE finished_whole`,
  ],
}

export type Put = { questionKey: string; row: BallotRow }
export type Kind = 'ballots' | 'receipts'

const unavailable: PutResult = { result: 'unavailable' }
/** In one piece: a few milliseconds. */
const pageRows = 500

export class BallotStore {
  readonly #open: typeof openDatabase
  readonly #folder: string
  readonly #main: Connection<Statements>
  readonly #questions = new Map<string, Connection<QuestionStatements>>()
  /** Questions that are being finished: they take no more. */
  readonly #finishing = new Map<string, { from: string | null; is: Finishing }>()
  readonly #copying = new Map<string, Promise<void>>()

  constructor(open: typeof openDatabase, folder: string) {
    this.#open = open
    this.#folder = join(folder, 'ballots')
    this.#main = new Connection(() => open(join(folder, ballotFormat.file), ballotFormat), prepare)
    try {
      if (mkdirSync(this.#folder, { recursive: true, mode: 0o700 }) !== undefined) syncFolder(folder)
      this.#moveOut()
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** One commit for all of a question. */
  putAll(puts: Put[]): PutResult[] {
    const results: PutResult[] = puts.map(() => unavailable)
    const numbered = puts.map(({ questionKey, row }, number) => ({ questionKey, row, number }))
    for (const [questionKey, list] of Map.groupBy(numbered, (put) => put.questionKey)) {
      const own = this.#putInto(questionKey, list.map(({ row }) => row))
      list.forEach(({ number }, i) => { results[number] = own[i]! })
    }
    return results
  }

  /** In the order of pseudonyms; `from` is the first that may come. */
  page(questionKey: string, from: string): BallotRow[] {
    return this.#question(questionKey)?.use().sql.page.all(from, pageRows).map(rowOf) ?? []
  }

  removeOne(questionKey: string, pseudonym: string): boolean {
    if (!this.#takes(questionKey)) return false
    const question = this.#question(questionKey)
    if (!question) return true
    const { committed } = question.commitTogether([pseudonym], (one, sql) => sql.remove.run(one), null)
    if (committed === 'doubtful') question.lose()
    return committed === 'yes'
  }

  /** False where it is finished already. `rows`: those that are here; else they are given. */
  beginFinish(questionKey: string, kept: KeptUnder, from: 'rows' | 'given'): boolean {
    if (this.isFinished(questionKey)) return false
    this.#finishing.set(questionKey, { from: from === 'rows' ? '' : null, is: new Finishing(kept) })
    return true
  }

  give(questionKey: string, ballots: readonly FinishedBallot[], receipts: readonly string[]): void {
    this.#finishing.get(questionKey)?.is.add(ballots, receipts)
  }

  /** One piece of it; true when all is done. Throws when the disk fails; then it is to begin again. */
  finishPiece(questionKey: string): boolean | Promise<boolean> {
    const finishing = this.#finishing.get(questionKey)
    if (!finishing) throw new Error('Nothing is being finished.')
    try {
      if (finishing.from !== null) {
        const rows = this.page(questionKey, finishing.from)
        finishing.is.addRows(rows)
        finishing.from = rows.length < pageRows ? null : `${rows.at(-1)!.pseudonym}\0`
        return false
      }
      if (!this.#keepPart(questionKey, finishing.is)) return false
      return this.#letGo(questionKey)
    } catch (error) {
      this.#finishing.delete(questionKey)
      throw error
    }
  }

  isFinished(questionKey: string): boolean {
    return this.#main.use().sql.finished.get(questionKey) !== undefined
  }

  /** Whose files are still here. */
  leftOver(): string[] {
    return this.#fileKeys().filter((questionKey) => this.isFinished(questionKey))
  }

  /** A piece of the file of a finished question; true when it is gone. */
  shred(questionKey: string, from: number): boolean {
    return shredPiece(this.#pathOf(questionKey), from)
  }

  ballots(questionKey: string, part: number): FinishedBallot[] | null {
    const content = this.#part(questionKey, 'ballots', part)
    return content === null ? null : finishedBallots(content)
  }

  hasReceipts(questionKey: string): boolean {
    return this.#main.use().sql.finished.get(questionKey)?.['has_receipts'] === 1
  }

  receipts(questionKey: string, part: number): string[] | null {
    const content = this.#part(questionKey, 'receipts', part)
    return content === null ? null : JSON.parse(content) as string[]
  }

  /** A copy of all files, in a folder in which they are not yet. Questions first: one that is finished meanwhile is there twice, and in no file less. */
  async copyTo(folder: string): Promise<void> {
    mkdirSync(join(folder, 'ballots'), { mode: 0o700 })
    for (const questionKey of this.#fileKeys()) {
      const question = this.isFinished(questionKey) ? null : this.#question(questionKey)
      if (!question) continue
      const copy = question.copyTo(join(folder, 'ballots', nameOf(questionKey)))
      this.#copying.set(questionKey, copy)
      await copy.finally(() => this.#copying.delete(questionKey))
    }
    await this.#main.copyTo(join(folder, ballotFormat.file))
  }

  close(): void {
    for (const question of this.#questions.values()) question.lose()
    this.#main.lose()
  }

  #takes(questionKey: string): boolean {
    return !this.#finishing.has(questionKey) && !this.isFinished(questionKey)
  }

  #putInto(questionKey: string, rows: readonly BallotRow[]): PutResult[] {
    try {
      if (!this.#takes(questionKey)) return rows.map(() => unavailable)
      const question = this.#question(questionKey, 'make')
      const { committed, results } = question.commitTogether(rows, putOne, unavailable)
      if (committed === 'yes') return results
      // In doubt, the voter sends the ballot again, and its idempotency key tells whether it is there.
      if (committed === 'doubtful') question.lose()
    } catch {
      // The file can't be opened again yet.
    }
    return rows.map(() => unavailable)
  }

  /** True when there is nothing more to be kept. What a finish that failed has left is written anew. */
  #keepPart(questionKey: string, { ballots, receipts, written }: Finishing): boolean {
    const isFirst = written.ballots + written.receipts === 0
    const next = ballots.take(pageRows)
    const kind: Kind = next === null ? 'receipts' : 'ballots'
    const content = next ?? receipts?.take(pageRows) ?? null
    this.#commit((sql) => {
      if (isFirst) sql.dropParts.run(questionKey)
      if (content === null) sql.finish.run(questionKey, receipts ? 1 : 0)
      else sql.keepPart.run(questionKey, kind, written[kind]++, content)
    })
    return content === null
  }

  async #letGo(questionKey: string): Promise<true> {
    this.#finishing.delete(questionKey)
    await this.#copying.get(questionKey)?.catch(() => {})
    this.#questions.get(questionKey)?.lose()
    this.#questions.delete(questionKey)
    return true
  }

  #commit(write: (sql: Statements) => void): void {
    const { committed, results } = this.#main.commitTogether([write], (one, sql) => {
      one(sql)
      return true
    }, false)
    if (committed === 'doubtful') this.#main.lose()
    if (committed !== 'yes' || !results[0]) throw new Error('The ballot box can\'t be written at the moment.')
  }

  #part(questionKey: string, kind: Kind, part: number): string | null {
    const row = this.#main.use().sql.part.get(questionKey, kind, part)
    return row ? String(row['content']) : null
  }

  #question(questionKey: string, make: 'make'): Connection<QuestionStatements>
  #question(questionKey: string): Connection<QuestionStatements> | null
  #question(questionKey: string, make?: 'make'): Connection<QuestionStatements> | null {
    const known = this.#questions.get(questionKey)
    if (known) return known
    const path = this.#pathOf(questionKey)
    if (!make && !existsSync(path)) return null
    const question = new Connection(() => this.#open(path, questionFormat), prepareQuestion)
    this.#questions.set(questionKey, question)
    return question
  }

  #pathOf(questionKey: string): string {
    return join(this.#folder, nameOf(questionKey))
  }

  #fileKeys(): string[] {
    return readdirSync(this.#folder).flatMap((name) => (/^(?:[0-9a-f]{2})+\.db$/.test(name) ? [Buffer.from(name.slice(0, -3), 'hex').toString()] : [])).sort()
  }

  /** What an older version kept beside finished questions. Interrupted, it is done again. */
  #moveOut(): void {
    const { db } = this.#main.use()
    if (!db.prepare('SELECT 1 FROM sqlite_schema WHERE type = \'table\' AND name = \'ballots\'').get()) return
    for (const { question_key: questionKey } of db.prepare('SELECT DISTINCT question_key FROM ballots').all()) {
      if (this.isFinished(String(questionKey))) continue
      const rows = db.prepare('SELECT * FROM ballots WHERE question_key = ?').all(String(questionKey)).map(rowOf)
      if (this.#putInto(String(questionKey), rows).some(({ result }) => result === 'unavailable')) throw new Error('The ballot box can\'t be written at the moment.')
    }
    db.exec('DELETE FROM ballots')
    this.#main.checkpoint()
    db.exec('VACUUM')
    this.#main.checkpoint()
    db.exec('DROP TABLE ballots')
    this.#main.checkpoint()
  }
}

type Statements = ReturnType<typeof prepare>

function prepare(db: DatabaseSync) {
  return {
    finished: db.prepare('SELECT has_receipts FROM finished WHERE question_key = ?'),
    finish: db.prepare('INSERT INTO finished (question_key, has_receipts) VALUES (?, ?)'),
    part: db.prepare('SELECT content FROM parts WHERE question_key = ? AND kind = ? AND part = ?'),
    keepPart: db.prepare('INSERT INTO parts (question_key, kind, part, content) VALUES (?, ?, ?, ?)'),
    dropParts: db.prepare('DELETE FROM parts WHERE question_key = ?'),
  }
}

/** Hex, since some file systems take A and a for the same. One that is too long for a file, as in a file of somebody else, takes no ballots. */
function nameOf(questionKey: string): string {
  return `${Buffer.from(questionKey).toString('hex')}.db`
}
