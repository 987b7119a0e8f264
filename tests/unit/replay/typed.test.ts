import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard, sharedText } from '../../../shared/board/read.ts'
import { addAction } from '../../../shared/board/write.ts'
import { BoardRecord } from '../../../shared/replay/board-record.ts'

/** Folded update by update, at once and one by one: what the record says after each, and what a document says. */
function bothWays(updates: readonly Uint8Array[]): void {
  for (const portion of [1, updates.length]) {
    const record = new BoardRecord()
    for (let from = 0; from < updates.length; from += portion) {
      record.apply(updates.slice(from, from + portion).map((update, i) => ({ index: from + i + 1, update })), () => {})
    }
    const doc = new Y.Doc()
    updates.forEach((update, i) => {
      Y.applyUpdate(doc, update)
      expect(record.at(i + 1)).toEqual(readBoard(doc))
    })
  }
}

function written(...changes: ((text: Y.Text, doc: Y.Doc) => void)[]): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  doc.transact(() => addAction(doc, { id: 'a1', title: 'Fair pay', detail: '', theme: null, author: 'p1', createdAt: 1, order: 'V' }))
  for (const change of changes) doc.transact(() => change(sharedText(doc, 'actions', 'a1', 'title')!, doc))
  return updates
}

describe('words that are typed', () => {
  it('RP-1 come in where they were put, at the ends and between others, and go', () => {
    bothWays(written((text) => text.insert(8, ' now'), (text) => text.insert(0, 'A '), (text) => text.insert(6, 'er'), (text) => text.delete(2, 3), (text) => text.insert(2, 'X')))
  })

  it('RP-1 are told from what is put in and taken out at once, and from what is no words', () => {
    bothWays(written(
      (text) => { text.delete(0, 1); text.insert(0, 'H') }, (text) => { text.insert(4, '-'); text.delete(0, 1) },
      (text) => text.insertEmbed(2, { image: 'x' }), (text) => text.insert(4, 'after'), (text) => text.format(0, 3, { bold: true }), (text) => text.insert(1, 'b'),
    ))
  })

  it('RP-1 tear a pair of surrogates apart as Yjs does', () => {
    bothWays(written((text) => text.insert(4, '😀'), (text) => text.insert(5, 'x'), (text) => text.insert(4, '😀😀'), (text) => text.insert(6, 'y')))
  })

  it('RP-1 are there when what they hang on has come, however late', () => {
    const updates = written((text) => text.insert(8, ' a'), (text) => text.insert(10, ' b'), (text) => text.insert(12, ' c'), (text) => text.insert(0, 'd'))
    bothWays([updates[0]!, updates[3]!, updates[2]!, updates[2]!, updates[1]!, updates[4]!, updates[4]!])
  })

  it('RP-1 of several people at one place stand as everybody sees them', () => {
    const first = written()[0]!
    const docs = [11, 22, 33].map((client) => {
      const doc = new Y.Doc()
      doc.clientID = client
      Y.applyUpdate(doc, first)
      return doc
    })
    const updates = docs.map((doc) => {
      const before = Y.encodeStateVector(doc)
      sharedText(doc, 'actions', 'a1', 'title')!.insert(4, `[${doc.clientID}]`)
      return Y.encodeStateAsUpdate(doc, before)
    })
    bothWays([first, updates[1]!, updates[2]!, updates[0]!])
  })
})
