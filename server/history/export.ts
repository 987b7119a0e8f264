// An event as one file: the journal up to a moment, and what the server holds in memory at that moment, on its way to where archives are
// built. Invariant: between two pages of the journal others have their turns.
import type { BallotsToArchive } from '../../shared/archive/ballots.ts'
import type { Live } from '../../shared/archive/build.ts'
import { hexOf } from '../../shared/archive/chain.ts'
import { readHead } from '../../shared/archive/head.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Archive, ArchiveBuild, Archivist, Journal, Log, Timers } from '../ports.ts'

/** An event as it is hosted. */
export interface ArchivableEvent {
  readonly state: Pick<EventState, 'eventId' | 'erasures'>
  /** The journal entry that the state stands at. */
  readonly head: { seq: number; hash: Uint8Array }
  readonly remover: {
    /** Takes out what was begun to be removed; false where that has to be tried again later. */
    finish(): Promise<boolean>
  }
  readonly published: {
    /** The committed state and boards, of one moment. */
    live(): Live
    /** Ballots that may be in an archive, by question. */
    archived(state: EventState): Promise<Map<string, BallotsToArchive>>
  }
}

/** Copied to the other thread in a few milliseconds. */
const pageEntries = 500
const pageBallots = 1_000
const pageBytes = 2 * 1024 * 1024
/** What a close brings comes in several commits. */
const gatherMs = 500
/** Of an archive that something was removed from meanwhile. */
const mostTries = 5

type Parts = { journal: Pick<Journal, 'read'>; archivist: Archivist; archive: Omit<Archive, 'writeBoard'>; timers: Timers; log: Log }

export class Exports {
  readonly #parts: Parts
  /** Files to be written, or being written, by event. */
  readonly #writing = new Map<string, Promise<void>>()
  /** Of which something has changed since their writing began. */
  readonly #again = new Set<string>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * Before anybody is served: what a crash left of events that went on since. It may hold words that were removed, so that it goes;
   * what there is to be written is written as the event is loaded. One that cannot be loaded keeps its file, which may be all there is.
   */
  async tidy(events: { get(eventId: string): Promise<ArchivableEvent | null> }): Promise<void> {
    const { archive, log } = this.#parts
    for (const eventId of await archive.eventIds()) {
      try {
        const head = await this.#writtenHead(eventId)
        const [own, next] = head ? await this.#parts.journal.read(eventId, head.seq, 2) : []
        if (head && own && !next && isHead(own, head)) continue
        const event = await events.get(eventId)
        if (!event) continue
        if (event.state.erasures.length > 0) await archive.remove(eventId)
        await event.remover.finish()
      } catch (error) {
        log.error({ error, eventId }, 'what was written of a closed session is out of date, and could not be put right')
      }
    }
  }

  /** Rejects where the journal cannot be read, words cannot be taken out that are to be removed, or it takes too long. */
  async of(event: ArchivableEvent): Promise<Uint8Array> {
    for (let tries = 0; tries < mostTries; tries++) {
      // Between the taking out of words and the fact that says what stands there now, no journal can be verified.
      if (!await event.remover.finish()) throw new Error('What is to be removed could not be taken out yet.')
      const { erasures } = event.state
      const bytes = await this.#build(event)
      if (event.state.erasures.length === erasures.length) return bytes
    }
    throw new Error('Again and again something was removed while the archive was made.')
  }

  async #build(event: ArchivableEvent): Promise<Uint8Array> {
    const { journal, archivist, log } = this.#parts
    const build = await archivist.begin()
    try {
      const live = event.published.live()
      const ballots = await event.published.archived(live.state)
      const { eventId, seq } = live.state
      for (let from = 1; from <= seq;) {
        const page = await journal.read(eventId, from, Math.min(pageEntries, seq - from + 1), pageBytes)
        if (page.length === 0) throw new Error('The journal ends before what is live.')
        await build.add(page)
        from += page.length
        await this.#turn()
      }
      for (const [questionId, kept] of ballots) await this.#addBallots(build, questionId, kept)
      const { bytes, differences } = await build.finish(live)
      if (differences.length > 0) log.error({ eventId, differences }, 'what the journal comes to is not what was live; the archive says so')
      return bytes
    } finally {
      build.end()
    }
  }

  async #addBallots(build: ArchiveBuild, questionId: string, { ballots, receipts }: BallotsToArchive): Promise<void> {
    for (let at = 0; at === 0 || at < Math.max(ballots.length, receipts?.length ?? 0); at += pageBallots) {
      const page = at + pageBallots
      await build.addBallots(questionId, { ballots: ballots.slice(at, page), ...(receipts ? { receipts: receipts.slice(at, page) } : {}) })
    }
  }

  /** Soon, and once for all that comes in one moment. A folder that cannot be written to is a line in the log: the archive can be asked for. */
  write(event: ArchivableEvent): void {
    const { eventId } = event.state
    if (this.#writing.has(eventId)) this.#again.add(eventId)
    else this.#writing.set(eventId, this.#write(event, eventId))
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    while (this.#writing.size > 0) await Promise.all(this.#writing.values())
  }

  async #write(event: ArchivableEvent, eventId: string): Promise<void> {
    const { archive, log, timers } = this.#parts
    await new Promise<void>((resolve) => { timers.after(gatherMs, resolve) })
    this.#again.delete(eventId)
    try {
      const head = await this.#writtenHead(eventId)
      if (!head || !isHead(event.head, head)) {
        const { erasures } = event.state
        await archive.write(eventId, await this.of(event))
        // It is written again: but what was removed while it was written is not there until then.
        if (event.state.erasures.length > erasures.length) await archive.remove(eventId)
      }
    } catch (error) {
      log.error({ error, eventId }, 'the archive could not be written')
    }
    this.#writing.delete(eventId)
    if (this.#again.has(eventId)) this.write(event)
  }

  #writtenHead(eventId: string): Promise<{ seq: number; hash: string } | null> {
    return readHead((bytes) => this.#parts.archive.start(eventId, bytes))
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => { this.#parts.timers.after(0, resolve) })
  }
}

function isHead(entry: { seq: number; hash: Uint8Array }, head: { seq: number; hash: string }): boolean {
  return entry.seq === head.seq && hexOf(entry.hash) === head.hash
}
