/**
 * Which stakeholder groups may have figures of their own.
 * Invariants: no stratum with fewer than five ballots has a figure; as the pool takes in the smallest visible group until it
 * holds five, subtracting the visible strata from the total never gives a smaller one.
 */

export const smallestVisibleBallots = 5

/** Groups whose figures are given together: one visible group, or the pool. `null` stands for people who named no group. */
export interface GroupStratum {
  groups: (string | null)[]
  /** `null` where all together are too few: there are no figures at all. */
  ballots: number | null
}

/**
 * Visible groups in the order declared, the pool (if any) last. A group without ballots counts as small, as nothing
 * about who took part may be read from it either; `null` is a group only where a ballot has none.
 */
export function poolGroups(ballotGroups: readonly (string | null)[], declared: readonly string[]): GroupStratum[] {
  const counts = countByGroup(ballotGroups, declared)
  const visible = [...counts].filter(([, ballots]) => ballots >= smallestVisibleBallots)
  const pooled = [...counts].filter(([, ballots]) => ballots < smallestVisibleBallots)
  if (pooled.length === 0) return visible.map(([group, ballots]) => ({ groups: [group], ballots }))

  let pooledBallots = pooled.reduce((sum, [, ballots]) => sum + ballots, 0)
  while (pooledBallots < smallestVisibleBallots && visible.length > 0) {
    const smallest = visible.reduce((least, entry) => (entry[1] < least[1] ? entry : least))
    visible.splice(visible.indexOf(smallest), 1)
    pooled.push(smallest)
    pooledBallots += smallest[1]
  }
  const inPool = new Set(pooled.map(([group]) => group))
  return [
    ...visible.map(([group, ballots]) => ({ groups: [group], ballots })),
    {
      groups: [...counts.keys()].filter((group) => inPool.has(group)),
      ballots: pooledBallots < smallestVisibleBallots ? null : pooledBallots,
    },
  ]
}

/** A ballot whose group was not declared counts with those of no group. */
function countByGroup(ballotGroups: readonly (string | null)[], declared: readonly string[]): Map<string | null, number> {
  const counts = new Map<string | null, number>(declared.map((group) => [group, 0]))
  for (const group of ballotGroups) {
    const key = group !== null && counts.has(group) ? group : null
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
