// What facilitators do about words and people: what is hidden, locked, merged, split, returned or waiting, who is muted, and the log of it.
// Text that is hidden stays in the document: it has been seen. Pages show the board through these facts.
import type { ArgumentSide } from '../board/schema.ts'

export const moderationBounds = { reasonChars: 280, noteChars: 500, nameChars: 80, waiting: 1_000, waitingByPerson: 20, logKept: 200 } as const

export const entryKinds = ['action', 'argument', 'evidence'] as const
export type EntryKind = (typeof entryKinds)[number]

export type Moderation = {
  hidden: Record<EntryKind, Record<string, true>>
  /** Actions that participants do not reword, move or remove. */
  locked: Record<string, true>
  /** Duplicates, and what was carried over to the action that stands for them. */
  merged: Record<string, Merged>
  /** Of an action that was split off: the one that it came from. */
  splits: Record<string, string>
  /** Actions that went back to their author with a note. Staff only; authors know their own. */
  returned: Record<string, Returned>
  /** Waiting for approval, or sent back. Staff only; authors know their own. */
  waiting: Record<string, Waiting>
  /** Who may read and vote, but not write. Staff only; everybody knows of themselves. */
  muted: Record<string, true>
  /** The latest, oldest first. Staff only. */
  log: LogEntry[]
  /** How many there were in all. Staff only. */
  logged: number
}

export type Merged = { into: string; arguments: string[]; evidence: string[] }

export type Returned = { author: string; note: string; at: number }

/** `note`: why it was sent back; null while it waits. */
export type Waiting = { boardId: string; author: string; at: number; entry: OfferedEntry; note: string | null }

export type OfferedEntry =
  | { kind: 'action'; title: string; detail: string; theme: string | null }
  | { kind: 'argument'; action: string; side: ArgumentSide; text: string }
  | { kind: 'evidence'; title: string; text: string; source: string; actions: string[] }

/** `what`: the type of the command, or `undo`, then `of` says of what. `subject`: the id of the action, entry, person or question. */
export type LogEntry = { at: number; by: string; what: string; of?: string; subject: string; kind: EntryKind | 'person' | 'question'; number: number | null; reason: string; detail: string }

/** Asked of voters: to look again at actions that have been reworded since. */
export type Reconfirm = { at: number; actionIds: string[] }

export type ModerationFact =
  | { type: 'entry.hidden'; kind: EntryKind; entryId: string }
  | { type: 'entry.restored'; kind: EntryKind; entryId: string }
  | { type: 'action.locked'; actionId: string }
  | { type: 'action.unlocked'; actionId: string }
  | ({ type: 'action.merged'; actionId: string } & Merged)
  | { type: 'action.unmerged'; actionId: string }
  | { type: 'action.split'; actionId: string; from: string }
  | { type: 'action.unsplit'; actionId: string }
  | { type: 'action.returned'; actionId: string; author: string; note: string; at: number }
  | { type: 'action.settled'; actionId: string; author: string }
  | { type: 'entry.offered'; entryId: string; waiting: Waiting }
  /** null: it waits again. */
  | { type: 'entry.returned'; entryId: string; author: string; note: string | null }
  /** Approved, or taken back by its author. */
  | { type: 'entry.taken'; entryId: string; author: string }
  | { type: 'person.muted'; participantId: string }
  | { type: 'person.unmuted'; participantId: string }
  /** All actions of the slate whose words are not those of the slate now. */
  | { type: 'question.reworded'; questionId: string; actionIds: string[] }
  | { type: 'question.reconfirm'; questionId: string; reconfirm: Reconfirm | null }
  | ({ type: 'moderation.noted' } & Omit<LogEntry, 'at'>)

export const noModeration: Moderation = {
  hidden: { action: {}, argument: {}, evidence: {} }, locked: {}, merged: {}, splits: {}, returned: {}, waiting: {}, muted: {}, log: [], logged: 0,
}
