// What a thread that writes a report and its owner say to each other: the order, then the journal page by page, each asked for.
import type { Language } from './languages.ts'
import type { ReportProgramme } from '../report/model.ts'
import type { AnswerRow, PolisFile } from '../report/polis.ts'
import type { SheetName } from '../report/sheets.ts'

export const reportFormats = ['html', 'docx', 'xlsx', 'csv', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]

export type ReportOrder = {
  format: ReportFormat
  /** Null: as the organiser arranged it. */
  chatham: boolean | null
  language: Language | null
  /** Where the event has none of its own. */
  timeZone: string
  programme: ReportProgramme | null
  /** Of CSV: one sheet, all of them in a zip, or the layout of Polis. */
  csv: CsvOrder
}

/** `file` null: all in a zip. `ballots` null: they are not published. */
export type CsvOrder =
  | { layout: 'sheets'; file: SheetName | null }
  | { layout: 'polis'; file: PolisFile | null; questionId: string | null; ballots: AnswerRow[] | null }

/** Entries without their salts; payloads one after another in `bytes`, hashes of 32 bytes in `hashes`. */
export type PackedPage = { heads: PackedHead[]; bytes: Uint8Array; hashes: Uint8Array }
export type PackedHead = [seq: number, at: number, by: string, boardId: string | null, length: number]

export type ToReporter = { order: ReportOrder } | { page: PackedPage } | { end: true }

export type ReportFile = { name: string; type: string; bytes: Uint8Array }

export const reportProblems = ['no-statements', 'votes-not-published', 'erasing', 'too-large', 'failed'] as const
export type ReportProblem = (typeof reportProblems)[number]

export type FromReporter = { more: true } | { file: ReportFile } | { problem: ReportProblem }
