// What is kept of an update is what was judged, and a new entry says from the first whose it is.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../../server/rooms/guard/guard.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { limits } from '../../../shared/board/schema.ts'
import { addAction, addArgument, addEvidence, remove } from '../../../shared/board/write.ts'
import { copyOf, entry, smallBoard, updatesOf } from '../../support/board.ts'
import { rawGroups, rawUpdate } from '../../support/raw-update.ts'

const bound = new Map([[1, 'server'], [3, 'ben'], [7, 'ben'], [9, 'ben'], [8, 'ann']])

function judge(board: Y.Doc, update: Uint8Array): { operations: unknown; update: Uint8Array } {
  const inspection = inspect(board, update, 'ben', bound)
  return inspection.ok ? inspection : { operations: inspection.error.code, update: new Uint8Array() }
}
const written = (change: (doc: Y.Doc) => void): unknown => {
  const phone = copyOf(smallBoard(), 7)
  return judge(smallBoard(), updatesOf(phone, () => phone.transact(() => change(phone)))[0]!).operations
}
const says = (bytes: Uint8Array, words: string): boolean => Buffer.from(bytes).includes(words)
const titleOf = (doc: Y.Doc, id = 'a1'): Y.Text => entry(doc, 'actions', id).get('title') as Y.Text

test('RM-30 known clocks with other content do not take the place of what was judged when a tick is merged', () => {
  const board = smallBoard()
  const phone = copyOf(board, 7)
  const [known, honest] = updatesOf(phone, () => { titleOf(phone).insert(5, 'abc'); titleOf(phone).insert(8, 'defg') })
  Y.applyUpdate(board, known!)
  const tentative = copyOf(board, 50)
  Y.applyUpdate(tentative, honest!)
  const letter = titleOf(smallBoard())._start!.id
  const author = entry(board, 'actions', 'a1')._map.get('author')!.id
  // From clock 0 on, and so before the honest update in a merge of both; only its last letter is new.
  const forged = rawUpdate(7, 0, [
    { origin: letter, content: { text: 'abc' } }, { origin: author, content: { value: 'mallory' } },
    { origin: letter, content: { text: 'xyz' } }, { origin: letter, content: { text: '!' } },
  ])
  const { operations, update } = judge(tentative, forged)
  expect(operations).toEqual([{ op: 'action.edit', key: 'a1', author: 'ann' }])
  Y.applyUpdate(tentative, update)
  Y.applyUpdate(board, Y.mergeUpdates([honest!, update]))
  expect(readBoard(board)).toEqual(readBoard(tentative))
  expect(readBoard(board).actions[0]!.author).toBe('ann')
})

test('RM-30 clients and deletes in an order that Yjs never writes lose nothing when a tick is merged', () => {
  const board = smallBoard()
  const letter = titleOf(board)._start!.id
  const first = rawUpdate(9, 0, [{ origin: letter, content: { text: 'one' } }])
  const second = rawGroups([
    { client: 3, clock: 0, items: [{ origin: letter, content: { text: 'two' } }] },
    { client: 9, clock: 3, items: [{ origin: { client: 9, clock: 2 }, content: { text: 'three' } }, { content: { gc: 1 } }] },
  ], [{ client: 9, clock: 4, length: 1 }, { client: 9, clock: 0, length: 1 }])
  const tentative = copyOf(board, 50)
  const kept = [first, second].map((sent) => {
    const { update } = judge(tentative, sent)
    Y.applyUpdate(tentative, update)
    return update
  })
  const merged = copyOf(board, 51)
  Y.applyUpdate(merged, Y.mergeUpdates(kept))
  expect(merged.store.pendingStructs ?? merged.store.pendingDs).toBeNull()
  expect(readBoard(merged)).toEqual(readBoard(tentative))
  expect(titleOf(merged).toString()).toBe('Firsttwonetree')
})

