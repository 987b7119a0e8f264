// A ballot of any method as one line of text, for lists of ballots with names.
import type { Ballot } from '../../../shared/ranking/ballot-types.ts'
import { texts } from '../texts/named-ballots.ts'

export function ballotInWords(ballot: Ballot, titleOf: (actionId: string) => string): string {
  return partsOf(ballot, titleOf).join('; ') || texts.empty
}

function partsOf(ballot: Ballot, titleOf: (actionId: string) => string): string[] {
  const places = (ranking: readonly string[][]) => ranking.map((tier, at) => `${at + 1}. ${tier.map(titleOf).join(texts.tied)}`)
  switch (ballot.method) {
    case 'rank': return places(ballot.ranking)
    case 'approve': return ballot.approved.map(titleOf)
    case 'dots': return Object.entries(ballot.dots).map(([id, dots]) => texts.dots(titleOf(id), dots))
    case 'score': return Object.entries(ballot.scores).map(([id, given]) => texts.score(titleOf(id), Object.values(given)))
    case 'agree': return (['1', '-1', '0'] as const).flatMap((answer) => {
      const titles = Object.entries(ballot.answers).filter(([, given]) => String(given) === answer).map(([id]) => titleOf(id))
      return titles.length > 0 ? [texts.answer(texts.answers[answer], titles)] : []
    })
    case 'pairs': return ballot.pairs.map(([winner, loser]) => texts.over(titleOf(winner), titleOf(loser)))
    case 'bestworst': return ballot.sets.map(({ best, worst }) => texts.set(titleOf(best), titleOf(worst)))
    case 'rankfew': return ballot.rankings.map((ranking) => places(ranking).join(', '))
  }
}
