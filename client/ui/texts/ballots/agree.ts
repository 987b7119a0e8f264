// Texts of a ballot that agrees or disagrees with one statement after another.
import type { BallotWords } from '../ballot.ts'
import { counted, number } from '../common.ts'
import type { Answer } from '../../../state/forms/agree.ts'

const named: { answer: Answer; name: string }[] = [
  { answer: 1, name: 'Agree' },
  { answer: -1, name: 'Disagree' },
  { answer: 0, name: 'Pass, or not sure' },
]

const nameOf = (answer: Answer) => named.find((one) => one.answer === answer)!.name

export const words: BallotWords = {
  noun: 'vote',
  yours: 'Your answers',
  countOf: (answered, all) => `${number(answered)} of ${number(all)}`,
  sayFirst: 'Answer at least one statement first.',
  empty: 'You have answered nothing. It counts as an empty ballot.',
  closedEmpty: 'You took every answer back, so it counted as an empty ballot.',
  closedNone: 'You did not answer anything, so nothing of yours was counted.',
}

export const texts = {
  hint: 'One statement at a time, as many as you like.',
  statement: (index: number, count: number) => `Statement ${number(index)} of ${number(count)}`,
  from: (action: number, theme: string | null) => `Action ${number(action)}${theme === null ? '' : ` · ${theme}`}`,
  named,
  nameOf,
  answers: 'Your answer',
  said: (answer: Answer, next: string) => `${nameOf(answer)}. ${next}`,
  read: (place: string, statement: string) => `${place}: ${statement}`,
  back: (index: number) => `Back to ${number(index)}`,
  answered: 'Statements answered',
  toGo: (answered: number, left: number) => (left === 0 ? `All ${number(answered)} answered` : `${number(answered)} answered, ${number(left)} to go`),
  all: (count: number) => `You have answered ${count === 1 ? 'the statement' : `all ${counted(count, 'statement', 'statements')}`}.`,
} as const
