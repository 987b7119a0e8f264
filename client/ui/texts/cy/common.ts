// Texts that several pages share, in Welsh. Words are those of docs/welsh-glossary.md.
import { counted, noun, number } from '../../../../shared/welsh/counting.ts'
import { zoned } from '../../time-zone.ts'
import type { Language } from '../../../../shared/protocol/languages.ts'
import type { texts as english } from '../common.ts'
import type { Twin } from './twin.ts'

export { counted, noun, number, soft } from '../../../../shared/welsh/counting.ts'

export const language: Language = 'cy'

/** Numbers and times of day are written as in English; browsers know little else of Welsh, so months and lists are spelled here. */
export const locale = 'en-GB'

const timeOfDay = zoned(locale, { hour: '2-digit', minute: '2-digit' }, true)

/** `10:38`, in the event's time zone, which is named where the reader's differs; else in the reader's. */
export function clockTime(atMs: number): string {
  return timeOfDay.format(atMs)
}

export const people = (count: number): string => counted(count, 'person', 'pobl')
export const actions = (count: number): string => counted(count, 'cam gweithredu', 'camau gweithredu')
export const ballots = (count: number): string => counted(count, 'pleidlais', 'pleidleisiau', 'f')
export const minutes = (count: number): string => counted(count, 'munud', 'munudau')

export const texts: Twin<typeof english> = {
  product: 'Plenary',
  notLoaded: 'Ni lwythodd y rhan hon o’r dudalen',
  notLoadedText: 'Mae fersiwn newydd yn llwytho ei hun. Fel arall, gwiriwch eich cysylltiad. Nid oes dim o’ch gwaith wedi’i golli.',
  tryAgain: 'Rhowch gynnig arall arni',
  skipToContent: 'Neidio i’r cynnwys',
  documentTitle: (page, event) => (event ? `${page} – ${event} – Plenary` : `${page} – Plenary`),
  stageLabel: 'Cyfnod',
  stageOf: (index, count) => `Cyfnod ${number(index)} o ${number(count)}`,
  themeNamed: (letter, title) => `Thema ${letter}, ${title}`,
  actionOfTheme: (value, theme) => `Cam gweithredu ${number(value)}, thema ${theme}`,
  actionNumbered: (value) => `Cam gweithredu ${number(value)}`,
  hiddenAction: 'Cuddiwyd gan hwylusydd',
  unnamed: 'Rhywun',
  unknownInitials: '?',
  people,
  actions,
  peopleHere: (count) => `${noun(count, 'person', 'pobl')} yma`,
  timer: {
    left: 'ar ôl',
    over: 'dros amser',
    paused: 'wedi’i oedi',
    lastMinute: 'llai na munud ar ôl',
    untimed: 'Dim terfyn amser',
    spoken: (whole, seconds, word) => `${minutes(whole)} ${counted(seconds, 'eiliad', 'eiliadau', 'f')} ${word}`,
  },
  connection: {
    connecting: 'Yn cysylltu',
    connected: 'Wedi cysylltu',
    offline: 'All-lein',
    ended: 'Wedi datgysylltu',
  },
  saving: {
    loading: 'Yn llwytho',
    saving: 'Yn cadw',
    saved: 'Wedi’i gadw',
    waiting: 'Yn aros i anfon',
    draft: 'Drafft wedi’i gadw',
    'not-saved': 'Heb ei gadw eto',
  },
  close: 'Cau',
  cancel: 'Canslo',
  back: 'Yn ôl',
  loading: 'Yn llwytho',
}
