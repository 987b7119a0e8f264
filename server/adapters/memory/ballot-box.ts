// A ballot box in memory, for tests. As on disk, a finished question keeps only its sorted ballots and takes no more.
import type { BallotBox, BallotRow, FinishedBallot, KeptUnder, PutResult } from '../../ports.ts'

export class MemoryBallotBox implements BallotBox {
  #questions = new Map<string, Map<string, BallotRow>>()
  #finished = new Map<string, FinishedBallot[]>()
  #receipts = new Map<string, string[]>()
  #failures = 0

  /** The next put is 'unavailable'. */
  failNext(): void {
    this.#failures += 1
  }

  async put(questionKey: string, row: BallotRow): Promise<PutResult> {
    if (this.#failures > 0) {
      this.#failures -= 1
      return { result: 'unavailable' }
    }
    if (this.#finished.has(questionKey)) return { result: 'unavailable' }
    const rows = this.#questions.get(questionKey) ?? new Map<string, BallotRow>()
    const stored = rows.get(row.pseudonym)
    if (stored && stored.idempotencyKey === row.idempotencyKey) return { result: 'same', row: { ...stored } }
    if (stored && row.revision <= stored.revision) return { result: 'stale', row: { ...stored } }
    this.#questions.set(questionKey, rows.set(row.pseudonym, { ...row }))
    return { result: 'stored', row: { ...row } }
  }

  async remove(questionKey: string, pseudonym: string): Promise<boolean> {
    if (this.#failures > 0) {
      this.#failures -= 1
      return false
    }
    if (this.#finished.has(questionKey)) return false
    this.#questions.get(questionKey)?.delete(pseudonym)
    return true
  }

  async rows(questionKey: string): Promise<BallotRow[]> {
    return [...(this.#questions.get(questionKey)?.values() ?? [])]
      .map((row) => ({ ...row }))
      .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
  }

  async finish(questionKey: string, { strata = {}, people = {}, receipts }: KeptUnder = {}): Promise<void> {
    if (this.#finished.has(questionKey)) return
    const rows = [...this.#questions.get(questionKey)?.values() ?? []]
    if (receipts) this.#receipts.set(questionKey, rows.map(({ receipt }) => receipt).sort())
    const ballots = rows.map(({ pseudonym, group, ballot }): FinishedBallot => {
      const participantId = people[pseudonym]
      return { group: strata[group ?? ''] ?? group, ballot, ...(participantId === undefined ? {} : { participantId }) }
    })
    this.#finished.set(questionKey, ballots.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)))
    this.#questions.delete(questionKey)
  }

  async finished(questionKey: string): Promise<FinishedBallot[] | null> {
    return this.#finished.get(questionKey)?.map((ballot) => ({ ...ballot })) ?? null
  }

  async receipts(questionKey: string): Promise<string[] | null> {
    const receipts = this.#receipts.get(questionKey)
    return receipts ? [...receipts] : null
  }

  async adopt(questionKey: string, ballots: readonly FinishedBallot[], receipts: readonly string[] | null): Promise<void> {
    if (this.#finished.has(questionKey)) return
    this.#finished.set(questionKey, [...ballots].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)))
    if (receipts) this.#receipts.set(questionKey, [...receipts].sort())
  }

  async close(): Promise<void> {}
}

function sortKey({ group, ballot, participantId }: FinishedBallot): string {
  return JSON.stringify([group, ballot, participantId])
}
