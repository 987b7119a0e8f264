// The state of an event at any place in its journal: all facts that change it, and the state itself every so many of them.
import { apply, changeOf } from '../event/apply.ts'
import type { Unseen } from '../event/folding.ts'
import { emptyState } from '../event/state.ts'
import type { EventState } from '../event/state.ts'
import { Column } from './columns.ts'
import type { FactEntry } from './entries.ts'

/** Facts between two kept states: so many are folded again at most. Kept states share what did not change between them. */
const keepEvery = 128
/** Beyond so many, every other one is dropped and the distance doubled. */
const mostKept = 512

export class StateRecord {
  readonly #index = new Column()
  readonly #facts: FactEntry[] = []
  #kept: EventState[] = [emptyState()]
  #every = keepEvery
  #latest: EventState = emptyState()
  /** Collections that only `#latest` has. */
  #unseen: Unseen = new WeakSet()
  #readAt = -1
  #read: EventState = emptyState()

  get latest(): EventState {
    return this.#latest
  }

  /** Returns the state before and after. Throws on a fact that is not known. */
  add(index: number, entry: FactEntry): { before: EventState; after: EventState } {
    const before = this.#latest
    const change = changeOf(before, entry, this.#unseen)
    const after = { ...before, ...change, seq: entry.seq }
    this.#latest = after
    if (Object.keys(change).length === 0) return { before, after }
    this.#index.push(index)
    this.#facts.push(entry)
    if (this.#facts.length % this.#every === 0) this.#keep()
    return { before, after }
  }

  /** After so many entries of the journal. */
  at(index: number): EventState {
    const count = this.#index.upTo(index)
    if (count !== this.#readAt) {
      const kept = Math.min(Math.floor(count / this.#every), this.#kept.length - 1)
      const goesOn = this.#readAt >= 0 && this.#readAt < count && this.#readAt > kept * this.#every
      let state = goesOn ? this.#read : this.#kept[kept]!
      const unseen: Unseen = new WeakSet()
      for (let i = goesOn ? this.#readAt : kept * this.#every; i < count; i++) state = apply(state, this.#facts[i]!, unseen)
      this.#readAt = count
      this.#read = state
    }
    return { ...this.#read, seq: index }
  }

  #keep(): void {
    this.#kept.push(this.#latest)
    // What is kept is changed by nobody any more.
    this.#unseen = new WeakSet()
    if (this.#kept.length <= mostKept) return
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0)
    this.#every *= 2
  }
}
