// Texts of what has changed since the slate of a question was fixed.
import { number } from './common.ts'

export const texts = {
  heading: 'Counted as if merged actions had been one',
  label: 'This is not the result.',
  merged: (value: number, into: number) => `No. ${number(value)} was merged into No. ${number(into)} after voting had opened. The ballots stay as they were cast.`,
  asOne: 'As one',
  original: 'In the result',
  reworded: 'Reworded since voting opened:',
  rewordedList: (numbers: readonly number[]) => numbers.map((value) => `No. ${number(value)}`).join(', '),
} as const
