// What a report says, as data: the form of `report.json`, documented in docs/report.md. Field names are a contract: a change of meaning needs a new `version`.
// Invariants: nothing of a question before its reveal, no person's ballot, no number of fewer than five people; with `chatham` nobody is named.
import type { StageKind, Secrecy } from '../event/names.ts'
import type { ErasureKind } from '../event/erasure.ts'
import type { LogEntry } from '../event/moderation.ts'
import type { ArgumentSide } from '../board/schema.ts'
import type { Treatment } from '../ranking/pairwise.ts'
import type { Weighting } from '../ranking/certainty/draws.ts'
import type { Purchases } from '../ranking/result/purchases-in.ts'
import type { Language } from '../protocol/languages.ts'
import type { ReportSettings } from './settings.ts'

export const reportVersion = 1

export type Report = {
  format: 'plenary-report'
  version: typeof reportVersion
  eventId: string
  title: string
  language: Language
  /** That its times are told in. */
  timeZone: string
  chatham: boolean
  /** Times are ms since the epoch. When the first person joined, or else when the event was made. */
  startedAt: number
  closedAt: number | null
  /** Of the newest entry. */
  writtenTo: number
  settings: ReportSettings
  /** Null where the event is in none. */
  programme: ReportProgramme | null
  process: ProcessStage[]
  people: People
  themes: ReportTheme[]
  questions: ReportQuestion[]
  /** Those on a board, in the order of their numbers. */
  actions: ReportAction[]
  evidence: ReportEvidence[]
  submissions: ReportSubmission[]
  floor: FloorQuestion[]
  messages: { speaker: string | null; text: string }[]
  leftOut: LeftOut[]
  moderation: ModerationEntry[]
  /** What was removed for good, on request or when its time had passed: when, and from how many entries of the record. Never what. */
  erasures: { at: number; kind: ErasureKind; entries: number }[]
  /** When archives of the event were given out: those before a removal still hold what was removed. */
  archivesAt: number[]
  chain: { atClose: ChainHead | null; latest: ChainHead }
}

/** `events` in their order; `people` null: fewer than five, or nobody yet. `carried`: actions that came along from an earlier one. */
export type ReportProgramme = {
  title: string
  events: { eventId: string; title: string; at: number | null; people: number | null; actions: number; carried: number }[]
}

export type ChainHead = { seq: number; hash: string }

export type Attribution = { name: string | null; group: string | null }

export type ProcessStage = {
  stageId: string
  kind: StageKind
  title: string
  /** Of the first visit; null where the room never came here. */
  from: number | null
  /** Of all visits. */
  minutes: number
  plannedMinutes: number | null
  skipped: boolean
  did: StageDeeds
  questions: { questionId: string; title: string; secrecy: Secrecy; ballots: number; revealedAt: number | null }[]
}

/** What people did while the room was at a stage. */
export type StageDeeds = { actions: number; rewordings: number; moves: number; arguments: number; evidence: number; asked: number }

export type People = {
  /** Null: fewer than five. */
  joined: number | null
  /** Groups that are told apart; small ones are put together. Empty where nobody was asked for a group. */
  groups: GroupCount[]
  /** Who wrote something on a board; null: fewer than five. */
  wrote: number | null
  tables: number
}

export type GroupCount = {
  /** Null stands for people who named no group. */
  groups: (string | null)[]
  /** Null: fewer than five. Left out where nobody can have joined under this name: of ballots on paper, say, or a group's earlier name. */
  joined?: number | null
  /** By question whose result was revealed; left out where that did not know these groups. */
  ballots: Record<string, number | null>
}

export type ReportTheme = { themeId: string; title: string; detail: string; actionIds: string[] }

export type ReportAction = {
  actionId: string
  number: number
  lineageId: string
  title: string
  detail: string
  themeId: string | null
  /** Title of the table on whose board it stands; null on the board of everybody. */
  table: string | null
  by: Attribution | null
  arguments: { side: ArgumentSide; text: string; by: Attribution | null }[]
  evidenceIds: string[]
  lineage: Lineage
  /** In each question that was revealed and asked about it. */
  standing: Standing[]
}

export type Lineage = {
  addedAt: number
  /** Title of the stage; null where it was there before the room came together. */
  addedIn: string | null
  /** As it was first written, where it was reworded since. */
  draft: string | null
  /** How often somebody sat down to reword it, and how many people did. */
  rewordings: number
  editors: number
  /** Titles of the themes that it has been under, in their order. */
  themes: string[]
  carriedFrom: { number: number; table: string } | null
  carriedTo: number | null
  /** The action that it was split off from. */
  splitFrom: number | null
  /** In earlier events of the programme, oldest first. */
  earlier: { event: string; at: number; number: number; rankings: { question: string; place: number; of: number }[] }[]
  /** Numbers of submissions. */
  submissions: number[]
}

