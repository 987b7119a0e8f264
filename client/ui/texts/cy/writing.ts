// How Welsh writes dates and shares: what the first page does not need.
import { months } from '../../../../shared/welsh/months.ts'
import { zoned } from '../../time-zone.ts'
import { locale, number } from './common.ts'

const percents = new Intl.NumberFormat(locale, { style: 'percent' })

export const percent = (share: number): string => percents.format(share)

const weekdays: Record<string, string> = { Sun: 'Sul', Mon: 'Llun', Tue: 'Mawrth', Wed: 'Mercher', Thu: 'Iau', Fri: 'Gwener', Sat: 'Sadwrn' }

const inFigures = zoned(locale, { day: 'numeric', month: 'numeric', year: 'numeric' })
const ofWeek = zoned(locale, { weekday: 'short' })

/** `26 Tachwedd`, with the year where it is asked for. */
export function day(atMs: number, year = false): string {
  const [date, month, ofYear] = inFigures.format(atMs).split('/').map(Number)
  return [date, months[month! - 1], ...(year ? [ofYear] : [])].join(' ')
}

export const weekday = (atMs: number): string => `dydd ${weekdays[ofWeek.format(atMs)]}`

/** `2 gyntaf`, `3 cyntaf`. */
export const firstFew = (count: number): string => `${number(count)} ${count === 2 ? 'gyntaf' : 'cyntaf'}`