test('RM-30 nothing is kept of words in an entry that is gone, or that were deleted before they were sent', () => {
  const board = smallBoard()
  const phone = copyOf(board, 7)
  remove(board, 'actions', 'a2')
  const before = Y.encodeStateVector(phone)
  const updates = updatesOf(phone, () => {
    titleOf(phone, 'a2').insert(2, 'never read again '.repeat(100))
    titleOf(phone).insert(0, 'first draft')
    titleOf(phone).delete(0, 11)
    titleOf(phone).insert(0, 'The ')
  })
  for (const sent of [Y.encodeStateAsUpdate(phone, before), Y.mergeUpdates(updates)]) {
    const { operations, update } = judge(board, sent)
    expect(operations).toEqual([{ op: 'action.edit', key: 'a1', author: 'ann' }])
    expect([says(update, 'never read again'), says(update, 'first draft'), says(update, 'The ')]).toEqual([false, false, true])
    const [applied, reference] = [copyOf(board, 20), copyOf(board, 21)]
    Y.applyUpdate(applied, update)
    Y.applyUpdate(reference, sent)
    expect(readBoard(applied)).toEqual(readBoard(reference))
    expect(Y.encodeStateVector(applied)).toEqual(Y.encodeStateVector(reference))
  }
})

test('RM-1 a field set in an entry that somebody has removed, and what is known of it, pass', () => {
  const board = smallBoard()
  const phone = copyOf(board, 7)
  phone.getMap('actions').set('n', new Y.Map([['author', 'ben']]))
  Y.applyUpdate(board, Y.encodeStateAsUpdate(phone))
  const [order] = updatesOf(phone, () => entry(phone, 'actions', 'n').set('order', 'V'))
  remove(board, 'actions', 'n')
  expect(judge(board, order!).operations).toEqual([])
  expect(inspect(board, Y.encodeStateAsUpdate(phone), 'ben', bound)).toMatchObject({ ok: true, operations: [] })
})

test('RM-1 values that an undo manager keeps, several of them in one item, pass and are not kept here', () => {
  const board = smallBoard()
  addEvidence(board, { id: 'e', title: 'E', text: '', source: '', actions: [] })
  const phone = copyOf(board, 7)
  const undo = new Y.UndoManager([phone.getMap('actions'), phone.getMap('evidence')], { captureTimeout: 0 })
  const links = entry(phone, 'evidence', 'e').get('actions') as Y.Map<unknown>
  for (let i = 0; i < 3; i++) {
    entry(phone, 'actions', 'a1').set('order', `draft${i}`)
    links.set('a1', true)
    links.delete('a1')
  }
  undo.stopCapturing()
  const sent = Y.encodeStateAsUpdate(phone, Y.encodeStateVector(board))
  expect(says(sent, 'draft1')).toBe(true)
  const { operations, update } = judge(board, sent)
  expect(operations).toEqual([{ op: 'action.move', key: 'a1', author: 'ann' }, { op: 'evidence.link', key: 'e' }])
  expect([says(update, 'draft1'), says(update, 'draft2')]).toEqual([false, true])
  Y.applyUpdate(board, update)
  expect(readBoard(board)).toEqual(readBoard(phone))
})

test('RM-1 a batch is measured by what is left of it', () => {
  const board = smallBoard()
  const phone = copyOf(board, 7)
  const updates = updatesOf(phone, () => {
    titleOf(phone).insert(5, 'x'.repeat(200))
    titleOf(phone).delete(5, 150)
    titleOf(phone).insert(5, 'y'.repeat(200))
  })
  expect(judge(board, Y.mergeUpdates(updates)).operations).toEqual([{ op: 'action.edit', key: 'a1', author: 'ann' }])
})

