// Updates that no Yjs client writes, but anybody can: names that every object has, doubled deletes, halved letters, floods.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../../server/rooms/guard/guard.ts'
import { addAction, addArgument } from '../../../shared/board/write.ts'
import { copyOf, entry, smallBoard, updatesOf } from '../../support/board.ts'
import { rawUpdate, strangersUpdate } from '../../support/raw-update.ts'

const judge = (board: Y.Doc, update: Uint8Array): unknown => {
  const inspection = inspect(board, update, 'ben', new Map([[1, 'server']]))
  return inspection.ok ? inspection.operations : inspection.error.code
}
const written = (change: (doc: Y.Doc) => void): unknown => judge(smallBoard(), updatesOf(copyOf(smallBoard(), 7), change)[0]!)
const firstOf = (text: unknown): { client: number; clock: number } => (text as Y.Text)._start!.id

test('RM-2 what every object has is neither a field nor a key', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(written((doc) => { entry(doc, 'actions', 'a1').set(name, '') })).toBe('bad-update')
    expect(written((doc) => { entry(doc, 'actions', 'a1').set(name, new Y.Text('x')) })).toBe('bad-update')
    expect(written((doc) => addAction(doc, { id: name, title: 'x', detail: '', theme: null, author: 'ben', createdAt: 1 }))).toBe('bad-update')
  }
})

test('RM-2 deleting the same letters again and again makes no room for others', () => {
  const board = smallBoard()
  const title = firstOf(entry(board, 'actions', 'a1').get('title'))
  const text = [{ rightOrigin: title, content: { text: 'x'.repeat(400) } }]
  const again = Array.from({ length: 100 }, () => ({ ...title, length: 5 }))
  expect(judge(board, rawUpdate(7, 0, text, again))).toBe('too-long')
  expect(judge(board, rawUpdate(7, 0, [{ rightOrigin: title, content: { text: 'x'.repeat(295) } }], again))).toMatchObject([{ op: 'action.edit' }])
})

describe('a letter of two units, cut in two', () => {
  const board = smallBoard()
  addArgument(board, { id: 'g', action: 'a1', side: 'for', text: 'I 😀 this', author: 'ann', createdAt: 1 })
  const text = firstOf(entry(board, 'arguments', 'g').get('text'))
  const [before, half, after] = [2, 3, 4].map((at) => ({ client: text.client, clock: text.clock + at }))
  const gone = { deleted: 1 }

  test('RM-11 is an edit, also by something that cannot be seen', () => {
    expect(judge(board, rawUpdate(7, 0, [{ origin: before!, content: gone }]))).toMatchObject([{ op: 'argument.edit', author: 'ann' }])
    expect(judge(board, rawUpdate(7, 0, [{ origin: before!, rightOrigin: half!, content: gone }]))).toMatchObject([{ op: 'argument.edit', author: 'ann' }])
    expect(judge(board, rawUpdate(7, 0, [{ origin: half!, rightOrigin: after!, content: gone }]))).toEqual([])
  })

  test('RM-2 is neither by what the board knows already nor beside what is gone', () => {
    const again = rawUpdate(1, Y.getState(board.store, 1) - 1, [{ origin: before!, content: gone }], [{ ...firstOf(entry(board, 'actions', 'a1').get('title')), length: 1 }])
    const inspection = inspect(board, again, 'ben', new Map([[1, 'server']]))
    expect(inspection).toMatchObject({ ok: true, operations: [{ op: 'action.edit', key: 'a1' }] })
    const copy = copyOf(board, 9)
    if (inspection.ok) Y.applyUpdate(copy, inspection.update)
    expect((entry(copy, 'arguments', 'g').get('text') as Y.Text).toString()).toBe('I 😀 this')
    const withGap = copyOf(board, 9)
    Y.applyUpdate(withGap, rawUpdate(8, 0, [{ content: { gc: 1 } }]))
    expect(judge(withGap, rawUpdate(7, 0, [{ origin: { client: 8, clock: 0 }, rightOrigin: half!, content: gone }]))).toBe('bad-update')
  })
})

