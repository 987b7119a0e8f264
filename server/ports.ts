// What the core asks of the world, and no more than it uses. Every adapter passes the contract suite of its port.
import type { BallotsToArchive } from '../shared/archive/ballots.ts'
import type { Built, Live } from '../shared/archive/build.ts'
import type { Verified } from '../shared/archive/verify.ts'
import type { BoardChange } from '../shared/board/changes.ts'
import type { BoardView } from '../shared/board/read.ts'
import type { BoardErasure } from '../shared/erasure/board.ts'
import type { Operation } from '../shared/board/operations.ts'
import type { Principal, Role } from '../shared/event/names.ts'
import type { SeqFact } from '../shared/event/facts.ts'
import type { FileRead } from '../shared/import/file.ts'
import type { Refusal, RefusalCode } from '../shared/protocol/refusals.ts'
import type { ReportFile, ReportOrder, ReportProblem } from '../shared/protocol/reporting.ts'
import type { CountRequest, KeptBallot } from '../shared/ranking/result/count-question.ts'
import type { Depth } from '../shared/ranking/result/follow.ts'
import type { FullTally } from '../shared/ranking/result/full-tally.ts'
import type { SimilarPair, SimilarText } from '../shared/submissions/similar.ts'
import type * as Y from 'yjs'

export interface Clock {
  /** ms since the epoch */
  now(): number
}

export interface Timers {
  /** Calls once after `ms`; the returned function cancels. */
  after(ms: number, call: () => void): () => void
}

export interface Ids {
  /** 16 characters, unguessable. */
  id(): string
  /** A join code: eight characters without look-alikes. */
  code(): string
  bytes(length: number): Uint8Array
}

export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Figures for an operator. */
export interface Meter {
  /** A fan-out pass, or a commit, begins; the returned function says that it has ended. */
  time(what: 'pass' | 'commit'): () => void
  /** A refusal code. */
  refused(code: string): void
  /** A reader fell behind, or is no longer. */
  behind(change: 1 | -1): void
}

/** A journal entry as it is stored. The payload is opaque to the journal. */
export type StoredEntry = {
  /** 1, 2, 3 … without gaps within a stream. */
  seq: number
  entryId: string
  /** ms since the epoch */
  at: number
  /** Person who did it, or on whose behalf the server did. */
  by: string
  /** 'fact' (JSON) or 'update' (Yjs V1 bytes of `boardId`). */
  kind: 'fact' | 'update'
  boardId: string | null
  payload: Uint8Array
  salt: Uint8Array
  /** Of an entry that words were erased from: the salted hash of its payload as it was, which the chain goes on from. */
  erasedHash?: Uint8Array
  /** SHA-256 chain over the entry before and this one's salted payload hash; 32 bytes. */
  hash: Uint8Array
}

export type Batch = { stream: string; expectedSeq: number; fence: number; entries: StoredEntry[] }

/**
 * ok: on disk. conflict: the stream is not at `expectedSeq`. fenced: somebody else owns it now.
 * unavailable: nothing was written. unknown: read again by entry id.
 */
export type AppendResult = 'ok' | 'conflict' | 'fenced' | 'unavailable' | 'unknown'

/** What takes the place of an entry's payload and salt; the entry's hash, and with it the chain, stays. */
export type Redaction = { seq: number; payload: Uint8Array; salt: Uint8Array; erasedHash: Uint8Array }

/** unavailable: do it again, it may or may not be on disk. conflict: there is no such entry. But for ok, nothing can be read that was not before. */
export type RedactResult = 'ok' | 'conflict' | 'fenced' | 'unavailable'

/** What the entries of a stream up to `seq` come to, opaque to the journal. It only saves time: the entries are the truth. */
export type Checkpoint = {
  seq: number
  /** Hash of the entry with that number. */
  hash: Uint8Array
  /** Of the payload's form and meaning. */
  version: number
  payload: Uint8Array
}

export interface Journal {
  /** One commit (and one fsync) for all batches; each batch succeeds or fails by itself. Resolves after the commit. */
  append(batches: Batch[]): Promise<AppendResult[]>
  /** Entries with seq ≥ from, ascending, at most `limit`; fewer where their payloads come to `mostBytes`, but one at least. */
  read(stream: string, from: number, limit: number, mostBytes?: number): Promise<StoredEntry[]>
  /**
   * Replaces payloads and salts (a conflict: none of them) and drops the stream's checkpoint; others commit meanwhile, and read what there
   * is of it. When it is ok, no file has a byte left of what was replaced; after a crash it is done again.
   */
  redact(stream: string, fence: number, redactions: readonly Redaction[]): Promise<RedactResult>
  /** Keeps it in place of the one before; false, and nothing changed, where the stream has no such entry or the disk fails. */
  saveCheckpoint(stream: string, checkpoint: Checkpoint): Promise<boolean>
  /** The one that was saved last; null if there is none. */
  checkpoint(stream: string): Promise<Checkpoint | null>
  streams(): Promise<{ stream: string; seq: number }[]>
  close(): Promise<void>
}

