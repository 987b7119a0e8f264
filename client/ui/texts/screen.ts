// Texts of the big screen.
import { counted, locale, number } from './common.ts'

const list = new Intl.ListFormat(locale, { type: 'conjunction' })

export const texts = {
  page: 'Screen',
  blank: 'The screen is blank.',
  joinLabel: 'How to join',
  codeLabel: (spelled: string) => `Join code: ${spelled}`,
  qr: (code: string) => `QR code of the link to join with the code ${code}`,
  expired: 'Joining has ended',
  people: (here: number) => ({ count: number(here), what: here === 1 ? 'person here' : 'people here' }),
  seats: (here: number, joined: number) => `${number(here)} of ${counted(joined, 'person is', 'people are')} here`,
  here: (here: number) => ({ count: number(here), what: 'here' }),
  welcome: 'Join on your phone',
  boardSays: (count: number) => counted(count, 'action', 'actions'),
  boardEmpty: 'No actions yet. The first one can be yours.',
  noTheme: 'Without a theme',
  frozen: 'The board is frozen',
  writing: (count: number) => `${counted(count, 'person is', 'people are')} writing`,
  voting: {
    soon: 'Voting opens soon',
    open: 'Rank the actions on your phone',
    paused: 'Voting is paused',
    closed: 'Voting is closed. The result is to come.',
    ballots: (submitted: number, joined: number) => ({ count: number(submitted), what: `of ${number(joined)} have voted` }),
    ballotsAlone: (submitted: number) => ({ count: number(submitted), what: submitted === 1 ? 'has voted' : 'have voted' }),
    ballotsOfMany: (submitted: number) => ({ count: number(submitted), what: submitted === 1 ? 'ballot is in' : 'ballots are in' }),
    seats: (submitted: number, joined: number) => `${number(submitted)} of ${number(joined)} have voted`,
    share: (submitted: number, joined: number) => ({ part: number(submitted), whole: `/ ${number(joined)}` }),
  },
  groups: 'By group',
  groupNames: (names: (string | null)[]) => list.format(names.map((name) => name ?? 'no group')),
  otherGroups: 'Other groups',
  results: {
    heading: 'The result',
    none: 'No ballots were cast.',
    tied: 'tied',
    place: (position: number, tied: boolean) => `${number(position)}${tied ? '=' : ''}`,
    counted: (ballots: number, method: string) =>
      `${counted(ballots, 'ballot', 'ballots')}, counted by ${method}. Actions left unranked count as last.`,
    differs: 'Were they left out of the count instead, first place would change: see your phone.',
  },
  pages: {
    label: 'Pages',
    of: (page: number, count: number) => `${number(page)} of ${number(count)}`,
    next: 'Next page',
    previous: 'Page before',
    stop: 'Stop turning pages',
    go: 'Turn pages by itself',
  },
  thanks: 'Thank you',
  thanksSays: 'The session has ended.',
  lost: 'No connection just now. This is how it stood; the screen catches up by itself.',
  connecting: 'Connecting',
  ended: 'This screen cannot be shown.',
  endedSays: 'Open the screen’s link again as the organiser sent it, up to its very end.',
} as const
