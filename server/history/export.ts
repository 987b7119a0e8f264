// An event as one file: the journal up to a moment, and what the server holds in memory at that moment, on its way to where archives are
// built. Invariant: between two pages of the journal others have their turns.
import type { BallotsToArchive } from '../../shared/archive/ballots.ts'
import type { Live } from '../../shared/archive/build.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Archive, Archivist, Journal, Log, Timers } from '../ports.ts'

/** An event as it is hosted. */
export interface ArchivableEvent {
  readonly state: Pick<EventState, 'eventId'>
  readonly published: {
    /** The committed state and boards, of one moment. */
    live(): Live
    /** Ballots that may be in an archive, by question. */
    archived(state: EventState): Promise<Map<string, BallotsToArchive>>
  }
}

/** Copied to the other thread in a few milliseconds. */
const pageEntries = 500
/** What a close brings comes in several commits. */
const gatherMs = 500

export class Exports {
  readonly #parts: { journal: Pick<Journal, 'read'>; archivist: Archivist; archive: Archive; timers: Timers; log: Log }
  /** Files to be written, or being written, by event. */
  readonly #writing = new Map<string, Promise<void>>()
  /** Of which something has changed since their writing began. */
  readonly #again = new Set<string>()

  constructor(parts: { journal: Pick<Journal, 'read'>; archivist: Archivist; archive: Archive; timers: Timers; log: Log }) {
    this.#parts = parts
  }

  /** Rejects where the journal cannot be read, or it takes too long. */
  async of(event: ArchivableEvent): Promise<Uint8Array> {
    const { journal, archivist, log } = this.#parts
    const build = await archivist.begin()
    try {
      const live = event.published.live()
      const ballots = await event.published.archived(live.state)
      const { eventId, seq } = live.state
      for (let from = 1; from <= seq; from += pageEntries) {
        await build.add(await journal.read(eventId, from, Math.min(pageEntries, seq - from + 1)))
        await this.#turn()
      }
      const { bytes, differences } = await build.finish(ballots, live)
      if (differences.length > 0) log.error({ eventId, differences }, 'what the journal comes to is not what was live; the archive says so')
      return bytes
    } finally {
      build.end()
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
      await archive.write(eventId, await this.of(event))
    } catch (error) {
      log.error({ error, eventId }, 'the archive could not be written')
    }
    this.#writing.delete(eventId)
    if (this.#again.has(eventId)) this.write(event)
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => { this.#parts.timers.after(0, resolve) })
  }
}
