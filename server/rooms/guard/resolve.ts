// Resolves a decoded update against a document: where every new struct would land, in an order in which Yjs can integrate
// it. Refuses whatever Yjs would keep pending, put in two places at once, or could not place. Applies nothing.
import * as Y from 'yjs'
import { BadUpdate } from './decode.ts'
import type { Content, DecodedUpdate, Id, Struct } from './decode.ts'
import { inside, Places, samePlace } from './places.ts'
import type { Container, Holder, NewItem } from './places.ts'

/** An item of the update, or clocks that stand for nothing. */
export type Placed = NewItem | { kind: 'gc'; id: Id; length: number }

export type Resolved = {
  /** What is new, by client, each list without gaps. */
  placed: Map<number, Placed[]>
  /** In the order of their dependencies. */
  items: NewItem[]
  /** Whether `placed` is all that the update says, word for word. */
  isAsSent: boolean
  /** Any item that is stored or new. */
  itemAt(id: Id): Holder
}

type ItemStruct = Extract<Struct, { kind: 'item' }>
type Found = { container: Container; sub: string | null; holds: 'map' | 'text' | 'nothing' | 'gone'; holder: Holder } | 'gc'
type Queue = { client: number; structs: Struct[]; next: number; isActive: boolean }

export function resolve(doc: Y.Doc, update: DecodedUpdate, places: Places): Resolved {
  return new Resolver(doc, places).run(update)
}

class Resolver {
  readonly #doc: Y.Doc
  readonly #places: Places
  readonly #queues = new Map<number, Queue>()
  readonly #after = new Map<number, number>()
  readonly #resolved: Resolved = { placed: new Map(), items: [], isAsSent: true, itemAt: (id) => this.#itemAt(id) }

  constructor(doc: Y.Doc, places: Places) {
    this.#doc = doc
    this.#places = places
  }

