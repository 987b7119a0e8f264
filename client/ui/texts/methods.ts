// What the ways of voting are called, and when to use each, for those who set up a session.
import type { QuestionMethod } from '../../../shared/protocol/question-options.ts'
import { number } from './common.ts'

const methods: Record<QuestionMethod, { name: string; use: string }> = {
  rank: { name: 'Rank', use: 'For up to about 30 actions, when the order matters. People put them in order, ties allowed, and leave out what they like.' },
  approve: { name: 'Tick', use: 'To find what most people can support. Quick, also for long lists.' },
  dots: { name: 'Dots', use: 'To see how strongly people feel: each lays out a number of dots, several on one action if it matters most.' },
  score: { name: 'Score', use: 'To judge each action by itself, on impact and feasibility. People skip what they cannot judge.' },
  agree: { name: 'Agree or disagree', use: 'For statements, up to hundreds: one at a time. Shows what all groups can live with, and what divides them.' },
  pairs: { name: 'Pairs', use: 'For long lists and little time: two actions at a time. People stop when they like; it needs many of them.' },
  rankfew: { name: 'Rank a few', use: 'For hundreds of actions: people put four or five at a time in order. Tells most for the time it takes.' },
  bestworst: { name: 'Most and least', use: 'For long lists: the most and the least important of four or five at a time. Tells more than pairs for each tap.' },
}

export const texts = {
  method: 'How people vote',
  equalGroups: 'Every group counts equally',
  equalGroupsHint: 'The count in which each group weighs the same, however many ballots it has, heads the result. The other one stands beside it. Voters are told.',
  methods,
  order: Object.keys(methods) as QuestionMethod[],
  options: {
    rankAtMost: { label: 'Rank at most', empty: 'All' },
    atMost: { label: 'Tick at most', empty: 'No limit' },
    dots: { label: 'Dots for each person', empty: '' },
    mostOnOne: { label: 'Dots on one action, at most', empty: 'No limit' },
    size: { label: 'Actions in a set', empty: '' },
    sets: { label: 'Sets for each person', empty: 'Enough to show each action once' },
  },
  money: {
    budget: { label: 'Budget', hint: 'In whole units of money. Leave it empty to choose a number of actions instead.' },
    otherCost: { label: 'Cost of every other action', hint: 'Of each that is not in the list below.' },
    costs: {
      label: 'Costs',
      hint: { title: 'One action a line: its title, a colon, its cost.', number: 'One action a line: its number, a colon, its cost.' },
    },
    problems: {
      'bad-amount': 'Enter a whole amount from 1 to 1,000,000,000',
      'over-budget': 'An action cannot cost more than the budget',
      'no-costs': 'Give one cost for all, or list them below',
      'bad-line': (line: number) => `Line ${number(line)} needs an action, a colon and a whole amount`,
      'unknown-action': (line: number) => `Line ${number(line)} names no action of this event`,
      twice: (line: number) => `Line ${number(line)} names an action that has a cost already`,
      'line-over-budget': (line: number) => `In line ${number(line)}, an action costs more than the budget`,
    },
  },
  scales: 'Score by',
  scaleChoices: [
    { scales: 'both', name: 'Impact and feasibility' },
    { scales: 'impact', name: 'Impact' },
    { scales: 'feasibility', name: 'Feasibility' },
  ],
} as const
