// What is to be counted of a question, as its options and its slate have it.
import { spendingOf } from './costs.ts'
import type { Question, Slate } from './state.ts'
import { usualTopK } from '../ranking/result/count-question.ts'
import type { CountRequest } from '../ranking/result/count-question.ts'

/** `name` is the question's, unique on this server: the seed of all draws, so that they can be made again. */
export function countRequest(question: Question, slate: Slate, groups: readonly string[], name: string): CountRequest {
  const { method } = question
  // What costs come to is in the slate, and goes into the result by its order.
  const { costs, otherCost, budget, ...options } = question.options
  const spending = spendingOf(question, slate)
  const actionIds = slate.items.map(({ actionId }) => actionId)
  return {
    method, options, actionIds, groups: [...groups], seed: name,
    topK: Math.min(wholeOf(options['topK']) ?? wholeOf(options['seats']) ?? usualTopK(actionIds.length), actionIds.length),
    seats: wholeOf(options['seats']),
    ...(spending && { spending }),
  }
}

function wholeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null
}