  run({ structs, deletes, isTidy }: DecodedUpdate): Resolved {
    this.#resolved.isAsSent = isTidy
    for (const [client, list] of structs) this.#queues.set(client, { client, structs: list, next: 0, isActive: false })
    for (const queue of this.#queues.values()) this.#advance(queue, Infinity)
    for (const { client, clock, length } of deletes) {
      if (clock + length > this.#stateAfter(client)) throw new BadUpdate('a delete of what is not there yet')
    }
    return this.#resolved
  }

  /** Places a client's structs until its clock is past `clock`, those of others that they need first. */
  #advance(queue: Queue, clock: number): void {
    if (queue.isActive) throw new BadUpdate('structs that wait for each other')
    queue.isActive = true
    while (queue.next < queue.structs.length && this.#stateAfter(queue.client) <= clock) {
      const struct = queue.structs[queue.next]!
      if (struct.id.clock > this.#stateAfter(queue.client)) throw new BadUpdate('a gap in the clock')
      if (struct.kind === 'item') this.#need(struct)
      this.#place(struct)
      queue.next++
    }
    queue.isActive = false
  }

  #need({ id, origin, rightOrigin, parent }: ItemStruct): void {
    for (const needed of [origin, rightOrigin, parent]) {
      if (needed === null || typeof needed === 'string') continue
      if (needed.client === id.client && needed.clock >= id.clock) throw new BadUpdate('a reference to itself or later')
      if (needed.clock < this.#stateAfter(needed.client)) continue
      const queue = this.#queues.get(needed.client)
      if (queue) this.#advance(queue, needed.clock)
      if (needed.clock >= this.#stateAfter(needed.client)) throw new BadUpdate('it waits for something that is not there')
    }
  }

  #place(struct: Struct): void {
    const from = this.#stateAfter(struct.id.client)
    // Parts that the board knows are not looked at, and are cut off: nothing may take their place later.
    if (struct.id.clock < from) this.#resolved.isAsSent = false
    const fresh = startingAt(struct, from)
    if (!fresh) return
    const placed = fresh.kind === 'item' ? this.#land(fresh) : fresh
    if (fresh.kind === 'item' && placed.kind === 'gc') this.#resolved.isAsSent = false
    if (placed.kind === 'new') this.#resolved.items.push(placed)
    const list = this.#resolved.placed.get(struct.id.client)
    if (list) list.push(placed)
    else this.#resolved.placed.set(struct.id.client, [placed])
    this.#after.set(struct.id.client, from + fresh.length)
  }

  /** The container and key an item lands in: as declared, or taken from its neighbours as Yjs does. */
  #land(struct: ItemStruct): Placed {
    const { id, length, content, origin, rightOrigin } = struct
    const left = origin ? this.#find(origin) : null
    const right = rightOrigin ? this.#find(rightOrigin) : null
    if (left && right && !isSamePlace(left, right)) throw new BadUpdate('origins in two places')
    const landing = left ?? right ?? this.#declared(struct)
    if (landing === 'gc') return { kind: 'gc', id, length }
    const { container, sub } = landing
    if (sub !== null && rightOrigin) throw new BadUpdate('a value of a key with a right neighbour')
    return { kind: 'new', id, length, content, origin, rightOrigin, container, sub, splitsLetter: this.#splitsLetter(struct), deletedLength: 0 }
  }

  #declared({ parent, parentSub }: ItemStruct): { container: Container; sub: string | null } | 'gc' {
    if (typeof parent === 'string') return { container: this.#places.root(parent), sub: parentSub }
    if (!parent) throw new BadUpdate('an item without a place')
    const found = this.#find(parent)
    if (found === 'gc' || found.holds === 'gone') return 'gc'
    if (found.holds === 'nothing') throw new BadUpdate('a parent that holds nothing')
    const container = found.holder instanceof Y.Item
      ? this.#places.of((found.holder.content as Y.ContentType).type)
      : inside(found.container, found.sub, found.holder)
    if ((container.level === 'text') !== (found.holds === 'text')) throw new BadUpdate('a parent of the wrong type')
    return { container, sub: parentSub }
  }

  #find(id: Id): Found {
    const struct = this.#structAt(id)
    if (struct instanceof Y.GC || (!(struct instanceof Y.Item) && struct.kind === 'gc')) return 'gc'
    if (!(struct instanceof Y.Item)) {
      const { content, container, sub } = struct
      return { container, sub, holder: struct, holds: content.kind === 'type' ? content.type : content.kind === 'deleted' ? 'gone' : 'nothing' }
    }
    const { content, parent, parentSub } = struct
    const holds = content instanceof Y.ContentType ? (content.type instanceof Y.Text ? 'text' : 'map') : content instanceof Y.ContentDeleted ? 'gone' : 'nothing'
    return { container: this.#places.of(parent as Y.AbstractType<unknown>), sub: parentSub, holder: struct, holds }
  }

  #itemAt(id: Id): Holder {
    const struct = this.#structAt(id)
    if (struct instanceof Y.Item || (!(struct instanceof Y.GC) && struct.kind === 'new')) return struct
    throw new BadUpdate('a neighbour that is gone')
  }

  #structAt(id: Id): Y.Item | Y.GC | Placed {
    if (id.clock < Y.getState(this.#doc.store, id.client)) return Y.getItem(this.#doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    const placed = structAt(this.#resolved.placed.get(id.client) ?? [], id.clock)
    if (!placed) throw new BadUpdate('a reference to nothing')
    return placed
  }

  /** Whether putting this in its place cuts a stored letter of two UTF-16 units in two. */
  #splitsLetter({ origin, rightOrigin }: ItemStruct): boolean {
    return this.#isInsideLetter(origin && { client: origin.client, clock: origin.clock + 1 }) || this.#isInsideLetter(rightOrigin)
  }

  #isInsideLetter(id: Id | null): boolean {
    if (!id || id.clock >= Y.getState(this.#doc.store, id.client) || id.clock === 0) return false
    const item = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return false
    const before = id.clock - item.id.clock - 1
    return before >= 0 && item.content.str.codePointAt(before)! > 0xffff
  }

  #stateAfter(client: number): number {
    return this.#after.get(client) ?? Y.getState(this.#doc.store, client)
  }
}

/** What of a struct begins at `clock` or later, as Yjs cuts it; null if that is nothing. */
function startingAt(struct: Struct, clock: number): Struct | null {
  const offset = clock - struct.id.clock
  if (offset === 0) return struct
  const length = struct.length - offset
  if (length <= 0) return null
  const id = { client: struct.id.client, clock }
  if (struct.kind === 'gc') return { kind: 'gc', id, length }
  return { ...struct, id, length, origin: { client: id.client, clock: clock - 1 }, parent: null, parentSub: null, content: contentFrom(struct.content, offset) }
}

function contentFrom(content: Content, offset: number): Content {
  const length = content.length - offset
  if (content.kind === 'string') return { kind: 'string', text: content.text.slice(offset), length }
  return content.kind === 'any' ? { kind: 'any', values: content.values.slice(offset), length } : { kind: 'deleted', length }
}

function isSamePlace(a: Found, b: Found): boolean {
  if (a === 'gc' || b === 'gc') return a === b
  return a.sub === b.sub && samePlace(a.container, b.container)
}

/** By halves: the list is in the order of its clocks, without gaps. */
function structAt(list: readonly Placed[], clock: number): Placed | undefined {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.id.clock + list[middle]!.length <= clock) low = middle + 1
    else high = middle
  }
  const found = list[low]
  return found && found.id.clock <= clock ? found : undefined
}
