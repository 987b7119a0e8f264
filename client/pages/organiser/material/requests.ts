// What the pages for imports and submissions ask of the server.
import type { FieldName, ImportKind } from '../../../../shared/import/kinds.ts'
import type { ImportRecord } from '../../../../shared/event/state.ts'
import type { Command } from '../../../../shared/protocol/commands.ts'
import type { KeptSubmission } from '../../../../shared/submissions/submission.ts'
import { api } from '../../../net/http.ts'

export type Material = {
  title: string
  closed: boolean
  boards: { boardId: string; title: string; frozen: boolean; themes: { id: string; title: string }[]; actions: { id: string; number: number | null; title: string }[] }[]
  imports: ImportRecord[]
}

export type RowError = { row: number; column: string; code: string; message: string }
export type Mapping = Partial<Record<FieldName, { column: number; header: string } | null>>

export type Preview = {
  columns: string[]
  mapping: Mapping
  sameFile: { at: number } | null
  counts: { rows: number; new: number; there: number; themes: number }
  rows: { row: number; values: Partial<Record<FieldName, string>>; state: 'new' | 'there' }[]
  there: { row: number; title: string }[]
  errors: RowError[]
  count: number
}

export type Imported = { importId: string | null; imported: number; there: { row: number }[]; themes: string[]; numbers?: { from: number; to: number } }

export type ImportForm = { file: File; kind: ImportKind; boardId: string; repeated: 'skip' | 'add'; mapping: Partial<Record<FieldName, number | null>> }

export function loadMaterial(key: string, eventId: string): Promise<Material> {
  return api('GET', `${pathOf(eventId)}/material`, undefined, key)
}

export function previewImport(key: string, eventId: string, form: ImportForm): Promise<Preview> {
  return api('POST', `${pathOf(eventId)}/import`, formOf(form, true), key)
}

export function makeImport(key: string, eventId: string, form: ImportForm): Promise<Imported> {
  return api('POST', `${pathOf(eventId)}/import`, formOf(form, false), key)
}

export type SubmissionFilter = { q: string; theme: string; assigned: string; linked: string }
export type SubmissionPage = { submissions: KeptSubmission[]; matching: number; all: number; next: number | null }

export function loadSubmissions(key: string, eventId: string, filter: SubmissionFilter, after = 0): Promise<SubmissionPage> {
  const query = new URLSearchParams({ after: String(after) })
  for (const [name, value] of Object.entries(filter)) if (value !== '') query.set(name, value)
  return api('GET', `${pathOf(eventId)}/submissions?${query}`, undefined, key)
}

export type SimilarSubmissions = { a: KeptSubmission; b: KeptSubmission; share: number }

export async function loadSimilar(key: string, eventId: string): Promise<SimilarSubmissions[]> {
  return (await api<{ pairs: SimilarSubmissions[] }>('GET', `${pathOf(eventId)}/submissions/similar`, undefined, key)).pairs
}

export function sendCommand(key: string, eventId: string, command: Command): Promise<Record<string, unknown>> {
  return api('POST', `${pathOf(eventId)}/commands`, command, key)
}

function pathOf(eventId: string): string {
  return `/api/events/${encodeURIComponent(eventId)}`
}

function formOf({ file, kind, boardId, repeated, mapping }: ImportForm, preview: boolean): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ kind, boardId, repeated, preview: String(preview), mapping: JSON.stringify(mapping) })) form.append(name, value)
  form.append('file', file)
  return form
}
