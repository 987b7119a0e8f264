// What was submitted to one event. Read from the journal when somebody first asks for it, then kept up with each commit.
import type { SeqFact } from '../../shared/event/facts.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { SubmissionFold } from '../../shared/submissions/fold.ts'
import type { KeptSubmission, Submissions } from '../../shared/submissions/submission.ts'
import type { StoredEntry } from '../ports.ts'
import { readFact } from './entries.ts'

/** How facts begin that have to do with submissions: the others are not even parsed. */
const wanted = ['{"type":"submission', '{"type":"import.reverted"', '{"type":"erasure.begun"'].map((text) => Buffer.from(text))

export class SubmissionStore implements Submissions {
  readonly #read: (from: number) => Promise<StoredEntry[]>
  readonly #fold = new SubmissionFold()
  /** The last committed entry that is heard of. */
  #heardTo: number
  /** Facts that were committed while the journal was read. */
  #meanwhile: SeqFact[] = []
  #loading: Promise<void> | null = null
  #isLoaded = false

  /** `read` gives a page of entries from a sequence number on; `seq` is where the event stands. */
  constructor(read: (from: number) => Promise<StoredEntry[]>, seq: number) {
    this.#read = read
    this.#heardTo = seq
  }

  get version(): number {
    return this.#fold.version
  }

  get size(): number {
    return this.#fold.size
  }

  get(id: string): KeptSubmission | undefined {
    return this.#fold.get(id)
  }

  all(): Iterable<KeptSubmission> {
    return this.#fold.all()
  }

  present(): Map<string, string> {
    return this.#fold.present()
  }

  /** What is committed, once the event has been shown it. */
  follow(facts: readonly SeqFact[], to: number): void {
    this.#heardTo = to
    if (this.#isLoaded) for (const fact of facts) this.#fold.apply(fact)
    else if (this.#loading) this.#meanwhile.push(...facts)
  }

  /** All that is committed by now. Rejects when the journal cannot be read; the next call tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#readAll().catch((error: unknown) => {
      this.#loading = null
      this.#meanwhile = []
      throw error
    })
    return this.#loading
  }

  async #readAll(): Promise<void> {
    // What comes after this is heard of meanwhile.
    const to = this.#heardTo
    const found: SeqFact[] = []
    for (let from = 1; from <= to;) {
      const page = await this.#read(from)
      const last = page.at(-1)
      if (!last) break
      for (const entry of page) if (entry.seq <= to && isWanted(entry)) found.push(readFact(entry))
      from = last.seq + 1
    }
    for (const fact of [...found, ...this.#meanwhile]) this.#fold.apply(fact)
    this.#meanwhile = []
    this.#isLoaded = true
  }
}

/** Whether a command, or what it takes back, has to do with what was submitted. */
export function asksSubmissions(command: Command, { done }: EventState): boolean {
  const type = command.type === 'undo' ? done.find(({ doneId }) => doneId === command.doneId)?.undo.type ?? '' : command.type
  return type.startsWith('import.') || type.startsWith('submission') || type === 'words.remove'
}

function isWanted({ kind, payload }: StoredEntry): boolean {
  return kind === 'fact' && wanted.some((begin) => Buffer.from(payload.buffer, payload.byteOffset, begin.length).equals(begin))
}
