// Texts of ballots that carry names, and of a ballot in words.
import { number } from './common.ts'

export const texts = {
  heading: 'Ballots with names',
  says: 'Everybody was told so before voting.',
  show: 'Show the ballots',
  none: 'No ballot with a name was kept.',
  failed: 'The ballots could not be fetched.',
  unnamed: 'Somebody without a name',
  empty: 'empty ballot',
  tied: ' = ',
  score: (title: string, scores: readonly number[]) => `${title} ${scores.map(number).join('/')}`,
  dots: (title: string, dots: number) => `${title} ${number(dots)}`,
  answers: { '1': 'agree', '0': 'pass', '-1': 'disagree' },
  answer: (answer: string, titles: readonly string[]) => `${answer}: ${titles.join(', ')}`,
  over: (winner: string, loser: string) => `${winner} over ${loser}`,
  set: (best: string, worst: string) => `most ${best}, least ${worst}`,
} as const
