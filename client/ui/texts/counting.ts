// Names and meanings of methods, and what a result says of where actions stand.
import type { Weighting } from '../../../shared/ranking/certainty/draws.ts'
import { counted, locale, number } from './common.ts'
import { ordinal } from '../../../shared/english/ordinals.ts'

const list = new Intl.ListFormat(locale, { type: 'conjunction' })
const percent = new Intl.NumberFormat(locale, { style: 'percent' })

type Method = { name: string; means: string }

const methods: Record<string, Method> = {
  schulze: { name: 'Schulze', means: 'Schulze compares the actions two by two, by how many people prefer each.' },
  'schulze-margins': { name: 'Schulze, by margins', means: 'Schulze compares the actions two by two, by how many more people prefer one than the other.' },
  'ranked-pairs': { name: 'Ranked pairs', means: 'Ranked pairs settles the clearest comparisons first.' },
  borda: { name: 'Borda', means: 'Borda adds up points: the higher on a ballot, the more.' },
  copeland: { name: 'Copeland', means: 'Copeland counts how many others each action beats.' },
  minimax: { name: 'Minimax', means: 'Minimax asks whose worst defeat is the smallest.' },
  kemeny: { name: 'Kemeny', means: 'Kemeny looks for the ranking with the fewest disagreements.' },
  irv: { name: 'Instant run-off', means: 'Instant run-off drops the action with the fewest first places, again and again.' },
  stv: { name: 'Single transferable vote', means: 'What one choice does not need of its votes goes on to the next on the ballot.' },
  approval: { name: 'Approval', means: 'Each tick counts once.' },
  dots: { name: 'Dots', means: 'Each dot counts once, wherever it is placed.' },
  'equal-shares': { name: 'Equal Shares', means: 'Every person has an equal share of the budget, and pays for what they support.' },
  phragmen: { name: 'Phragmén', means: 'The weight of each choice is spread over those who support it, as evenly as can be.' },
  score: { name: 'Scores', means: 'Actions stand by their mean score; the weights of several criteria are stated.' },
  'majority-judgment': { name: 'Majority Judgment', means: 'Actions stand by the grade that at least half of the people give.' },
  'bradley-terry': { name: 'Bradley–Terry', means: 'A strength for each action that fits the comparisons people made.' },
  agree: { name: 'Agreement', means: 'Statements stand by how far every group agrees.' },
}

const weights: Record<Weighting, { name: string; means: string }> = {
  persons: { name: 'Every person equal', means: 'Each ballot counts once.' },
  groups: { name: 'Every group equal', means: 'Each group counts as much as any other, however many ballots it has.' },
}

const quoted = (titles: readonly string[]) => list.format(titles.map((title) => `“${title}”`))

export const texts = {
  methodName: (method: string) => methods[method]?.name ?? method,
  methodMeans: (method: string) => methods[method]?.means ?? '',
  weight: 'Weight',
  weights,
  notCounted: (method: string) => `${methods[method]?.name ?? method} is counted by persons only, so that is shown.`,
  same: {
    top: (k: number) => (k === 1 ? 'The first is the same under every choice.' : `The first ${number(k)} are the same under every choice.`),
    first: (k: number) => `The first is the same under every choice, but not all of the first ${number(k)}.`,
    differs: 'Another choice changes who comes first.',
  },
  headline: {
    close: (count: number) => `${number(count)} actions are too close to call for first place.`,
    closeNamed: (titles: readonly string[]) => `${quoted(titles)} are too close to call for first place.`,
    thenClose: (count: number) => `The next ${number(count)} are too close to call.`,
  },
  standing: {
    says: (method: string) => `The dot is the place by ${methods[method]?.name ?? method}; the bar is where it would land in 9 of 10 repeats of this vote. A band holds what cannot be told apart from the first in it.`,
    saysPlain: (method: string) => `Places by ${methods[method]?.name ?? method}. The number in the shape is the action.`,
    clear: 'Clear',
    close: 'Too close to call',
    tied: 'Tied',
    band: (from: number, to: number) => (from === to ? number(from) : `${number(from)}–${number(to)}`),
    row: (place: number, tied: boolean, interval: { low: number; high: number } | null) => {
      const at = `${tied ? 'tied ' : ''}${ordinal(place)}`
      return interval && interval.low < interval.high ? `${at}, between ${ordinal(interval.low)} and ${ordinal(interval.high)}` : at
    },
    first: 'Place',
    interval: '90 % interval',
    inTop: (k: number) => `In the first ${number(k)}`,
    share: (share: number) => (share > 0.995 ? 'over 99 %' : share < 0.005 ? 'under 1 %' : percent.format(share)),
    drawn: (draws: number) => `Intervals from ${counted(draws, 'repeat', 'repeats')} of the vote, ballots drawn anew within each group.`,
  },
  why: { heading: 'Why is one above the other?', first: 'Action', second: 'and', choose: 'Choose two actions', nobody: 'Nobody compared these two.' },
} as const
