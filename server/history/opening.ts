// Opening an archive that was made anywhere: checked to the last byte, then its entries, ballots and receipts are taken in as they are.
// Invariants: nothing of an archive that does not hold is taken in; an opening that was interrupted is no event, and the next one goes on
// where it stopped; nothing that is here already is changed by it, but that what was removed since is removed here.
import { hexOf, sameBytes } from '../../shared/archive/chain.ts'
import type { Verified } from '../../shared/archive/verify.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { ArchiveContents, ArchiveReading, Archivist, BallotBox, Journal, Ownership, Redaction, StoredEntry, Timers } from '../ports.ts'

/** The events that are here. */
export interface KnownEvents {
  get(eventId: string): Promise<{ state: { title: string } } | null>
  eventOfBoard(boardId: string): string | undefined
  readonly opened: { stage(eventId: string): 'opening' | 'opened' | null; mark(eventId: string, stage: 'opening' | 'opened'): Promise<boolean> }
  learnOpened(eventId: string): Promise<void>
}

export type OpenedArchive = { eventId: string; title: string; /** It was here already, as it is in the file or beyond. */ there: boolean }

type Parts = { journal: Journal & Ownership; box: BallotBox; archivist: Archivist; timers: Timers; events: KnownEvents }

const shownFaults = 20

export class Opening {
  readonly #parts: Parts
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** One after another, as two may be of the same event. */
  open(bytes: Uint8Array): Promise<OpenedArchive | Refusal> {
    const done = this.#last.then(() => this.#open(bytes))
    this.#last = done.catch(() => {})
    return done
  }

  async #open(bytes: Uint8Array): Promise<OpenedArchive | Refusal> {
    const reading = await this.#parts.archivist.read(bytes)
    if (!reading) return refuse('too-large', 'The archive takes too long or too much memory to be checked.')
    try {
      const { contents, verified } = reading
      if (!contents) return notAsWritten(verified)
      if ('code' in contents) return contents
      const { eventId, title } = contents
      const decided = await this.#decide(contents)
      if (decided) return decided
      const failed = await this.#takeIn(reading, contents)
      // Also where that failed: it has had another owner meanwhile.
      await this.#parts.events.learnOpened(eventId)
      return failed ?? { eventId, title, there: false }
    } finally {
      reading.end()
    }
  }

  /** Null where it is to be taken in. */
  async #decide(contents: ArchiveContents): Promise<OpenedArchive | Refusal | null> {
    const { eventId, title, head } = contents
    const { events, journal } = this.#parts
    const refusal = this.#clash(contents)
    if (refusal || !await events.get(eventId)) return refusal
    const [own] = await journal.read(eventId, head.seq, 1)
    if (own && hexOf(own.hash) === head.hash) return { eventId, title, there: true }
    return events.opened.stage(eventId) === null ? elsewhere : null
  }

  /** What cannot be taken in, though it holds: names that would mean something else here, also where what came later hides them. */
  #clash({ eventId, made, boardIds, isErasing }: ArchiveContents): Refusal | null {
    if (made?.eventId !== eventId) return refuse('bad-archive', 'The archive does not begin with the making of its session.')
    const isTaken = [...boardIds, ...made.boardIds].some((boardId) => (this.#parts.events.eventOfBoard(boardId) ?? eventId) !== eventId)
    // The chain does not say yet what stands in their place.
    if (isErasing) return refuse('bad-archive', 'The archive was made while words were being removed. Take a newer one.')
    if (isTaken || !/^[A-Za-z0-9_-]{1,64}$/.test(eventId)) return refuse('bad-archive', 'The archive uses names that mean something else here.')
    return null
  }

  async #takeIn(reading: ArchiveReading, { eventId, questionIds, checkpoint }: ArchiveContents): Promise<Refusal | null> {
    const { journal, box, events } = this.#parts
    if (!await events.opened.mark(eventId, 'opening')) return notSaved
    const fence = await journal.acquire(eventId)
    for (let page = await reading.entries(); page.length > 0; page = await reading.entries()) {
      const refusal = await this.#store(eventId, fence, page)
      if (refusal) return refusal
      await new Promise<void>((resolve) => { this.#parts.timers.after(0, resolve) })
    }
    for (const questionId of questionIds) {
      const kept = await reading.ballots(questionId)
      if (kept) await box.adopt(`${eventId}.${questionId}`, kept.ballots, kept.receipts)
    }
    await journal.saveCheckpoint(eventId, checkpoint)
    return await events.opened.mark(eventId, 'opened') ? null : notSaved
  }

  /** What is there from a try or a file before is left, as long as it is the same. What the file says in place of removed words is said here, too. */
  async #store(eventId: string, fence: number, page: StoredEntry[]): Promise<Refusal | null> {
    const [first] = page
    if (!first) return null
    const { journal } = this.#parts
    const there = await journal.read(eventId, first.seq, page.length)
    if (there.some(({ hash }, i) => !sameBytes(hash, page[i]!.hash))) return elsewhere
    const redactions = there.flatMap(({ seq, payload }, i): Redaction[] => {
      const { erasedHash, ...now } = page[i]!
      return erasedHash && !sameBytes(now.payload, payload) ? [{ seq, payload: now.payload, salt: now.salt, erasedHash }] : []
    })
    if (redactions.length > 0 && await journal.redact(eventId, fence, redactions) !== 'ok') return notSaved
    const entries = page.slice(there.length)
    if (entries.length === 0) return null
    const [result] = await journal.append([{ stream: eventId, expectedSeq: entries[0]!.seq - 1, fence, entries }])
    return result === 'ok' ? null : notSaved
  }
}

function notAsWritten({ faults, more, manifest }: Verified): Refusal {
  const first = faults[0]
  return refuse(manifest ? 'bad-archive' : first?.code === 'too-large' ? 'too-large' : 'bad-archive', `This archive is not as it was written: ${first ? `${first.where}: ${first.message}` : 'it cannot be opened.'}`, {
    faults: faults.slice(0, shownFaults), more: more + Math.max(0, faults.length - shownFaults),
  })
}

const notSaved = refuse('not-saved', 'The archive could not be saved here. Try again.')
const elsewhere = refuse('event-exists', 'This session is here already, and went on in another way than in this file.')
