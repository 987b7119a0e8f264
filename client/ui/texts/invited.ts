// Texts of the page that a personal link opens.
import { locale } from './common.ts'

const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' })

export const texts = {
  title: 'Your invitation',
  looking: 'Looking for your event',
  hello: (name: string) => `This link is yours, ${name}. You take part under your name, and your ballots count once, whatever device you use.`,
  enter: 'Go in',
  entering: 'Going in',
  notNow: 'No event is on right now',
  next: (title: string, startsAt: number | null) => (startsAt === null ? `Next comes “${title}”. The organiser will say when.` : `Next comes “${title}”: ${day.format(startsAt)}.`),
  noNext: 'The organiser will say when the next one is.',
  keep: 'Keep this link: it opens every event of the programme, from an hour before it starts.',
  lookAgain: 'Look again',
  last: (title: string) => (title ? `Back to “${title}”` : 'Back to the last event'),
  revoked: 'This personal link does not work any more. Ask the organiser for a new one.',
  byCode: 'Join with a code',
} as const
