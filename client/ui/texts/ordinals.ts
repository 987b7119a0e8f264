// Places in words.
import { locale, number } from './common.ts'

const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' })
const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

/** `1st`, `2nd`, `3rd`, `4th`. */
export function ordinal(value: number): string {
  return `${number(value)}${suffixes[ordinals.select(value)] ?? 'th'}`
}
