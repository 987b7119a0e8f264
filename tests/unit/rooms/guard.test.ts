// The guard: what real clients send passes and is named; what no board can hold is refused whole.
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../../server/rooms/guard/guard.ts'
import { addAction, addArgument, addEvidence, moveAction, remove } from '../../../shared/board/write.ts'
import { limits } from '../../../shared/board/schema.ts'
import { copyOf, entry, smallBoard, updatesOf } from '../../support/board.ts'

const bindings = new Map([[1, 'server']])

function judge(board: Y.Doc, update: Uint8Array, person = 'ben', bound: ReadonlyMap<number, string> = bindings): ReturnType<typeof inspect> {
  return inspect(board, update, person, bound)
}

function operationsOf(change: (doc: Y.Doc) => void, person = 'ben'): unknown {
  const board = smallBoard()
  const [update] = updatesOf(copyOf(board, 7), change)
  const inspection = judge(board, update!, person)
  return inspection.ok ? inspection.operations : inspection.error.code
}

describe('what real clients send', () => {
  test('RM-1 typing is an edit, and binds a new client id', () => {
    const board = smallBoard()
    const [update] = updatesOf(copyOf(board, 7), (doc) => (entry(doc, 'actions', 'a1').get('title') as Y.Text).insert(5, '!'))
    expect(judge(board, update!)).toEqual({ ok: true, operations: [{ op: 'action.edit', key: 'a1', author: 'ann' }], update, newClients: [7], isEmpty: false })
  })

  test('RM-1 deleting letters is an edit', () => {
    expect(operationsOf((doc) => (entry(doc, 'actions', 'a1').get('detail') as Y.Text).delete(0, 2))).toEqual([{ op: 'action.edit', key: 'a1', author: 'ann' }])
  })

  test('RM-1 adding an action names its author', () => {
    expect(operationsOf((doc) => addAction(doc, { id: 'n', title: 'New', detail: 'x', theme: 't1', author: 'ben', createdAt: 5 })))
      .toEqual([{ op: 'action.add', key: 'n', author: 'ben', writes: 'authorship' }])
  })

  test('RM-1 moving, removing, arguing and adding evidence are named', () => {
    expect(operationsOf((doc) => moveAction(doc, 'a1', null, 0))).toEqual([{ op: 'action.move', key: 'a1', author: 'ann' }])
    expect(operationsOf((doc) => remove(doc, 'actions', 'a1'))).toEqual([{ op: 'action.remove', key: 'a1', author: 'ann' }])
    expect(operationsOf((doc) => addArgument(doc, { id: 'g', action: 'a1', side: 'for', text: 'yes', author: 'ben', createdAt: 1 })))
      .toEqual([{ op: 'argument.add', key: 'g', author: 'ben', writes: 'authorship' }])
    expect(operationsOf((doc) => addEvidence(doc, { id: 'e', title: 'E', text: 't', source: 's', actions: ['a1'] })))
      .toEqual([{ op: 'evidence.add', key: 'e' }])
  })

  test('RM-1 an offline batch with overwritten keys, undone words and a whole life of an action passes', () => {
    const board = smallBoard()
    const phone = copyOf(board, 7)
    moveAction(phone, 'a1', null, 0)
    moveAction(phone, 'a1', 't1', 0)
    moveAction(phone, 'a1', null, 5)
    const title = entry(phone, 'actions', 'a1').get('title') as Y.Text
    title.insert(0, 'draft ')
    title.delete(0, 6)
    addAction(phone, { id: 'n', title: 'Short-lived', detail: '', theme: null, author: 'ben', createdAt: 5 })
    remove(phone, 'actions', 'n')
    const inspection = judge(board, Y.encodeStateAsUpdate(phone, Y.encodeStateVector(board)))
    expect(inspection).toMatchObject({ ok: true, newClients: [7] })
    expect(inspection.ok && inspection.operations.map((o) => o.op)).toEqual(['action.move'])
  })

  test('RM-1 redoing a removed action passes', () => {
    const board = smallBoard()
    const phone = copyOf(board, 7)
    addAction(phone, { id: 'n', title: 'Again', detail: 'and again', theme: null, author: 'ben', createdAt: 5 })
    Y.applyUpdate(board, Y.encodeStateAsUpdate(phone, Y.encodeStateVector(board)))
    const undo = new Y.UndoManager(phone.getMap('actions'))
    for (const change of [() => { remove(phone, 'actions', 'n') }, () => { undo.undo() }, () => { undo.redo() }]) {
      const [update] = updatesOf(phone, change)
      if (!update) continue
      expect(judge(board, update, 'ben', new Map([[1, 'server'], [7, 'ben']]))).toMatchObject({ ok: true })
      Y.applyUpdate(board, update)
    }
  })

  test('RM-1 what the board knows already is empty, deletes and all', () => {
    const board = smallBoard()
    remove(board, 'actions', 'a2')
    const inspection = judge(board, Y.encodeStateAsUpdate(copyOf(board, 7)))
    expect(inspection).toMatchObject({ ok: true, operations: [], newClients: [], isEmpty: true })
  })

  test('RM-1 an overlap with what is known is taken from where it is new', () => {
    const board = smallBoard()
    const phone = copyOf(board, 7)
    const title = entry(phone, 'actions', 'a1').get('title') as Y.Text
    const before = Y.encodeStateVector(phone)
    title.insert(5, 'abc')
    Y.applyUpdate(board, Y.encodeStateAsUpdate(phone, before))
    title.insert(8, 'def')
    const update = Y.encodeStateAsUpdate(phone, before)
    expect(judge(board, update, 'ben', new Map([[7, 'ben']]))).toMatchObject({ ok: true, operations: [{ op: 'action.edit' }] })
  })
})

