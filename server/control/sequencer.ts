// The one order of an event: facts and board updates queue here, get their sequence numbers and hashes at the commit,
// and are handed on only when they are on disk. If a commit fails, it and all that was queued behind it are dropped.
import * as Y from 'yjs'
import type { AppendResult, Batch, Ids, Journal, StoredEntry } from '../ports.ts'
import type { CommitLoop, Committer } from './commit-loop.ts'
import { firstHash } from '../../shared/archive/chain.ts'
import { seal } from './entries.ts'
import type { Draft } from './entries.ts'

export interface SequencerHooks {
  /** On disk, in order. Called before the waiters of the same batch. */
  committed(entries: readonly StoredEntry[]): void
  /** Dropped: the tentative state is to be built anew. */
  dropped(result: AppendResult): void
}

/** `updates`: of one person and tick, in order; merged into one row when it is taken. */
type Queued = Exclude<Draft, { kind: 'update' }> | (Omit<Extract<Draft, { kind: 'update' }>, 'isApart'> & { updates: Uint8Array[] })

type Waiter = (lastSeq: number | null) => void

/** A room asks for what it submitted when its pass is due; no commit waits longer for that. */
const patienceMs = 250

export class Sequencer implements Committer {
  readonly #stream: string
  readonly #fence: number
  readonly #ids: Ids
  readonly #journal: Journal
  readonly #loop: CommitLoop
  readonly #hooks: SequencerHooks
  #seq: number
  #hash: Uint8Array
  #queue: Queued[] = []
  #waiters: Waiter[] = []
  /** How long what is queued can wait, ms. */
  #patienceMs = Infinity
  #holds = 0
  #inFlight: { waiters: Waiter[] } | null = null

  constructor(parts: {
    stream: string; fence: number; ids: Ids; journal: Journal; loop: CommitLoop; hooks: SequencerHooks; last: StoredEntry | null
  }) {
    this.#stream = parts.stream
    this.#fence = parts.fence
    this.#ids = parts.ids
    this.#journal = parts.journal
    this.#loop = parts.loop
    this.#hooks = parts.hooks
    this.#seq = parts.last?.seq ?? 0
    this.#hash = parts.last?.hash ?? firstHash
  }

  /** The newest committed entry. */
  get head(): { seq: number; hash: Uint8Array } {
    return { seq: this.#seq, hash: this.#hash }
  }

  /** Queues; `waiter` gets the sequence number of the last committed entry, or null if the commit failed. */
  push(drafts: readonly Draft[], waiter: Waiter): void {
    this.#add(drafts, waiter)
    this.#wake(0)
  }

  /** The same, but the commit waits a while for more to come: until somebody waits for what is pending, or pushes what cannot wait. */
  pushPatiently(drafts: readonly Draft[], waiter: Waiter): void {
    this.#add(drafts, waiter)
    this.#wake(patienceMs)
  }

  /** Nothing is taken to the journal until the returned function is called: what is queued meanwhile comes into one commit. */
  hold(): () => void {
    this.#holds++
    return () => {
      this.#holds--
      if (this.#queue.length > 0) this.#wake(0)
    }
  }

  /** Has what is queued committed, and calls back when all of it and what is in flight has been settled; at once if there is nothing. */
  afterPending(waiter: Waiter): void {
    if (this.#queue.length > 0) {
      this.#waiters.push(waiter)
      this.#wake(0)
    } else if (this.#inFlight) this.#inFlight.waiters.push(waiter)
    else waiter(this.#seq)
  }

  /** Nothing is queued or in flight. */
  get isIdle(): boolean {
    return this.#queue.length === 0 && !this.#inFlight
  }

  take(): Batch | null {
    // Until an append of unknown outcome has been looked up, nobody knows where the next one goes.
    if (this.#queue.length === 0 || this.#inFlight || this.#holds > 0) return null
    let seq = this.#seq
    let hash = this.#hash
    const entries = this.#queue.map((draft) => {
      const entry = seal(draft.kind === 'update' ? merged(draft) : draft, ++seq, hash, this.#ids)
      hash = entry.hash
      return entry
    })
    this.#inFlight = { waiters: this.#waiters }
    this.#queue = []
    this.#waiters = []
    this.#patienceMs = Infinity
    return { stream: this.#stream, expectedSeq: this.#seq, fence: this.#fence, entries }
  }

  settle(batch: Batch, result: AppendResult): void {
    if (result === 'unknown') {
      void this.#lookUp(batch).then((found) => this.#finish(batch, found ? 'ok' : 'unavailable'))
    } else {
      this.#finish(batch, result)
    }
  }

  #finish(batch: Batch, result: AppendResult): void {
    const waiters = this.#inFlight?.waiters ?? []
    this.#inFlight = null
    if (result === 'ok') {
      const last = batch.entries.at(-1)!
      this.#seq = last.seq
      this.#hash = last.hash
      this.#hooks.committed(batch.entries)
      for (const waiter of waiters) waiter(this.#seq)
      if (this.#queue.length > 0) this.#loop.wake(this, this.#patienceMs)
      return
    }
    const dropped = [...waiters, ...this.#waiters]
    this.#queue = []
    this.#waiters = []
    this.#hooks.dropped(result)
    for (const waiter of dropped) waiter(null)
  }

  #add(drafts: readonly Draft[], waiter: Waiter): void {
    for (const draft of drafts) {
      const last = this.#queue.at(-1)
      // One row a person and tick, as long as nothing else came between.
      if (draft.kind === 'update' && !draft.isApart && last?.kind === 'update' && last.by === draft.by && last.boardId === draft.boardId) {
        last.updates.push(draft.update)
      } else {
        this.#queue.push(draft.kind === 'update' ? { ...draft, updates: [draft.update] } : draft)
      }
    }
    this.#waiters.push(waiter)
  }

  #wake(withinMs: number): void {
    this.#patienceMs = Math.min(this.#patienceMs, withinMs)
    this.#loop.wake(this, withinMs)
  }

  /** Asks for as long as the journal cannot say: who was told "not saved" would find it saved after all. */
  async #lookUp(batch: Batch): Promise<boolean> {
    const wanted = batch.entries.at(-1)!
    for (;;) {
      try {
        const [entry] = await this.#journal.read(this.#stream, wanted.seq, 1)
        return entry?.entryId === wanted.entryId
      } catch {
        await this.#loop.rest()
      }
    }
  }
}

/** All at once: one after another would copy what is there again and again, while a slow disk lets it grow. */
function merged({ updates, ...draft }: Extract<Queued, { kind: 'update' }>): Draft {
  return updates.length === 1 ? draft : { ...draft, update: Y.mergeUpdates(updates) }
}
