// Every write that is permitted on a board's document, one transaction each. Ids, author and time are passed in.
import * as Y from 'yjs'
import { isOrderKey, orderBetween } from './order.ts'
import { readBoard } from './read.ts'
import { limits, type ArgumentSide, type Root } from './schema.ts'

export type NewAction = { id: string; title: string; detail: string; theme: string | null; author: string; createdAt: number; order?: string }
export type NewTheme = { id: string; title: string; detail?: string; order: string; colour: string }
export type NewArgument = { id: string; action: string; side: ArgumentSide; text: string; author: string; createdAt: number }
export type NewEvidence = { id: string; title: string; text: string; source: string; actions: string[] }

/** At the end of its theme unless `order` says otherwise. */
export function addAction(doc: Y.Doc, action: NewAction): void {
  const order = action.order ?? orderAt(doc, action.theme, Infinity)
  put(doc, 'actions', action.id, {
    title: new Y.Text(action.title), detail: new Y.Text(action.detail), theme: action.theme, order,
    author: action.author, createdAt: action.createdAt,
  })
}

export function addTheme(doc: Y.Doc, theme: NewTheme): void {
  put(doc, 'themes', theme.id, {
    title: new Y.Text(theme.title), detail: new Y.Text(theme.detail ?? ''), order: theme.order, colour: theme.colour,
  })
}

export function addArgument(doc: Y.Doc, argument: NewArgument): void {
  const { id, text, ...rest } = argument
  put(doc, 'arguments', id, { ...rest, text: new Y.Text(text) })
}

export function addEvidence(doc: Y.Doc, evidence: NewEvidence): void {
  const linked = new Y.Map<boolean>()
  for (const action of evidence.actions) linked.set(action, true)
  put(doc, 'evidence', evidence.id, {
    title: new Y.Text(evidence.title), text: new Y.Text(evidence.text), source: evidence.source, actions: linked,
  })
}

/** Moves an action to `theme`, to `position` (0 = first) among that theme's other actions. */
export function moveAction(doc: Y.Doc, id: string, theme: string | null, position: number): void {
  const action = doc.getMap('actions').get(id)
  if (!(action instanceof Y.Map)) return
  const order = orderAt(doc, theme, position, id)
  doc.transact(() => {
    if (action.get('theme') !== theme) action.set('theme', theme)
    action.set('order', order)
  }, 'move')
}

export function remove(doc: Y.Doc, root: Root, id: string): void {
  doc.getMap(root).delete(id)
}

/** Makes `text` read `value` with the smallest single replacement, so that other people's carets stay put. */
export function replaceText(text: Y.Text, value: string, origin: unknown): void {
  const before = text.toString()
  if (before === value) return
  const { start, removed, inserted } = difference(before, value)
  text.doc?.transact(() => {
    if (removed > 0) text.delete(start, removed)
    if (inserted.length > 0) text.insert(start, inserted)
  }, origin)
}

/** The one stretch in which two strings differ; never splits a surrogate pair. */
export function difference(before: string, after: string): { start: number; removed: number; inserted: string } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  let end = 0
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return { start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) }
}

/** The order key that puts an action at `position` among a theme's actions, `moving` left out. */
export function orderAt(doc: Y.Doc, theme: string | null, position: number, moving?: string): string {
  const siblings = readBoard(doc).actions.filter((a) => a.theme === theme && a.id !== moving).map((a) => a.order)
  const place = Math.max(0, Math.min(position, siblings.length))
  // A foreign client may have written what is no key: step over it.
  const before = siblings.slice(0, place).findLast(isOrderKey) ?? null
  // Equal neighbours (two inserts at once) leave no room between: go behind the next that differs.
  const after = siblings.slice(place).find((order) => isOrderKey(order) && (before === null || order > before)) ?? null
  const between = orderBetween(before, after)
  // Where the space is used up, share the neighbour's key: the tie is broken by id.
  return between.length <= limits.orderChars ? between : (before ?? after)!
}

function put(doc: Y.Doc, root: string, id: string, values: Record<string, unknown>): void {
  doc.transact(() => {
    const entry = new Y.Map<unknown>()
    for (const [key, value] of Object.entries(values)) entry.set(key, value)
    doc.getMap(root).set(id, entry)
  }, 'add')
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
