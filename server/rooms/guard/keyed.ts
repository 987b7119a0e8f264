// What a key of a map holds after an update: of concurrent values the last one in the order of Yjs is what readers see.
import type * as Y from 'yjs'
import type { NewItem } from './places.ts'
import { sameId, Sequence } from './sequence.ts'
import type { Budget } from './sequence.ts'

/** A key of a map. `current`: its stored value, deleted or not; `items`: what the update puts under it, in order. */
export class Slot {
  readonly current: Y.Item | null
  readonly items: NewItem[] = []
  isDropped = false
  #value: Y.Item | NewItem | null | undefined

  constructor(current: Y.Item | null) {
    this.current = current
  }

  get isTouched(): boolean {
    return this.isDropped || this.items.length > 0
  }

  /** The item whose value readers saw; null where there was none. */
  get before(): Y.Item | null {
    return this.current && !this.current.deleted ? this.current : null
  }

  /** The item whose value readers will see. Asked only once all items are in. */
  after(budget: Budget): Y.Item | NewItem | null {
    if (this.#value === undefined) this.#value = this.#standing(lastOf(this.current, this.items, budget))
    return this.#value
  }

  #standing(last: Y.Item | NewItem | null): Y.Item | NewItem | null {
    if (last === null || last === this.current) return this.isDropped ? null : this.before
    const item = last as NewItem
    return item.content.kind === 'deleted' || item.deletedLength > 0 ? null : item
  }
}

function lastOf(current: Y.Item | null, items: readonly NewItem[], budget: Budget): Y.Item | NewItem | null {
  let last: Y.Item | NewItem | null = current
  for (const item of items) {
    if (!sameId(item.origin, last && endOf(last))) return lastInOrder(current, items, budget)
    last = item
  }
  return last
}

/** Somebody else wrote under the same key at the same time. */
function lastInOrder(current: Y.Item | null, items: readonly NewItem[], budget: Budget): Y.Item | NewItem | null {
  const stored: Y.Item[] = []
  for (let item = current; item; item = item.left) stored.push(item)
  const sequence = new Sequence(stored.reverse(), budget)
  let last: Y.Item | NewItem | null = current
  for (const item of items) if (sequence.place(item)) last = item
  return last
}

function endOf({ id, length }: Y.Item | NewItem): { client: number; clock: number } {
  return { client: id.client, clock: id.clock + length - 1 }
}
