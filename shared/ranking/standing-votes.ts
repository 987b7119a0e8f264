/** The votes that stand, each distinct one once, with how often. */
import type { WeightedVote } from './profile.ts'

export class StandingVotes {
  readonly #standing = new Map<string, { vote: unknown; weight: number }>()
  ballots = 0

  add(vote: unknown): void {
    const text = JSON.stringify(vote)
    const standing = this.#standing.get(text)
    if (standing) standing.weight++
    else this.#standing.set(text, { vote, weight: 1 })
    this.ballots++
  }

  /** Throws a RangeError, and changes nothing, where no such vote stands. */
  remove(vote: unknown): void {
    const text = JSON.stringify(vote)
    const standing = this.#standing.get(text)
    if (!standing) throw new RangeError('No such ballot was counted.')
    if (standing.weight > 1) standing.weight--
    else this.#standing.delete(text)
    this.ballots--
  }

  /** In the order of their text: that of casting is gone. */
  votes(): WeightedVote<unknown>[] {
    return [...this.#standing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { vote, weight }]) => ({ vote, weight }))
  }
}
