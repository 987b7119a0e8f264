/** What the ballots of small comparisons say, as orders over what was shown: the form that strengths are estimated from. */
import type { BestWorstBallot, PairsBallot, RankFewBallot } from './ballot-types.ts'

type Orders = string[][][]

export function choicesOfPairs({ pairs }: PairsBallot): Orders {
  return pairs.map(([winner, loser]) => [[winner], [loser]])
}

/** The best above the rest of the set, the rest above the worst. */
export function choicesOfBestWorst({ sets }: BestWorstBallot): Orders {
  return sets.map(({ best, worst, shown }) => {
    const between = shown.filter((id) => id !== best && id !== worst)
    return between.length === 0 ? [[best], [worst]] : [[best], between, [worst]]
  })
}

/** Each ranking of a few is an order as it is. Where all are tied, nothing was chosen. */
export function choicesOfRankings({ rankings }: RankFewBallot): Orders {
  return rankings.filter((ranking) => ranking.length > 1)
}
