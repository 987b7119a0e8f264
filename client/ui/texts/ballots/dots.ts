// Texts of a ballot by dots.
import type { BallotWords } from '../ballot.ts'
import { counted, number } from '../common.ts'

const dots = (count: number) => counted(count, 'dot', 'dots')

export const words: BallotWords = {
  noun: 'vote',
  yours: 'Your dots',
  countOf: (placed) => `${dots(placed)} placed`,
  sayFirst: 'Place at least one dot first.',
  empty: 'You have placed no dots. It counts as an empty ballot.',
  closedEmpty: 'You took every dot away, so it counted as an empty ballot.',
  closedNone: 'You did not place any dots, so nothing of yours was counted.',
}

export const texts = {
  hint: (all: number) => `You have ${dots(all)}. Put several on one action if it matters most to you.`,
  hintMost: (all: number, most: number) =>
    most === 1 ? `You have ${dots(all)}. An action takes one at most.` : `You have ${dots(all)}. Put up to ${number(most)} on one action if it matters most to you.`,
  left: (left: number) => ({ count: number(left), what: left === 1 ? 'dot left' : 'dots left' }),
  placedOf: (placed: number, all: number) => `${number(placed)} of ${number(all)} placed`,
  dots,
  count: (count: number) => number(count),
  noDots: 'No dots',
  more: (title: string) => `One dot more: ${title}`,
  less: (title: string) => `One dot less: ${title}`,
  now: (title: string, count: number, left: number) => `${title}, ${count === 0 ? 'no dots' : dots(count)}. ${number(left)} left`,
  noneLeft: 'No dots left. Take one away elsewhere first.',
  mostOnOne: (most: number) => `An action takes ${dots(most)} at most.`,
} as const
