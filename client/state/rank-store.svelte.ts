// A ballot by rank: the tiers, and what is not ranked yet.
import type { Slate } from '../../shared/event/state.ts'
import { BallotStore } from './ballot.svelte.ts'
import type { EventStore } from './event.svelte.ts'
import { rankForm, type Tiers } from './ranking.ts'

export class RankStore extends BallotStore<Tiers> {
  readonly pool: string[] = $derived.by(() => {
    const ranked = new Set(this.value.flat())
    return this.order.filter((id) => !ranked.has(id))
  })

  constructor(event: EventStore, questionId: string, slate: Slate, open: boolean) {
    const actionIds = slate.items.map((item) => item.actionId)
    super(event, questionId, actionIds, rankForm(actionIds), open)
  }

  get tiers(): Tiers {
    return this.value
  }
}
