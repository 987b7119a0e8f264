// Texts of a ballot by scores.
import type { BallotWords } from '../ballot.ts'
import { locale, number } from '../common.ts'

const listed = new Intl.ListFormat(locale, { type: 'unit' })

export const words: BallotWords = {
  noun: 'vote',
  yours: 'Your scores',
  countOf: (scored, all) => `${number(scored)} of ${number(all)}`,
  sayFirst: 'Score at least one action first.',
  empty: 'You have scored nothing. It counts as an empty ballot.',
  closedEmpty: 'You took every score away, so it counted as an empty ballot.',
  closedNone: 'You did not score anything, so nothing of yours was counted.',
}

export const texts = {
  hint: (criteria: number) =>
    `${criteria === 1 ? 'Score each action.' : criteria === 2 ? 'Score each action twice.' : 'Score each action on every scale.'} Skip what you cannot judge.`,
  /** What the ends of a scale mean. */
  ends: (min: number, low: string, max: number, high: string) => [low && `${number(min)} ${low}`, high && `${number(max)} ${high}`].filter(Boolean).join(' · '),
  step: (step: number) => number(step),
  /** Read after a number at an end of its scale. */
  means: (says: string) => `, ${says}`,
  clear: 'Clear',
  clearOf: (title: string) => `Clear the scores of ${title}`,
  cleared: (title: string) => `${title}, not scored any more`,
  list: (parts: string[]) => listed.format(parts),
  scored: (criterion: string, score: string) => `${criterion} ${score}`,
} as const