describe('what is refused', () => {
  const refused = (update: Uint8Array, board = smallBoard()): string | true => {
    const inspection = judge(board, update)
    return inspection.ok ? true : inspection.error.code
  }
  const change = (make: (doc: Y.Doc) => void): Uint8Array => updatesOf(copyOf(smallBoard(), 7), make)[0]!

  test('RM-2 an update is refused at every truncation, and with bytes after its end', () => {
    const update = change((doc) => addAction(doc, { id: 'n', title: 'New', detail: 'detail', theme: 't1', author: 'ben', createdAt: 5 }))
    expect(refused(update)).toBe(true)
    for (let length = 0; length < update.length; length++) expect(refused(update.slice(0, length))).toBe('bad-update')
    expect(refused(new Uint8Array([...update, 0]))).toBe('bad-update')
  })

  test('RM-2 a gap, a missing neighbour and a delete of the future', () => {
    const phone = copyOf(smallBoard(), 7)
    const title = entry(phone, 'actions', 'a1').get('title') as Y.Text
    const [, second] = updatesOf(phone, () => { title.insert(0, 'x'); title.insert(5, 'y') })
    expect(refused(second!)).toBe('bad-update')
    expect(refused(raw((e) => { write(e, 0); write(e, 1); write(e, 1); write(e, 1); write(e, 100_000); write(e, 5) }))).toBe('bad-update')
    expect(refused(raw((e) => { write(e, 0); write(e, 1); write(e, 9); write(e, 1); write(e, 0); write(e, 1) }))).toBe('bad-update')
  })

  test('RM-2 ten bytes that declare millions of structs', () => {
    expect(refused(raw((e) => { write(e, 1); write(e, 33_000_000); write(e, 7); write(e, 0); write(e, 0); write(e, 0) }))).toBe('bad-update')
  })

  test('RM-2 a GC of no length, a Skip, and a client twice', () => {
    const header = (e: encoding.Encoder): void => { write(e, 1); write(e, 1); write(e, 7); write(e, 0) }
    expect(refused(raw((e) => { header(e); encoding.writeUint8(e, 0); write(e, 0); write(e, 0) }))).toBe('bad-update')
    expect(refused(raw((e) => { header(e); encoding.writeUint8(e, 10); write(e, 1); write(e, 0) }))).toBe('bad-update')
    expect(refused(raw((e) => {
      write(e, 2)
      for (let i = 0; i < 2; i++) { write(e, 1); write(e, 7); write(e, i); encoding.writeUint8(e, 0); write(e, 1) }
      write(e, 0)
    }))).toBe('bad-update')
  })

  test('RM-2 roots, keys, types and values that boards do not have', () => {
    expect(refused(change((doc) => doc.getMap('other').set('x', 1)))).toBe('bad-update')
    expect(refused(change((doc) => doc.getMap('actions').set('x', 1)))).toBe('bad-update')
    expect(refused(change((doc) => doc.getMap('actions').set('x', new Y.Array())))).toBe('bad-update')
    expect(refused(change((doc) => doc.getMap('actions').set('x', new Y.Text('t'))))).toBe('bad-update')
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').set('colour', 'red')))).toBe('bad-update')
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').set('order', 5)))).toBe('bad-update')
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').set('theme', { deep: [1] })))).toBe('bad-update')
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').set('createdAt', 9)))).toBe('bad-update')
    expect(refused(change((doc) => (entry(doc, 'actions', 'a1').get('title') as Y.Text).insertEmbed(0, { image: 'x' })))).toBe('bad-update')
    expect(refused(change((doc) => (entry(doc, 'actions', 'a1').get('title') as Y.Text).insert(0, 'b', { bold: true })))).toBe('bad-update')
    expect(refused(change((doc) => doc.getText('actions').insert(0, 'x')))).toBe('bad-update')
  })

  test('RM-2 taking a field away, or replacing a whole text', () => {
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').delete('order')))).toBe('bad-update')
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').delete('title')))).toBe('bad-update')
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').set('title', new Y.Text('mine'))))).toBe('bad-update')
  })

  test('RM-2 emptying a field with deleted content', () => {
    const phone = copyOf(smallBoard(), 7)
    entry(phone, 'actions', 'a1').set('order', 'Z')
    entry(phone, 'actions', 'a1').delete('order')
    expect(refused(Y.encodeStateAsUpdate(phone, Y.encodeStateVector(smallBoard())))).toBe('bad-update')
  })

  test('RM-2 a changed author', () => {
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').set('author', 'ben')))).toBe('bad-update')
  })

  test("RM-2 somebody else's client id", () => {
    const [update] = updatesOf(copyOf(smallBoard(), 7), (doc) => (entry(doc, 'actions', 'a1').get('title') as Y.Text).insert(0, 'x'))
    const inspection = judge(smallBoard(), update!, 'ben', new Map([[7, 'ann']]))
    expect(inspection).toMatchObject({ ok: false, error: { code: 'not-yours' } })
  })

  test('RM-2 a text beyond its bound; shortening one is always possible', () => {
    expect(refused(change((doc) => (entry(doc, 'actions', 'a1').get('title') as Y.Text).insert(0, 'x'.repeat(limits.titleChars))))).toBe('too-long')
    expect(refused(change((doc) => entry(doc, 'actions', 'a1').set('order', 'x'.repeat(limits.orderChars + 1))))).toBe('too-long')
  })

  test('RM-2 more than one person may add, whatever is removed and added in between', () => {
    const add: Record<string, (doc: Y.Doc, id: string) => void> = {
      actions: (doc, id) => addAction(doc, { id, title: 'x', detail: '', theme: null, author: 'ben', createdAt: 1, order: 'V' }),
      arguments: (doc, id) => addArgument(doc, { id, action: 'a1', side: 'for', text: 'x', author: 'ben', createdAt: 1 }),
      evidence: (doc, id) => addEvidence(doc, { id, title: 'x', text: '', source: '', actions: [] }),
    }
    const most = { actions: limits.actionsPerPerson, arguments: limits.argumentsPerPerson, evidence: limits.evidencePerPerson }
    for (const [root, count] of Object.entries(most)) {
      const board = smallBoard()
      const bound = new Map([[1, 'server'], [6, 'ben'], [7, 'ben'], [8, 'ann']])
      const attempt = (client: number, change: (doc: Y.Doc) => void): unknown => {
        const phone = copyOf(board, 99)
        phone.clientID = client
        const [update] = updatesOf(phone, () => phone.transact(() => change(phone)))
        const inspection = judge(board, update!, bound.get(client), bound)
        if (inspection.ok) Y.applyUpdate(board, inspection.update)
        return inspection.ok || inspection.error.code
      }
      expect(attempt(6, (doc) => { for (let i = 1; i < count; i++) add[root]!(doc, `b${i}`) })).toBe(true)
      expect(attempt(7, (doc) => add[root]!(doc, 'last'))).toBe(true)
      expect(attempt(6, (doc) => add[root]!(doc, 'beyond'))).toBe('too-many')
      expect(attempt(8, (doc) => add[root]!(doc, 'others'))).toBe(true)
      expect(attempt(8, (doc) => doc.getMap(root).delete('b1'))).toBe(true)
      expect(attempt(6, (doc) => add[root]!(doc, 'again'))).toBe(true)
      expect(attempt(7, (doc) => add[root]!(doc, 'beyond'))).toBe('too-many')
    }
  })

  test('RM-2 adding and removing for ever', () => {
    const board = smallBoard()
    const bound = new Map([[1, 'server'], [7, 'ben']])
    let rounds = 0
    for (; rounds < 50; rounds++) {
      const phone = copyOf(board, 99)
      phone.clientID = 7
      const [update] = updatesOf(phone, () => phone.transact(() => {
        for (let i = 0; i < limits.evidencePerPerson; i++) addEvidence(phone, { id: `e${rounds}-${i}`, title: '', text: '', source: '', actions: [] })
      }))
      const inspection = judge(board, update!, 'ben', bound)
      if (!inspection.ok) break
      Y.applyUpdate(board, inspection.update)
      board.transact(() => { for (const key of board.getMap('evidence').keys()) board.getMap('evidence').delete(key) })
    }
    expect(rounds).toBe(5)
  })

  test('RM-2 V2 updates and noise', () => {
    const phone = copyOf(smallBoard(), 7)
    addAction(phone, { id: 'n', title: 'New', detail: '', theme: null, author: 'ben', createdAt: 5 })
    expect(refused(Y.encodeStateAsUpdateV2(phone))).toBe('bad-update')
    expect(refused(new Uint8Array([255, 255, 255, 255, 255]))).toBe('bad-update')
  })
})

function raw(make: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  make(encoder)
  return encoding.toUint8Array(encoder)
}

function write(encoder: encoding.Encoder, value: number): void {
  encoding.writeVarUint(encoder, value)
}
