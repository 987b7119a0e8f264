// Keeps the way to one event's state short: saves a checkpoint when the entries behind the last one have become many.
// Only time is gained by it, so nothing waits for it and its failure is a line in the log.
import type { SeqFact } from '../../shared/event/facts.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Boards, Journal, Log, Outlet, Timers } from '../ports.ts'
import { checkpointVersion, encodeContent } from './checkpoint.ts'
import type { Loaded } from './fold.ts'

/** What is committed, and the journal entry that it stands at. */
export interface Standing {
  readonly state: EventState
  readonly head: { seq: number; hash: Uint8Array }
}

/** Entries behind the last checkpoint while the event goes on, and at most at a load. */
const liveEntries = 5_000
const loadEntries = 1_000
/** Away from the commit that made it due. */
const delayMs = 1_000

export class Checkpoints implements Outlet {
  readonly #parts: { journal: Journal; boards: Boards; timers: Timers; log: Log }
  readonly #event: Standing
  /** Committed bindings of each board. */
  readonly #bindings: Map<string, Map<number, string>>
  readonly #retired: Map<string, ReadonlySet<number>>
  /** Where the last one stands that was saved, or tried in vain. */
  #at: number
  #cancel: (() => void) | null = null
  #stopped = false

  constructor(parts: { journal: Journal; boards: Boards; timers: Timers; log: Log }, event: Standing, { content, from }: Loaded) {
    this.#parts = parts
    this.#event = event
    this.#bindings = new Map(content.boards.map(({ boardId, bindings }) => [boardId, new Map(bindings)]))
    this.#retired = new Map(content.boards.flatMap(({ boardId, retired }) => (retired ? [[boardId, retired]] : [])))
    this.#at = from
    if (content.state.seq - from >= loadEntries) this.#soon()
  }

  facts(_from: number, to: number, facts: readonly SeqFact[]): void {
    for (const { fact } of facts) {
      if (fact.type === 'client.bound') this.#bindings.get(fact.boardId)?.set(fact.clientId, fact.personId)
      if (fact.type === 'erasure.begun') for (const { boardId } of fact.boards) this.#retired.set(boardId, new Set(this.#bindings.get(boardId)?.keys()))
      // The one that there was has been dropped.
      if (fact.type === 'erasure.finished') this.#at = 0
    }
    if (to - this.#at >= liveEntries) this.#soon()
  }

  presence(): void {}

  ended(): void {}

  /** Saves where the event stands, if at least so many entries are behind the last one. Never rejects. */
  async save(least = 1): Promise<void> {
    this.#cancel?.()
    this.#cancel = null
    const { state, head } = this.#event
    if (this.#stopped || state.seq - this.#at < least) return
    this.#at = state.seq
    const { journal, boards, log } = this.#parts
    try {
      const payload = encodeContent({
        state,
        boards: state.boards.map(({ boardId, epoch }) => {
          const retired = this.#retired.get(boardId)
          return { boardId, epoch, update: boards.encode(boardId), bindings: this.#bindings.get(boardId) ?? new Map(), ...(retired && { retired }) }
        }),
      })
      const saved = await journal.saveCheckpoint(state.eventId, { ...head, version: checkpointVersion, payload })
      if (!saved) log.warn({ eventId: state.eventId, seq: head.seq }, 'a checkpoint could not be saved')
    } catch (error) {
      log.warn({ error, eventId: state.eventId, seq: head.seq }, 'a checkpoint could not be made')
    }
  }

  /** For an event that is hosted no longer: its boards may be somebody else's by now. */
  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  #soon(): void {
    this.#cancel ??= this.#parts.timers.after(delayMs, () => void this.save())
  }
}
