// How Welsh writes lists, dates and shares: what the first page does not need.
import { locale, number } from './common.ts'

/** `a, b ac c`: “ac” before a vowel, also before a number that begins with one when it is said. */
export function list(items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined || items.length === 1) return last ?? ''
  const and = /^(?:[aeiouwyâêîôûŵŷ]|(?:1|8|11|18)\b)/i.test(last.replace(/^[^\p{L}\p{N}]+/u, '')) ? 'ac' : 'a'
  return `${items.slice(0, -1).join(', ')} ${and} ${last}`
}

const percents = new Intl.NumberFormat(locale, { style: 'percent' })

export const percent = (share: number): string => percents.format(share)

const months = ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr']

/** `26 Tachwedd`, with the year where it is asked for. */
export function day(atMs: number, year = false): string {
  const date = new Date(atMs)
  return [date.getDate(), months[date.getMonth()], ...(year ? [date.getFullYear()] : [])].join(' ')
}

const weekdays = ['dydd Sul', 'dydd Llun', 'dydd Mawrth', 'dydd Mercher', 'dydd Iau', 'dydd Gwener', 'dydd Sadwrn']

export const weekday = (atMs: number): string => weekdays[new Date(atMs).getDay()]!

/** `2 gyntaf`, `3 cyntaf`. */
export const firstFew = (count: number): string => `${number(count)} ${count === 2 ? 'gyntaf' : 'cyntaf'}`
