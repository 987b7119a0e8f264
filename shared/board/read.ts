// Reading a board's document into plain values. Tolerates entries that are half there (a peer's delete, say).
import * as Y from 'yjs'
import { byOrder } from './order.ts'
import type { ArgumentSide } from './schema.ts'

export type ThemeView = { id: string; title: string; detail: string; order: string; colour: string }
export type ActionView = {
  id: string; title: string; detail: string; theme: string | null; order: string; author: string; createdAt: number
}
export type ArgumentView = { id: string; action: string; side: ArgumentSide; text: string; author: string; createdAt: number }
export type EvidenceView = { id: string; title: string; text: string; source: string; actions: string[] }

export type BoardView = { themes: ThemeView[]; actions: ActionView[]; arguments: ArgumentView[]; evidence: EvidenceView[] }

export const noBoard: BoardView = { themes: [], actions: [], arguments: [], evidence: [] }

export function readBoard(doc: Y.Doc): BoardView {
  return inOrder({
    themes: readEntries(doc, 'themes', readTheme),
    actions: readEntries(doc, 'actions', readAction),
    arguments: readEntries(doc, 'arguments', readArgument),
    evidence: readEntries(doc, 'evidence', readEvidence),
  })
}

/** Themes and actions in order, arguments by time, evidence by title. Sorts the lists that it is given. */
export function inOrder(board: BoardView): BoardView {
  board.themes.sort(byOrder)
  board.actions.sort(byOrder)
  board.arguments.sort((a, b) => a.createdAt - b.createdAt || byText(a.id, b.id))
  board.evidence.sort((a, b) => byText(a.title, b.title) || byText(a.id, b.id))
  return board
}

export function readTheme(id: string, entry: Y.Map<unknown>): ThemeView {
  return { id, title: text(entry, 'title'), detail: text(entry, 'detail'), order: string(entry, 'order'), colour: string(entry, 'colour') }
}

export function readAction(id: string, entry: Y.Map<unknown>): ActionView {
  const theme = entry.get('theme')
  return {
    id, title: text(entry, 'title'), detail: text(entry, 'detail'), theme: typeof theme === 'string' ? theme : null,
    order: string(entry, 'order'), author: string(entry, 'author'), createdAt: number(entry, 'createdAt'),
  }
}

export function readArgument(id: string, entry: Y.Map<unknown>): ArgumentView {
  const side = string(entry, 'side')
  return {
    id, action: string(entry, 'action'), side: side === 'for' || side === 'against' ? side : 'note',
    text: text(entry, 'text'), author: string(entry, 'author'), createdAt: number(entry, 'createdAt'),
  }
}

export function readEvidence(id: string, entry: Y.Map<unknown>): EvidenceView {
  const linked = entry.get('actions')
  return {
    id, title: text(entry, 'title'), text: text(entry, 'text'), source: string(entry, 'source'),
    actions: linked instanceof Y.Map ? [...linked.keys()].sort() : [],
  }
}

/** The shared text of a field, or null where there is none. */
export function sharedText(doc: Y.Doc, root: string, id: string, field: string): Y.Text | null {
  const entry = doc.getMap(root).get(id)
  const value = entry instanceof Y.Map ? entry.get(field) : null
  return value instanceof Y.Text ? value : null
}

/** By code unit: the same in every browser, whatever its language. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function readEntries<T>(doc: Y.Doc, root: string, read: (id: string, entry: Y.Map<unknown>) => T): T[] {
  const entries: T[] = []
  for (const [id, entry] of doc.getMap(root)) if (entry instanceof Y.Map) entries.push(read(id, entry))
  return entries
}

/** Of one of its fields that are shared texts. */
export function text(entry: Y.Map<unknown>, field: string): string {
  const value = entry.get(field)
  return value instanceof Y.Text ? value.toString() : ''
}

function string(entry: Y.Map<unknown>, field: string): string {
  const value = entry.get(field)
  return typeof value === 'string' ? value : ''
}

function number(entry: Y.Map<unknown>, field: string): number {
  const value = entry.get(field)
  return typeof value === 'number' ? value : 0
}
