// What can be imported, and the columns that each kind has. Bounds are those of what they become.
import { limits } from '../board/schema.ts'

export const importKinds = ['actions', 'themes', 'evidence', 'submissions'] as const
export type ImportKind = (typeof importKinds)[number]

export const fieldNames = ['title', 'detail', 'theme', 'source', 'actions', 'reference', 'name', 'contact'] as const
export type FieldName = (typeof fieldNames)[number]

/** `personal`: seen by the organiser and facilitators alone, wherever the row ends up. */
export type ImportField = { maxChars: number; required?: true; personal?: true }

export const submissionLimits = { textChars: 10_000, referenceChars: 64, nameChars: 200, contactChars: 300, inEvent: 20_000 } as const

const title = { maxChars: limits.titleChars, required: true } as const
const theme = { maxChars: limits.titleChars } as const
const source = { maxChars: limits.sourceChars } as const

const fieldsOf: Record<ImportKind, Partial<Record<FieldName, ImportField>>> = {
  actions: { title, detail: { maxChars: limits.detailChars }, theme },
  themes: { title, detail: { maxChars: limits.titleChars } },
  evidence: { title, detail: { maxChars: limits.argumentChars }, source, actions: { maxChars: 2_000 } },
  submissions: {
    title: { maxChars: limits.titleChars }, detail: { maxChars: submissionLimits.textChars }, theme, source, reference: { maxChars: submissionLimits.referenceChars },
    name: { maxChars: submissionLimits.nameChars, personal: true }, contact: { maxChars: submissionLimits.contactChars, personal: true },
  },
}

/** In the order in which they are shown. */
export function importFields(kind: ImportKind): { name: FieldName; field: ImportField }[] {
  return fieldNames.flatMap((name) => {
    const field = fieldsOf[kind][name]
    return field ? [{ name, field }] : []
  })
}

/** Of these a row needs one at least. */
export const eitherNeeded: Record<ImportKind, readonly FieldName[]> = { actions: [], themes: [], evidence: [], submissions: ['title', 'detail'] }

/** Data rows of one file; a board has room for a full one beside what is there. */
export const maxRows: Record<ImportKind, number> = { actions: 2_000, themes: limits.themes, evidence: 2_000, submissions: 5_000 }

/** Of any file, whatever it is imported as. */
export const fileLimits = { bytes: 8 * 1024 * 1024, rows: 5_001, columns: 100, cellChars: 32_767, chars: 16 * 1024 * 1024 } as const
