// The places of a board that hold items: its roots, their entries, and the texts and sets in those. One that boards do
// not have throws BadUpdate.
import * as Y from 'yjs'
import { fieldOf, roots } from '../../../shared/board/schema.ts'
import type { Root } from '../../../shared/board/schema.ts'
import { BadUpdate } from './decode.ts'
import type { Content, Id } from './decode.ts'

export type Container =
  | { level: 'root'; root: Root }
  | { level: 'entry'; root: Root; key: string; holder: Holder }
  | TextPlace
  | SetPlace

export type TextPlace = { level: 'text'; root: Root; key: string; field: string; maxChars: number; holder: Holder; entry: Holder }
export type SetPlace = { level: 'set'; root: Root; key: string; field: string; maxKeys: number; holder: Holder; entry: Holder }

/** The item whose content the container is: two containers are one place when their holders are the same. */
export type Holder = Y.Item | NewItem

/** What an update would add to the board. */
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
  /** How much of it the update's own delete set takes away again. */
  deletedLength: number
}

/** A stored document's places, each made once. */
export class Places {
  readonly #doc: Y.Doc
  readonly #made = new Map<Y.AbstractType<unknown>, Container>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  of(type: Y.AbstractType<unknown>): Container {
    let container = this.#made.get(type)
    if (!container) {
      container = this.#make(type)
      this.#made.set(type, container)
    }
    return container
  }

  root(name: string): Container {
    const root = roots.find((known) => known === name)
    if (!root) throw new BadUpdate('a root that boards do not have')
    return this.of(this.#doc.getMap(root) as Y.AbstractType<unknown>)
  }

  #make(type: Y.AbstractType<unknown>): Container {
    const holder = type._item
    if (holder) return inside(this.of(holder.parent as Y.AbstractType<unknown>), holder.parentSub, holder)
    const root = roots.find((name) => this.#doc.share.get(name) === type)
    if (!root) throw new BadUpdate('a root that boards do not have')
    return { level: 'root', root }
  }
}

/** The container that an item with shared-type content makes. */
export function inside(outer: Container, sub: string | null, holder: Holder): Container {
  if (sub === null) throw new BadUpdate('a shared type outside a map')
  if (outer.level === 'root') return { level: 'entry', root: outer.root, key: sub, holder }
  if (outer.level !== 'entry') throw new BadUpdate('nested too deep')
  const field = fieldOf(outer.root, sub)
  const base = { root: outer.root, key: outer.key, field: sub, holder, entry: outer.holder }
  if (field?.kind === 'text') return { level: 'text', ...base, maxChars: field.maxChars }
  if (field?.kind === 'set') return { level: 'set', ...base, maxKeys: field.maxKeys }
  throw new BadUpdate('a shared type in a field that holds none')
}

export function samePlace(a: Container, b: Container): boolean {
  if (a.level === 'root' || b.level === 'root') return a.level === b.level && a.root === b.root
  return a.holder === b.holder
}
