/** What the first k would be without one of the groups. Only pooled strata can be left out. */
import type { PooledVotes } from '../groups/pooled.ts'
import type { GroupStratum } from '../groups.ts'
import type { PairwiseMatrix, Treatment } from '../pairwise.ts'
import { emptyMatrix } from '../pairwise.ts'
import { matrixOf } from '../profile.ts'

export interface WithoutGroup {
  groups: GroupStratum['groups']
  /** By action, in the ranking of all others. */
  places: number[]
}

/** Nothing where there is only one stratum: without it nobody is left. Yields between steps. */
export function* placesWithoutEach(
  pooled: PooledVotes<readonly (readonly string[])[]>, treatment: Treatment, rank: (matrix: PairwiseMatrix) => ArrayLike<number>,
): Generator<void, WithoutGroup[]> {
  if (pooled.strata.length < 2) return []
  const own = pooled.strata.map(({ profile }) => matrixOf(profile, treatment))
  const all = emptyMatrix(pooled.actionIds, treatment)
  for (const { wins, weight } of own) {
    for (let at = 0; at < wins.length; at++) all.wins[at]! += wins[at]!
    all.weight += weight
  }
  const found: WithoutGroup[] = []
  for (const [stratum, { groups }] of pooled.strata.entries()) {
    const { wins, weight } = own[stratum]!
    const rest = { ...all, wins: all.wins.map((entry, at) => entry - wins[at]!), weight: all.weight - weight }
    found.push({ groups: [...groups], places: Array.from(rank(rest)) })
    yield
  }
  return found
}
