// Texts of results: participants' page, big screen, console and replay.
import type { TallyMethod } from '../../../shared/ranking/tally.ts'
import type { Treatment } from '../../../shared/ranking/pairwise.ts'
import { counted, locale, number } from './common.ts'
import { ordinal } from './ordinals.ts'

const list = new Intl.ListFormat(locale, { type: 'conjunction' })

const methods: Record<TallyMethod, string> = { schulze: 'Schulze', borda: 'Borda' }

const treatments: Record<Treatment, { name: string; means: string }> = {
  last: {
    name: 'Count as last',
    means: 'An action that a person left out counts as below everything that they ranked.',
  },
  'no-information': {
    name: 'No opinion',
    means: 'An action that a person left out is not compared with anything on their ballot.',
  },
}

const places = (count: number) => counted(count, 'place', 'places')

export const texts = {
  heading: 'Results',
  resultIs: (headline: string) => `The result: ${headline}`,
  notYet: 'Results will be shown here when the facilitator reveals them.',
  noQuestions: 'Nothing has been put to the vote in this session.',
  votingOpen: 'Voting is still open.',
  votingClosed: 'Voting is closed.',
  noBallots: 'No ballots were cast.',
  allTied: (actions: number) => `All ${number(actions)} actions are tied.`,
  first: (title: string) => `“${title}” comes first.`,
  sharedFirst: (titles: string[]) => `${list.format(titles.map((title) => `“${title}”`))} share first place.`,
  manyFirst: (count: number) => `${number(count)} actions share first place.`,
  then: (title: string) => `“${title}” is second.`,
  facts: {
    ballots: (count: number) => ({ count: number(count), what: count === 1 ? 'ballot' : 'ballots' }),
    actions: (count: number) => counted(count, 'action', 'actions'),
    rankedBy: (method: string) => `Counted by ${method}`,
  },
  methods,
  methodMeans: {
    schulze: 'Schulze compares the actions two by two, by how many people prefer each.',
    borda: 'Borda adds up points: the higher on a ballot, the more.',
  } satisfies Record<TallyMethod, string>,
  treatments,
  counting: 'How it is counted',
  method: 'Method',
  unranked: 'Actions left unranked',
  sameTop: (method: TallyMethod) => `By ${methods[method]}, the same comes first either way.`,
  otherTop: (titles: string[]) =>
    `The other choice changes who comes first: ${list.format(titles.map((title) => `“${title}”`))}.`,
  manyOtherTop: (count: number) => `The other choice changes who comes first: ${number(count)} actions would share the place.`,
  ranking: 'Where each action stands',
  rankingSays: (method: TallyMethod, other: TallyMethod) =>
    `Places by ${methods[method]}; on the right the place by ${methods[other]}, marked with an arrow where it differs. The number in the shape is the action.`,
  place: (position: number, tied: boolean) => `${number(position)}${tied ? '=' : ''}`,
  tied: 'Tied',
  tiedMany: (more: number) => `and ${number(more)} more tied with them`,
  more: (count: number) => `and ${counted(count, 'more action', 'more actions')}`,
  showAll: (count: number) => `Show all ${number(count)}`,
  beside: (method: TallyMethod, position: number, tied: boolean, shift: number) => {
    const where = `${methods[method]}: ${tied ? 'tied ' : ''}${ordinal(position)}`
    if (shift === 0) return where
    return `${where}, ${places(Math.abs(shift))} ${shift > 0 ? 'higher' : 'lower'}`
  },
  noPlace: '–',
  neverCompared: 'No place: no ballot compares these with another action.',
  groups: 'Who voted',
  groupsSays: 'Ballots by stakeholder group. Groups with fewer than five are shown together.',
  noGroup: 'No group named',
  groupNames: (names: string[]) => list.format(names),
  tooFew: 'fewer than five',
  table: 'As a table',
  placesTable: 'Places by method',
  placesSays: 'The place of each action under both methods and both choices. Marked places differ from the first column.',
  action: 'Action',
  pairsTable: 'Head to head',
  pairsSays: 'How many ballots put the action of the row above the action of the column. Bold: the larger of the two.',
  pairsOver: 'ranked above',
  questions: 'Questions',
} as const
