// Texts of a ballot by rank.
import type { BallotWords } from '../ballot.ts'
import { counted, number } from '../common.ts'
import { ordinal } from '../../../../shared/english/ordinals.ts'

export const words: BallotWords = {
  noun: 'ranking',
  yours: 'Your ranking',
  countOf: (ranked, all) => `${number(ranked)} of ${number(all)}`,
  sayFirst: 'Rank at least one action first.',
  empty: 'You have ranked nothing. It counts as an empty ballot.',
  closedEmpty: 'You took everything out of your ranking, so it counted as an empty ballot.',
  closedNone: 'You did not rank anything, so nothing of yours was counted.',
}

export const texts = {
  hintStart: 'Tap your 1st choice, then your 2nd, and so on.',
  hintStartMost: (most: number) => `Tap your 1st choice, then your 2nd, and so on, up to ${number(most)}.`,
  hintGoOn: 'Tap to add the next. Tap a ranked action to move it.',
  hintFull: 'Tap a ranked action to move it.',
  nothingYet: 'Nothing ranked yet. Rank as many as you like and leave out the rest.',
  nothingYetMost: (most: number) => `Nothing ranked yet. Rank up to ${counted(most, 'action', 'actions')} and leave out the rest.`,
  nextHere: (position: number) => `Your ${ordinal(position)} goes here`,
  pool: 'Not ranked yet',
  tapYour: 'Tap your',
  ordinal,
  makeIt: (position: number) => `make it your ${ordinal(position)}`,
  allRanked: 'You have ranked every action.',
  full: (most: number) => `${number(most)} of ${number(most)} ranked. Take one out to rank another.`,
  place: (position: number, tied: boolean) => `${number(position)}${tied ? '=' : ''}`,
  standing: (position: number, all: number, tied: boolean) => `position ${number(position)} of ${number(all)}${tied ? ', tied' : ''}`,
  moved: (title: string, position: number, all: number) => `${title}, now position ${number(position)} of ${number(all)}`,
  tiedWith: (others: string[]) => (others.length === 1 ? `tied with ${others[0]}` : `tied with ${number(others.length)} others`),
  stays: (title: string, position: number, all: number) => `${title} stays at position ${number(position)} of ${number(all)}`,
  takenOut: (title: string) => `${title}, not ranked any more`,
  keys: 'By keyboard: arrow keys go from action to action. With Alt held down they move the action. Enter opens more ways to move it, Delete takes it out.',
  moveThis: 'Move this action',
  moveUp: (title: string) => `Move up: ${title}`,
  moveDown: (title: string) => `Move down: ${title}`,
  drag: (title: string) => `Drag ${title}`,
  position: 'Move to position',
  tie: 'Tie',
  tied: 'Tied',
  tieWith: (title: string) => `Tie with ${title}`,
  untie: 'Tied. End the tie.',
  noTie: 'Tie: nothing stands above',
  takeOut: 'Take out of the ranking',
} as const
