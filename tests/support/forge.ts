// Updates that look like a board's own: ids, neighbours, parents and contents are drawn from a real document, and a few
// from nowhere. Many are sound, and many more nearly so.
import * as Y from 'yjs'
import { fields, roots } from '../../shared/board/schema.ts'
import type { Root } from '../../shared/board/schema.ts'
import type { Random } from './random.ts'
import { rawGroups } from './raw-update.ts'
import type { RawContent, RawGroup, RawId, RawItem, RawRange } from './raw-update.ts'

/** What one forger writes as: `own` are clients that may be used. */
export function forgeUpdate(doc: Y.Doc, own: readonly number[], personId: string, random: Random): Uint8Array {
  const forger = new Forger(doc, personId, random)
  const clients = random.below(8) === 0 ? own : [random.of(own)]
  const groups = clients.map((client) => forger.group(random.below(40) === 0 ? random.of([...doc.store.clients.keys()]) : client))
  return rawGroups(groups, forger.deletes(groups))
}

/** The same with some of its bytes changed, left out or put in. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated = [...bytes]
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(mutated.length + 1)
    const byte = random.below(3) === 0 ? random.of([0, 1, 127, 128, 255]) : random.below(256)
    switch (random.below(5)) {
      case 0: mutated.splice(at, 1); break
      case 1: mutated.splice(at, 0, byte); break
      case 2: mutated = mutated.slice(0, at); break
      case 3: mutated.splice(at, 0, ...mutated.slice(random.below(mutated.length + 1), at + random.below(8))); break
      default: if (at < mutated.length) mutated[at] = byte
    }
  }
  return Uint8Array.from(mutated)
}

class Forger {
  readonly #doc: Y.Doc
  readonly #personId: string
  readonly #random: Random
  /** Of this update's own, so far. */
  readonly #made: { id: RawId; length: number; item: RawItem }[] = []

  constructor(doc: Y.Doc, personId: string, random: Random) {
    this.#doc = doc
    this.#personId = personId
    this.#random = random
  }

  group(client: number): RawGroup {
    const random = this.#random
    const state = Y.getState(this.#doc.store, client)
    const clock = Math.max(0, state + (random.below(5) > 0 ? 0 : random.below(5) - 3))
    const items: RawItem[] = []
    let next = clock
    for (let i = 1 + random.below(random.below(4) === 0 ? 8 : 2); i > 0; i--) {
      for (const item of this.#some({ client, clock: next })) {
        const length = lengthOf(item.content)
        this.#made.push({ id: { client, clock: next }, length, item })
        items.push(item)
        next += length
      }
    }
    return { client, clock, items }
  }

  deletes(groups: readonly RawGroup[]): RawRange[] {
    const random = this.#random
    return Array.from({ length: random.below(3) === 0 ? 1 + random.below(3) : 0 }, () => {
      if (random.below(3) === 0) return { ...this.#anyId(), length: 1 + random.below(4) }
      if (random.below(3) === 0 && groups.length > 0) return { client: random.of(groups).client, clock: random.below(4), length: random.below(12) }
      const items = this.#keyed()
      const item = items.length > 0 ? random.of(items) : null
      return item ? { client: item.id.client, clock: item.id.clock, length: item.length } : { ...this.#anyId(), length: 1 }
    })
  }

  #some(at: RawId): RawItem[] {
    switch (this.#random.below(9)) {
      case 0: case 1: case 2: return [this.#letters()]
      case 3: case 4: return [this.#value()]
      case 5: return this.#entry(at)
      case 6: return [this.#wild()]
      case 7: return [this.#around({ content: this.#content() })]
      default: return [{ content: { gc: 1 + this.#random.below(3) } }]
    }
  }

  /** Into a text, beside letters that are or were side by side, or nearly so. */
  #letters(): RawItem {
    const random = this.#random
    const texts = this.#containers().flatMap((type) => (type instanceof Y.Text ? [type] : []))
    if (texts.length === 0) return this.#wild()
    const text = random.of(texts)
    const letters: RawId[] = []
    for (let item = text._start; item; item = item.right) for (let i = 0; i < item.length; i++) letters.push({ client: item.id.client, clock: item.id.clock + i })
    const content: RawContent = random.below(6) === 0 ? { deleted: 1 + random.below(3) } : { text: random.of(['x', 'yz', '😀', 'word ', 'é', '\n']) }
    const left = random.below(letters.length + 1) - 1
    const right = random.below(3) > 0 ? left + 1 : random.below(4) > 0 ? left + 1 + random.below(4) : random.below(letters.length + 1)
    const origin = letters[left]
    const rightOrigin = random.below(5) > 0 ? letters[right] : undefined
    return origin || rightOrigin ? { origin: origin ?? null, rightOrigin: rightOrigin ?? null, content } : { parent: text._item!.id, content }
  }

  /** Under a key of an entry or a set. */
  #value(): RawItem {
    const random = this.#random
    const maps = this.#containers().flatMap((type) => (type instanceof Y.Map ? [type as Y.Map<unknown>] : []))
    const map = random.of(maps)
    const keys = [...map._map.keys()]
    const key = random.below(4) > 0 && keys.length > 0 ? random.of(keys) : random.of(['title', 'detail', 'theme', 'order', 'author', 'action', 'side', 'text', 'actions', 'a1', 'n1', '__proto__', ''])
    const current = map._map.get(key)
    const content = this.#contentFor(key)
    if (current && random.below(6) > 0) {
      let item = current
      while (item.left && random.below(4) === 0) item = item.left
      return { origin: { client: item.id.client, clock: item.id.clock + item.length - 1 }, content }
    }
    const holder = map._item
    return { parent: holder ? holder.id : [...this.#doc.share].find(([, type]) => (type as unknown) === map)?.[0] ?? 'actions', key, content }
  }

  /** A new entry with most of its fields, as `new Y.Map()` makes it. */
  #entry(at: RawId): RawItem[] {
    const random = this.#random
    const root = random.of(roots)
    const key = random.below(4) === 0 ? random.of([...this.#doc.getMap(root).keys(), 'again']) : `n${at.client}-${at.clock}`
    const before = this.#doc.getMap(root)._map.get(key)
    const place = before ? { origin: { client: before.id.client, clock: before.id.clock + before.length - 1 } } : { parent: root, key }
    const items: RawItem[] = [{ ...place, content: { type: random.below(12) === 0 ? 'text' : 'map' } }]
    for (const name of Object.keys(fields[root])) {
      if (random.below(10) > 0) items.push({ parent: at, key: name, content: random.below(12) === 0 ? this.#content() : this.#goodContent(root, name) })
    }
    return items
  }

  #wild(): RawItem {
    return this.#around({ content: this.#content() })
  }

  #around(item: RawItem): RawItem {
    const random = this.#random
    const origin = random.below(2) === 0 ? this.#anyId() : null
    const rightOrigin = random.below(2) === 0 ? this.#anyId() : null
    if (origin || rightOrigin) return { ...item, origin, rightOrigin }
    const parent = random.below(3) === 0 ? random.of([...roots, 'other']) : this.#anyId()
    return { ...item, parent, ...(random.below(3) > 0 ? { key: random.of(['title', 'order', 'author', 'x', 'a1']) } : {}) }
  }

  #contentFor(key: string): RawContent {
    if (this.#random.below(5) === 0) return this.#content()
    const root = this.#random.of(roots.filter((name) => Object.hasOwn(fields[name], key)).concat(this.#random.below(20) === 0 ? [...roots] : []))
    return root ? this.#goodContent(root, key) : { value: true }
  }

  #goodContent(root: Root, name: string): RawContent {
    const field = fields[root][name]
    if (!field) return { value: true }
    if (field.kind === 'text') return { type: 'text' }
    if (field.kind === 'set') return { type: 'map' }
    if (field.kind === 'number') return { value: this.#random.below(1_000) }
    if (name === 'author') return { value: this.#random.below(6) === 0 ? 'ann' : this.#personId }
    return { value: field.oneOf ? this.#random.of(field.oneOf) : this.#random.of(['V', 'W', 't1', 'a1', 'x'.repeat(40)]) }
  }

  #content(): RawContent {
    const random = this.#random
    return random.of<() => RawContent>([
      () => ({ deleted: 1 + random.below(3) }), () => ({ text: random.of(['q', '😀😀', 'x'.repeat(random.below(400))]) || 'q' }),
      () => ({ type: 'map' }), () => ({ type: 'text' }), () => ({ gc: 1 + random.below(2) }), () => ({ value: random.of([true, null, 'V', 7, 1.5, NaN, undefined, { a: 1 }]) }),
      () => ({ values: ['a', 'b', true] }), () => ({ kind: random.of([2, 3, 5, 6, 9, 10, 11, 31]), bytes: Uint8Array.from([1, 1, 65, 1, 65]) }),
    ])()
  }

  #anyId(): RawId {
    const random = this.#random
    if (this.#made.length > 0 && random.below(3) === 0) {
      const { id, length } = random.of(this.#made)
      return { client: id.client, clock: id.clock + random.below(length) }
    }
    const client = random.of([...this.#doc.store.clients.keys(), 424_242])
    const state = Y.getState(this.#doc.store, client)
    return { client, clock: random.below(state + (random.below(20) === 0 ? 3 : 1)) }
  }

  /** Every shared type that readers see. */
  #containers(): Y.AbstractType<unknown>[] {
    const types: Y.AbstractType<unknown>[] = []
    const visit = (type: Y.AbstractType<unknown>): void => {
      types.push(type)
      for (const item of type._map.values()) if (!item.deleted && item.content instanceof Y.ContentType) visit(item.content.type)
    }
    for (const root of roots) visit(this.#doc.getMap(root) as Y.AbstractType<unknown>)
    return types
  }

  /** Items under keys, standing. */
  #keyed(): Y.Item[] {
    return this.#containers().flatMap((type) => [...type._map.values()].filter((item) => !item.deleted))
  }
}

function lengthOf(content: RawContent): number {
  if ('deleted' in content) return content.deleted
  if ('gc' in content) return content.gc
  if ('text' in content) return content.text.length
  return 'values' in content ? content.values.length : 1
}
