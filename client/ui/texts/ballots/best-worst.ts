// Texts of a ballot that names the most and the least important of a few actions at a time.
import type { BallotWords } from '../ballot.ts'
import { counted, number } from '../common.ts'

const sets = (count: number) => counted(count, 'set', 'sets')

export const words: BallotWords = {
  noun: 'vote',
  yours: 'Your choices',
  countOf: (chosen) => sets(chosen),
  sayFirst: 'Choose in at least one set first.',
  empty: 'You have chosen in no set. It counts as an empty ballot.',
  closedEmpty: 'You took every choice back, so it counted as an empty ballot.',
  closedNone: 'You did not choose in any set, so nothing of yours was counted.',
}

export const texts = {
  hint: 'Choose one of each in every set.',
  set: (index: number, count: number) => `Set ${number(index)} of ${number(count)}`,
  most: 'Most',
  least: 'Least',
  mostOf: (title: string) => `Most: ${title}`,
  leastOf: (title: string) => `Least: ${title}`,
  notBoth: { best: 'Choose another one as the most.', worst: 'Choose another one as the least.' },
  next: 'Next set',
  skip: 'Skip this set',
  back: (index: number) => `Back to ${number(index)}`,
  both: 'Choose one most and one least, or skip this set.',
  progress: 'Sets chosen in',
  anyTime: 'Each action is shown about equally often, so you can stop at any set.',
  all: (chosen: number) => `You have seen every set that was meant for you, and chosen in ${number(chosen)}.`,
  tooFew: 'There is nothing to compare: this question has only one action.',
  overWorst: (worst: string) => `Least: ${worst}`,
} as const
