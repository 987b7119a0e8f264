/**
 * The archive of an event: what its files are called and what they hold. `docs/archive-format.md` describes it for readers without this code.
 * Invariants: everything but the journal, the ballots and the receipts follows from the journal; the same event gives the same bytes
 * everywhere. What a name means never changes: a change of meaning needs a new `formatVersion` and a step in `upcast.ts`.
 */
import type { Secrecy } from '../event/names.ts'
import type { Question, QuestionPhase } from '../event/state.ts'
import type { AnyTally } from '../ranking/result/full-tally.ts'

export const formatName = 'plenary-archive'
/** Version 2 is version 1 with checkpoints; what fits into one part of the journal has none, and is written as version 1. */
export const formatVersion = 2

/** Entries of one part of the journal: part 1 holds 1 to 5,000. */
export const partEntries = 5_000

/** Of one archive; where it has more parts, every second, fourth … has one. */
const mostCheckpoints = 32

/** After every how many parts there is a checkpoint, in a journal of so many entries. */
export function partsBetween(entries: number): number {
  let parts = 1
  while (Math.floor((Math.ceil(entries / partEntries) - 1) / parts) > mostCheckpoints) parts *= 2
  return parts
}

export const archiveBounds = {
  bytes: 512 * 1024 * 1024, files: 4_000, pathChars: 260, entries: 5_000_000, lineChars: 48 * 1024 * 1024,
  questions: 2_000, ballots: 100_000, boards: 200,
} as const

export const paths = {
  manifest: 'manifest.json',
  readme: 'README.md',
  agenda: 'agenda.json',
  state: 'state.json',
  moderation: 'moderation-log.csv',
  part: (number: number): string => `journal/${String(number).padStart(6, '0')}.ndjson`,
  checkpoint: (number: number): string => `checkpoints/${String(number).padStart(6, '0')}.json`,
  board: (boardId: string): string => `boards/${encodeURIComponent(boardId)}.yjs`,
  tally: (questionId: string): string => `tallies/${encodeURIComponent(questionId)}.json`,
  ballots: (questionId: string): string => `ballots/${encodeURIComponent(questionId)}.json`,
} as const

export type Manifest = {
  format: typeof formatName
  version: number
  event: { eventId: string; title: string; createdAt: number; closedAt: number | null }
  /** The newest entry, and the hash that stands for it and all before it; hex. */
  head: { seq: number; hash: string }
  /** `erased`: entries that words were erased from. */
  counts: { entries: number; facts: number; updates: number; erased: number; boards: number; people: number; actions: number }
  /** `ballots`: how many are in the ballots file; null where there is none. */
  questions: { questionId: string; title: string; secrecy: Secrecy; phase: QuestionPhase; ballots: number | null }[]
  /** All but this one, by path. `sha256` as hex. */
  files: ArchivedFile[]
}

/** What the journal came to at the end of a part of it that another follows; called after that part. `boards`: by id, SHA-256 of what each says, hex. */
export type ArchivedCheckpoint = { seq: number; state: unknown; boards: Record<string, string> }

export type ArchivedFile = { path: string; bytes: number; sha256: string }

/** What an entry is called, and what the chain holds of it besides its content. */
export type EntryHead = { seq: number; entryId: string; at: number; by: string; kind: 'fact' | 'update'; boardId: string | null }

/**
 * A journal entry as a journal stores it. Where words were erased from it, `payload` and `salt` are of what stands in their place, which the
 * chain knows nothing about; it goes on from `erasedHash`, the salted hash of the payload as it was.
 */
export type ArchivedEntry = EntryHead & { salt: Uint8Array; payload: Uint8Array; erasedHash?: Uint8Array; hash: Uint8Array }

/** Of a revealed question. */
export type ArchivedTally = { questionId: string; title: string; method: string; secrecy: Secrecy; tally: AnyTally; moved?: Question['moved'] }

/**
 * Ballots of a revealed question that was no secret, in the order of their text. Of a public recount without names and groups, with the
 * receipts of all voters; of a named one with names where that was declared for everyone, else without names and groups.
 */
export type ArchivedBallots = {
  questionId: string
  title: string
  method: string
  secrecy: Exclude<Secrecy, 'secret'>
  ballots: ArchivedBallot[]
  /** Sorted. */
  receipts?: string[]
}

/** `groups`: those that it was counted with. */
export type ArchivedBallot = { ballot: unknown; participantId?: string; name?: string; groups?: (string | null)[] }
