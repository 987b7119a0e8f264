// Resolves a decoded update against a document: where every new struct would land, in the order Yjs would integrate it.
// Refuses whatever Yjs would keep pending, put in two places at once, or could not place. Applies nothing.
import * as Y from 'yjs'
import { fieldOf, roots } from '../../../shared/board/schema.ts'
import type { Field, Root } from '../../../shared/board/schema.ts'
import { BadUpdate } from './decode.ts'
import type { Content, DecodedUpdate, Id, Struct } from './decode.ts'

/** A place that holds items. `gone`: it or what it is in has been deleted, so nothing in it can be seen. */
export type Container =
  | { level: 'root'; root: Root }
  | { level: 'entry'; root: Root; key: string; gone: boolean; holder: Holder }
  | { level: 'text'; root: Root; key: string; field: string; maxChars: number; gone: boolean; holder: Holder }
  | { level: 'set'; root: Root; key: string; field: string; gone: boolean; holder: Holder }

/** The item whose content the container is: two containers are one place when their holders are the same. */
export type Holder = Y.Item | NewItem

export type NewItem = {
  kind: 'new'
  id: Id
  length: number
  content: Content
  origin: Id | null
  rightOrigin: Id | null
  container: Container
  sub: string | null
  /** Its place is in the middle of a surrogate pair: to put it there, Yjs replaces that letter. */
  splitsLetter: boolean
  /** Named by the update's own delete set. */
  deleted: boolean
}

export type Resolved = { items: NewItem[]; clients: number[]; stateAfter(client: number): number }

type Found = { container: Container; sub: string | null; holds: 'map' | 'text' | null; holder: Holder } | 'gc'

export function resolve(doc: Y.Doc, update: DecodedUpdate): Resolved {
  const known = (client: number): number => Y.getState(doc.store, client)
  const after = new Map<number, number>()
  const stateAfter = (client: number): number => after.get(client) ?? known(client)
  const placed = new Map<number, (NewItem | { kind: 'gc'; id: Id; length: number })[]>()
  const items: NewItem[] = []

  const find = (id: Id): Found => {
    if (id.clock < known(id.client)) return findStored(doc, id)
    const struct = structAt(placed.get(id.client) ?? [], id.clock)
    if (!struct) throw new BadUpdate('a reference to nothing')
    if (struct.kind === 'gc') return 'gc'
    const holds = struct.content.kind === 'type' ? struct.content.type : null
    return { container: struct.container, sub: struct.sub, holds, holder: struct }
  }

  const place = (struct: Struct): void => {
    const end = struct.id.clock + struct.length
    const from = stateAfter(struct.id.client)
    if (struct.kind === 'item') {
      const landing = landingOf(doc, struct, find)
      const splitsLetter = splits(doc, struct)
      // Yjs looks the neighbours up, and splits them, also for what it knows or throws away.
      if (splitsLetter && (end <= from || landing === 'gc')) throw new BadUpdate('a letter cut in two for nothing')
      if (end <= from) return
      if (landing === 'gc') remember(placed, { kind: 'gc', id: struct.id, length: struct.length })
      else {
        const item = { ...trimmed(struct, landing, from, find), splitsLetter }
        remember(placed, item)
        items.push(item)
      }
    } else if (end > from) {
      remember(placed, { kind: 'gc', id: struct.id, length: struct.length })
    }
    after.set(struct.id.client, Math.max(from, end))
  }

  // Each pass goes as far as it can on every client; a pass without progress means that something would stay pending.
  const queues = [...update.structs].map(([client, structs]) => ({ client, structs, next: 0 }))
  let left = queues.reduce((sum, queue) => sum + queue.structs.length, 0)
  while (left > 0) {
    const before = left
    for (const queue of queues) {
      while (queue.next < queue.structs.length) {
        const struct = queue.structs[queue.next]!
        if (struct.id.clock > stateAfter(queue.client)) throw new BadUpdate('a gap in the clock')
        if (!references(struct).every((id) => id.clock < (id.client === queue.client ? struct.id.clock : stateAfter(id.client)))) break
        place(struct)
        queue.next++
        left--
      }
    }
    if (left === before) throw new BadUpdate('it waits for something that is not there')
  }

  for (const { client, clock, length } of update.deletes) {
    if (clock + length > stateAfter(client)) throw new BadUpdate('a delete of what is not there yet')
  }
  return { items, clients: queues.filter((q) => q.structs.length > 0).map((q) => q.client), stateAfter }
}

/** Where a stored item sits; throws BadUpdate for anything that a board should not hold. */
export function containerOf(doc: Y.Doc, type: Y.AbstractType<unknown>): Container {
  const holder = type._item
  if (!holder) {
    const root = roots.find((name) => doc.share.get(name) === type)
    if (!root) throw new BadUpdate('a root that boards do not have')
    return { level: 'root', root }
  }
  const outer = containerOf(doc, holder.parent as Y.AbstractType<unknown>)
  return inner(outer, holder.parentSub, holder, holder.deleted)
}

