// A small board for tests, and updates made the way a real client makes them.
import { expect } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addTheme } from '../../shared/board/write.ts'

/** One theme, two actions by `ann`; written by client 1. */
export function smallBoard(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  addTheme(doc, { id: 't1', title: 'Just', order: 'V', colour: 'a' })
  addAction(doc, { id: 'a1', title: 'First', detail: 'one', theme: 't1', author: 'ann', createdAt: 1, order: 'V' })
  addAction(doc, { id: 'a2', title: 'Second', detail: 'two', theme: null, author: 'ann', createdAt: 2, order: 'W' })
  return doc
}

/** A client's copy of a document. */
export function copyOf(doc: Y.Doc, clientID: number): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = clientID
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** The updates that `change` makes on a client's document, one a transaction. */
export function updatesOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array): void => { updates.push(update) }
  doc.on('update', keep)
  change(doc)
  doc.off('update', keep)
  return updates
}

export function entry(doc: Y.Doc, root: string, id: string): Y.Map<unknown> {
  return doc.getMap(root).get(id) as Y.Map<unknown>
}

export function documentOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

/** The same items, deleted or not, and so the same board; how they are split into structs may differ. */
export function expectSame(a: Y.Doc, b: Y.Doc): void {
  expect(readBoard(a)).toEqual(readBoard(b))
  expect(Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))).toBe(true)
}
