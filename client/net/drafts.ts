// Words that could not be saved: kept across reloads until the person sends them again or discards them.
import * as Y from 'yjs'
import { sharedText } from '../../shared/board/read.ts'
import { addAction, addArgument, addEvidence, addTheme, difference, replaceText } from '../../shared/board/write.ts'
import type { NewAction, NewArgument, NewEvidence, NewTheme } from '../../shared/board/write.ts'
import { readEntry, words } from './edits.ts'
import type { Draft } from './edits.ts'

type Store = { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }

export class Drafts {
  #store: Store
  #key: string
  #list: Draft[]

  constructor(store: Store, key: string) {
    this.#store = store
    this.#key = key
    this.#list = parse(store.getItem(key))
  }

  get list(): readonly Draft[] {
    return this.#list
  }

  /** A newer draft of the same field takes the place of an older one, and keeps what the field said at first. */
  add(drafts: Draft[]): void {
    for (const draft of drafts) {
      const older = this.#list.find((kept) => sameField(kept, draft))
      this.#list = [...this.#list.filter((kept) => kept !== older), draft]
    }
    this.#keep()
  }

  remove(draftId: string): void {
    this.#list = this.#list.filter((draft) => draft.draftId !== draftId)
    this.#keep()
  }

  /** Drops drafts whose words are on the board after all. */
  prune(doc: Y.Doc): void {
    const before = this.#list.length
    this.#list = this.#list.filter((draft) => !onBoard(doc, draft))
    if (this.#list.length !== before) this.#keep()
  }

  #keep(): void {
    if (this.#list.length === 0) this.#store.removeItem(this.#key)
    else this.#store.setItem(this.#key, JSON.stringify(this.#list))
  }
}

/** Writes a draft to the document again. False where the entry it belongs to is gone, or what it says was removed. `mayRestore`: nothing was removed for good since. */
export function applyDraft(doc: Y.Doc, draft: Draft, mayRestore = true): boolean {
  if (draft.kind === 'text') {
    const text = sharedText(doc, draft.root, draft.id, draft.field)
    if (!text) return false
    const value = rebased(draft.before, draft.text, text.toString(), mayRestore)
    if (value !== null) replaceText(text, value, 'draft')
    return value !== null
  }
  if (!draft.entry || doc.getMap(draft.root).has(draft.id)) return false
  switch (draft.root) {
    case 'actions': {
      const { order: _order, ...action } = draft.entry as NewAction
      addAction(doc, action)
      return true
    }
    case 'themes':
      addTheme(doc, draft.entry as NewTheme)
      return true
    case 'arguments':
      addArgument(doc, draft.entry as NewArgument)
      return true
    case 'evidence':
      addEvidence(doc, draft.entry as NewEvidence)
      return true
  }
}

/**
 * The change from `before` to `mine`, made to what the text says now; where both changed the same stretch, mine: or
 * null where something was removed for good (`mayRestore` is false), as mine may say it again.
 */
export function rebased(before: string, mine: string, now: string, mayRestore = true): string | null {
  if (now === before || now === mine) return mine
  const own = difference(before, mine)
  const other = difference(before, now)
  const shift = other.inserted.length - other.removed
  if (own.start + own.removed <= other.start) return splice(now, own.start, own.removed, own.inserted)
  if (own.start >= other.start + other.removed) return splice(now, own.start + shift, own.removed, own.inserted)
  return mayRestore ? mine : null
}

function splice(text: string, start: number, removed: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(start + removed)
}

function sameField(a: Draft, b: Draft): boolean {
  return a.root === b.root && a.id === b.id && a.field === b.field
}

function onBoard(doc: Y.Doc, draft: Draft): boolean {
  if (draft.kind === 'entry') return words(readEntry(doc, draft.root, draft.id)) === draft.text
  return sharedText(doc, draft.root, draft.id, draft.field)?.toString() === draft.text
}

function parse(stored: string | null): Draft[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(value) ? value.filter((draft): draft is Draft => typeof draft?.draftId === 'string' && typeof draft.text === 'string') : []
  } catch {
    return []
  }
}
