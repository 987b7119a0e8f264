// What is to be counted of a question, as its options and its slate have it.
import type { Question, Slate } from '../../../shared/event/state.ts'
import { usualTopK } from '../../../shared/ranking/result/count-question.ts'
import type { CountRequest } from '../../../shared/ranking/result/count-question.ts'

/** `name` is the question's, unique on this server: the seed of all draws, so that they can be made again. */
export function countRequest({ method, options }: Question, slate: Slate, groups: readonly string[], name: string): CountRequest {
  const actionIds = slate.items.map(({ actionId }) => actionId)
  return {
    method, options, actionIds, groups: [...groups], seed: name,
    topK: Math.min(wholeOf(options['topK']) ?? wholeOf(options['seats']) ?? usualTopK(actionIds.length), actionIds.length),
    seats: wholeOf(options['seats']),
  }
}

function wholeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null
}
