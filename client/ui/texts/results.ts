// Texts of results: participants' page, big screen, console and replay.
import type { Treatment } from '../../../shared/ranking/pairwise.ts'
import { counted, locale, number } from './common.ts'

const list = new Intl.ListFormat(locale, { type: 'conjunction' })

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

export const texts = {
  heading: 'Results',
  resultIs: (headline: string) => `The result: ${headline}`,
  notYet: 'Results will be shown here when the facilitator reveals them.',
  votingOpen: 'Voting is still open.',
  noBallots: 'No ballots were cast.',
  allTied: (actions: number) => `All ${number(actions)} actions are tied.`,
  first: (title: string) => `“${title}” comes first.`,
  sharedFirst: (titles: string[]) => `${list.format(titles.map((title) => `“${title}”`))} share first place.`,
  manyFirst: (count: number) => `${number(count)} actions share first place.`,
  then: (title: string) => `“${title}” is second.`,
  pays: (named: readonly string[] | number, spent: number, budget: number) =>
    typeof named !== 'number' && named.length === 0 ? `The budget of ${number(budget)} pays for nothing.` : `The budget of ${number(budget)} pays for ${typeof named === 'number' ? counted(named, 'action', 'actions') : list.format(named.map((title) => `“${title}”`))}: ${number(spent)}.`,
  facts: {
    ballots: (count: number) => ({ count: number(count), what: count === 1 ? 'ballot' : 'ballots' }),
    actions: (count: number) => counted(count, 'action', 'actions'),
    rankedBy: (method: string) => `Counted by ${method}`,
  },
  treatments,
  counting: 'How it is counted',
  method: 'Method',
  unranked: 'Actions left unranked',
  ranking: 'Where each action stands',
  place: (position: number, tied: boolean) => `${number(position)}${tied ? '=' : ''}`,
  tied: 'Tied',
  more: (count: number) => `and ${counted(count, 'more action', 'more actions')}`,
  showAll: (count: number) => `Show all ${number(count)}`,
  noPlace: '–',
  neverCompared: 'No place: no ballot compares these with another action.',
  groups: 'Who voted',
  groupsSays: 'Ballots by stakeholder group. Groups with fewer than five are shown together.',
  noGroup: 'No group named',
  groupNames: (names: string[]) => list.format(names),
  tooFew: 'fewer than five',
  table: 'As a table',
  action: 'Action',
  pairsTable: 'Head to head',
  pairsSays: 'How many ballots put the action of the row above the action of the column. Bold: the larger of the two.',
  questions: 'Questions',
} as const
