/**
 * The ballots of a public recount as everybody may see them. Invariants: in the order of their text, so that nothing of when or by whom is
 * left; what a person was shown in small comparisons is not told together, as each comparison stands for itself among those of everybody;
 * the deciding count comes to the same, since a comparison weighs the same on whichever ballot it stands.
 */
import type { Ballot } from './ballot-types.ts'
import { canonicalBallot } from './ballots.ts'

/** Takes canonical ballots as text. */
export function publishedBallots(ballots: readonly string[]): Ballot[] {
  return ballots
    .flatMap((text) => apart(JSON.parse(text) as Ballot).map(canonicalBallot))
    .sort()
    .map((text) => JSON.parse(text) as Ballot)
}

function apart(ballot: Ballot): Ballot[] {
  switch (ballot.method) {
    case 'pairs': return ballot.pairs.map((pair) => ({ method: 'pairs', pairs: [pair] }))
    case 'bestworst': return ballot.sets.map((set) => ({ method: 'bestworst', sets: [set] }))
    case 'rankfew': return ballot.rankings.map((ranking) => ({ method: 'rankfew', rankings: [ranking] }))
    default: return [ballot]
  }
}
