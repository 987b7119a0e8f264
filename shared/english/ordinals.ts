// Places in words, in English, for pages and reports.
const numbers = new Intl.NumberFormat('en-GB')
const plural = new Intl.PluralRules('en-GB', { type: 'ordinal' })
const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

/** `1st`, `2nd`, `3rd`, `11th`. */
export function ordinal(value: number): string {
  return `${numbers.format(value)}${suffixes[plural.select(value)] ?? 'th'}`
}
