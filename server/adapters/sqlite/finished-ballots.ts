// What stays of the ballots of a finished question: group and ballot, sorted, so that no order of casting survives.
import type { BallotRow } from '../../ports.ts'

export type FinishedBallot = { group: string | null; ballot: string }

/** Group ('' = none) → the name it is kept under. */
export type Strata = Readonly<Record<string, string>>

/** One JSON text of the sorted [group, ballot] pairs. */
export function finishedContent(rows: readonly Pick<BallotRow, 'group' | 'ballot'>[], strata: Strata): string {
  return `[${rows.map(({ group, ballot }) => JSON.stringify([strata[group ?? ''] ?? group, ballot])).sort().join(',')}]`
}

export function finishedBallots(content: string): FinishedBallot[] {
  return (JSON.parse(content) as [string | null, string][]).map(([group, ballot]) => ({ group, ballot }))
}
