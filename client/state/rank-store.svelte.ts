// A ballot by rank as its editor sees it: the tiers, and what is not ranked yet.
import type { BallotStore } from './ballot.svelte.ts'
import type { Tiers } from './ranking.ts'

export class RankStore {
  readonly most: number
  #ballot: BallotStore<Tiers>

  readonly pool: string[] = $derived.by(() => {
    const ranked = new Set(this.tiers.flat())
    return this.order.filter((id) => !ranked.has(id))
  })

  /** `most`: how many may be ranked. */
  constructor(ballot: BallotStore<Tiers>, most: number) {
    this.#ballot = ballot
    this.most = most
  }

  get tiers(): Tiers {
    return this.#ballot.value
  }

  /** How many are ranked. */
  get said(): number {
    return this.#ballot.said
  }

  get order(): readonly string[] {
    return this.#ballot.order
  }

  get isFull(): boolean {
    return this.said >= this.most
  }

  set(tiers: Tiers): void {
    this.#ballot.set(tiers)
  }
}