export interface Ownership {
  /** Makes the caller the owner of a stream: a fencing token above every one given before. */
  acquire(stream: string): Promise<number>
}

export type BallotRow = {
  /** HMAC of the participant id under the question's key, hex. */
  pseudonym: string
  revision: number
  idempotencyKey: string
  group: string | null
  /** Canonical JSON. */
  ballot: string
  receipt: string
}

export type PutResult =
  | { result: 'stored' | 'same'; row: BallotRow }
  /** A row with this or a newer revision is there. */
  | { result: 'stale'; row: BallotRow }
  | { result: 'unavailable' }

/** What takes the place of a row's group and pseudonym once its question is finished. */
export type KeptUnder = {
  /** Group ('' = none) → the name under which it is kept: small groups share one. */
  strata?: Readonly<Record<string, string>>
  /** Pseudonym → participant id, of named ballots alone; of all others nobody is kept. */
  people?: Readonly<Record<string, string>>
  /** Receipts stay as a sorted list of their own, beside ballots that nothing joins them to. */
  receipts?: true
}

export type FinishedBallot = { group: string | null; ballot: string; participantId?: string }

/** Keeps no time, address, socket or insertion order. `questionKey` names event and question. */
export interface BallotBox {
  /** Resolves after the commit. The same idempotency key answers 'same' with the stored row. */
  put(questionKey: string, row: BallotRow): Promise<PutResult>
  rows(questionKey: string): Promise<BallotRow[]>
  /** A ballot on paper that was voided; true where it is there no more. Leaves nothing to a finished question. */
  remove(questionKey: string, pseudonym: string): Promise<boolean>
  /**
   * After the seal: drops pseudonyms, revisions, keys and receipts (unless those are kept), sorts what is left, and leaves no trace of
   * the rest on disk.
   */
  finish(questionKey: string, kept?: KeptUnder): Promise<void>
  /** Ballots of a finished question, sorted; null before `finish`. */
  finished(questionKey: string): Promise<FinishedBallot[] | null>
  /** Sorted; null before `finish`, and where none were kept. */
  receipts(questionKey: string): Promise<string[] | null>
  /** Takes in what was finished elsewhere, as it was; what is there already stays. Rejects where it cannot be saved. */
  adopt(questionKey: string, ballots: readonly FinishedBallot[], receipts: readonly string[] | null): Promise<void>
  close(): Promise<void>
}

/** Keys of questions, outside the database and its backups. */
export interface KeyVault {
  /** On disk when it resolves. Keeps the key that is there. */
  create(questionKey: string): Promise<Uint8Array>
  get(questionKey: string): Promise<Uint8Array | null>
  destroy(questionKey: string): Promise<void>
  list(): Promise<string[]>
}

/** Counts ballots somewhere else than where people are served. */
export interface Counter {
  /** All that is published of a question; null when it was called off. Rejects when counting failed. */
  count(request: CountRequest, ballots: readonly KeptBallot[], signal?: AbortSignal): Promise<FullTally | null>
  /** Counts that follow ballots as they come in. */
  follow(request: CountRequest, ballots: readonly KeptBallot[]): FollowedCount
  close(): Promise<void>
}

export interface FollowedCount {
  /** Canonical ballots: the one that no longer stands, and the one that does now. */
  change(removed: string | null, added: string | null): void
  /** As of the changes so far; null when it was called off. Rejects when what was followed is lost. */
  tally(depth: Depth, signal?: AbortSignal): Promise<FullTally | null>
  end(): void
}

/** Reads a file into rows of text, somewhere else than where people are served. Never rejects: what cannot be read is refused. */
export interface FileReader {
  read(bytes: Uint8Array): Promise<FileRead>
}

/** Compares texts, somewhere else than where people are served; null where it takes too long. */
export interface Likeness {
  pairs(texts: readonly SimilarText[]): Promise<SimilarPair[] | null>
}

/** Writes reports, somewhere else than where people are served. Reads the journal once it is its turn. */
export interface Reporter {
  write(order: ReportOrder, pages: () => AsyncIterable<readonly StoredEntry[]>): Promise<ReportFile | ReportProblem>
}

/** An update that a room's guard found sound, on its way into the event's one order. */
export interface Submission {
  boardId: string
  principal: Principal
  operations: readonly Operation[]
  update: Uint8Array
  /** Yjs client ids that this update is the first to use. */
  bindsClients: readonly number[]
  /** Applies it to the tentative board; called once, if the event says yes. False = it would not apply after all. */
  apply(): boolean
  /** Called once, after the commit or its failure. */
  settled(committed: boolean): void
}

/** What a board room asks of the event it belongs to. */
export interface Policy {
  /** Accepts into the event's sequence, or says no; `settled` follows an acceptance, later: the commit waits a little for more. */
  submit(submission: Submission): Refusal | null
  /** Has everything submitted so far committed now, and calls back once it is (or has failed). */
  afterPending(settled: (committed: boolean) => void): void
}

