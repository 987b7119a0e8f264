// Collects what an update's items and deletes do to the entries of a board, checks each against the schema, and names
// the sum as operations. Throws BadUpdate or TooLong.
import * as Y from 'yjs'
import type { Operation } from '../../../shared/board/operations.ts'
import { fieldOf, limits } from '../../../shared/board/schema.ts'
import type { Root } from '../../../shared/board/schema.ts'
import { BadUpdate } from './decode.ts'
import type { Scalar } from './decode.ts'
import { keepsValue } from './keyed.ts'
import { TooLong } from './limits.ts'
import type { Container, Holder, NewItem } from './resolve.ts'

type EntryChange = { root: Root; key: string; isNew: boolean; fields: Set<string>; author: string | undefined; writesAuthor: boolean }

const singular = { actions: 'action', themes: 'theme', arguments: 'argument', evidence: 'evidence' } as const

export class Changes {
  readonly #doc: Y.Doc
  readonly #entries = new Map<string, EntryChange>()
  readonly #removed = new Map<string, { root: Root; key: string; author: string | undefined }>()
  /** Keys of stored entries that the update writes or deletes: each must still hold a value afterwards. */
  readonly #rewritten = new Map<string, { root: Root; key: string; current: Y.Item; isDropped: boolean; items: NewItem[] }>()
  readonly #filled = new Set<string>()
  readonly #textGrowth = new Map<Holder, { grows: number; length: number; maxChars: number; field: string }>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  insert(item: NewItem): void {
    const { container } = item
    switch (container.level) {
      case 'root':
        return this.#insertEntry(item, container.root)
      case 'entry':
        return this.#insertField(item, container)
      case 'text':
        if (item.sub !== null) throw new BadUpdate('a key inside a text')
        if (container.gone || (item.content.kind === 'deleted' && !item.splitsLetter)) return
        if (item.content.kind === 'deleted') return this.#touch(container.root, container.key, container.field)
        if (item.content.kind !== 'string') throw new BadUpdate('something other than text in a text')
        if (!item.deleted) this.#grow(container, item.content.length)
        return this.#touch(container.root, container.key, container.field)
      case 'set':
        if (item.sub === null || item.sub.length > limits.keyChars) throw new BadUpdate('a set entry without a key')
        if (container.gone) return
        if (item.content.kind !== 'deleted' && !(item.content.kind === 'any' && item.length === 1 && item.content.values[0] === true)) {
          throw new BadUpdate('a set entry that is not true')
        }
        return this.#touch(container.root, container.key, container.field)
    }
  }

  /** A stored item that the update deletes, `length` of it. */
  remove(item: Y.Item, container: Container, length: number): void {
    const key = item.parentSub
    switch (container.level) {
      case 'root':
        if (key !== null && this.#current(item)) this.#dropEntry(container.root, key, this.#storedAuthor(container.root, key))
        return
      case 'entry':
        if (!container.gone && key !== null && this.#current(item)) {
          this.#rewrite(container.root, container.key, key, item).isDropped = true
          this.#touch(container.root, container.key, key)
        }
        return
      case 'text':
        if (container.gone) return
        this.#grow(container, -length)
        return this.#touch(container.root, container.key, container.field)
      case 'set':
        if (!container.gone && this.#current(item)) this.#touch(container.root, container.key, container.field)
    }
  }

  operations(): Operation[] {
    for (const { grows, length, maxChars, field } of this.#textGrowth.values()) {
      if (grows > 0 && length + grows > maxChars) throw new TooLong(`The ${field} can have at most ${maxChars} characters.`)
    }
    for (const { root, key, current, items, isDropped } of this.#rewritten.values()) {
      if (!this.#removed.has(`${root}/${key}`) && !keepsValue(current, items, isDropped)) throw new BadUpdate('it would empty a field')
    }
    const removals = [...this.#removed.values()].map(({ root, key, author }): Operation => ({
      op: `${singular[root]}.remove`, key, ...(author === undefined ? {} : { author }),
    }))
    const rest = [...this.#entries.values()].flatMap((entry) => this.#name(entry))
    return [...removals, ...rest]
  }

  #name(entry: EntryChange): Operation[] {
    const { root, key, isNew, writesAuthor } = entry
    if (this.#removed.has(`${root}/${key}`) && !isNew) return []
    const author = writesAuthor ? entry.author : this.#storedAuthor(root, key)
    const base = { key, ...(author === undefined ? {} : { author }), ...(writesAuthor ? { writes: 'authorship' as const } : {}) }
    if (isNew) return [{ op: `${singular[root]}.add`, ...base }]
    const operations: Operation[] = []
    const names = [...entry.fields]
    if (root === 'actions') {
      if (names.some((name) => name === 'order' || name === 'theme')) operations.push({ op: 'action.move', ...base })
      if (names.some((name) => name !== 'order' && name !== 'theme')) operations.push({ op: 'action.edit', ...base })
    } else if (root === 'evidence') {
      if (names.includes('actions')) operations.push({ op: 'evidence.link', ...base })
      if (names.some((name) => name !== 'actions')) operations.push({ op: 'evidence.edit', ...base })
    } else {
      operations.push({ op: `${singular[root]}.edit`, ...base })
    }
    return operations
  }

  #insertEntry(item: NewItem, root: Root): void {
    const key = item.sub
    if (key === null || key.length === 0 || key.length > limits.keyChars) throw new BadUpdate('an entry without a key')
    // Actions are looked up by their key in plain objects, here and in browsers.
    if (key in Object.prototype) throw new BadUpdate('a key that every object has')
    const isMap = item.content.kind === 'type' && item.content.type === 'map'
    if (!isMap && item.content.kind !== 'deleted') throw new BadUpdate('an entry that is not a map')
    if (this.#doc.getMap(root).has(key)) this.#dropEntry(root, key, this.#storedAuthor(root, key))
    if (isMap && !item.deleted) this.#entry(root, key).isNew = true
  }

  #insertField(item: NewItem, container: Extract<Container, { level: 'entry' }>): void {
    const { root, key } = container
    const name = item.sub
    const field = name === null ? undefined : fieldOf(root, name)
    if (name === null || !field) throw new BadUpdate('a field that boards do not have')
    const path = `${root}/${key}/${name}`
    const goneNow = container.gone || (!(container.holder instanceof Y.Item) && container.holder.deleted)
    if (goneNow) return
    const stored = container.holder instanceof Y.Item ? (container.holder.content as Y.ContentType).type._map.get(name) : undefined
    if (item.content.kind === 'deleted') {
      if (field.kind === 'text' || field.kind === 'set') throw new BadUpdate('it would take a text away')
      if (stored && !stored.deleted) this.#rewrite(root, key, name, stored).items.push(item)
      return this.#touch(root, key, name)
    }
    if (field.kind === 'text' || field.kind === 'set') {
      const wanted = field.kind === 'text' ? 'text' : 'map'
      if (item.content.kind !== 'type' || item.content.type !== wanted) throw new BadUpdate(`the wrong type in ${name}`)
      if (stored || this.#filled.has(path)) throw new BadUpdate(`it would replace the whole of ${name}`)
    } else {
      if (item.content.kind !== 'any' || item.length !== 1) throw new BadUpdate(`the wrong kind of value in ${name}`)
      checkScalar(item.content.values[0], name, field)
      if (name === 'author') this.#writeAuthor(root, key, item.content.values[0] as string, stored)
      if (name === 'createdAt' && stored && !stored.deleted) throw new BadUpdate('it would change when something was written')
      if (stored && !stored.deleted) this.#rewrite(root, key, name, stored).items.push(item)
    }
    if (!item.deleted) this.#filled.add(path)
    this.#touch(root, key, name)
  }

  #writeAuthor(root: Root, key: string, author: string, stored: Y.Item | undefined): void {
    if (stored && !stored.deleted) throw new BadUpdate('it would change who wrote something')
    const entry = this.#entry(root, key)
    if (entry.writesAuthor && entry.author !== author) throw new BadUpdate('two authors')
    entry.author = author
    entry.writesAuthor = true
  }

  #grow(container: Extract<Container, { level: 'text' }>, by: number): void {
    const growth = this.#textGrowth.get(container.holder)
    if (growth) growth.grows += by
    else {
      const text = container.holder instanceof Y.Item ? (container.holder.content as Y.ContentType).type : null
      this.#textGrowth.set(container.holder, { grows: by, length: text?._length ?? 0, maxChars: container.maxChars, field: container.field })
    }
  }

  #rewrite(root: Root, key: string, field: string, current: Y.Item): { isDropped: boolean; items: NewItem[] } {
    const path = `${root}/${key}/${field}`
    const found = this.#rewritten.get(path)
    if (found) return found
    const rewritten = { root, key, current, isDropped: false, items: [] }
    this.#rewritten.set(path, rewritten)
    return rewritten
  }

  #dropEntry(root: Root, key: string, author: string | undefined): void {
    this.#removed.set(`${root}/${key}`, { root, key, author })
  }

  #touch(root: Root, key: string, field: string): void {
    this.#entry(root, key).fields.add(field)
  }

  #entry(root: Root, key: string): EntryChange {
    const name = `${root}/${key}`
    let entry = this.#entries.get(name)
    if (!entry) {
      entry = { root, key, isNew: false, fields: new Set(), author: undefined, writesAuthor: false }
      this.#entries.set(name, entry)
    }
    return entry
  }

  /** Whether a keyed item is the value that readers see. */
  #current(item: Y.Item): boolean {
    return item.parentSub !== null && (item.parent as Y.AbstractType<unknown>)._map.get(item.parentSub) === item
  }

  #storedAuthor(root: Root, key: string): string | undefined {
    const entry = this.#doc.getMap(root).get(key)
    const author = entry instanceof Y.Map ? entry.get('author') : undefined
    return typeof author === 'string' ? author : undefined
  }
}

function checkScalar(value: Scalar, name: string, field: { kind: string; maxChars?: number; nullable?: true; oneOf?: readonly string[] }): void {
  if (field.kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadUpdate(`${name} must be a number`)
    return
  }
  if (value === null && field.nullable) return
  if (typeof value !== 'string') throw new BadUpdate(`${name} must be text`)
  if (value.length > (field.maxChars ?? 0)) throw new TooLong(`The ${name} is too long.`)
  if (field.oneOf && !field.oneOf.includes(value)) throw new BadUpdate(`${name} has a value that boards do not know`)
}
