/** Who wants what, by index: the form that methods with money work on. Voters who voted alike are one, with a weight. */
import type { ApprovalProfile, PointsProfile } from './profile.ts'

export interface Support {
  /** By voter: how many people. */
  weights: Float64Array
  people: number
  /** By action: the voters who want it, and how much it is worth to each, above 0. */
  voters: Int32Array[]
  utilities: Float64Array[]
}

/** Each approved action is worth 1. */
export function supportOfApprovals({ actionIds, ballots }: ApprovalProfile): Support {
  return supportOfPoints({ actionIds, ballots: ballots.map(({ vote, weight }) => ({ vote: Object.fromEntries(vote.map((id) => [id, 1])), weight })) })
}

/** Points of 0 are no support. Ballots in any order come to the same, bit for bit. Throws a RangeError on an id not on the slate. */
export function supportOfPoints({ actionIds, ballots }: PointsProfile): Support {
  const indexOf = new Map(actionIds.map((id, index) => [id, index]))
  const alike = new Map<string, { entries: [number, number][]; weight: number }>()
  for (const { vote, weight } of ballots) {
    const entries = Object.entries(vote).filter(([, points]) => points > 0).map(([id, points]): [number, number] => {
      const index = indexOf.get(id)
      if (index === undefined) throw new RangeError('The ballot was not checked against this slate.')
      return [index, points]
    })
    entries.sort(([a], [b]) => a - b)
    const key = entries.join(';')
    const voter = alike.get(key)
    if (voter) voter.weight += weight
    else alike.set(key, { entries, weight })
  }
  const sorted = [...alike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, voter]) => voter)
  const voters: number[][] = actionIds.map(() => [])
  const utilities: number[][] = actionIds.map(() => [])
  sorted.forEach(({ entries }, voter) => {
    for (const [index, points] of entries) {
      voters[index]!.push(voter)
      utilities[index]!.push(points)
    }
  })
  return {
    weights: Float64Array.from(sorted, ({ weight }) => weight),
    people: sorted.reduce((sum, { weight }) => sum + weight, 0),
    voters: voters.map((list) => Int32Array.from(list)),
    utilities: utilities.map((list) => Float64Array.from(list)),
  }
}
