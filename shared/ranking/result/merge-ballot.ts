/**
 * A ballot as it would be if duplicates had been one action all along: for a count beside the original, never instead of it. What was
 * said of several is taken together: the better place, the sum of dots, a tick for either, the higher score, what answers come to.
 */
import type { Ballot } from '../ballot-types.ts'

/** `merges`: action → the one that stands for it. Comparisons among those that are one now say nothing, and are left out. */
export function mergeBallot(ballot: Ballot, merges: Readonly<Record<string, string>>): Ballot {
  const stands = (id: string): string => (Object.hasOwn(merges, id) ? merges[id]! : id)
  switch (ballot.method) {
    case 'rank':
      return { ...ballot, ranking: firstPlaces(ballot.ranking, stands) }
    case 'rankfew':
      return { ...ballot, rankings: ballot.rankings.map((ranking) => firstPlaces(ranking, stands)).filter((ranking) => ranking.flat().length > 1) }
    case 'approve':
      return { ...ballot, approved: unique(ballot.approved.map(stands)) }
    case 'dots':
      return { ...ballot, dots: together(ballot.dots, stands, (a, b) => a + b) }
    case 'score':
      return { ...ballot, scores: together(ballot.scores, stands, higher) }
    case 'agree':
      return { ...ballot, answers: together(ballot.answers, stands, (a, b) => Math.sign(a + b) as 1 | 0 | -1) }
    case 'pairs':
      return { ...ballot, pairs: ballot.pairs.map(([winner, loser]): [string, string] => [stands(winner), stands(loser)]).filter(([winner, loser]) => winner !== loser) }
    case 'bestworst':
      return {
        ...ballot,
        sets: ballot.sets.map(({ best, worst, shown }) => ({ best: stands(best), worst: stands(worst), shown: unique(shown.map(stands)) })).filter(({ best, worst }) => best !== worst),
      }
  }
}

/** Each action where it, or one of its duplicates, comes first. */
function firstPlaces(ranking: readonly (readonly string[])[], stands: (id: string) => string): string[][] {
  const placed = new Set<string>()
  const tiers: string[][] = []
  for (const tier of ranking) {
    const rest = unique(tier.map(stands)).filter((id) => !placed.has(id))
    for (const id of rest) placed.add(id)
    if (rest.length > 0) tiers.push(rest)
  }
  return tiers
}

function together<T>(values: Readonly<Record<string, T>>, stands: (id: string) => string, add: (a: T, b: T) => T): Record<string, T> {
  const sums: Record<string, T> = {}
  for (const [id, value] of Object.entries(values)) {
    const at = stands(id)
    sums[at] = Object.hasOwn(sums, at) ? add(sums[at]!, value) : value
  }
  return sums
}

function higher(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const both = { ...a }
  for (const [criterion, score] of Object.entries(b)) both[criterion] = Object.hasOwn(both, criterion) ? Math.max(both[criterion]!, score) : score
  return both
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
