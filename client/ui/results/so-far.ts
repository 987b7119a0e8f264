// A live tally as a result to be shown: the order of this moment.
import type { PlainResult } from '../../../shared/ranking/result/plain-result.ts'
import type { ReadResult } from '../../../shared/ranking/result/read-result.ts'

/** Without intervals: they follow only where ballots rest for a while, and bands that come and go would make every ballot look like a turn. */
export function soFar(tally: PlainResult): ReadResult {
  return { ...tally, certainty: [], matrices: null, rank: null }
}
