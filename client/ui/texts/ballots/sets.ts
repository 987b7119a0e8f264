// Texts of ballots that go through sets of a few actions, whatever is asked of each set.
import { counted, number } from '../common.ts'

export const setsOf = (count: number) => counted(count, 'set', 'sets')

export const texts = {
  set: (index: number, count: number) => `Set ${number(index)} of ${number(count)}`,
  next: 'Next set',
  skip: 'Skip this set',
  back: (index: number) => `Back to ${number(index)}`,
  progress: 'Sets answered',
  anyTime: 'Each action is shown about equally often, so you can stop at any set.',
  all: (answered: number) => `You have seen every set that was meant for you, and answered ${number(answered)}.`,
  tooFew: 'There is nothing to compare: this question has only one action.',
} as const