test('RM-32 a new action has an author from its first update on, a new argument also its action', () => {
  const entryOf = (values: Record<string, unknown>): Y.Map<unknown> => new Y.Map(Object.entries(values))
  const action = { title: new Y.Text('x'), author: 'ben' }
  expect(written((doc) => doc.getMap('actions').set('n', entryOf({ title: new Y.Text('x') })))).toBe('bad-update')
  expect(written((doc) => doc.getMap('actions').set('n', new Y.Map()))).toBe('bad-update')
  expect(written((doc) => {
    doc.getMap('actions').set('n', entryOf(action))
    entry(doc, 'actions', 'n').delete('author')
  })).toBe('bad-update')
  expect(written((doc) => doc.getMap('arguments').set('n', entryOf({ author: 'ben', side: 'for' })))).toBe('bad-update')
  expect(written((doc) => doc.getMap('arguments').set('n', entryOf({ action: 'a1', side: 'for' })))).toBe('bad-update')
  // The rest may come later, or never.
  expect(written((doc) => doc.getMap('actions').set('n', entryOf({ author: 'ben' })))).toMatchObject([{ op: 'action.add', writes: 'authorship' }])
  expect(written((doc) => doc.getMap('arguments').set('n', entryOf({ author: 'ben', action: 'a1' })))).toMatchObject([{ op: 'argument.add' }])
  expect(written((doc) => doc.getMap('evidence').set('n', new Y.Map()))).toMatchObject([{ op: 'evidence.add' }])
})

test('RM-32 what was put there and taken away again in one update is no new entry', () => {
  const id = { client: 7, clock: 0 }
  const board = smallBoard()
  const phone = copyOf(board, 7)
  const updates = updatesOf(phone, () => {
    addAction(phone, { id: 'n', title: 'x', detail: '', theme: null, author: 'ben', createdAt: 1, order: 'V' })
    remove(phone, 'actions', 'n')
  })
  expect(judge(board, Y.mergeUpdates(updates)).operations).toEqual([])
  Y.applyUpdate(board, updates[0]!)
  expect(judge(board, rawUpdate(7, Y.getState(board.store, 7), [{ origin: id, content: { deleted: 1 } }])).operations)
    .toEqual([{ op: 'action.remove', key: 'n', author: 'ben' }])
})

test('RM-2 more links from one piece of evidence than there may be', () => {
  const board = smallBoard()
  addEvidence(board, { id: 'e', title: 'E', text: '', source: '', actions: Array.from({ length: limits.linksPerEvidence }, (_, i) => `a${i}`) })
  const linking = (change: (links: Y.Map<unknown>) => void): unknown => {
    const phone = copyOf(board, 7)
    return judge(board, updatesOf(phone, () => phone.transact(() => change(entry(phone, 'evidence', 'e').get('actions') as Y.Map<unknown>)))[0]!).operations
  }
  expect(linking((links) => links.set('more', true))).toBe('too-long')
  expect(linking((links) => { links.delete('a1'); links.set('more', true) })).toEqual([{ op: 'evidence.link', key: 'e' }])
})

test('RM-2 a client that wrote before and is bound to nobody is not anybody\'s who asks', () => {
  const board = smallBoard()
  const phone = copyOf(board, 7)
  addArgument(phone, { id: 'g', action: 'a1', side: 'for', text: 'yes', author: 'ben', createdAt: 1 })
  Y.applyUpdate(board, Y.encodeStateAsUpdate(phone))
  const [more] = updatesOf(phone, () => titleOf(phone).insert(0, 'x'))
  expect(inspect(board, more!, 'ben', new Map([[1, 'server']]))).toMatchObject({ ok: false, error: { code: 'not-yours' } })
})

test('RM-2 more Yjs client ids than a person can have used', () => {
  const many = new Map(Array.from({ length: 1_000 }, (_, i) => [1_000 + i, 'ben']))
  const [update] = updatesOf(copyOf(smallBoard(), 7), (doc) => titleOf(doc).insert(0, 'x'))
  expect(inspect(smallBoard(), update!, 'ben', many)).toMatchObject({ ok: false, error: { code: 'too-many' } })
  expect(inspect(smallBoard(), update!, 'ann', many)).toMatchObject({ ok: true })
})
