// Collects what an update's items and deletes do to a board, judges it from the entries down to their fields, texts and
// sets, and names the sum as operations. What lands in an entry or field that is gone after the update is not judged:
// nobody sees it, and `isGone` says that it is not to be kept. Throws BadUpdate or TooLong.
import * as Y from 'yjs'
import type { Operation } from '../../../shared/board/operations.ts'
import { fields, limits } from '../../../shared/board/schema.ts'
import type { Root } from '../../../shared/board/schema.ts'
import { BadUpdate } from './decode.ts'
import { checkField, isSpent } from './fields.ts'
import { Slot } from './keyed.ts'
import { TooLong } from './limits.ts'
import type { Container, Holder, NewItem, SetPlace, TextPlace } from './places.ts'
import type { Budget } from './sequence.ts'

type KeyChange = { root: Root; key: string; slot: Slot }
type EntryChange = { root: Root; key: string; holder: Holder; slots: Map<string, Slot>; touched: Set<string> }
type TextChange = { place: TextPlace; grows: number; isTouched: boolean }
type SetChange = { place: SetPlace; slots: Map<string, Slot> }

const singular = { actions: 'action', themes: 'theme', arguments: 'argument', evidence: 'evidence' } as const

export class Changes {
  readonly #doc: Y.Doc
  readonly #budget: Budget
  readonly #keys = new Map<string, KeyChange>()
  readonly #entries = new Map<Holder, EntryChange>()
  readonly #texts = new Map<Holder, TextChange>()
  readonly #sets = new Map<Holder, SetChange>()
  readonly #gone = new Map<Holder, boolean>()
  readonly #dropped = new Set<Holder>()

  constructor(doc: Y.Doc, budget: Budget) {
    this.#doc = doc
    this.#budget = budget
  }

  insert(item: NewItem): void {
    const { container, sub, content } = item
    if (container.level === 'text') {
      if (sub !== null) throw new BadUpdate('a key inside a text')
      const text = this.#text(container)
      if (content.kind === 'deleted') text.isTouched ||= item.splitsLetter
      else if (content.kind !== 'string') throw new BadUpdate('something other than text in a text')
      else {
        text.isTouched = true
        text.grows += item.length - item.deletedLength
      }
      return
    }
    if (sub === null || sub.length > limits.keyChars) throw new BadUpdate('an item without a key')
    this.#slot(container, sub).items.push(item)
  }

