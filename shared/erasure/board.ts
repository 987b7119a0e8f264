// Which Yjs structs hold the words that are erased, and updates in which those are deleted content of the same length: whatever was
// written beside, behind or into them stays where it is.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Root } from '../board/schema.ts'
import { serverPerson } from '../event/names.ts'

export type EntryName = { root: Root; id: string }

/** What is erased of one board: whole entries, and all that these people wrote, also where the server has carried it to. */
export type BoardErasure = {
  entries: readonly EntryName[]
  writers: readonly string[]
  /** What the server wrote that says the same, by Yjs client: clocks from … to (not included). */
  copies?: readonly Copy[]
}

export type Copy = readonly [client: number, from: number, to: number]

/** By client, clocks from … to (not included), in order and apart from each other. */
export type Stretches = ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>

/** A field of an entry that erased words are in. */
export type Touched = EntryName & { field: string }

type Bindings = ReadonlyMap<number, string>

/** Entries' values that are words, besides texts. */
const wordKey = 'source'

/**
 * In a document that has kept everything (`gc: false`) this finds all that ever was; in another one, what is still there.
 * `bindings`: which person first used each Yjs client id.
 */
export function erasedStretches(doc: Y.Doc, { entries, writers, copies = [] }: BoardErasure, bindings: Bindings): { stretches: Stretches; touched: Touched[] } {
  const people = new Set(writers)
  const found = new Set<Y.Item>()
  for (const { root, id } of entries) for (const item of itemsIn(versions(doc.getMap(root), id))) found.add(item)
  if (people.size > 0) {
    for (const [client, personId] of bindings) {
      if (people.has(personId)) for (const struct of doc.store.clients.get(client) ?? []) if (struct instanceof Y.Item && isWords(struct)) found.add(struct)
    }
    for (const root of ['actions', 'arguments'] as const) {
      const map = doc.getMap(root)
      for (const id of map._map.keys()) {
        const all = versions(map, id)
        if (!all.some((version) => authorsOf(version).some((author) => people.has(author)))) continue
        for (const item of itemsIn(all)) if (bindings.get(item.id.client) === serverPerson) found.add(item)
      }
    }
  }
  return { stretches: stretchesOf(found, copies), touched: touchedBy(found, doc) }
}

/** The update without the words; null where there are none of them in it. */
export function redactUpdate(update: Uint8Array, stretches: Stretches): Uint8Array | null {
  if (stretches.size === 0) return null
  const { structs, ds } = Y.decodeUpdate(update)
  let changed = false
  const left = structs.flatMap((struct) => {
    const parts = struct instanceof Y.Item && isWords(struct) ? within(struct, stretches) : []
    if (parts.length === 0) return [struct]
    changed = true
    return cut(struct as Y.Item, parts)
  })
  return changed ? encode(left, ds) : null
}

/** A document that says the same but for what is erased. */
export function redactedDocument(update: Uint8Array, stretches: Stretches): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, redactUpdate(update, stretches) ?? update)
  return doc
}

function isWords({ content, parentSub }: Y.Item): boolean {
  return content instanceof Y.ContentString || (content instanceof Y.ContentAny && parentSub === wordKey)
}

/** What a key holds now and what it held before. */
function versions(map: Y.Map<unknown>, key: string): Y.Item[] {
  const all: Y.Item[] = []
  for (let item = map._map.get(key) ?? null; item; item = item.left) all.push(item)
  return all
}