export type Standing = { questionId: string; place: number; from: number; to: number; chosen: boolean | null }

export type ReportEvidence = { evidenceId: string; title: string; text: string; source: string; actionIds: string[] }

/** Never with the name or contact of who sent it in. */
export type ReportSubmission = {
  number: number
  title: string
  source: string
  reference: string
  themes: string[]
  actionIds: string[]
  /** Number of the submission that stands for it. */
  mergedInto: number | null
}

export type ReportQuestion = {
  questionId: string
  title: string
  stage: string
  method: string
  secrecy: Secrecy
  /** 'closed': voting is over, the result not shown. */
  phase: 'planned' | 'open' | 'closed' | 'revealed'
  openedAt: number | null
  sealedAt: number | null
  revealedAt: number | null
  ballots: number
  /** Of them on paper, and those that were voided; null is fewer than five. */
  paper: { ballots: number | null; voided: number }
  result: QuestionResult | null
}

export type QuestionResult = {
  decidedBy: { method: string; treatment: Treatment | null; weighting: Weighting }
  /** By place. */
  rows: ResultRow[]
  /** Actions that no ballot compares with any other: they have no place. */
  unplaced: string[]
  /** Redrawn votes that the intervals come from; null where there are none. */
  draws: number | null
  topK: number
  /** Every other count, and who is first by it. */
  others: { method: string; treatment: Treatment | null; weighting: Weighting; first: string[]; same: boolean }[]
  /** How many ballots would have to be different to change the first `topK`. */
  stability: { atLeast: number; atMost: number | null } | null
  groups: { groups: (string | null)[]; ballots: number | null }[]
  byGroup: GroupView | null
  /** `groups`: of the strata that have figures, in their order; empty where there are none. */
  answers: (Answered & { actionId: string; groups: Answered[] })[]
  /** Of scores: the mean that decides, those by criterion, and how many people gave the action all of its scores; null is nobody for a mean, and fewer than five people. */
  scores: { criteria: { id: string; title: string; weight: number }[]; rows: { actionId: string; mean: number | null; means: (number | null)[]; scoredBy: number | null }[] } | null
  budget: Spent | null
  /** Counted as if what was merged since had been one. */
  alternative: { merges: { actionId: string; into: string }[]; first: string[]; same: boolean } | null
  /** Whose words have changed since voting was opened. */
  reworded: string[]
  /** Against an earlier question about the same actions. */
  moved: Moved | null
}

export type Answered = { agree: number; disagree: number; pass: number }

/** What the budget pays for by the count that decides, and by the others that choose. `steps`: what Equal Shares bought, in this order; null where a result does not say. */
export type Spent = { budget: number; spent: number; chosen: string[]; others: { method: string; weighting: Weighting; chosen: string[]; spent: number; same: boolean }[]; steps: Purchases | null }

/**
 * `actionIds`: those that both asked about. With `people` the ballots of each person were linked, as was said before voting: how many put an action higher, and
 * how many lower; null where too few answered both. With `places` results alone are compared. `groups` null: everybody.
 */
export type Moved = { since: string; actionIds: string[] } & (
  | { kind: 'people'; parts: { groups: (string | null)[] | null; people: number; changed: number; distance: number; higher: number[]; lower: number[] }[] | null }
  | { kind: 'places'; parts: { groups: (string | null)[] | null; before: number[]; after: number[] }[] }
)

export type ResultRow = {
  actionId: string
  number: number
  /** As it was voted on; empty where its words were hidden since. */
  title: string
  theme: string | null
  place: number
  tied: boolean
  band: { from: number; to: number }
  interval: { low: number; high: number; inTop: number } | null
  chosen: boolean | null
  cost: number | null
}

/** Support is from 0 to 1. `strata` are those of the groups that have figures. */
export type GroupView = {
  strata: { groups: (string | null)[]; ballots: number }[]
  rows: { actionId: string; support: number[]; places: number[] }[]
  /** Where groups are furthest apart, the furthest first. */
  apart: { actionId: string; most: number; least: number; gap: number }[]
  /** In the upper half of every group. */
  safe: string[]
  /** Low overall and high in one group. */
  minority: { actionId: string; place: number; stratum: number; groupPlace: number }[]
}

export type FloorQuestion = { text: string; by: Attribution | null; votes: number; status: 'open' | 'answered' | 'dismissed'; answer: string | null; grouped: string[] }

export const leftOutReasons = ['removed', 'hidden', 'merged', 'at-table', 'not-asked', 'unranked', 'not-chosen'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** `title` is null where the words were taken away. */
export type LeftOut = { number: number; actionId: string; title: string | null; why: LeftOutReason; note: string | null; into: number | null; questionId: string | null }

/** `what`: a command's type, or `undo` and `of` of what. Nobody is named: neither who did it nor to whom. */
export type ModerationEntry = { at: number; what: string; of: string | null; kind: LogEntry['kind']; number: number | null; reason: string | null }
