// Everything that a board ever said: each of its entries in all its versions. Built by applying the journal's updates to one
// document, in order; after that no document is needed to say what the board was at any moment.
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { inOrder, readAction, readArgument, readEvidence, readTheme, text } from '../board/read.ts'
import type { ActionView, BoardView } from '../board/read.ts'
import { fields, roots } from '../board/schema.ts'
import type { Root } from '../board/schema.ts'
import { Column } from './columns.ts'
import { rewordedIn, touchesOf } from './touches.ts'
import type { Touch } from './touches.ts'
import { Versions } from './versions.ts'

const readers: Record<Root, (id: string, entry: Y.Map<unknown>) => object> = {
  actions: readAction, themes: readTheme, arguments: readArgument, evidence: readEvidence,
}

/**
 * Yjs leaves out of `transaction.changed` what the transaction itself made: it compares with the clocks that the transaction began
 * with. Here many updates share one transaction (its cost grows with the number of writers, not with what it does), and each is asked
 * what it changed: for as long as they are applied, everything counts as known before.
 */
class KnownBefore extends Map<number, number> {
  override get(): number {
    return Infinity
  }
}

const mostReads = 3

/** `index`: how many entries of the journal are folded in with this one. */
export type PlacedUpdate = { index: number; update: Uint8Array }

export class BoardRecord {
  #doc = new Y.Doc()
  readonly #rootOf = new Map<unknown, Root>(roots.map((root) => [this.#doc.getMap(root), root]))
  #isOver = false
  readonly #entries: Record<Root, Map<string, Versions<object>>> = { actions: new Map(), themes: new Map(), arguments: new Map(), evidence: new Map() }
  readonly #changedAt = new Column()
  /** What was read last, the latest first: a moment, the one before it, and one that a picture was kept of. */
  #reads: { number: number; view: BoardView }[] = []

  /** Tells for each what it touched. Throws where an update cannot be read, and once it has ended. */
  apply(updates: readonly PlacedUpdate[], touched: (index: number, touches: Touch[]) => void): void {
    if (this.#isOver) throw new Error('the record has ended')
    this.#doc.transact((transaction) => {
      const { beforeState } = transaction
      transaction.beforeState = new KnownBefore()
      try {
        for (const { index, update } of updates) {
          Y.applyUpdate(this.#doc, update)
          const touches = this.#keep(index, update, transaction.changed)
          transaction.changed.clear()
          if (touches.length > 0) touched(index, touches)
        }
      } finally {
        transaction.beforeState = beforeState
      }
    })
  }

  /** What the board said after so many entries of the journal. The same object where it said the same when asked just before. */
  at(index: number): BoardView {
    const number = this.#changedAt.upTo(index)
    const known = this.#reads.find((read) => read.number === number)
    const view = known?.view ?? this.#readAt(index)
    this.#reads = [known ?? { number, view }, ...this.#reads.filter((read) => read.number !== number)].slice(0, mostReads)
    return view
  }