/** All words in these values, also where they have been deleted since. */
function* itemsIn(values: readonly Y.Item[]): Generator<Y.Item> {
  for (const item of values) {
    if (isWords(item)) yield item
    if (!(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    for (const key of type._map.keys()) yield* itemsIn(versions(type as Y.Map<unknown>, key))
    const parts: Y.Item[] = []
    for (let part = type._start; part; part = part.right) parts.push(part)
    yield* itemsIn(parts)
  }
}

function authorsOf({ content }: Y.Item): string[] {
  if (!(content instanceof Y.ContentType)) return []
  return versions(content.type as Y.Map<unknown>, 'author').flatMap((item) => (item.content instanceof Y.ContentAny ? item.content.arr : [])).map(String)
}

function stretchesOf(items: ReadonlySet<Y.Item>, copies: readonly Copy[]): Stretches {
  const all = [...[...items].map(({ id, length }): Copy => [id.client, id.clock, id.clock + length]), ...copies]
  return new Map([...Map.groupBy(all, ([client]) => client)].map(([client, list]) => {
    const joined: [number, number][] = []
    for (const [, from, to] of list.sort(([, a], [, b]) => a - b)) {
      const last = joined.at(-1)
      if (last && from <= last[1]) last[1] = Math.max(last[1], to)
      else joined.push([from, to])
    }
    return [client, joined]
  }))
}

/** Of the item's words, what is erased: offsets in it. Found by halves. */
function within({ id, length }: Y.Item, stretches: Stretches): (readonly [from: number, to: number])[] {
  const list = stretches.get(id.client) ?? []
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]![1] <= id.clock) low = middle + 1
    else high = middle
  }
  const parts: [number, number][] = []
  for (; low < list.length && list[low]![0] < id.clock + length; low++) {
    parts.push([Math.max(list[low]![0] - id.clock, 0), Math.min(list[low]![1] - id.clock, length)])
  }
  return parts
}

/** The item in pieces, one behind the other as Yjs cuts them: words that stay, and as much deleted content as there were words. */
function cut(item: Y.Item, parts: readonly (readonly [from: number, to: number])[]): Y.Item[] {
  const { id, length, content } = item
  const edges = [...new Set([0, ...parts.flat(), length])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1]!
    const isErased = parts.some(([a, b]) => a <= from && to <= b)
    const piece = isErased ? new Y.ContentDeleted(to - from) : content instanceof Y.ContentString ? new Y.ContentString(content.str.slice(from, to)) : content
    if (from === 0) {
      item.content = piece
      return item
    }
    return new Y.Item(Y.createID(id.client, id.clock + from), null, Y.createID(id.client, id.clock + from - 1), null, item.rightOrigin, null as never, null, piece)
  })
}

function touchedBy(items: ReadonlySet<Y.Item>, doc: Y.Doc): Touched[] {
  const names = new Map<unknown, Root>((['actions', 'themes', 'arguments', 'evidence'] as const).map((root) => [doc.getMap(root), root]))
  const all = new Map<string, Touched>()
  for (const { parent, parentSub } of items) {
    if (!(parent instanceof Y.AbstractType) || !parent._item) continue
    // Words of a text, or a value of the entry itself.
    const entry = parentSub === null ? parent._item.parent : parent
    const field = parentSub ?? parent._item.parentSub ?? ''
    if (!(entry instanceof Y.AbstractType) || !entry._item) continue
    const root = names.get(entry._item.parent)
    const id = entry._item.parentSub
    if (root && id !== null) all.set(`${root}/${id}/${field}`, { root, id, field })
  }
  return [...all.values()]
}

type Decoded = ReturnType<typeof Y.decodeUpdate>

/** Structs in the order in which they were decoded: each client's in one run. */
function encode(structs: Decoded['structs'], ds: Decoded['ds']): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  encoding.writeVarUint(encoder.restEncoder, byClient.size)
  for (const [client, list] of byClient) {
    encoding.writeVarUint(encoder.restEncoder, list.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, list[0]!.id.clock)
    for (const struct of list) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, ds.clients.size)
  for (const [client, deletes] of ds.clients) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, deletes.length)
    for (const { clock, len } of deletes) {
      encoding.writeVarUint(encoder.restEncoder, clock)
      encoding.writeVarUint(encoder.restEncoder, len)
    }
  }
  return encoder.toUint8Array()
}
