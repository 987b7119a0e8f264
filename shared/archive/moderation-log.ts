// What was moderated, as a table. A cell that a spreadsheet would take for a formula begins with an apostrophe.
import Papa from 'papaparse'
import type { LogEntry } from '../event/moderation.ts'

const columns = ['at', 'by', 'what', 'of', 'kind', 'subject', 'number', 'reason', 'detail'] as const

/** Null where nothing was moderated. */
export function moderationLog(notes: readonly LogEntry[]): string | null {
  if (notes.length === 0) return null
  const data = notes.map((note) => columns.map((column) => (column === 'at' ? new Date(note.at).toISOString() : note[column] ?? '')))
  return `${Papa.unparse({ fields: [...columns], data }, { escapeFormulae: true })}\r\n`
}
