// What stays of the ballots of a finished question: group and ballot (and who cast it, where it was declared to be named), sorted, so
// that no order of casting survives.
import type { BallotRow, FinishedBallot, KeptUnder } from '../../ports.ts'

type Row = Pick<BallotRow, 'pseudonym' | 'group' | 'ballot'>

/** One JSON text of the sorted [group, ballot] or [group, ballot, participant] lists. */
export function finishedContent(rows: readonly Row[], { strata = {}, people = {} }: KeptUnder): string {
  const kept = rows.map(({ pseudonym, group, ballot }) => {
    const participantId = people[pseudonym]
    return [strata[group ?? ''] ?? group, ballot, ...(participantId === undefined ? [] : [participantId])]
  })
  return `[${kept.map((entry) => JSON.stringify(entry)).sort().join(',')}]`
}

export function finishedBallots(content: string): FinishedBallot[] {
  return (JSON.parse(content) as [string | null, string, string?][])
    .map(([group, ballot, participantId]) => ({ group, ballot, ...(participantId === undefined ? {} : { participantId }) }))
}
