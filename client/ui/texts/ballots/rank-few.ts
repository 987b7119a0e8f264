// Texts of a ballot that ranks a few actions at a time.
import type { BallotWords } from '../ballot.ts'
import { locale, number } from '../common.ts'
import { setsOf } from './sets.ts'

const listed = new Intl.ListFormat(locale, { type: 'unit' })

export const words: BallotWords = {
  noun: 'vote',
  yours: 'Your rankings',
  countOf: setsOf,
  sayFirst: 'Rank at least one set first.',
  empty: 'You have ranked no set. It counts as an empty ballot.',
  closedEmpty: 'You took every ranking back, so it counted as an empty ballot.',
  closedNone: 'You did not rank any set, so nothing of yours was counted.',
}

export const texts = {
  hint: (size: number) => `Put ${number(size)} at a time in order: tap the best, then the next.`,
  nothingYet: 'Nothing ranked yet.',
  allOfIt: 'Rank all of this set, or skip it.',
  /** What stands beside and below the first of a set. */
  after: (beside: string[], below: string[][]) => [
    beside.length > 0 && `tied with ${listed.format(beside)}`,
    below.length > 0 && `then ${listed.format(below.map((tied) => tied.join(' = ')))}`,
  ].filter(Boolean).join(', '),
} as const
