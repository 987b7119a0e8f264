/**
 * Says whether an archive is what it was when it was written: every byte of it, the chain over its journal, what the journal comes to, and
 * every result that can be counted again. In steps, so that whoever runs it can breathe, show how far it is, or end it.
 * Invariants: never throws, whatever the bytes are; what is wrong is named.
 */
import { Faults } from './faults.ts'
import type { Fault } from './fault.ts'
import { checkBallots, readBallots } from './check-ballots.ts'
import type { QuestionCheck } from './check-ballots.ts'
import { checkDerived } from './check-derived.ts'
import { checkFiles } from './check-files.ts'
import { checkJournal } from './check-journal.ts'
import type { Manifest } from './format.ts'
import { faultOf, openArchive } from './read.ts'

export type Stage = 'files' | 'journal' | 'content' | 'results'

export type Verified = {
  ok: boolean
  faults: Fault[]
  /** Found beyond those. */
  more: number
  /** Null where the archive cannot be opened. */
  manifest: Omit<Manifest, 'files'> | null
  /** The head that everybody was shown when the session closed: entries that came after it, as that an archive was given out, have made another. */
  atClose: Manifest['head'] | null
  /** Empty where the journal does not hold. */
  questions: QuestionCheck[]
}

export function* verifyArchive(bytes: Uint8Array): Generator<Stage, Verified> {
  const faults = new Faults()
  const done = (manifest: Manifest | null, questions: QuestionCheck[] = [], atClose: Manifest['head'] | null = null): Verified => {
    const { files: _, ...rest } = manifest ?? { files: [] }
    return { ok: faults.none, faults: faults.list, more: faults.more, manifest: manifest ? rest as Omit<Manifest, 'files'> : null, atClose, questions }
  }
  const opened = openArchive(bytes)
  if (!opened.ok) {
    for (const found of opened.faults) faults.take(found)
    return done(null)
  }
  const { archive } = opened
  try {
    yield* as('files', checkFiles(bytes, archive, faults))
    const journal = yield* as('journal', checkJournal(archive, faults))
    const { fold } = journal
    if (!fold) return done(archive.manifest)
    const ballots = readBallots(archive, fold.state, faults)
    const counts = new Map([...ballots].map(([questionId, file]) => [questionId, file.ballots.length]))
    const before = faults.list.length
    yield* as('content', checkDerived(archive, { ...journal, fold }, counts, faults))
    const isState = !faults.list.slice(before).some(({ code }) => code === 'cannot-be-folded')
    return done(archive.manifest, isState ? yield* as('results', checkBallots(fold.state, ballots, faults)) : [], journal.atClose)
  } catch (error) {
    faults.take(faultOf(error))
    return done(archive.manifest)
  }
}

function* as<T>(stage: Stage, steps: Generator<void, T>): Generator<Stage, T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield stage
  }
}
