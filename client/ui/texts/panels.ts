// The sentences of a result's panels, beside what `counting.ts` says: they come later than the ranking itself.
import type { Treatment } from '../../../shared/ranking/pairwise.ts'
import { counted, locale, number } from './common.ts'
import { ordinal } from '../../../shared/english/ordinals.ts'
import { texts as counting } from './counting.ts'

const list = new Intl.ListFormat(locale, { type: 'conjunction' })
const percent = new Intl.NumberFormat(locale, { style: 'percent' })
const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
const nameOf = counting.methodName

export const texts = {
  ...counting,
  heat: {
    heading: 'How the groups differ',
    says: 'The place of each action inside each group. Framed: who places it lowest, where groups are four or more places apart.',
    gap: 'Gap',
    lowest: 'lowest place',
    together: (distance: number) => `Groups agree on ${percent.format(1 - distance)} of all comparisons with the room, on average.`,
    cell: (place: number, isLowest: boolean) => `${number(place)}${isLowest ? ', its lowest place' : ''}`,
  },
  safe: {
    heading: 'Safe for every group',
    says: 'No group places these in its lower half.',
    none: 'No action is in the upper half of every group.',
    lowest: (place: number, groups: string) => `Lowest: ${ordinal(place)}, ${groups}`,
  },
  methods: {
    heading: 'Would another method change it?',
    says: (method: string) => `Places under each method. Marked places differ from ${nameOf(method)}.`,
    sure: 'How sure is it?',
    fewest: (ballots: number, k: number) => `If ${counted(ballots, 'ballot', 'ballots')} had been different, the first ${k === 1 ? 'place' : number(k)} could be different, too.`,
    fewestAtLeast: (ballots: number, k: number) => `It would take at least ${counted(ballots, 'different ballot', 'different ballots')} to change the first ${k === 1 ? 'place' : number(k)}.`,
    without: (group: string, same: boolean) => (same ? `Without ${group} the first is the same.` : `Without ${group} another action comes first.`),
  },
  spending: {
    heading: 'What the budget pays for',
    says: (method: string, chosen: number, spent: number, budget: number, severalRight: boolean) =>
      `${nameOf(method)} chooses ${counted(chosen, 'action', 'actions')} for ${number(spent)} of ${number(budget)}.${severalRight ? ' Other choices are equally right.' : ''}`,
    left: (amount: number, fitting: readonly string[], method: string) =>
      amount === 0 ? 'Nothing is left.'
      : fitting.length === 0 ? `${number(amount)} are left: every other action costs more.`
      : `${number(amount)} are left. ${list.format(fitting.map((title) => `“${title}”`))} would fit in, but ${nameOf(method)} does not choose ${fitting.length === 1 ? 'it' : 'them'}.`,
    steps: (method: string) => `How ${nameOf(method)} chooses, step by step`,
    share: (bare: number, share: number, budget: number) =>
      `Each ballot has an equal share of the budget: ${amount.format(bare)}.${share > bare ? ` It was raised to ${amount.format(share)}, as long as all that is bought stays within ${number(budget)}.` : ''} Bought next is always what costs those who want it least, for what it is worth to them.`,
    bought: (title: string, cost: number, wanted: number | null, paid: number) =>
      `“${title}” for ${number(cost)}: ${wanted === null ? '' : `${counted(wanted, 'person wants', 'people want')} it, and `}each pays ${amount.format(paid)} at most.`,
    end: 'No other action could be paid for by those who want it, with what they have left.',
    cost: 'Cost',
    amount: number,
    chosen: 'Chosen',
  },
  recount: {
    heading: 'Can it be counted again?',
    aggregates: (names: readonly string[]) => `From the published figures anybody can count ${list.format(names)} again.`,
    needed: (names: readonly string[]) => `${list.format(names)} ${names.length === 1 ? 'needs' : 'need'} the ballots themselves, which are secret: ${names.length === 1 ? 'it' : 'they'} cannot be counted again from outside.`,
    ballots: (names: readonly string[]) => `From the published ballots anybody can count ${list.format(names)} again.`,
    named: (names: readonly string[]) => `Ballots carry names here: whoever may see them can count ${list.format(names)} again, and by group.`,
    apart: 'Intervals cannot be counted again from outside: they are drawn from whole ballots, and each answer is published by itself.',
    groups: 'Figures by group and intervals cannot be counted again from outside, as ballots are never published with their groups.',
  },
  quadrant: {
    heading: (x: string, y: string) => `${y} and ${x.toLowerCase()}`,
    one: (criterion: string) => criterion,
    says: (people: number) => `Median scores of ${counted(people, 'person', 'people')}. Numbers are actions; shape and colour are the theme.`,
    weights: (criteria: readonly { title: string; weight: number }[]) => {
      const sum = criteria.reduce((total, { weight }) => total + weight, 0)
      return `For the ranking they count ${list.format(criteria.map(({ title, weight }) => `${percent.format(weight / sum)} ${title.toLowerCase()}`))}.`
    },
    unscored: { last: 'Where somebody left an action unscored, the lowest score is counted for it.', 'no-information': 'Figures are of those alone who scored an action; one that nobody scored has none, and stands last.' } satisfies Record<Treatment, string>,
    scoredBy: 'Scored by',
    people: number,
    table: 'Median score, and in brackets the middle half of all scores.',
    spread: (spread: { median: number; q1: number; q3: number } | null) => (spread ? `${oneDigit.format(spread.median)} (${oneDigit.format(spread.q1)}–${oneDigit.format(spread.q3)})` : '–'),
    zones: { tl: 'Prepare', tr: 'Do first', bl: 'Later', br: 'Quick help' },
  },
  bump: {
    heading: 'From vote to vote',
    says: 'Each line is an action: the higher, the better it stood in that vote. Thick lines moved by two places or more.',
    cut: (drawn: number, all: number) => `Drawn are the ${number(drawn)} of ${number(all)} actions that came highest in any vote; the table has all.`,
    vote: (at: number) => `Vote ${number(at)}`,
  },
  agreement: {
    heading: 'Where people agree',
    says: 'Agree, disagree, and passed or not sure, of those who saw the statement.',
    row: (agree: number, disagree: number, pass: number) => `${number(agree)} agree, ${number(disagree)} disagree, ${number(pass)} pass`,
    statement: 'Statement',
    apart: 'What sets each group apart',
    tells: (statements: readonly { title: string; side: 'agree' | 'disagree' }[]) => {
      const titlesOf = (side: 'agree' | 'disagree') => statements.filter((one) => one.side === side).map(({ title }) => `“${title}”`)
      const [more, less] = [titlesOf('agree'), titlesOf('disagree')]
      return [...(more.length > 0 ? [`agrees more with ${list.format(more)}`] : []), ...(less.length > 0 ? [`disagrees more with ${list.format(less)}`] : [])].join('; ')
    },
    agree: 'Agree', disagree: 'Disagree', pass: 'Pass',
    divided: 'Divided',
  },
  moved: {
    people: 'Who changed their mind',
    peopleSays: ([before, after]: readonly [string, string]) => `People who answered both “${before}” and “${after}”, among the actions that both asked about. Their ballots were linked, as everybody was told before voting.`,
    peopleTable: 'How many people put each action higher, and how many lower',
    peopleNote: 'Fewer than five people are never counted by themselves; some are left out so that no others can be worked out. The link is destroyed.',
    tooFew: 'Too few people answered both.',
    everybody: 'Everybody',
    changed: (changed: number, people: number, distance: number) => `${number(changed)} of ${counted(people, 'person', 'people')} put them in another order; on average ${percent.format(distance)} of all comparisons turned round.`,
    ways: (higher: number, lower: number) => `${number(higher)} higher, ${number(lower)} lower`,
    places: 'Before and after',
    placesSays: ([before, after]: readonly [string, string]) => `Places in “${before}” and in “${after}”, among the actions that both asked about.`,
    placesTable: 'Place of each action before and after, by group',
    placesNote: 'These votes were not linked, so groups are compared and nobody can be said to have moved.',
    fromTo: (before: number, after: number) => (before === after ? number(after) : `${number(before)} → ${number(after)}`),
  },
  table: 'As a table',
  tables: 'All of this as tables',
  chart: (heading: string) => `Chart: ${heading}`,
  /** Of a region that scrolls sideways; `all`: the longer of two that show the same. */
  scrolls: (heading: string, all = false) => `Table: ${heading}${all ? ', all actions' : ''}`,
  action: 'Action',
} as const
