// How Equal Shares came to what it chooses under a budget, as far as a result says it.
import type { ReadResult } from './read-result.ts'

/** `bare`: what everybody had of the budget, and `share` after it was raised. */
export type Purchases = { bare: number; share: number; bought: { actionId: string; cost: number; wanted: number | null; paid: number }[] }

/** What Equal Shares bought, in this order: how many wanted it, where ballots are of ticks, and the most that anybody paid. Null where a result does not say. */
export function purchasesIn({ counts, spending, ballots }: Pick<ReadResult, 'counts' | 'spending' | 'ballots'>): Purchases | null {
  const ofAll = counts.filter(({ weighting }) => weighting === 'persons')
  const note = ofAll.flatMap(({ notes = [] }) => notes).find((one) => one.code === 'purchases')
  if (!note || !spending) return null
  const ticks = ofAll.find(({ method }) => method === 'approval')?.scores
  return {
    bare: Number((spending.budget / ballots).toPrecision(6)), share: note.share,
    bought: note.actions.map((actionId, at) => ({ actionId, cost: spending.costs[actionId] ?? 0, wanted: ticks?.[actionId] ?? null, paid: note.paid[at]! })),
  }
}
