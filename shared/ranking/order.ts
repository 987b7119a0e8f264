/** From a relation or a score over dense indexes to a ranking in tiers, best first; within a tier actions keep the slate's order. */

/** `beats` must be free of cycles (transitive relations are); each tier is what nothing remaining beats. O(n²) calls. */
export function rankingFromBeats(actionIds: readonly string[], beats: (i: number, j: number) => boolean): string[][] {
  const n = actionIds.length
  const beatenBy = new Int32Array(n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (beats(i, j)) beatenBy[j]!++

  const ranking: string[][] = []
  let remaining = actionIds.map((_, index) => index)
  while (remaining.length > 0) {
    const tier = remaining.filter((index) => beatenBy[index] === 0)
    if (tier.length === 0) throw new RangeError('The relation has a cycle.')
    ranking.push(tier.map((index) => actionIds[index]!))
    remaining = remaining.filter((index) => beatenBy[index] !== 0)
    for (const winner of tier) for (const index of remaining) if (beats(winner, index)) beatenBy[index]!--
  }
  return ranking
}

/** Highest score first; equal scores are a tie, so scores must be exact (integers, halves). */
export function rankingFromScores(actionIds: readonly string[], scores: ArrayLike<number>): string[][] {
  const byScore = new Map<number, string[]>()
  actionIds.forEach((id, index) => {
    const tier = byScore.get(scores[index]!)
    if (tier) tier.push(id)
    else byScore.set(scores[index]!, [id])
  })
  return [...byScore].sort(([a], [b]) => b - a).map(([, tier]) => tier)
}
