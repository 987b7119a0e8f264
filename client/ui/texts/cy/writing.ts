// How Welsh writes dates and shares: what the first page does not need.
import { locale, number } from './common.ts'

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
