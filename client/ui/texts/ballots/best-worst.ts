// Texts of a ballot that names the most and the least important of a few actions at a time.
import type { BallotWords } from '../ballot.ts'
import { setsOf } from './sets.ts'

export const words: BallotWords = {
  noun: 'vote',
  yours: 'Your choices',
  countOf: setsOf,
  sayFirst: 'Choose in at least one set first.',
  empty: 'You have chosen in no set. It counts as an empty ballot.',
  closedEmpty: 'You took every choice back, so it counted as an empty ballot.',
  closedNone: 'You did not choose in any set, so nothing of yours was counted.',
}

export const texts = {
  hint: 'In every set, choose what matters most and what matters least.',
  most: 'Most',
  least: 'Least',
  mostOf: (title: string) => `Most: ${title}`,
  leastOf: (title: string) => `Least: ${title}`,
  notBoth: { best: 'Choose another one as the most.', worst: 'Choose another one as the least.' },
  both: 'Choose one most and one least, or skip this set.',
  overWorst: (worst: string) => `Least: ${worst}`,
} as const
