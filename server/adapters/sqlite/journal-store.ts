// The journal's tables and every statement on them. Runs in the worker, synchronously.
// Invariant: after a redaction neither the file nor its WAL holds a byte of what was there before, and the rest of the file was not rewritten
// for it: others commit meanwhile. So no row that holds words is ever moved by SQLite, which leaves copies in the slack of pages: rows of
// `entries` and `redacted` are added at the end, never deleted, and overwritten by zeros of the same length, which SQLite does in place;
// a checkpoint begins with more zeros than SQLite keeps of a row in a page, so that its bytes are in pages of their own, which
// `secure_delete` overwrites when they are freed.
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { AppendResult, Batch, Checkpoint, RedactResult, Redaction, StoredEntry } from '../../ports.ts'
import { Connection } from './connection.ts'
import type { Format } from './database.ts'

export const journalFormat: Format = {
  file: 'journal.db',
  next: 'ballots.db',
  applicationId: 0x504c4e6a,
  // VACUUM writes a copy of everything to a temporary database: in memory that leaves no file behind.
  pragmas: 'PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY',
  migrations: [
    `CREATE TABLE entries (
      stream TEXT NOT NULL,
      seq INTEGER NOT NULL,
      entry_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      by TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('fact', 'update')),
      board_id TEXT,
      payload BLOB NOT NULL,
      salt BLOB NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (stream, seq)
    ) STRICT;
    CREATE TABLE owners (stream TEXT PRIMARY KEY, fence INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE checkpoints (
      stream TEXT PRIMARY KEY,
      seq INTEGER NOT NULL,
      hash BLOB NOT NULL,
      version INTEGER NOT NULL,
      payload BLOB NOT NULL
    ) STRICT`,
    `ALTER TABLE entries ADD COLUMN erased_hash BLOB;
    CREATE TABLE unscrubbed (stream TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
    // What stands in place of a payload is the newest row here; before, it was in \`entries\`, whose file is cleaned up once, at the next opening.
    `CREATE TABLE redacted (
      number INTEGER PRIMARY KEY,
      stream TEXT NOT NULL,
      seq INTEGER NOT NULL,
      payload BLOB NOT NULL,
      salt BLOB NOT NULL,
      erased_hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX redacted_places ON redacted (stream, seq);
    DROP TABLE checkpoints;
    CREATE TABLE checkpoints (
      stream TEXT PRIMARY KEY,
      seq INTEGER NOT NULL,
      hash BLOB NOT NULL,
      version INTEGER NOT NULL,
      pad BLOB NOT NULL,
      payload BLOB NOT NULL
    ) STRICT;
    INSERT OR IGNORE INTO unscrubbed (stream) SELECT '' WHERE EXISTS (SELECT 1 FROM entries)`,
  ],
}

/** SQLite's usual. */
const pageBytes = 4_096

export class JournalStore {
  #connection: Connection<Statements>

  /** Also removes the traces that an older version left. */
  constructor(open: () => DatabaseSync) {
    this.#connection = new Connection(open, prepare)
    if (this.#connection.use().sql.unscrubbed.get()) this.#rewrite()
  }

  append(batches: Batch[]): AppendResult[] {
    let outcome
    try {
      outcome = this.#connection.commitTogether(batches, appendOne, 'unavailable')
    } catch {
      return batches.map(() => 'unavailable')
    }
    if (outcome.committed === 'yes') return outcome.results
    if (outcome.committed === 'no') return batches.map(() => 'unavailable')
    return this.#settle(batches, outcome.results)
  }

  read(stream: string, from: number, limit: number, mostBytes = Infinity): StoredEntry[] {
    const { sql } = this.#connection.use()
    const entries: StoredEntry[] = []
    let bytes = 0
    for (const row of sql.read.iterate(stream, from, Math.min(limit, Number.MAX_SAFE_INTEGER))) {
      const entry = entryOf(row)
      entries.push(entry)
      bytes += entry.payload.length
      if (bytes >= mostBytes) break
    }
    const [first, last] = [entries[0], entries.at(-1)]
    if (!first || !last) return entries
    for (const row of sql.redactedIn.all(stream, first.seq, last.seq)) {
      // Places have no gaps. Of several the newest comes last.
      const at = Number(row['seq']) - first.seq
      entries[at] = { ...entries[at]!, payload: row['payload'] as Uint8Array, salt: row['salt'] as Uint8Array, erasedHash: row['erased_hash'] as Uint8Array }
    }
    return entries
  }

  /** Throws when the disk fails; calling it again goes on where it stopped. */
  redact(stream: string, fence: number, redactions: readonly Redaction[]): RedactResult {
    const { committed, results } = this.#connection.commitTogether([{ stream, fence, redactions }], redactAll, 'unavailable')
    if (committed === 'doubtful') this.#connection.lose()
    if (committed !== 'yes') return 'unavailable'
    // The log still has what was there before. A server that is killed here empties it when it starts.
    if (results[0] === 'ok') this.#connection.checkpoint()
    return results[0]!
  }

  saveCheckpoint(stream: string, checkpoint: Checkpoint): boolean {
    try {
      const { committed, results } = this.#connection.commitTogether([{ stream, ...checkpoint }], keepOne, false)
      if (committed === 'doubtful') this.#connection.lose()
      return committed === 'yes' && results[0] === true
    } catch {
      // The file can't be opened again yet.
      return false
    }
  }

  checkpoint(stream: string): Checkpoint | null {
    const row = this.#connection.use().sql.checkpoint.get(stream)
    return row ? checkpointOf(row) : null
  }

  streams(): { stream: string; seq: number }[] {
    return this.#connection.use().sql.streams.all().map((row) => ({ stream: String(row['stream']), seq: Number(row['seq']) }))
  }

  acquire(stream: string): number {
    const { committed, results } = this.#connection.commitTogether(
      [stream], (name, sql) => Number(sql.acquire.get(name)?.['fence']), Number.NaN,
    )
    const fence = results[0]
    if (committed === 'doubtful') this.#connection.lose()
    if (committed !== 'yes' || fence === undefined || Number.isNaN(fence)) throw new Error('The journal can\'t be written at the moment.')
    return fence
  }

  /** A whole copy as it is now, in a file that is not there yet. */
  copyTo(path: string): Promise<void> {
    return this.#connection.copyTo(path)
  }

  close(): void {
    this.#connection.lose()
  }

  /** Everything anew, which takes as long as there is much of it: nobody is served yet. */
  #rewrite(): void {
    this.#connection.checkpoint()
    const { db, sql } = this.#connection.use()
    db.exec('VACUUM')
    this.#connection.checkpoint()
    sql.markScrubbed.run()
    this.#connection.checkpoint()
  }

  /** Opening again writes and fsyncs all that the file holds, so what can then be read is safe. */
  #settle(batches: Batch[], results: AppendResult[]): AppendResult[] {
    this.#connection.lose()
    try {
      const { sql } = this.#connection.use()
      return batches.map(({ stream, entries }, index) => {
        const last = entries.at(-1)
        const result = results[index] ?? 'unavailable'
        if (result !== 'ok' || !last) return result
        return sql.entryIdAt.get(stream, last.seq)?.['entry_id'] === last.entryId ? 'ok' : 'unavailable'
      })
    } catch {
      return results.map((result) => (result === 'ok' ? 'unknown' : result))
    }
  }
}

type Statements = ReturnType<typeof prepare>

function prepare(db: DatabaseSync) {
  return {
    seqOf: db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM entries WHERE stream = ?'),
    fenceOf: db.prepare('SELECT fence FROM owners WHERE stream = ?'),
    acquire: db.prepare(`INSERT INTO owners (stream, fence) VALUES (?, 1)
      ON CONFLICT (stream) DO UPDATE SET fence = fence + 1 RETURNING fence`),
    insert: db.prepare(`INSERT INTO entries (stream, seq, entry_id, at, by, kind, board_id, payload, salt, erased_hash, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    read: db.prepare(`SELECT seq, entry_id, at, by, kind, board_id, payload, salt, erased_hash, hash FROM entries
      WHERE stream = ? AND seq >= ? ORDER BY seq LIMIT ?`),
    redactedIn: db.prepare(`SELECT seq, payload, salt, erased_hash FROM redacted
      WHERE stream = ? AND seq BETWEEN ? AND ? ORDER BY number`),
    entryIdAt: db.prepare('SELECT entry_id FROM entries WHERE stream = ? AND seq = ?'),
    // From one name to the next: what this takes grows with the streams, not with their entries.
    streams: db.prepare(`WITH RECURSIVE names (stream) AS (
        SELECT min(stream) FROM entries
        UNION ALL SELECT (SELECT min(stream) FROM entries WHERE stream > names.stream) FROM names WHERE names.stream IS NOT NULL)
      SELECT stream, (SELECT max(seq) FROM entries WHERE stream = names.stream) AS seq FROM names WHERE stream IS NOT NULL`),
    keep: db.prepare(`INSERT OR REPLACE INTO checkpoints (stream, seq, hash, version, pad, payload)
      SELECT stream, seq, hash, ?, zeroblob(${pageBytes}), ? FROM entries WHERE stream = ? AND seq = ? AND hash = ?`),
    redact: db.prepare('INSERT INTO redacted (stream, seq, payload, salt, erased_hash) VALUES (?, ?, ?, ?, ?)'),
    blank: ['entries', 'redacted'].map((table) => db.prepare(`UPDATE ${table} SET payload = zeroblob(length(payload)), salt = zeroblob(length(salt)) WHERE stream = ? AND seq = ?`)),
    forget: db.prepare('DELETE FROM checkpoints WHERE stream = ?'),
    unscrubbed: db.prepare('SELECT 1 FROM unscrubbed'),
    markScrubbed: db.prepare('DELETE FROM unscrubbed'),
    checkpoint: db.prepare('SELECT seq, hash, version, payload FROM checkpoints WHERE stream = ?'),
  }
}

function appendOne({ stream, expectedSeq, fence, entries }: Batch, sql: Statements): AppendResult {
  if (fence < Number(sql.fenceOf.get(stream)?.['fence'] ?? 0)) return 'fenced'
  if (Number(sql.seqOf.get(stream)?.['seq']) !== expectedSeq) return 'conflict'
  if (entries.some((entry, index) => entry.seq !== expectedSeq + index + 1)) return 'conflict'
  for (const { seq, entryId, at, by, kind, boardId, payload, salt, erasedHash, hash } of entries) {
    sql.insert.run(stream, seq, entryId, at, by, kind, boardId, payload, salt, erasedHash ?? null, hash)
  }
  return 'ok'
}

function redactAll({ stream, fence, redactions }: { stream: string; fence: number; redactions: readonly Redaction[] }, sql: Statements): RedactResult {
  if (fence < Number(sql.fenceOf.get(stream)?.['fence'] ?? 0)) return 'fenced'
  if (redactions.some(({ seq }) => !sql.entryIdAt.get(stream, seq))) return 'conflict'
  for (const { seq, payload, salt, erasedHash } of redactions) {
    for (const blank of sql.blank) blank.run(stream, seq)
    sql.redact.run(stream, seq, payload, salt, erasedHash)
  }
  sql.forget.run(stream)
  return 'ok'
}

function keepOne({ stream, seq, hash, version, payload }: { stream: string } & Checkpoint, sql: Statements): boolean {
  return Number(sql.keep.run(version, payload, stream, seq, hash).changes) > 0
}

function checkpointOf(row: Record<string, SQLOutputValue>): Checkpoint {
  return {
    seq: Number(row['seq']), hash: row['hash'] as Uint8Array, version: Number(row['version']), payload: row['payload'] as Uint8Array,
  }
}

function entryOf(row: Record<string, SQLOutputValue>): StoredEntry {
  return {
    seq: Number(row['seq']),
    entryId: String(row['entry_id']),
    at: Number(row['at']),
    by: String(row['by']),
    kind: row['kind'] === 'update' ? 'update' : 'fact',
    boardId: row['board_id'] === null ? null : String(row['board_id']),
    payload: row['payload'] as Uint8Array,
    salt: row['salt'] as Uint8Array,
    ...(row['erased_hash'] !== null && { erasedHash: row['erased_hash'] as Uint8Array }),
    hash: row['hash'] as Uint8Array,
  }
}
