// What is wrong with an archive, by name.

export type FaultCode =
  /** It cannot be read as an archive at all. */
  | 'not-an-archive' | 'too-large' | 'newer-version' | 'bad-manifest'
  /** The zip around the files. */
  | 'container' | 'duplicate-file' | 'missing-file' | 'added-file' | 'changed-file'
  /** The journal. */
  | 'bad-entry' | 'missing-entry' | 'added-entry' | 'reordered-entry' | 'changed-entry' | 'chain' | 'cannot-be-folded'
  /** What follows from the journal. */
  | 'state-differs' | 'board-differs' | 'agenda-differs' | 'tally-differs' | 'manifest-differs' | 'moderation-differs' | 'checkpoint-differs' | 'readme-differs'
  /** Ballots. */
  | 'bad-ballots' | 'recount-differs' | 'receipts-differ' | 'forbidden-content'

export type Fault = {
  code: FaultCode
  /** The file, 'entry 17', or what else is meant. */
  where: string
  message: string
}

export function fault(code: FaultCode, where: string, message: string): Fault {
  return { code, where, message }
}

/** Thrown while an archive is read; never leaves what opens or verifies one. */
export class ArchiveError extends Error {
  readonly fault: Fault

  constructor(...[code, where, message]: Parameters<typeof fault>) {
    super(message)
    this.name = 'ArchiveError'
    this.fault = fault(code, where, message)
  }
}
