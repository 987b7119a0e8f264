// Which column of a file holds what: said by whoever imports, or guessed from the header row, in English and Welsh.
import { importFields } from './kinds.ts'
import type { FieldName, ImportKind } from './kinds.ts'

/** The column of each field, from 0; a field without one is empty. */
export type ColumnMap = Partial<Record<FieldName, number>>

/** As a program says it: a header, the number of a column from 1, or null for none. */
export type AskedMap = Partial<Record<FieldName, string | number | null>>

/** The likeliest name first: the first that any header has is taken. */
const headers: Record<FieldName, readonly string[]> = {
  title: ['title', 'action', 'policy action', 'proposal', 'recommendation', 'headline', 'heading', 'summary', 'subject', 'statement',
    'teitl', 'gweithred', 'cam gweithredu', 'cynnig', 'argymhelliad', 'pennawd', 'crynodeb', 'pwnc', 'datganiad'],
  detail: ['detail', 'details', 'description', 'text', 'body', 'finding', 'findings', 'response', 'submission', 'evidence', 'comment', 'notes', 'content',
    'manylion', 'manylyn', 'disgrifiad', 'testun', 'canfyddiad', 'canfyddiadau', 'ymateb', 'cyflwyniad', 'tystiolaeth', 'sylw', 'nodiadau', 'cynnwys'],
  theme: ['theme', 'themes', 'category', 'principle', 'topic', 'area', 'thema', 'themau', 'categori', 'egwyddor', 'maes'],
  source: ['source', 'organisation', 'organization', 'reference source', 'publication', 'case', 'link', 'url', 'from',
    'ffynhonnell', 'sefydliad', 'cyhoeddiad', 'achos', 'dolen', 'gan'],
  actions: ['actions', 'action numbers', 'action number', 'action', 'supports', 'linked actions', 'camau gweithredu', 'gweithredoedd', 'rhif y weithred', 'gweithred'],
  reference: ['reference', 'ref', 'id', 'number', 'no', 'submission id', 'submission number', 'cyfeirnod', 'cyf', 'rhif'],
  name: ['name', 'full name', 'respondent', 'contact name', 'submitted by', 'author', 'enw', 'enw llawn', 'ymatebydd', 'cyflwynwyd gan', 'awdur'],
  contact: ['contact', 'email', 'e mail', 'email address', 'e mail address', 'phone', 'telephone', 'cyswllt', 'ebost', 'e bost', 'cyfeiriad ebost', 'ffon'],
}

export function guessColumns(kind: ImportKind, header: readonly string[]): ColumnMap {
  const plain = header.map(plainHeader)
  const taken = new Set<number>()
  const columns: ColumnMap = {}
  // What fits by its best name is settled first: “action” is a title where nothing else is called one.
  const candidates = importFields(kind).flatMap(({ name }) => headers[name].map((word, rank) => ({ name, word, rank })))
  for (const { name, word } of candidates.sort((a, b) => a.rank - b.rank)) {
    const at = plain.findIndex((text, index) => text === word && !taken.has(index))
    if (columns[name] !== undefined || at === -1) continue
    columns[name] = at
    taken.add(at)
  }
  return columns
}

/** The columns as asked for, the rest guessed; or the field whose column is not there. */
export function chooseColumns(kind: ImportKind, header: readonly string[], asked: AskedMap): { columns: ColumnMap } | { unknown: FieldName } {
  const columns: ColumnMap = {}
  const said = importFields(kind).filter(({ name }) => asked[name] !== undefined)
  for (const { name } of said) {
    const wanted = asked[name]
    if (wanted === null || wanted === undefined) continue
    const at = typeof wanted === 'number' ? wanted - 1 : findHeader(header, wanted)
    if (!Number.isInteger(at) || at < 0 || at >= header.length) return { unknown: name }
    columns[name] = at
  }
  const used = new Set(Object.values(columns))
  for (const [name, at] of Object.entries(guessColumns(kind, header)) as [FieldName, number][]) {
    if (asked[name] === undefined && !used.has(at)) columns[name] = at
  }
  return { columns }
}

function findHeader(header: readonly string[], wanted: string): number {
  const exact = header.indexOf(wanted)
  return exact === -1 ? header.map(plainHeader).indexOf(plainHeader(wanted)) : exact
}

/** Without capitals, accents and signs, so that “E-bost” and “e bost” are the same. */
function plainHeader(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
