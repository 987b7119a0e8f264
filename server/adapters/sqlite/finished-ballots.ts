// What stays of the ballots of a finished question: group and ballot (and who cast it, where it was declared to be named), sorted, so
// that no order of casting survives; and where receipts are published, those, sorted for themselves. Taken in and handed out a page at a
// time: others save ballots meanwhile.
import type { BallotRow, FinishedBallot, KeptUnder } from '../../ports.ts'

type Kept = [string | null, string, string?]

export class Finishing {
  readonly ballots = new Sorted()
  /** Null where none are kept. */
  readonly receipts: Sorted | null
  readonly #kept: KeptUnder
  /** How many parts of each kind are written. */
  readonly written = { ballots: 0, receipts: 0 }

  constructor(kept: KeptUnder) {
    this.#kept = kept
    this.receipts = kept.receipts ? new Sorted() : null
  }

  addRows(rows: readonly BallotRow[]): void {
    const { strata = {}, people = {} } = this.#kept
    this.add(rows.map(({ pseudonym, group, ballot }): FinishedBallot => {
      const participantId = people[pseudonym]
      return { group: strata[group ?? ''] ?? group, ballot, ...(participantId === undefined ? {} : { participantId }) }
    }), rows.map(({ receipt }) => receipt))
  }

  add(ballots: readonly FinishedBallot[], receipts: readonly string[]): void {
    const kept = ballots.map(({ group, ballot, participantId }): Kept => (participantId === undefined ? [group, ballot] : [group, ballot, participantId]))
    this.ballots.add(kept.map((one) => JSON.stringify(one)))
    this.receipts?.add(receipts.map((receipt) => JSON.stringify(receipt)))
  }
}

/** Texts of JSON that come in pages, each of which is sorted at once. */
class Sorted {
  readonly #pages: { texts: string[]; next: number }[] = []

  add(texts: string[]): void {
    this.#pages.push({ texts: texts.sort(), next: 0 })
  }

  /** The next ones of all, as JSON; null where there are no more. */
  take(most: number): string | null {
    const taken: string[] = []
    while (taken.length < most) {
      let first: { texts: string[]; next: number } | null = null
      for (const page of this.#pages) if (page.next < page.texts.length && (!first || page.texts[page.next]! < first.texts[first.next]!)) first = page
      if (!first) break
      taken.push(first.texts[first.next++]!)
    }
    return taken.length === 0 ? null : `[${taken.join(',')}]`
  }
}

export function finishedBallots(content: string): FinishedBallot[] {
  return (JSON.parse(content) as Kept[]).map(([group, ballot, participantId]) => ({ group, ballot, ...(participantId === undefined ? {} : { participantId }) }))
}
