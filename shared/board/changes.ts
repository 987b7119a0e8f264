// What the server itself writes on a board on somebody's behalf, as data: imports, splits, what is carried over or approved.
import * as Y from 'yjs'
import type { Root } from './schema.ts'
import { addAction, addArgument, addEvidence, addTheme, moveAction, remove, replaceText } from './write.ts'
import type { NewAction, NewArgument, NewEvidence, NewTheme } from './write.ts'
import { sharedText } from './read.ts'

export type BoardChange =
  | { type: 'action.add'; action: NewAction }
  | { type: 'theme.add'; theme: NewTheme }
  | { type: 'argument.add'; argument: NewArgument }
  | { type: 'evidence.add'; evidence: NewEvidence }
  /** To `position` (0 = first) of a theme. */
  | { type: 'action.move'; id: string; theme: string | null; position: number }
  | { type: 'argument.repoint'; id: string; action: string }
  | { type: 'evidence.link'; id: string; action: string; linked: boolean }
  /** A field that is no text: theme, order, colour, side, source. */
  | { type: 'value.set'; root: Root; id: string; field: string; value: string | null }
  | { type: 'text.set'; root: Root; id: string; field: string; value: string }
  | { type: 'entry.remove'; root: Root; id: string }

export type BoardWrite = { boardId: string; changes: BoardChange[] }

/** Leaves alone what is not there. */
export function applyChange(doc: Y.Doc, change: BoardChange): void {
  switch (change.type) {
    case 'action.add':
      return addAction(doc, change.action)
    case 'theme.add':
      return addTheme(doc, change.theme)
    case 'argument.add':
      return addArgument(doc, change.argument)
    case 'evidence.add':
      return addEvidence(doc, change.evidence)
    case 'action.move':
      return moveAction(doc, change.id, change.theme, change.position)
    case 'argument.repoint':
      return entry(doc, 'arguments', change.id)?.set('action', change.action) as void
    case 'evidence.link': {
      const linked = entry(doc, 'evidence', change.id)?.get('actions')
      if (!(linked instanceof Y.Map)) return
      if (change.linked) linked.set(change.action, true)
      else linked.delete(change.action)
      return
    }
    case 'value.set':
      return entry(doc, change.root, change.id)?.set(change.field, change.value) as void
    case 'text.set': {
      const text = sharedText(doc, change.root, change.id, change.field)
      if (text) replaceText(text, change.value, 'set')
      return
    }
    case 'entry.remove':
      return remove(doc, change.root, change.id)
  }
}

function entry(doc: Y.Doc, root: Root, id: string): Y.Map<unknown> | null {
  const found = doc.getMap(root).get(id)
  return found instanceof Y.Map ? found as Y.Map<unknown> : null
}
