// What stays of the ballots of a finished question: group and ballot (and who cast it, where it was declared to be named), sorted, so
// that no order of casting survives; and where receipts are published, those, sorted for themselves.
import type { BallotRow, FinishedBallot, KeptUnder } from '../../ports.ts'

type Row = Pick<BallotRow, 'pseudonym' | 'group' | 'ballot' | 'receipt'>

type Kept = [string | null, string, string?]

/** One JSON text of the sorted [group, ballot] or [group, ballot, participant] lists; with receipts it stands beside theirs. */
export function finishedContent(rows: readonly Row[], { strata = {}, people = {}, receipts }: KeptUnder): string {
  return contentOf(rows.map(({ pseudonym, group, ballot }): FinishedBallot => {
    const participantId = people[pseudonym]
    return { group: strata[group ?? ''] ?? group, ballot, ...(participantId === undefined ? {} : { participantId }) }
  }), receipts ? rows.map(({ receipt }) => receipt) : null)
}

export function contentOf(ballots: readonly FinishedBallot[], receipts: readonly string[] | null): string {
  const kept = ballots.map(({ group, ballot, participantId }): Kept => (participantId === undefined ? [group, ballot] : [group, ballot, participantId]))
  const list = `[${kept.map((entry) => JSON.stringify(entry)).sort().join(',')}]`
  return receipts ? `{"ballots":${list},"receipts":${JSON.stringify([...receipts].sort())}}` : list
}

export function finishedBallots(content: string): FinishedBallot[] {
  return read(content).ballots.map(([group, ballot, participantId]) => ({ group, ballot, ...(participantId === undefined ? {} : { participantId }) }))
}

export function finishedReceipts(content: string): string[] | null {
  return read(content).receipts ?? null
}

function read(content: string): { ballots: Kept[]; receipts?: string[] } {
  const found = JSON.parse(content) as Kept[] | { ballots: Kept[]; receipts: string[] }
  return Array.isArray(found) ? { ballots: found } : found
}
