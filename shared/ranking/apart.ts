/** Small comparisons of a public recount are published one at a time, among those of everybody: see `published.ts`. */
import type { Ballot } from './ballot-types.ts'

export const publishedApart: ReadonlySet<string> = new Set<Ballot['method']>(['pairs', 'bestworst', 'rankfew'])
