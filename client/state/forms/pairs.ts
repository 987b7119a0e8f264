// Pairs: of two actions, the one that matters more.
// Invariants: no pair stands twice, whichever way round; a step that changes nothing returns the very value it was given.
import type { PairsBallot } from '../../../shared/ranking/ballots.ts'
import type { BallotForm } from '../ballot-form.ts'
import type { Asked } from './asked.ts'

/** `[winner, loser]`. */
export type Choice = readonly [string, string]

export type Choices = readonly Choice[]

/** Which of the two was chosen; null while neither was. */
export function winnerOf(choices: Choices, a: string, b: string): string | null {
  return choices.find((choice) => isOf(choice, a, b))?.[0] ?? null
}

export function choose(choices: Choices, winner: string, loser: string): Choices {
  const before = choices.findIndex((choice) => isOf(choice, winner, loser))
  if (before < 0) return [...choices, [winner, loser]]
  return choices[before]![0] === winner ? choices : choices.with(before, [winner, loser])
}

/** Too close to call: an earlier choice between the two is taken back. */
export function takeBack(choices: Choices, a: string, b: string): Choices {
  return winnerOf(choices, a, b) === null ? choices : choices.filter((choice) => !isOf(choice, a, b))
}

export function pairsForm({ actionIds }: Asked): BallotForm<Choices> {
  return {
    empty: [],
    read: (ballot) => {
      const pairs = (ballot as Partial<PairsBallot> | null | undefined)?.pairs
      if (!Array.isArray(pairs)) return []
      const asked = new Set<unknown>(actionIds)
      return pairs.reduce((choices: Choices, pair: unknown) => {
        if (!Array.isArray(pair) || pair.length !== 2 || pair[0] === pair[1] || !pair.every((id) => asked.has(id))) return choices
        return winnerOf(choices, pair[0], pair[1]) === null ? choose(choices, pair[0], pair[1]) : choices
      }, [])
    },
    write: (choices): PairsBallot => ({ method: 'pairs', pairs: choices.map(([winner, loser]) => [winner, loser]) }),
    same: (a, b) => a.length === b.length && a.every(([winner, loser]) => winnerOf(b, winner, loser) === winner),
    said: (choices) => choices.length,
  }
}

function isOf([winner, loser]: Choice, a: string, b: string): boolean {
  return (winner === a && loser === b) || (winner === b && loser === a)
}
