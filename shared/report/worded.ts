// Tables for people to read: in a report of another language than English their names, columns and codes are words of that language.
import type { Language } from '../protocol/languages.ts'
import type { Sheet, Value } from './sheets.ts'
import { textsOf } from './texts/catalogues.ts'
import { columns as welshColumns, facts as welshFacts, tables as welshTables } from './texts/cy-tables.ts'

export type NamedSheet = { name: string; columns: readonly string[]; rows: Sheet['rows'] }

export function worded(sheets: readonly Sheet[], language: Language): NamedSheet[] {
  if (language !== 'cy') return [...sheets]
  return sheets.map(({ name, columns, rows }) => ({
    name: welshTables[name], columns: columns.map(columnName), rows: rows.map((row) => row.map((value, at) => wordFor(value, name === 'about' && at === 0 ? 'fact' : columns[at]!))),
  }))
}

const texts = textsOf('cy')

/** “ballots: What comes first?” keeps the question's title. */
function columnName(column: string): string {
  const [code, ...title] = column.split(': ')
  return [welshColumns[code!] ?? code!, ...title].join(': ')
}

const words: Record<string, (code: string) => string | undefined> = {
  method: texts.methodName, secrecy: (code) => texts.secrecyNames[code as 'secret'], chosen: yesNo, skipped: yesNo, decides: yesNo, unranked: (code) => texts.method.treatments[code as 'last'],
  weights: (code) => texts.weight[code as 'persons'], side: (code) => texts.actions.sides[code as 'for'], status: (code) => texts.floor[code as 'answered'], why: (code) => texts.leftOut.reasons[code as 'merged'], what: texts.moderation.done, of: texts.moderation.done,
  about: (code) => texts.moderation.subject(code as 'person', null), fact: (code) => (code.includes(': ') ? code.replace(/^secrecy: /, `${welshColumns['secrecy']}: `) : welshFacts[code]),
}

function yesNo(code: string): string | undefined {
  return code === 'yes' ? texts.results.yes : code === 'no' ? texts.results.no : undefined
}

/** Numbers, and what is no code, stay. `spending` has what is chosen as numbers in a text. */
function wordFor(value: Value, column: string): Value {
  return typeof value === 'string' && Object.hasOwn(words, column) ? words[column]!(value) ?? value : value
}