test('RM-2 many client ids at once, each of which the journal would have to bind', () => {
  expect(judge(smallBoard(), strangersUpdate(Array.from({ length: 100 }, (_, i) => 100 + i)))).toBe('too-many')
  expect(judge(smallBoard(), strangersUpdate([100, 101, 102]))).toEqual([])
})

test('RM-15 a chain of many small pieces, deleted piece by piece, does not hold up the room', () => {
  const board = smallBoard()
  const title = firstOf(entry(board, 'actions', 'a1').get('title'))
  const pieces = 9_000
  const chain = Array.from({ length: pieces }, (_, i) => ({ origin: i === 0 ? title : { client: 7, clock: i - 1 }, content: { deleted: 1 } }))
  // Every other one: ranges that touch are one.
  const deletes = Array.from({ length: pieces / 2 }, (_, i) => ({ client: 7, clock: 2 * i, length: 1 }))
  expect(judge(board, rawUpdate(7, 0, chain, deletes))).toEqual([])
})

test('RM-15 many deletes of one long text do not hold up the room', () => {
  const board = smallBoard()
  const phone = copyOf(board, 9)
  const detail = entry(phone, 'actions', 'a1').get('detail') as Y.Text
  for (let i = 0; i < 1_000; i++) detail.insert(0, 'x')
  Y.applyUpdate(board, Y.encodeStateAsUpdate(phone))
  const length = Y.getState(board.store, 9)
  expect(judge(board, rawUpdate(7, 0, [], Array.from({ length: 100_000 }, () => ({ client: 9, clock: 0, length }))))).toMatchObject([{ op: 'action.edit' }])
})

describe('what costs Yjs more than it costs to send', () => {
  const board = smallBoard()
  const detail = entry(board, 'actions', 'a1').get('detail') as Y.Text
  const holder = detail._item!.id
  const first = detail._start!.id
  const gone = { deleted: 1 }
  /** Each put before the last one: nothing stands between its neighbours. */
  const chain = (client: number, length: number, before = first) => Array.from({ length }, (_, i) => ({ rightOrigin: i === 0 ? before : { client, clock: i - 1 }, content: gone }))

  test('RM-15 looking through thousands of pieces again and again is refused; a few times it may be', () => {
    const crowded = copyOf(board, 99)
    Y.applyUpdate(crowded, rawUpdate(7, 0, chain(7, 5_000)))
    const anywhere = (count: number) => rawUpdate(9, 0, Array.from({ length: count }, () => ({ parent: holder, content: gone })))
    const judgeOf = (update: Uint8Array): unknown => {
      const inspection = inspect(crowded, update, 'ben', new Map([[1, 'server'], [7, 'ben']]))
      return inspection.ok ? 'taken' : inspection.error.code
    }
    expect(judgeOf(anywhere(5))).toBe('taken')
    expect(judgeOf(anywhere(200))).toBe('bad-update')
  })

  test('RM-15 one frame, and one person for good, brings only so many pieces', () => {
    expect(judge(board, rawUpdate(7, 0, chain(7, 10_001)))).toBe('too-many')
    const full = copyOf(board, 99)
    // Six clients of Ben, each going on before the last piece of the one before it, so that nothing has to be looked through.
    let start = first
    const clients = Array.from({ length: 6 }, (_, i) => 7 + i)
    for (const client of clients) {
      Y.applyUpdate(full, rawUpdate(client, 0, chain(client, 10_000, start)))
      start = { client, clock: 9_999 }
    }
    const bindings = new Map<number, string>([[1, 'server'], ...clients.map((client): [number, string] => [client, 'ben'])])
    expect(clients.map((client) => full.store.clients.get(client)!.length)).toEqual(clients.map(() => 10_000))
    const one = rawUpdate(5, 0, [{ rightOrigin: start, content: { text: 'x' } }])
    expect(inspect(full, one, 'ben', bindings)).toMatchObject({ ok: false, error: { code: 'too-many' } })
    expect(inspect(full, one, 'ann', bindings).ok).toBe(true)
  })
})
