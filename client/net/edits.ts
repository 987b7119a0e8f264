// Which fields this browser has edited since everything was last saved, and what they said before.
// Nothing here depends on what happens to the document afterwards: drafts are taken from it as they are read.
import * as Y from 'yjs'
import { readAction, readArgument, readEvidence, readTheme } from '../../shared/board/read.ts'
import { roots } from '../../shared/board/schema.ts'
import type { Root } from '../../shared/board/schema.ts'

export type Draft = {
  draftId: string
  /** A text that was there, or a whole new entry. */
  kind: 'text' | 'entry'
  root: Root
  /** The entry's key in its root map. */
  id: string
  /** The edited text; '' for a new entry. */
  field: string
  /** What the person wrote, to show and to copy. */
  text: string
  /** What the field said before; '' for a new entry. */
  before: string
  /** A new entry's values, to add it again. */
  entry: Record<string, unknown> | null
  /** Why it was not saved: a refusal code. */
  reason: string
  /** ms since the epoch */
  at: number
  /** Of the document that it was written in. */
  epoch?: number
}

type Edit = Pick<Draft, 'kind' | 'root' | 'id' | 'field' | 'before'>

export class Edits {
  #doc: Y.Doc
  #edits = new Map<string, Edit>()
  #other = 0
  #stop: (() => void)[] = []

  /** `changed` is called after every transaction of this browser that edited something. */
  constructor(doc: Y.Doc, changed: () => void) {
    this.#doc = doc
    for (const root of roots) {
      const entries = doc.getMap(root)
      const observe = (events: Y.YEvent<any>[], transaction: Y.Transaction) => {
        if (!transaction.local) return
        for (const event of events) this.#note(root, event)
        changed()
      }
      entries.observeDeep(observe)
      this.#stop.push(() => entries.unobserveDeep(observe))
    }
  }

  /** Edits of any kind: texts, new entries, moves, removals. */
  get size(): number {
    return this.#edits.size + this.#other
  }

  clear(): void {
    this.#edits.clear()
    this.#other = 0
  }

  /** The words in all that was edited, as they read now. Moves and removals have no words to keep. */
  drafts(reason: string, at: number, newId: () => string): Draft[] {
    const drafts: Draft[] = []
    for (const edit of this.#edits.values()) {
      const entry = edit.kind === 'entry' ? readEntry(this.#doc, edit.root, edit.id) : null
      const text = edit.kind === 'entry' ? words(entry) : textOf(this.#doc, edit)
      if (text === null || text.trim() === '' || text === edit.before) continue
      drafts.push({ ...edit, draftId: newId(), text, entry, reason, at })
    }
    return drafts
  }

  stop(): void {
    for (const stop of this.#stop) stop()
    this.#stop = []
  }

  #note(root: Root, event: Y.YEvent<any>): void {
    if (event instanceof Y.YMapEvent && event.path.length === 0) {
      for (const [id, change] of event.changes.keys) {
        if (change.action === 'delete') this.#other++
        else this.#put({ kind: 'entry', root, id, field: '', before: '' })
      }
      return
    }
    const [id, field] = event.path
    if (this.#edits.has(key(root, String(id), ''))) return
    if (event instanceof Y.YTextEvent && event.path.length === 2) {
      this.#put({ kind: 'text', root, id: String(id), field: String(field), before: textBefore(event) })
    } else this.#other++
  }

  #put(edit: Edit): void {
    const at = key(edit.root, edit.id, edit.field)
    if (!this.#edits.has(at)) this.#edits.set(at, edit)
  }
}

/** A new entry as plain values, or null where there is none. */
export function readEntry(doc: Y.Doc, root: Root, id: string): Record<string, unknown> | null {
  const entry = doc.getMap(root).get(id)
  return entry instanceof Y.Map ? readers[root](id, entry) : null
}

/** The words of an entry: title, then the rest. */
export function words(entry: Record<string, unknown> | null): string | null {
  if (!entry) return null
  return ['title', 'detail', 'text', 'source']
    .map((name) => entry[name])
    .filter((part): part is string => typeof part === 'string' && part.trim() !== '')
    .join('\n')
}

const readers: Record<Root, (id: string, entry: Y.Map<unknown>) => Record<string, unknown>> = {
  actions: readAction, themes: readTheme, arguments: readArgument, evidence: readEvidence,
}

function textOf(doc: Y.Doc, { root, id, field }: Edit): string | null {
  const entry = doc.getMap(root).get(id)
  const text = entry instanceof Y.Map ? entry.get(field) : null
  return text instanceof Y.Text ? text.toString() : null
}

/** What a text said before a transaction: its items of now, less what came, with what went. */
function textBefore(event: Y.YTextEvent): string {
  let before = ''
  for (let item = event.target._start; item; item = item.right) {
    if (event.adds(item) || (item.deleted && !event.deletes(item))) continue
    if (item.content instanceof Y.ContentString) before += item.content.str
  }
  return before
}

function key(root: Root, id: string, field: string): string {
  return `${root}/${id}/${field}`
}
