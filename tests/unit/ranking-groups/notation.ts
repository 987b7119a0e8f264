/** Pooled votes from ballots as the literature writes them, by group: `{care: '5:A>B'}`. */
import { PooledVotes } from '../../../shared/ranking/groups/pooled.ts'
import type { RankProfile } from '../../../shared/ranking/profile.ts'
import { parseBallots } from '../ranking/notation.ts'

export function pooledOf(actions: string, groups: Record<string, string>): PooledVotes<string[][]> {
  const votes = Object.entries(groups).flatMap(([group, text]) =>
    parseBallots(text).flatMap(({ weight, ranking }) => Array.from({ length: weight }, () => ({ vote: ranking, group }))))
  return PooledVotes.of([...actions], votes, Object.keys(groups))
}

export function profileOf(actions: string, text: string): RankProfile {
  return { actionIds: [...actions], ballots: parseBallots(text).map(({ weight, ranking }) => ({ vote: ranking, weight })) }
}

/** Runs a step-by-step count to its end. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