function findStored(doc: Y.Doc, id: Id): Found {
  const struct = Y.getItem(doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
  if (!(struct instanceof Y.Item)) return 'gc'
  const content = struct.content
  const holds = content instanceof Y.ContentType ? (content.type instanceof Y.Text ? 'text' : 'map') : null
  return { container: containerOf(doc, struct.parent as Y.AbstractType<unknown>), sub: struct.parentSub, holds, holder: struct }
}

/** The container that an item with shared-type content makes. */
function inner(outer: Container, sub: string | null, holder: Holder, deleted: boolean): Container {
  if (sub === null) throw new BadUpdate('a shared type outside a map')
  if (outer.level === 'root') return { level: 'entry', root: outer.root, key: sub, gone: deleted, holder }
  if (outer.level !== 'entry') throw new BadUpdate('nested too deep')
  const field: Field | undefined = fieldOf(outer.root, sub)
  const gone = outer.gone || deleted
  if (field?.kind === 'text') return { level: 'text', root: outer.root, key: outer.key, field: sub, maxChars: field.maxChars, gone, holder }
  if (field?.kind === 'set') return { level: 'set', root: outer.root, key: outer.key, field: sub, gone, holder }
  throw new BadUpdate('a shared type in a field that holds none')
}

/** The container and key an item lands in: as declared, or taken from its neighbours as Yjs does. */
function landingOf(doc: Y.Doc, struct: Extract<Struct, { kind: 'item' }>, find: (id: Id) => Found): { container: Container; sub: string | null } | 'gc' {
  const left = struct.origin ? find(struct.origin) : null
  const right = struct.rightOrigin ? find(struct.rightOrigin) : null
  if (left === 'gc' || right === 'gc') return 'gc'
  if (left && right && (!samePlace(left.container, right.container) || left.sub !== right.sub)) throw new BadUpdate('origins in two places')
  const neighbour = left ?? right
  if (neighbour) return { container: neighbour.container, sub: neighbour.sub }
  if (typeof struct.parent === 'string') {
    const root = roots.find((name) => name === struct.parent)
    if (!root) throw new BadUpdate('a root that boards do not have')
    doc.getMap(root)
    return { container: { level: 'root', root }, sub: struct.parentSub }
  }
  if (!struct.parent) throw new BadUpdate('an item without a place')
  const parent = find(struct.parent)
  if (parent === 'gc') return 'gc'
  if (!parent.holds) throw new BadUpdate('a parent that holds nothing')
  const deleted = parent.holder instanceof Y.Item ? parent.holder.deleted : parent.holder.deleted
  const container = inner(parent.container, parent.sub, parent.holder, deleted)
  if ((container.level === 'text') !== (parent.holds === 'text')) throw new BadUpdate('a parent of the wrong type')
  return { container, sub: struct.parentSub }
}

/** Drops what is known already of a struct that overlaps it; both parts must lie in one place. */
function trimmed(struct: Extract<Struct, { kind: 'item' }>, landing: { container: Container; sub: string | null }, from: number, find: (id: Id) => Found): NewItem {
  const offset = from - struct.id.clock
  const base = { kind: 'new' as const, ...landing, rightOrigin: struct.rightOrigin, splitsLetter: false, deleted: false }
  if (offset === 0) return { ...base, id: struct.id, origin: struct.origin, length: struct.length, content: struct.content }
  const before = find({ client: struct.id.client, clock: from - 1 })
  if (before === 'gc' || !samePlace(before.container, landing.container) || before.sub !== landing.sub) throw new BadUpdate('an overlap in two places')
  const length = struct.length - offset
  const content: Content = struct.content.kind === 'string'
    ? { kind: 'string', text: struct.content.text.slice(offset), length }
    : struct.content.kind === 'any' ? { kind: 'any', values: struct.content.values.slice(offset), length } : { kind: 'deleted', length }
  return { ...base, id: { client: struct.id.client, clock: from }, origin: { client: struct.id.client, clock: from - 1 }, length, content }
}

/** Whether putting this in its place cuts a stored letter of two UTF-16 units in two. */
function splits(doc: Y.Doc, { origin, rightOrigin }: Extract<Struct, { kind: 'item' }>): boolean {
  return [origin && { client: origin.client, clock: origin.clock + 1 }, rightOrigin].some((id) => {
    if (!id || id.clock >= Y.getState(doc.store, id.client) || id.clock === 0) return false
    const item = Y.getItem(doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return false
    const before = id.clock - item.id.clock - 1
    return before >= 0 && item.content.str.codePointAt(before)! > 0xffff
  })
}

function samePlace(a: Container, b: Container): boolean {
  if (a.level === 'root' || b.level === 'root') return a.level === b.level && a.root === b.root
  return a.holder === b.holder
}

function references(struct: Struct): Id[] {
  if (struct.kind === 'gc') return []
  const ids: Id[] = []
  if (struct.origin) ids.push(struct.origin)
  if (struct.rightOrigin) ids.push(struct.rightOrigin)
  if (struct.parent && typeof struct.parent !== 'string') ids.push(struct.parent)
  return ids
}

/** By halves: the list is in the order of its clocks, without gaps. */
function structAt<T extends { id: Id; length: number }>(list: readonly T[], clock: number): T | undefined {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.id.clock + list[middle]!.length <= clock) low = middle + 1
    else high = middle
  }
  const found = list[low]
  return found && found.id.clock <= clock ? found : undefined
}

function remember<T extends { id: Id }>(placed: Map<number, T[]>, struct: T): void {
  const list = placed.get(struct.id.client)
  if (list) list.push(struct)
  else placed.set(struct.id.client, [struct])
}
