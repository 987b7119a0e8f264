// Carries out what was decided: its facts, and what the server is to write on boards, in one commit. Much to be written is written
// in turns, between which others have theirs; nothing is taken to the journal before all of it is there.
import type { BoardWrite } from '../../shared/board/changes.ts'
import type { Decision } from '../../shared/event/decision.ts'
import type { Fact } from '../../shared/event/facts.ts'
import type { Boards, Policy, Timers } from '../ports.ts'
import { writeBoards } from './writing.ts'
import type { Written } from './writing.ts'

/** `isApart`: a row of its own, so that nobody has to merge what was cut into pieces. */
export type UpdateOf = { boardId: string; update: Uint8Array; isApart?: true }

export type WriterParts = {
  boards: Boards
  policy: Policy
  timers: Timers
  /** Keeps everything from the journal until the returned function is called. */
  hold(): () => void
  record(facts: readonly Fact[], by: string, updates: readonly UpdateOf[]): Promise<number | null>
}

type Yes = Extract<Decision, { ok: true }>

/** So many changes are written in one turn of the event loop. */
const turnChanges = 50

export class Writer {
  readonly #parts: WriterParts
  /** Commits that failed. */
  #drops = 0

  constructor(parts: WriterParts) {
    this.#parts = parts
  }

  /** A commit failed, and with it all that was written so far. */
  dropped(): void {
    this.#drops++
  }

  /** Null if it could not be saved. */
  async carryOut(decision: Yes, by: string): Promise<number | null> {
    const parts = (decision.writes ?? []).flatMap(inParts)
    if (parts.length > 1) return this.#inTurns(decision.facts, parts, by)
    const { updates, bindings, settled } = this.#write(decision)
    const seq = await this.#parts.record([...decision.facts, ...bindings], by, updates)
    settled(seq !== null)
    return seq
  }

  async #inTurns(facts: Fact[], parts: readonly BoardWrite[], by: string): Promise<number | null> {
    const release = this.#parts.hold()
    const drops = this.#drops
    const saved: Promise<number | null>[] = []
    const written: Written[] = []
    for (const [index, part] of parts.entries()) {
      const more = this.#write({ ok: true, facts: index === 0 ? facts : [], writes: [part] })
      written.push(more)
      saved.push(this.#parts.record([...(index === 0 ? facts : []), ...more.bindings], by, more.updates.map((one) => ({ ...one, isApart: true as const }))))
      await new Promise<void>((resolve) => { this.#parts.timers.after(0, resolve) })
      // What was written so far is gone with a commit before it that failed; what would come now must not come alone.
      if (this.#drops !== drops) break
    }
    release()
    const seqs = await Promise.all(saved)
    const seq = seqs.includes(null) ? null : Math.max(...seqs.map(Number))
    for (const { settled } of written) settled(seq !== null)
    return seq
  }

  #write(decision: Yes): Written {
    return writeBoards(decision, this.#parts.boards, this.#parts.policy)
  }
}

function inParts({ boardId, changes }: BoardWrite): BoardWrite[] {
  return Array.from({ length: Math.ceil(changes.length / turnChanges) }, (_, i) => ({ boardId, changes: changes.slice(i * turnChanges, (i + 1) * turnChanges) }))
}