  /** A stored item that the update deletes, `length` of it. */
  remove(item: Y.Item, container: Container, length: number): void {
    // With an entry goes all that is in it.
    if (container.level !== 'root' && this.#dropped.has(container.level === 'entry' ? container.holder : container.entry)) return
    if (container.level === 'text') {
      const text = this.#text(container)
      text.isTouched = true
      text.grows -= length
    } else if (item.parentSub !== null) {
      const slot = this.#slot(container, item.parentSub)
      if (slot.current !== item) return
      slot.isDropped = true
      if (container.level === 'root') this.#dropped.add(item)
    }
  }

  operations(): Operation[] {
    const added = new Set<Holder>()
    const removals: Operation[] = []
    for (const { root, key, slot } of this.#keys.values()) {
      if (!slot.items.every(({ content }) => content.kind === 'deleted' || (content.kind === 'type' && content.type === 'map'))) {
        throw new BadUpdate('an entry that is not a map')
      }
      const after = slot.after(this.#budget)
      // Whatever is put over a standing entry is a write, also what comes to nothing.
      if (slot.before && slot.isTouched) removals.push({ op: `${singular[root]}.remove`, key, ...authorship(authorOf(slot.before)) })
      if (after && after !== slot.before) added.add(this.#entry({ root, key, holder: after }).holder)
    }
    for (const change of this.#sets.values()) if (!this.isGone(change.place)) this.#judgeSet(change)
    for (const change of this.#texts.values()) if (change.isTouched && !this.isGone(change.place)) this.#judgeText(change)
    const rest = [...this.#entries.values()].flatMap((entry) =>
      this.#isEntryGone(entry.root, entry.key, entry.holder) ? [] : this.#judgeEntry(entry, added.has(entry.holder)))
    return [...removals, ...rest]
  }

  /** Whether what is in there is gone after the update: in an entry or field that was removed, replaced or never seen. */
  isGone(container: Container): boolean {
    if (container.level === 'root') return false
    if (container.level === 'entry') return this.#isEntryGone(container.root, container.key, container.holder)
    let gone = this.#gone.get(container.holder)
    if (gone === undefined) {
      const slot = this.#entries.get(container.entry)?.slots.get(container.field)
      gone = this.#isEntryGone(container.root, container.key, container.entry) || !this.#stands(container.holder, slot)
      this.#gone.set(container.holder, gone)
    }
    return gone
  }

  #isEntryGone(root: Root, key: string, holder: Holder): boolean {
    let gone = this.#gone.get(holder)
    if (gone === undefined) {
      gone = !this.#stands(holder, this.#keys.get(`${root}/${key}`)?.slot)
      this.#gone.set(holder, gone)
    }
    return gone
  }

  #stands(holder: Holder, slot: Slot | undefined): boolean {
    return slot ? slot.after(this.#budget) === holder : holder instanceof Y.Item && !holder.deleted
  }

  #judgeText({ place, grows }: TextChange): void {
    const { holder, maxChars, field } = place
    const length = typeOf(holder)?._length ?? 0
    if (grows > 0 && length + grows > maxChars) throw new TooLong(`The ${field} can have at most ${maxChars} characters.`)
    this.#touch(place)
  }

  #judgeSet({ place, slots }: SetChange): void {
    let more = 0
    for (const slot of slots.values()) {
      if (!slot.items.every((item) => isSpent(item) || (item.content.kind === 'any' && item.length === 1 && item.content.values[0] === true))) {
        throw new BadUpdate('a set entry that is not true')
      }
      if (!slot.isTouched) continue
      more += (slot.after(this.#budget) ? 1 : 0) - (slot.before ? 1 : 0)
      this.#touch(place)
    }
    if (more <= 0) return
    const set = typeOf(place.holder)
    if ((set instanceof Y.Map ? set.size : 0) + more > place.maxKeys) throw new TooLong(`The ${place.field} can have at most ${place.maxKeys} entries.`)
  }

  #judgeEntry({ root, key, holder, slots, touched }: EntryChange, isNew: boolean): Operation[] {
    let written: string | undefined
    for (const [name, slot] of slots) {
      if (!slot.isTouched) continue
      const after = slot.after(this.#budget)
      checkField(root, name, slot.items, slot.before, after)
      touched.add(name)
      if (name === 'author' && after && !(after instanceof Y.Item) && after.content.kind === 'any') written = after.content.values[0] as string
    }
    const base = { key, ...authorship(written ?? authorOf(holder)), ...(written === undefined ? {} : { writes: 'authorship' as const }) }
    if (!isNew) return namesOf(root, [...touched]).map((op) => ({ op, ...base }))
    for (const [name, { required }] of Object.entries(fields[root])) {
      if (required && !slots.get(name)?.after(this.#budget)) throw new BadUpdate(`a new entry without its ${name}`)
    }
    return [{ op: `${singular[root]}.add`, ...base }]
  }

  #slot(container: Exclude<Container, TextPlace>, key: string): Slot {
    if (container.level === 'root') return this.#key(container.root, key)
    const { slots } = container.level === 'entry' ? this.#entry(container) : this.#set(container)
    let slot = slots.get(key)
    if (!slot) {
      slot = new Slot(currentOf(container.holder, key))
      slots.set(key, slot)
    }
    return slot
  }

  #key(root: Root, key: string): Slot {
    const name = `${root}/${key}`
    let change = this.#keys.get(name)
    if (!change) {
      // Actions are looked up by their key in plain objects, here and in browsers.
      if (key === '' || key in Object.prototype) throw new BadUpdate('a key that every object has')
      change = { root, key, slot: new Slot(this.#doc.getMap(root)._map.get(key) ?? null) }
      this.#keys.set(name, change)
    }
    return change.slot
  }

  #entry({ root, key, holder }: { root: Root; key: string; holder: Holder }): EntryChange {
    let entry = this.#entries.get(holder)
    if (!entry) {
      entry = { root, key, holder, slots: new Map(), touched: new Set() }
      this.#entries.set(holder, entry)
    }
    return entry
  }

  #text(place: TextPlace): TextChange {
    let text = this.#texts.get(place.holder)
    if (!text) {
      text = { place, grows: 0, isTouched: false }
      this.#texts.set(place.holder, text)
    }
    return text
  }

  #set(place: SetPlace): SetChange {
    let set = this.#sets.get(place.holder)
    if (!set) {
      set = { place, slots: new Map() }
      this.#sets.set(place.holder, set)
    }
    return set
  }

  #touch({ root, key, field, entry }: TextPlace | SetPlace): void {
    this.#entry({ root, key, holder: entry }).touched.add(field)
  }
}

function namesOf(root: Root, touched: readonly string[]): Operation['op'][] {
  if (touched.length === 0) return []
  const both = (isFirst: (name: string) => boolean, first: Operation['op'], second: Operation['op']): Operation['op'][] =>
    [...(touched.some(isFirst) ? [first] : []), ...(touched.every(isFirst) ? [] : [second])]
  if (root === 'actions') return both((name) => name === 'order' || name === 'theme', 'action.move', 'action.edit')
  if (root === 'evidence') return both((name) => name === 'actions', 'evidence.link', 'evidence.edit')
  return [`${singular[root]}.edit`]
}

function typeOf(holder: Holder): Y.AbstractType<unknown> | null {
  return holder instanceof Y.Item && holder.content instanceof Y.ContentType ? holder.content.type : null
}

function currentOf(holder: Holder, key: string): Y.Item | null {
  return typeOf(holder)?._map.get(key) ?? null
}

function authorOf(holder: Holder): string | undefined {
  const item = currentOf(holder, 'author')
  const author: unknown = item && !item.deleted ? item.content.getContent()[item.length - 1] : undefined
  return typeof author === 'string' ? author : undefined
}

function authorship(author: string | undefined): { author?: string } {
  return author === undefined ? {} : { author }
}
