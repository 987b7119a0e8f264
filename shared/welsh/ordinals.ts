// Places in words, in Welsh.
import { number } from './counting.ts'

const plural = new Intl.PluralRules('cy')
const ordinals: Record<string, string> = { one: 'af', two: 'il', few: 'ydd', many: 'ed' }
const teens: Record<number, string> = { 11: 'eg', 13: 'eg', 14: 'eg', 16: 'eg', 17: 'eg', 19: 'eg' }

/** `1af`, `2il`, `3ydd`, `5ed`, `8fed`, `11eg`, `21ain`. */
export function ordinal(value: number): string {
  const ending = value > 20 && value < 32 ? 'ain' : teens[value] ?? (value === 4 ? 'ydd' : value === 5 ? 'ed' : ordinals[plural.select(value)])
  return `${number(value)}${ending ?? 'fed'}`
}
