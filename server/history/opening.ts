// Opening an archive that was made anywhere: checked to the last byte, then its entries, ballots and receipts are taken in as they are.
// Invariants: nothing of an archive that does not hold is taken in; an opening that was interrupted is no event, and the next one goes on
// where it stopped; nothing that is here already is changed by it.
import { sameBytes } from '../../shared/archive/chain.ts'
import type { ArchivedBallots } from '../../shared/archive/format.ts'
import { paths } from '../../shared/archive/format.ts'
import { openArchive } from '../../shared/archive/read.ts'
import type { Archive } from '../../shared/archive/read.ts'
import type { Verified } from '../../shared/archive/verify.ts'
import type { Ballot } from '../../shared/ranking/ballots.ts'
import { canonicalBallot } from '../../shared/ranking/ballots.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Archivist, BallotBox, FinishedBallot, Journal, Ownership, StoredEntry, Timers } from '../ports.ts'

/** The events that are here. */
export interface KnownEvents {
  get(eventId: string): Promise<{ state: { title: string } } | null>
  eventOfBoard(boardId: string): string | undefined
  readonly opened: { stage(eventId: string): 'opening' | 'opened' | null; mark(eventId: string, stage: 'opening' | 'opened'): Promise<boolean> }
  learnOpened(eventId: string): Promise<void>
}

export type OpenedArchive = { eventId: string; title: string; /** It was here already, as it is in the file or beyond. */ there: boolean }

type Parts = { journal: Journal & Ownership; box: BallotBox; archivist: Archivist; timers: Timers; events: KnownEvents }

/** Decoded and stored between two turns of others. */
const pageEntries = 200
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
    const verified = await this.#parts.archivist.verify(bytes)
    if (!verified) return refuse('too-large', 'The archive takes too long or too much memory to be checked.')
    const opened = verified.ok ? openArchive(bytes) : null
    if (!opened?.ok) return notAsWritten(verified)
    const { archive } = opened
    const { event: { eventId, title }, head } = archive.manifest
    const refusal = this.#clash(archive)
    if (refusal) return refusal
    const { events, journal } = this.#parts
    if (await events.get(eventId)) {
      const [own] = await journal.read(eventId, head.seq, 1)
      if (own && Buffer.from(own.hash).toString('hex') === head.hash) return { eventId, title, there: true }
      if (events.opened.stage(eventId) === null) return elsewhere
    }
    return await this.#takeIn(archive) ?? { eventId, title, there: false }
  }

  /** What cannot be taken in, though it holds: names that would mean something else here, also where what came later hides them. */
  #clash(archive: Archive): Refusal | null {
    const { manifest, files } = archive
    const { eventId } = manifest.event
    const [first] = archive.entries()
    const made = first?.kind === 'fact' ? JSON.parse(new TextDecoder().decode(first.payload)) as Fact : null
    if (made?.type !== 'event.created' || made.eventId !== eventId) return refuse('bad-archive', 'The archive does not begin with the making of its session.')
    const boards = [...files.keys()].flatMap((path) => /^boards\/(.*)\.yjs$/.exec(path)?.[1] ?? []).map(decodeURIComponent)
    const isTaken = [...boards, ...made.boards.map(({ boardId }) => boardId)].some((boardId) => (this.#parts.events.eventOfBoard(boardId) ?? eventId) !== eventId)
    // Nothing changes an opened event: the words would stay.
    const state = archive.json(paths.state) as { erasures?: { finishedAt: number | null }[] }
    if (state.erasures?.some(({ finishedAt }) => finishedAt === null)) return refuse('bad-archive', 'The archive was made while words were being removed. Take a newer one.')
    if (isTaken || !/^[A-Za-z0-9_-]{1,64}$/.test(eventId)) return refuse('bad-archive', 'The archive uses names that mean something else here.')
    return null
  }

  async #takeIn(archive: Archive): Promise<Refusal | null> {
    const { journal, box, events } = this.#parts
    const { eventId } = archive.manifest.event
    if (!await events.opened.mark(eventId, 'opening')) return notSaved
    const fence = await journal.acquire(eventId)
    let page: StoredEntry[] = []
    const store = async (): Promise<Refusal | null> => {
      const stored = await this.#store(eventId, fence, page)
      page = []
      await new Promise<void>((resolve) => { this.#parts.timers.after(0, resolve) })
      return stored
    }
    for (const entry of archive.entries()) {
      page.push(entry)
      const refusal = page.length === pageEntries ? await store() : null
      if (refusal) return refusal
    }
    const refusal = await store()
    if (refusal) return refusal
    for (const { questionId } of archive.manifest.questions) {
      const ballots = archive.ballots(questionId)
      if (ballots) await box.adopt(`${eventId}.${questionId}`, ballots.ballots.map((one) => finished(one, ballots.secrecy)), ballots.receipts ?? null)
    }
    if (!await events.opened.mark(eventId, 'opened')) return notSaved
    await events.learnOpened(eventId)
    return null
  }

  /** What is there from a try before is left, as long as it is the same. */
  async #store(eventId: string, fence: number, page: StoredEntry[]): Promise<Refusal | null> {
    const [first] = page
    if (!first) return null
    const { journal } = this.#parts
    const there = await journal.read(eventId, first.seq, page.length)
    if (there.some(({ hash }, i) => !sameBytes(hash, page[i]!.hash))) return elsewhere
    const entries = page.slice(there.length)
    if (entries.length === 0) return null
    const [result] = await journal.append([{ stream: eventId, expectedSeq: entries[0]!.seq - 1, fence, entries }])
    return result === 'ok' ? null : notSaved
  }
}

function finished({ ballot, groups, participantId }: ArchivedBallots['ballots'][number], secrecy: ArchivedBallots['secrecy']): FinishedBallot {
  return {
    ballot: canonicalBallot(ballot as Ballot), group: secrecy === 'named' && groups ? JSON.stringify(groups) : null,
    ...(participantId === undefined ? {} : { participantId }),
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
