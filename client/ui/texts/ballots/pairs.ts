// Texts of a ballot by pairs.
import type { BallotWords } from '../ballot.ts'
import { counted, number } from '../common.ts'

const pairs = (count: number) => counted(count, 'pair', 'pairs')

export const words: BallotWords = {
  noun: 'vote',
  yours: 'Your choices',
  countOf: (chosen) => pairs(chosen),
  sayFirst: 'Choose in at least one pair first.',
  empty: 'You have chosen in no pair. It counts as an empty ballot.',
  closedEmpty: 'You took every choice back, so it counted as an empty ballot.',
  closedNone: 'You did not choose in any pair, so nothing of yours was counted.',
}

export const texts = {
  hint: 'Two actions at a time. Stop whenever you like: each is shown about equally often.',
  ask: 'Which matters more?',
  pair: (index: number, count: number) => `Pair ${number(index)} of ${number(count)}`,
  or: 'or',
  theme: (title: string) => `, ${title}`,
  skip: 'Skip, too close to call',
  back: (index: number) => `Back to ${number(index)}`,
  chosen: (winner: string, next: string) => `${winner}. ${next}`,
  skipped: (next: string) => `Skipped. ${next}`,
  read: (place: string, a: string, b: string) => `${place}: ${a}, or ${b}`,
  progress: 'Pairs seen',
  soFar: (chosen: number, skipped: number) => `${pairs(chosen)} chosen${skipped > 0 ? `, ${number(skipped)} skipped` : ''}`,
  all: 'You have seen every pair that was meant for you.',
  tooFew: 'There is nothing to compare: this question has only one action.',
  over: (loser: string) => `rather than ${loser}`,
} as const