  #readAt(index: number): BoardView {
    const list = (root: Root): object[] => {
      const views: object[] = []
      for (const versions of this.#entries[root].values()) {
        const view = versions.at(index)
        if (view) views.push(view)
      }
      return views
    }
    return inOrder({ themes: list('themes'), actions: list('actions'), arguments: list('arguments'), evidence: list('evidence') } as BoardView)
  }

  /** All that was applied, as one Yjs V1 update; of nothing, once it has ended. */
  update(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc)
  }

  /** An action as it stands after what was applied last; null where it is not there. */
  action(actionId: string): Pick<ActionView, 'title' | 'theme'> | null {
    const latest = this.#entries.actions.get(actionId)?.latest as ActionView | null | undefined
    return latest ? { title: latest.title, theme: latest.theme } : null
  }

  /** Nothing is applied any more: what is left is the record. The document, which takes as much again, is let go. */
  end(): void {
    this.#isOver = true
    this.#doc.destroy()
    this.#doc = new Y.Doc()
    this.#rootOf.clear()
  }

  #keep(index: number, update: Uint8Array, changed: Y.Transaction['changed']): Touch[] {
    const touches = changed.size === 1 ? this.#reworded(index, update, changed.keys().next().value!) ?? this.#changed(index, changed) : this.#changed(index, changed)
    if (touches.length > 0) this.#changedAt.push(index)
    return touches
  }

  /** The usual change, told apart because it comes a hundred thousand times: somebody types. Null where it is another one. */
  #reworded(index: number, update: Uint8Array, type: unknown): Touch[] | null {
    const item = type instanceof Y.Text ? type._item : null
    const entry = (item?.parent as Y.AbstractType<unknown> | undefined)?._item
    const root = entry && this.#rootOf.get(entry.parent)
    if (!root || entry.deleted) return null
    const versions = this.#entries[root].get(entry.parentSub ?? '')
    const [before, field] = [versions?.latest, item!.parentSub ?? '']
    if (!versions || !before || item!.deleted || !isText(root, field)) return null
    const typed = this.#typed(update, type as Y.Text, (before as Record<string, unknown>)[field] as string)
    if (typed) {
      versions.insert(index, field as never, typed.start, typed.words)
      return rewordedIn(root, entry.parentSub ?? '', before)
    }
    return versions.reword(index, field as never, wordsOf(type as Y.Text)) ? rewordedIn(root, entry.parentSub ?? '', before) : []
  }

  /**
   * What an update put into a text whose words were `before`, where that is all it did: then the text need not be read. Null where it may have
   * done more: the length tells of whatever was deleted, came late or is no word, and a pair of surrogates that is torn apart is read anew.
   */
  #typed(update: Uint8Array, text: Y.Text, before: string): { start: number; words: string } | null {
    const decoder = decoding.createDecoder(update)
    if (decoding.readVarUint(decoder) !== 1 || decoding.readVarUint(decoder) !== 1) return null
    const [client, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
    const item = this.#doc.store.clients.get(client)?.at(-1)
    if (!(item instanceof Y.Item) || item.id.clock !== clock || item.parent !== text || item.deleted || !(item.content instanceof Y.ContentString)) return null
    const words = item.content.str
    if (words.length === 0 || text.length !== before.length + words.length) return null
    let start = 0
    for (let left = item.left; left !== null; left = left.left) if (!left.deleted && left.content instanceof Y.ContentString) start += left.length
    return /^[\ud800-\udbff][\udc00-\udfff]$/.test(before.slice(start - 1, start + 1)) ? null : { start, words }
  }

  #changed(index: number, changed: Y.Transaction['changed']): Touch[] {
    // By entry: the texts that changed in it, or null where more than texts did.
    const seen = new Map<string, { root: Root; id: string; texts: Set<string> | null }>()
    const see = (root: Root, id: string, text: string | null): void => {
      const key = `${root} ${id}`
      let entry = seen.get(key)
      if (!entry) seen.set(key, (entry = { root, id, texts: new Set() }))
      if (text === null) entry.texts = null
      else entry.texts?.add(text)
    }
    for (const [type, subs] of changed) {
      const root = this.#rootOf.get(type)
      if (root) for (const id of subs) see(root, id ?? '', null)
      else this.#seeWithin(type as Y.AbstractType<unknown>, see)
    }
    return [...seen.values()].flatMap(({ root, id, texts }) => this.#version(index, root, id, texts))
  }

  /** Something inside an entry changed: the entry is the outermost type below a root. */
  #seeWithin(type: Y.AbstractType<unknown>, see: (root: Root, id: string, text: string | null) => void): void {
    const text = type instanceof Y.Text ? type._item?.parentSub ?? null : null
    let item = type._item
    while (item) {
      const parent = item.parent as Y.AbstractType<unknown>
      const root = this.#rootOf.get(parent)
      if (root) return see(root, item.parentSub ?? '', text)
      item = parent._item
    }
  }

  #version(index: number, root: Root, id: string, texts: Set<string> | null): Touch[] {
    const entry = this.#doc.getMap(root).get(id)
    let versions = this.#entries[root].get(id)
    const before = versions?.latest ?? null
    if (versions && before && texts && entry instanceof Y.Map) {
      let isReworded = false
      for (const field of texts) if (isText(root, field) && versions.reword(index, field as never, text(entry, field))) isReworded = true
      return isReworded ? rewordedIn(root, id, before) : []
    }
    const after = entry instanceof Y.Map ? readers[root](id, entry as Y.Map<unknown>) : null
    if (before === null && after === null) return []
    const touches = touchesOf(root, id, before, after)
    if (touches.length === 0) return []
    if (!versions) this.#entries[root].set(id, (versions = new Versions()))
    versions.add(index, after)
    return touches
  }
}

function isText(root: Root, field: string): boolean {
  return Object.hasOwn(fields[root], field) && fields[root][field]!.kind === 'text'
}

/** What `toString` says. A text that was typed has hundreds of pieces: put together one by one they take longer than all else. */
function wordsOf(text: Y.Text): string {
  const pieces: string[] = []
  for (let item = text._start; item !== null; item = item.right) if (!item.deleted && item.content instanceof Y.ContentString) pieces.push(item.content.str)
  return pieces.join('')
}
