// A ballot box in memory, for tests. As on disk, a finished question keeps only its sorted ballots and takes no more.
import { finishedBallots, finishedContent } from '../finished-ballots.ts'
import type { BallotBox, BallotRow, PutResult } from '../../ports.ts'

export class MemoryBallotBox implements BallotBox {
  #questions = new Map<string, Map<string, BallotRow>>()
  #finished = new Map<string, string>()
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

  async rows(questionKey: string): Promise<BallotRow[]> {
    return [...(this.#questions.get(questionKey)?.values() ?? [])]
      .map((row) => ({ ...row }))
      .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1))
  }

  async finish(questionKey: string): Promise<void> {
    if (this.#finished.has(questionKey)) return
    this.#finished.set(questionKey, finishedContent(await this.rows(questionKey)))
    this.#questions.delete(questionKey)
  }

  async finished(questionKey: string): Promise<{ group: string | null; ballot: string }[] | null> {
    const content = this.#finished.get(questionKey)
    return content === undefined ? null : finishedBallots(content)
  }

  async close(): Promise<void> {}
}
