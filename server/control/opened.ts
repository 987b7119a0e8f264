// Which events were opened from a file: a stream of its own in the journal. An event counts as opened from the moment at which all of it is
// here; until then its entries are there and the event is not.
import { firstHash } from '../../shared/archive/chain.ts'
import type { Clock, Ids, Journal, Ownership } from '../ports.ts'
import { seal } from './entries.ts'
import type { OpeningFact } from './entries.ts'

type Stage = 'opening' | 'opened'

/** No event is called so: their names have no dot. */
const stream = 'archives.opened'

export class OpenedEvents {
  readonly #parts: { journal: Journal & Ownership; clock: Clock; ids: Ids }
  readonly #events = new Map<string, { stage: Stage; at: number }>()
  #fence: number | null = null
  #head = { seq: 0, hash: firstHash }
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: { journal: Journal & Ownership; clock: Clock; ids: Ids }) {
    this.#parts = parts
  }

  async load(): Promise<void> {
    for (const { seq, hash, at, payload } of await this.#parts.journal.read(stream, 1, Number.MAX_SAFE_INTEGER)) {
      this.#head = { seq, hash }
      this.#take(JSON.parse(new TextDecoder().decode(payload)) as OpeningFact, at)
    }
  }

  /** Null for an event of this server's own. */
  stage(eventId: string): Stage | null {
    return this.#events.get(eventId)?.stage ?? null
  }

  /** When it was opened; null where it was not. */
  openedAt(eventId: string): number | null {
    const found = this.#events.get(eventId)
    return found?.stage === 'opened' ? found.at : null
  }

  /** False where it could not be saved. One after another. */
  mark(eventId: string, stage: Stage): Promise<boolean> {
    const done = this.#last.then(() => this.#mark({ type: `archive.${stage}`, eventId }))
    this.#last = done.catch(() => {})
    return done
  }

  async #mark(fact: OpeningFact): Promise<boolean> {
    const { journal, clock, ids } = this.#parts
    this.#fence ??= await journal.acquire(stream)
    const { seq, hash } = this.#head
    const entry = seal({ kind: 'fact', fact, entryId: ids.id(), at: clock.now(), by: 'organiser' }, seq + 1, hash, ids)
    const [result] = await journal.append([{ stream, expectedSeq: seq, fence: this.#fence, entries: [entry] }])
    if (result === 'unknown') {
      const [found] = await journal.read(stream, entry.seq, 1)
      if (found?.entryId !== entry.entryId) return false
    } else if (result !== 'ok') return false
    this.#head = { seq: entry.seq, hash: entry.hash }
    this.#take(fact, entry.at)
    return true
  }

  #take({ type, eventId }: OpeningFact, at: number): void {
    const stage = type === 'archive.opened' ? 'opened' : 'opening'
    // More of it may come later: it is there meanwhile.
    if (stage === 'opened' || this.#events.get(eventId)?.stage !== 'opened') this.#events.set(eventId, { stage, at })
  }
}
