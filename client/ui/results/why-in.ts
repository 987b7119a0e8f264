// What a result says of two actions under one treatment of unranked actions; null where it publishes no comparisons of pairs.
import type { Treatment } from '../../../shared/ranking/pairwise.ts'
import type { ReadResult } from '../../../shared/ranking/result/read-result.ts'
import { whyAbove, type Why } from '../../../shared/ranking/why/why.ts'

export function whyIn(result: ReadResult, first: string, second: string, treatment: Treatment): Why | null {
  const { matrices, counts } = result
  if (!matrices) return null
  const places = counts.flatMap((count) =>
    (count.treatment !== null && count.weighting === 'persons' ? [{ method: count.method, treatment: count.treatment, places: count.places }] : []))
  if (!places.some((entry) => entry.method === 'schulze')) return null
  return whyAbove({ first, second, treatment, matrices, places, groups: [], chance: null })
}
