/** Ranked ballots by index instead of id, in flat arrays: for methods that go through all ballots again and again. */
import type { RankProfile } from './profile.ts'

export interface DenseBallot {
  weight: number
  /** Indexes of the slate, best first; left-out actions are not in it. */
  order: Int32Array
  /** `ends[tier]`: where a tier ends in `order`. */
  ends: Int32Array
}

/** Throws a RangeError on an id that is repeated or not on the slate. */
export function denseBallots({ actionIds, ballots }: RankProfile): DenseBallot[] {
  const indexOf = new Map(actionIds.map((id, index) => [id, index]))
  const lastBallot = new Int32Array(actionIds.length).fill(-1)
  return ballots.map(({ vote, weight }, ballot) => {
    const order = new Int32Array(vote.reduce((sum, tier) => sum + tier.length, 0))
    const ends = new Int32Array(vote.length)
    let filled = 0
    vote.forEach((tier, at) => {
      for (const id of tier) {
        const index = indexOf.get(id)
        if (index === undefined || lastBallot[index] === ballot) throw new RangeError('The ranking was not checked against this slate.')
        lastBallot[index] = ballot
        order[filled++] = index
      }
      ends[at] = filled
    })
    return { weight, order, ends }
  })
}
