// A ranking as its editor sees it: the tiers, and what is not ranked yet.
import type { Tiers } from './ranking.ts'

/** Where the ranking stands: a whole ballot, or a part of one. */
export type RankSource = { readonly order: readonly string[]; readonly value: Tiers; readonly said: number; set(tiers: Tiers): void }

export class RankStore {
  readonly most: number
  #source: RankSource

  readonly pool: string[] = $derived.by(() => {
    const ranked = new Set(this.tiers.flat())
    return this.order.filter((id) => !ranked.has(id))
  })

  /** `most`: how many may be ranked. */
  constructor(source: RankSource, most: number) {
    this.#source = source
    this.most = most
  }

  get tiers(): Tiers {
    return this.#source.value
  }

  /** How many are ranked. */
  get said(): number {
    return this.#source.said
  }

  get order(): readonly string[] {
    return this.#source.order
  }

  get isFull(): boolean {
    return this.said >= this.most
  }

  set(tiers: Tiers): void {
    this.#source.set(tiers)
  }
}
