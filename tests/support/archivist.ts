// Builds, checks and reads archives at once, in the thread that asks: what the archive thread does, without the thread.
import { checkpointOf } from '../../server/control/holding.ts'
import { ReadingArchive } from '../../server/history/reading.ts'
import type { ArchiveBuild, ArchiveReading, Archivist } from '../../server/ports.ts'
import { gather } from '../../shared/archive/ballots.ts'
import type { BallotsToArchive } from '../../shared/archive/ballots.ts'
import { ArchiveBuilder } from '../../shared/archive/build.ts'

export class InlineArchivist implements Archivist {
  readonly #seconds: () => number

  /** `seconds`: how long the thread has worked, as far as the test says. */
  constructor(seconds: () => number = () => 0) {
    this.#seconds = seconds
  }

  async begin(): Promise<ArchiveBuild> {
    const builder = new ArchiveBuilder()
    const kept = new Map<string, BallotsToArchive>()
    return {
      add: async (entries) => builder.add(entries), addBallots: async (questionId, ballots) => gather(kept, questionId, ballots),
      finish: async (live) => builder.finish(kept, live), end: () => {},
    }
  }

  async read(bytes: Uint8Array): Promise<ArchiveReading> {
    const reading = new ReadingArchive(bytes, (entries) => checkpointOf(entries, this.#seconds))
    return { verified: reading.verified, contents: reading.contents, entries: async () => reading.page(), ballots: async (questionId) => reading.ballots(questionId), end: () => {} }
  }
}
