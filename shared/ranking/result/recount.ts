/** What somebody outside can count again of a published result, and what it takes. */
import type { Secrecy } from '../../event/names.ts'
import { publishedApart } from '../apart.ts'
import { rankMethods, type RankMethodName } from '../methods.ts'
import type { ReadResult } from './read-result.ts'

/** `aggregates`: from what the result publishes. `ballots`: from the ballots, which are published (named ones to whom the question says). `no`: it takes the ballots, and they are not. */
export type Recount = 'aggregates' | 'ballots' | 'no'

export interface RecountTable {
  /** By method, one person one vote. */
  methods: { method: string; from: Recount }[]
  /** Every group equal, figures by group and intervals: groups' sums are published as shares and places, not in full. */
  byGroup: Recount
  certainty: Recount
}

export function recountTable(result: ReadResult, secrecy: Secrecy): RecountTable {
  const withBallots: Recount = secrecy === 'secret' ? 'no' : 'ballots'
  const methods = [...new Set(result.counts.map(({ method }) => method))]
  return {
    methods: methods.map((method) => ({ method, from: fromAggregates(method, result) ? 'aggregates' : withBallots })),
    // Published ballots come without their groups; named ones have them, for who may see those.
    byGroup: result.method === 'agree' ? 'aggregates' : secrecy === 'named' ? 'ballots' : 'no',
    // Draws are of whole ballots.
    certainty: secrecy === 'named' || (result.groups.length === 0 && !publishedApart.has(result.method)) ? withBallots : 'no',
  }
}

/** Sums over ballots are enough for these. */
const bySums: readonly string[] = ['approval', 'dots', 'score', 'majority-judgment', 'agree']

function fromAggregates(method: string, { matrices }: ReadResult): boolean {
  if (bySums.includes(method)) return true
  return Object.hasOwn(rankMethods, method) && matrices !== null && rankMethods[method as RankMethodName].from === 'matrix'
}
