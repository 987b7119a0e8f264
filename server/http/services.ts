// What the HTTP routes need from the rest of the server; built in main.ts.
import type { Language } from '../../shared/protocol/languages.ts'
import type { EventState, ImportRecord } from '../../shared/event/state.ts'
import type { Place } from '../../shared/event/joining.ts'
import type { LinkRole, Principal, Role } from '../../shared/event/names.ts'
import type { CreateEvent } from '../../shared/protocol/create.ts'
import type { AnyCommand } from '../../shared/protocol/commands.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import type { ReportFile, ReportFormat, ReportProblem } from '../../shared/protocol/reporting.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { PolisFile } from '../../shared/report/polis.ts'
import type { SheetName } from '../../shared/report/sheets.ts'
import type { SubmissionQuery } from '../../shared/submissions/query.ts'
import type { StoredEntry } from '../ports.ts'
import type { ImportReply, ImportRequest } from './import-types.ts'
import type { Programmes } from './programmes.ts'
import type { SimilarSubmissions, SubmissionPage } from './submission-reads.ts'

/** A command that removes something for good. */
export type Erasing = Extract<AnyCommand, { type: 'words.remove' | 'person.erase' }>

export type Links = { join: string; facilitator: string; screen: string; organiser: string; replay: string }

export type Person = Principal & { eventId: string }

export type Material = {
  title: string
  closed: boolean
  boards: {
    boardId: string
    title: string
    frozen: boolean
    themes: { id: string; title: string }[]
    actions: { id: string; number: number | null; title: string }[]
  }[]
  imports: ImportRecord[]
}

/** As a request asks for it; which ballots go with it is looked up. */
export type ReportQuery = {
  chatham: boolean | null
  language: Language | null
  /** Where the event has none of its own. */
  timeZone: string
  csv: { layout: 'sheets'; file: SheetName | null } | { layout: 'polis'; file: PolisFile | null; questionId: string | null }
}

export interface HostedEvent {
  /** Committed. */
  readonly state: EventState
}

export interface Services {
  /** ms since the epoch */
  now(): number
  readonly programmes: Programmes
  create(request: CreateEvent): Promise<{ event: HostedEvent } | { refusal: Refusal }>
  events(): Promise<HostedEvent[]>
  event(eventId: string): Promise<HostedEvent | null>
  byCode(code: string): Promise<HostedEvent | Refusal>
  /** Expired codes included. */
  byPastCode(code: string): Promise<HostedEvent | null>
  /** The door that these digits open goes on with more of them, which cannot be found by trying. */
  lengthenDigits(event: HostedEvent, digits: string): void
  /** Imports a file, or says what it would come to. */
  import(event: HostedEvent, request: ImportRequest): Promise<ImportReply | { refusal: Refusal }>
  /** What there is to work with: boards with their themes and actions, and what was imported. */
  material(event: HostedEvent): Material
  submissions(event: HostedEvent, query: SubmissionQuery): Promise<SubmissionPage>
  /** Null where there are too many to be compared. */
  similarSubmissions(event: HostedEvent): Promise<SimilarSubmissions[] | null>
  command(event: HostedEvent, command: AnyCommand, by: Principal): Promise<Ack>
  /** Also in the events that it was carried to. */
  erase(event: HostedEvent, command: Erasing, by: Principal): Promise<Ack>
  /** Somebody of a panel: in every event and on the panel. */
  eraseMember(programmeId: string, memberId: string, asked: { erasureId: string; reason: string }): Promise<Ack>
  /** All that there is on one participant. */
  subjectData(event: HostedEvent, participantId: string): Promise<unknown>
  /** Adds a participant, or finds the one whose token this is. */
  join(event: HostedEvent, person: { name: string; group: string | null; token: string | null; place?: Place | undefined }): Promise<{ participantId: string; token: string } | Refusal>
  /** Whose code this is, by which they go on with another device; null where it is nobody's. */
  transferring(code: string): Promise<{ event: HostedEvent; name: string } | null>
  /** They go on here: from now on their other devices open nothing. */
  transfer(code: string): Promise<{ token: string; participantId: string; eventId: string; boards: { boardId: string; title: string }[] } | Refusal | null>
  entries(eventId: string, from: number): Promise<{ entries: StoredEntry[]; next: number | null }>
  report(event: HostedEvent, format: ReportFormat, query: ReportQuery): Promise<ReportFile | ReportProblem>
  /** Ballots as published after the reveal of a public-recount question; null for every other. */
  publicBallots(event: HostedEvent, questionId: string): Promise<unknown[] | null>
  /** Ballots of a named question, with names, as far as this role may see them; null where it may not. */
  namedBallots(event: HostedEvent, questionId: string, role: Role): Promise<unknown[] | null>
  /** The event as one file; null where it could not be made. */
  archive(event: HostedEvent): Promise<Uint8Array | null>
  /** Takes in an archive that was made anywhere. `there`: it was here already. */
  openArchive(bytes: Uint8Array): Promise<{ eventId: string; title: string; there: boolean } | Refusal>
  /** When an event was opened from a file; null for one of this server's own. */
  openedAt(event: HostedEvent): number | null
  /** Of every public recount whose voting has ended, sorted. */
  receipts(event: HostedEvent): Promise<{ questionId: string; title: string; phase: string; receipts: string[] }[]>
  /** Each table's link, for who helps there. */
  tableLinks(event: HostedEvent, base: string): { tableId: string; title: string; link: string }[]
  /** What the organiser hands out: the links hold the tokens beside them. */
  access(event: HostedEvent, base: string): { tokens: { facilitator: string; screen: string }; links: Links }
  /** Ends all links of this role that were made so far. Null when it is saved. */
  renewLinks(event: HostedEvent, role: LinkRole): Promise<Refusal | null>
  /** A backup of all data, in pieces. */
  backup(): AsyncIterable<Uint8Array>
  bearer(token: string): Person | null
  /** Why a bearer's token opens this event no more; null while it does. */
  refusal(event: HostedEvent, bearer: Person): Refusal | null
  isOrganiser(key: string): boolean
  isReady(): Promise<boolean>
  metrics(): Promise<{ type: string; text: string }>
}
