// Texts of a ballot by approval.
import type { BallotWords } from '../ballot.ts'
import { counted, number } from '../common.ts'

export const words: BallotWords = {
  noun: 'vote',
  yours: 'What you ticked',
  countOf: (ticked, all) => `${number(ticked)} of ${number(all)}`,
  sayFirst: 'Tick at least one action first.',
  empty: 'You have ticked nothing. It counts as an empty ballot.',
  closedEmpty: 'You took every tick away, so it counted as an empty ballot.',
  closedNone: 'You did not tick anything, so nothing of yours was counted.',
}

export const texts = {
  hint: 'Tick every action that you can support.',
  hintMost: (most: number) => `Tick up to ${counted(most, 'action', 'actions')}.`,
  actions: 'Actions',
  /** Read after the title. */
  theme: (title: string) => `, ${title}`,
  ticked: (ticked: number) => `${number(ticked)} ticked`,
  left: (left: number) => ({ count: number(left), what: left === 1 ? 'tick left' : 'ticks left' }),
  tickedOf: (ticked: number, most: number) => `${number(ticked)} of ${number(most)} ticked`,
  full: (most: number) => `${number(most)} are ticked, as many as you can. Take a tick away first.`,
} as const
