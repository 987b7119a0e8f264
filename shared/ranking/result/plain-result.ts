/** A published result for programs: plain JSON with ids, whatever form the journal keeps it in. */
import type { Secrecy } from '../../event/names.ts'
import type { AnyTally } from './full-tally.ts'
import { readResult, type ReadCount, type ReadResult } from './read-result.ts'
import { recountTable, type RecountTable } from './recount.ts'

type Rest = Omit<ReadResult, 'matrices' | 'rank'>

/** With ranked ballots also all that the first version had (`results`, `pairwise`, `topDiffers` …). */
export type PlainResult = Rest & { recount: RecountTable } & Partial<NonNullable<ReadResult['rank']>>

export function plainResult(tally: AnyTally, secrecy: Secrecy): PlainResult {
  const result = readResult(tally)
  const { matrices, rank, ...rest } = result
  return { ...rank, ...rest, method: result.method as 'rank', recount: recountTable(result, secrecy) }
}

export interface MethodFigures {
  ranking: string[][]
  scores?: Record<string, number>
  winners?: string[]
  /** What the winners cost, where actions have costs. */
  spent?: number
  /** By action: places that it took in nine of ten redrawn votes, and how often it was among the first k. */
  intervals?: Record<string, { low: number; high: number; inTop: number }>
}

/** By method, of one treatment (of methods that have none, always) and one weighting. */
export function figuresByMethod(result: ReadResult, treatment: ReadCount['treatment'], weighting: ReadCount['weighting']): Record<string, MethodFigures> {
  const isOne = (of: { treatment: ReadCount['treatment']; weighting: ReadCount['weighting'] }): boolean =>
    (of.treatment === treatment || of.treatment === null) && of.weighting === weighting
  return Object.fromEntries(result.counts.filter(isOne).map(({ method, ranking, scores, winners, spent }): [string, MethodFigures] => {
    const sure = result.certainty.find((one) => one.method === method && isOne(one))
    return [method, {
      ranking,
      ...(scores ? { scores } : {}),
      ...(winners ? { winners } : {}),
      ...(spent !== undefined ? { spent } : {}),
      ...(sure ? { intervals: Object.fromEntries(result.actionIds.map((id, at) => [id, { low: sure.low[at]!, high: sure.high[at]!, inTop: sure.inTop[at]! }])) } : {}),
    }]
  }))
}