/** A board as the journal has it. */
export type BoardContent = {
  boardId: string
  epoch: number
  updates: Uint8Array[]
  /** Yjs client id → person who first used it. */
  bindings: Map<number, string>
  /** Yjs client ids of before the present epoch: nothing more is taken of them. */
  retired?: ReadonlySet<number>
}

/** What the server wrote on a tentative board, on its way to the journal. */
export type BoardWriting = {
  update: Uint8Array
  /** The Yjs client that wrote it, where it wrote for the first time. */
  bindsClients: number[]
  /** Called once, after the commit or its failure. */
  settled(committed: boolean): void
}

/** Why this bearer's token opens nothing any more; null while it does. */
export type Ended = (principal: Principal) => RefusalCode | null

/** What an event asks of its boards. */
export interface Boards {
  open(content: BoardContent, policy: Policy): void
  /** Out of memory, with nobody inside. */
  close(boardId: string): void
  /** Somebody is connected to it. */
  isOccupied(boardId: string): boolean
  /** What the next command decides on: accepted, not yet committed. */
  tentative(boardId: string): Y.Doc
  /** Writes on the tentative board as the server's own Yjs client; null where nothing changes. */
  write(boardId: string, changes: readonly BoardChange[]): BoardWriting | null
  /** Committed: into the document that joins and readers see, and out to everybody, in one pass. */
  commit(boardId: string, updates: readonly Uint8Array[]): void
  /** A commit failed: back to what is committed. Everybody reconnects and sends again. */
  rollback(boardId: string): void
  /** What the tentative document would say without these words. */
  without(boardId: string, erasure: BoardErasure): BoardView
  /** Takes these words out of the documents and begins a new epoch: everybody is sent away, for a fresh document. */
  redact(boardId: string, epoch: number, erasure: BoardErasure): void
  /** What the committed document says. */
  view(boardId: string): BoardView
  /** The committed document as one Yjs V1 update. */
  encode(boardId: string): Uint8Array
  /** Resolves when those who are typing have been heard, so that a freeze cuts nobody short; waits only a moment. */
  hearOut(boardIds: readonly string[]): Promise<void>
  /** Closes the connections of those whose token has ended. */
  closeEnded(boardId: string, ended: Ended): void
}

/** Where committed things go. */
export interface Outlet {
  facts(from: number, to: number, facts: readonly SeqFact[]): void
  /** Somebody came, went or voted: head counts are due. */
  presence(): void
  /** Close the connections of those whose token has ended. Before the facts that ended them are let out. */
  ended(ended: Ended): void
  /** How a question stands that takes ballots, for these roles alone. */
  live?(questionId: string, tally: FullTally, seenBy: readonly Role[]): void
}

/** The written-down end of a sitting. */
export interface Archive {
  writeBoard(eventId: string, boardId: string, update: Uint8Array): Promise<void>
  /** The whole event as one file, in place of the one before. */
  write(eventId: string, bytes: Uint8Array): Promise<void>
  /** Takes that file away. */
  remove(eventId: string): Promise<void>
  /** Events of which there is anything. */
  eventIds(): Promise<string[]>
  /** The first so many bytes of the file of an event; null where there is none, or the writing of one was interrupted. */
  start(eventId: string, bytes: number): Promise<Uint8Array | null>
}

/** Builds and checks archives, somewhere else than where people are served. */
export interface Archivist {
  /** Waits until others that were begun before are done. */
  begin(): Promise<ArchiveBuild>
  /** Null where it takes too long or too much memory. The bytes are given away. */
  read(bytes: Uint8Array): Promise<ArchiveReading | null>
}

/** What an archive that holds is about, and how to load it. */
export type ArchiveContents = {
  eventId: string
  title: string
  head: { seq: number; hash: string }
  /** What its first entry makes; null where that makes no event. */
  made: { eventId: string; boardIds: string[] } | null
  /** Boards and questions that it has files of or names. */
  boardIds: string[]
  questionIds: string[]
  /** It was made while words were being removed from it. */
  isErasing: boolean
  checkpoint: Checkpoint
}

/** An archive that was read. To be ended. */
export interface ArchiveReading {
  readonly verified: Verified
  /** Null where it does not hold; a refusal where it does and would cost whoever holds it too much. */
  readonly contents: ArchiveContents | Refusal | null
  /** The next entries; none after the last. As many as can be stored between two turns of others. */
  entries(): Promise<StoredEntry[]>
  /** Those of a question, as they are kept after the seal; null where there are none. */
  ballots(questionId: string): Promise<{ ballots: FinishedBallot[]; receipts: string[] | null } | null>
  end(): void
}

export interface ArchiveBuild {
  /** In the order of the journal; resolves when they are taken in. */
  add(entries: readonly StoredEntry[]): Promise<void>
  /** Some of a question's, in any order. */
  addBallots(questionId: string, ballots: BallotsToArchive): Promise<void>
  finish(live: Live): Promise<Built>
  /** Calls it off, or says that it is done with. */
  end(): void
}
