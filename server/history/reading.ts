// An archive on its way in, where nobody waits for it: checked to the last byte, and handed over in pieces that others have their turns
// between. Runs in the thread of archives.
import { paths } from '../../shared/archive/format.ts'
import type { ArchivedBallots, ArchivedEntry } from '../../shared/archive/format.ts'
import { openArchive } from '../../shared/archive/read.ts'
import type { Archive } from '../../shared/archive/read.ts'
import { verifyArchive } from '../../shared/archive/verify.ts'
import type { Verified } from '../../shared/archive/verify.ts'
import type { Fact } from '../../shared/event/facts.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import { canonicalBallot } from '../../shared/ranking/ballots.ts'
import type { Ballot } from '../../shared/ranking/ballots.ts'
import type { ArchiveContents, Checkpoint, FinishedBallot, StoredEntry } from '../ports.ts'

/** What entries come to, as an event is loaded from it, or why no server should hold it. */
export type Hold = (entries: Iterable<StoredEntry>) => Checkpoint | Refusal

const pageEntries = 200
const pageBytes = 1024 * 1024

export class ReadingArchive {
  readonly verified: Verified
  readonly contents: ArchiveContents | Refusal | null
  readonly #archive: Archive | null
  readonly #entries: Iterator<ArchivedEntry>

  constructor(bytes: Uint8Array, hold: Hold) {
    this.verified = verified(bytes)
    const opened = this.verified.ok ? openArchive(bytes) : null
    this.#archive = opened?.ok ? opened.archive : null
    this.contents = this.#archive && contentsOf(this.#archive, hold)
    this.#entries = (this.#archive?.entries() ?? []) as Iterator<ArchivedEntry>
  }

  /** The next ones; none after the last. */
  page(): StoredEntry[] {
    const page: StoredEntry[] = []
    for (let bytes = 0; page.length < pageEntries && bytes < pageBytes;) {
      const next = this.#entries.next()
      if (next.done) break
      page.push(next.value)
      bytes += next.value.payload.length
    }
    return page
  }

  ballots(questionId: string): { ballots: FinishedBallot[]; receipts: string[] | null } | null {
    const found = this.#archive?.ballots(questionId)
    return found ? { ballots: found.ballots.map((one) => finished(one, found.secrecy)), receipts: found.receipts ?? null } : null
  }
}

/** All steps in one go. */
export function verified(bytes: Uint8Array): Verified {
  const steps = verifyArchive(bytes)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

function contentsOf(archive: Archive, hold: Hold): ArchiveContents | Refusal {
  const { event: { eventId, title }, head, questions } = archive.manifest
  const checkpoint = hold(archive.entries())
  if ('code' in checkpoint) return checkpoint
  const [first] = archive.entries()
  const fact = first?.kind === 'fact' ? JSON.parse(new TextDecoder().decode(first.payload)) as Fact : null
  const { erasures } = archive.json(paths.state) as { erasures?: { finishedAt: number | null }[] }
  return {
    eventId, title, head, checkpoint, isErasing: erasures?.some(({ finishedAt }) => finishedAt === null) ?? false, questionIds: questions.map(({ questionId }) => questionId),
    made: fact?.type === 'event.created' ? { eventId: fact.eventId, boardIds: fact.boards.map(({ boardId }) => boardId) } : null,
    boardIds: [...archive.files.keys()].flatMap((path) => /^boards\/(.*)\.yjs$/.exec(path)?.[1] ?? []).map(decodeURIComponent),
  }
}

function finished({ ballot, groups, participantId }: ArchivedBallots['ballots'][number], secrecy: ArchivedBallots['secrecy']): FinishedBallot {
  return {
    ballot: canonicalBallot(ballot as Ballot), group: secrecy === 'named' && groups ? JSON.stringify(groups) : null,
    ...(participantId === undefined ? {} : { participantId }),
  }
}
