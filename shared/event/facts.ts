// Facts: what the journal of an event says happened, besides board updates. Past tense, self-contained:
// applying one needs the state before it and nothing else. Old facts must stay readable for ever.
import type { MovedPeople } from '../ranking/moved.ts'
import type { AnyTally } from '../ranking/result/full-tally.ts'
import type { Alternative } from './agenda.ts'
import type { Allowance } from './allowances.ts'
import type { ErasureFact } from './erasure.ts'
import type { FloorFact } from './floor.ts'
import type { FlowFact } from './flow.ts'
import type { ModerationFact } from './moderation.ts'
import type { JoiningFact, Place } from './joining.ts'
import type { PaperFact } from './paper.ts'
import type { LinkRole, Seating } from './names.ts'
import type { ReportSettings } from '../report/settings.ts'
import type { Submission } from '../submissions/submission.ts'
import type { ScreenFact } from './screen.ts'
import type { Reversal } from './reversal.ts'
import type { RewindFact } from './rewind-facts.ts'
import type { Board, Done, Earlier, ImportRecord, Origin, Person, Question, Slate, Stage, Submitted, Table } from './state.ts'
import type { Timer } from './timer.ts'

/** Every fact; each domain has its own list, and its handlers in `apply-….ts`. */
export type Fact = RewindFact | RoomFact | VotingFact | AgendaFact | TableFact | ImportFact | FlowFact | FloorFact | ModerationFact | ReportFact | ScreenFact | ErasureFact | JoiningFact | PaperFact

export type RoomFact =
  | {
      type: 'event.created'
      eventId: string
      title: string
      template: string
      timeZone?: string
      code: string
      codeExpiresAt: number
      groups: string[]
      agenda: Stage[]
      boards: Board[]
    }
  | ({ type: 'person.joined'; participantId: string } & Omit<Person, 'joinedAt'>)
  | { type: 'person.updated'; participantId: string; name: string; group: string | null; place?: Place }
  /** From here on this person's token opens nothing; what they wrote and cast stays. */
  | { type: 'person.removed'; participantId: string }
  | { type: 'person.readmitted'; participantId: string }
  /** Goes on with another device: from here on every older token of theirs opens nothing. */
  | { type: 'person.moved'; participantId: string }
  /** From here on every older link of this role opens nothing. */
  | { type: 'links.renewed'; role: LinkRole }
  | { type: 'author.named'; participantId: string; name: string; group: string | null }
  | { type: 'stage.entered'; stageId: string; timer: Timer | null }
  | { type: 'timer.set'; timer: Timer | null }
  | { type: 'board.frozen'; boardId: string }
  | { type: 'board.opened'; boardId: string }
  | { type: 'actions.numbered'; boardId: string; actions: { actionId: string; number: number; lineageId: string }[] }
  | { type: 'client.bound'; boardId: string; clientId: number; personId: string }
  | { type: 'event.renamed'; title: string }
  | { type: 'event.paused' }
  | { type: 'event.resumed' }
  | { type: 'event.closed' }
  /** Of the journal as it stood when the session was closed: what everybody is shown then. `hash` in hex. */
  | { type: 'head.noted'; seq: number; hash: string }
  | { type: 'control.done'; doneId: string; by: string; as?: string; what: Done['what']; undo: Reversal }
  | { type: 'control.undone'; doneId: string }

export type VotingFact =
  | { type: 'question.opened'; questionId: string; slate: Slate }
  | { type: 'question.paused'; questionId: string }
  | { type: 'question.reopened'; questionId: string }
  | { type: 'question.counted'; questionId: string; submitted: Submitted }
  | { type: 'question.sealed'; questionId: string; submitted: Submitted }
  | { type: 'question.revealed'; questionId: string; tally: AnyTally; moved?: MovedPeople }
  | { type: 'question.concealed'; questionId: string }
  /** Counted again for a merge since the slate was fixed; null where there is none any more. The ballots and the tally stay. */
  | { type: 'question.alternative'; questionId: string; alternative: Alternative | null }

/** `before`: the one that it comes before; last where that is null or gone. */
export type AgendaFact =
  | { type: 'stage.added'; stage: Stage; before: string | null }
  | { type: 'stage.edited'; stageId: string; change: StageChange }
  | { type: 'stage.moved'; stageId: string; before: string | null }
  | { type: 'stage.removed'; stageId: string }
  | { type: 'stage.skipped'; stageId: string; skipped: boolean }
  | { type: 'event.zoned'; timeZone: string | null }
  | { type: 'question.added'; stageId: string; question: Question; before: string | null }
  | { type: 'question.edited'; questionId: string; change: Partial<Pick<Question, 'title' | 'method' | 'secrecy' | 'options'>> }
  | { type: 'question.moved'; questionId: string; before: string | null }
  | { type: 'question.removed'; questionId: string }

/** Null: untimed, all boards, what is usual. */
export type StageChange = { title?: string; seconds?: number | null; boards?: string[] | null; allows?: Allowance[] | null; premoderated?: boolean }

export type TableFact =
  /** With a board for each. */
  | { type: 'tables.made'; tables: Table[]; boards: Board[] }
  | { type: 'table.renamed'; tableId: string; title: string }
  /** Its board goes with it. */
  | { type: 'table.removed'; tableId: string }
  | { type: 'table.staged'; tableId: string; stageId: string | null }
  | { type: 'seating.set'; seating: Seating }
  /** null: nowhere. */
  | { type: 'people.seated'; seats: Record<string, string | null> }
  | { type: 'actions.carried'; origins: Record<string, Origin> }
  /** By action: the events that it was in before. */
  | { type: 'actions.inherited'; earlier: Record<string, Earlier[]> }

export type ImportFact =
  | ({ type: 'import.made' } & Omit<ImportRecord, 'at' | 'reverted'>)
  /** `kept`: what it brought that somebody has used or changed since, by id. */
  | { type: 'import.reverted'; importId: string; removed: number; kept: string[] }
  /** In batches. Never sent to anybody as facts: they are read in pages. */
  | { type: 'submissions.added'; importId: string; submissions: Submission[] }
  | { type: 'submissions.themed'; submissionIds: string[]; themeId: string; on: boolean }
  /** `evidenceId`: the card on the board that stands for the submission there. */
  | { type: 'submission.linked'; submissionId: string; boardId: string; actionId: string; evidenceId: string; linked: boolean }
  /** They say the same as `into`; null where they stand for themselves again. */
  | { type: 'submissions.merged'; submissionIds: string[]; into: string | null }

/** Read by who writes the report alone: no state holds them. `archive.handed`: an archive of all up to here was given out. */
export type ReportFact = { type: 'report.arranged'; settings: ReportSettings } | { type: 'archive.handed' }

/** A fact with its place in the journal, as clients get it. */
export type SeqFact = { seq: number; at: number; fact: Fact }
