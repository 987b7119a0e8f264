// Texts that several pages share. Every text on screen comes from a catalogue in this folder; `cy/` holds their Welsh twins.
import { zoned } from '../time-zone.ts'
import type { Language } from '../../../shared/protocol/languages.ts'

export const language: Language = 'en'

export const locale = 'en-GB'

const plural = new Intl.PluralRules(locale)

/** `1 action`, `2 actions`: the number with the right form of its noun. */
export function counted(count: number, one: string, other: string): string {
  return `${number(count)} ${plural.select(count) === 'one' ? one : other}`
}

const numbers = new Intl.NumberFormat(locale)

export function number(value: number): string {
  return numbers.format(value)
}

const timeOfDay = zoned(locale, { hour: '2-digit', minute: '2-digit' }, true)

/** `10:38`, in the event's time zone, which is named where the reader's differs; else in the reader's. */
export function clockTime(atMs: number): string {
  return timeOfDay.format(atMs)
}

export const texts = {
  product: 'Plenary',
  notLoaded: 'This part of the page did not load',
  notLoadedText: 'A new version loads by itself. Else check your connection. Nothing of yours is lost.',
  tryAgain: 'Try again',
  skipToContent: 'Skip to the content',
  documentTitle: (page: string, event: string | null) => (event ? `${page} – ${event} – Plenary` : `${page} – Plenary`),
  stageLabel: 'Stage',
  stageOf: (index: number, count: number) => `Stage ${number(index)} of ${number(count)}`,
  themeNamed: (letter: string, title: string) => `Theme ${letter}, ${title}`,
  actionOfTheme: (value: number, theme: string) => `Action ${number(value)}, theme ${theme}`,
  actionNumbered: (value: number) => `Action ${number(value)}`,
  hiddenAction: 'Hidden by a facilitator',
  unnamed: 'Somebody',
  unknownInitials: '?',
  people: (count: number) => counted(count, 'person', 'people'),
  actions: (count: number) => counted(count, 'action', 'actions'),
  peopleHere: (count: number) => (count === 1 ? 'person is here' : 'people are here'),
  timer: {
    left: 'left',
    over: 'over',
    paused: 'paused',
    lastMinute: 'less than a minute left',
    untimed: 'No time limit',
    spoken: (minutes: number, seconds: number, word: string) =>
      `${counted(minutes, 'minute', 'minutes')} ${counted(seconds, 'second', 'seconds')} ${word}`,
  },
  connection: {
    connecting: 'Connecting',
    connected: 'Connected',
    offline: 'Offline',
    ended: 'Disconnected',
  },
  saving: {
    loading: 'Loading',
    saving: 'Saving',
    saved: 'Saved',
    waiting: 'Waiting to send',
    draft: 'Draft kept',
    'not-saved': 'Not saved yet',
  },
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  loading: 'Loading',
} as const
