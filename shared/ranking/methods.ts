/** The methods for ranked ballots by name, the one that decides by default first. */
import { borda } from './borda.ts'
import { copeland } from './copeland.ts'
import { irv } from './irv.ts'
import { kemeny } from './kemeny.ts'
import { minimax } from './minimax.ts'
import type { Outcome, Selection } from './outcome.ts'
import type { PairwiseMatrix } from './pairwise.ts'
import type { RankProfile } from './profile.ts'
import { rankedPairs } from './ranked-pairs.ts'
import { schulze } from './schulze.ts'
import { stv } from './stv.ts'

/**
 * `from` says what a recount needs: of a secret question only the matrix is ever published, so methods that need `ballots` cannot be
 * recounted from outside.
 */
export type RankMethod =
  | { from: 'matrix'; count: (matrix: PairwiseMatrix) => Outcome }
  | { from: 'ballots'; count: (profile: RankProfile, limits: { seats: number }) => Outcome | Selection }

export const rankMethodNames = [
  'schulze', 'schulze-margins', 'ranked-pairs', 'borda', 'copeland', 'minimax', 'kemeny', 'irv', 'stv',
] as const

export type RankMethodName = (typeof rankMethodNames)[number]

export const rankMethods: Readonly<Record<RankMethodName, RankMethod>> = {
  schulze: { from: 'matrix', count: (matrix) => schulze(matrix) },
  'schulze-margins': { from: 'matrix', count: (matrix) => schulze(matrix, 'margins') },
  'ranked-pairs': { from: 'matrix', count: (matrix) => rankedPairs(matrix) },
  borda: { from: 'matrix', count: borda },
  copeland: { from: 'matrix', count: copeland },
  minimax: { from: 'matrix', count: (matrix) => minimax(matrix) },
  kemeny: { from: 'matrix', count: kemeny },
  irv: { from: 'ballots', count: irv },
  stv: { from: 'ballots', count: stv },
}
