// Neighbours that can never have stood side by side: Yjs puts such items here on one machine and there on another.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../../server/rooms/guard/guard.ts'
import { copyOf, entry, smallBoard, updatesOf } from '../../support/board.ts'
import { rawUpdate } from '../../support/raw-update.ts'
import type { RawId, RawItem } from '../../support/raw-update.ts'

const bound = new Map([[1, 'server'], [7, 'ben'], [8, 'ann']])
const titleOf = (doc: Y.Doc): Y.Text => entry(doc, 'actions', 'a1').get('title') as Y.Text

/** "First", with "abc" typed in its middle: "Fiabcrst". */
function board(): { doc: Y.Doc; letter(at: number): RawId } {
  const doc = smallBoard()
  const phone = copyOf(doc, 8)
  titleOf(phone).insert(2, 'abc')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(phone))
  const letters: RawId[] = []
  for (let item = titleOf(doc)._start; item; item = item.right) for (let i = 0; i < item.length; i++) letters.push({ client: item.id.client, clock: item.id.clock + i })
  return { doc, letter: (at) => letters[at]! }
}

function judge(doc: Y.Doc, items: RawItem[]): unknown {
  const inspection = inspect(doc, rawUpdate(7, 0, items), 'ben', bound)
  return inspection.ok ? inspection.operations.map(({ op }) => op) : inspection.error.code
}

describe('neighbours of an item', () => {
  const { doc, letter } = board()
  const x = { content: { text: 'x' } }

  test('RM-31 may be any that stood side by side once, whatever has come between', () => {
    for (let at = 0; at < 7; at++) expect(judge(doc, [{ origin: letter(at), rightOrigin: letter(at + 1), ...x }])).toEqual(['action.edit'])
    expect(judge(doc, [{ rightOrigin: letter(0), ...x }])).toEqual(['action.edit'])
    expect(judge(doc, [{ origin: letter(7), ...x }])).toEqual(['action.edit'])
    expect(judge(doc, [{ origin: letter(1), rightOrigin: letter(5), ...x }])).toEqual(['action.edit'])
    // Deletes of what came after may be unknown, too.
    expect(judge(doc, [{ origin: letter(3), rightOrigin: letter(5), ...x }])).toEqual(['action.edit'])
  })

  test('RM-31 may not have something between them that the right one stands on', () => {
    expect(judge(doc, [{ origin: letter(0), rightOrigin: letter(5), ...x }])).toBe('bad-update')
    expect(judge(doc, [{ origin: letter(1), rightOrigin: letter(3), ...x }])).toBe('bad-update')
    expect(judge(doc, [{ rightOrigin: letter(2), ...x }])).toBe('bad-update')
  })

  test('RM-31 may not be the wrong way round, or one and the same', () => {
    expect(judge(doc, [{ origin: letter(5), rightOrigin: letter(2), ...x }])).toBe('bad-update')
    expect(judge(doc, [{ origin: letter(3), rightOrigin: letter(3), ...x }])).toBe('bad-update')
    expect(judge(doc, [{ origin: letter(6), rightOrigin: letter(2), ...x }])).toBe('bad-update')
  })

  test('RM-31 count among the new items of one update as well', () => {
    const own = (clock: number): RawId => ({ client: 7, clock })
    const first = { origin: letter(1), rightOrigin: letter(2), ...x }
    expect(judge(doc, [first, { origin: own(0), rightOrigin: letter(2), ...x }, { origin: letter(1), rightOrigin: own(0), ...x }])).toEqual(['action.edit'])
    expect(judge(doc, [first, { origin: own(0), rightOrigin: letter(1), ...x }])).toBe('bad-update')
    expect(judge(doc, [first, { origin: letter(0), rightOrigin: own(0), ...x }])).toBe('bad-update')
  })

  test('RM-31 are for letters only: a value of a key has none to its right', () => {
    const order = entry(doc, 'actions', 'a1')._map.get('order')!.id
    expect(judge(doc, [{ origin: order, content: { value: 'W' } }])).toEqual(['action.move'])
    expect(judge(doc, [{ rightOrigin: order, content: { value: 'W' } }])).toBe('bad-update')
  })
})

test('RM-31 one cannot be gone where the other is not', () => {
  const { doc, letter } = board()
  const phone = copyOf(doc, 7)
  const second = entry(phone, 'actions', 'a2').get('title') as Y.Text
  const gone = second._start!.id
  doc.getMap('actions').delete('a2')
  expect(judge(doc, [{ origin: gone, content: { text: 'x' } }])).toEqual([])
  expect(judge(doc, [{ origin: gone, rightOrigin: letter(1), content: { text: 'x' } }])).toBe('bad-update')
  expect(judge(doc, [{ origin: letter(1), rightOrigin: gone, content: { text: 'x' } }])).toBe('bad-update')
})

test('RM-31 do not matter in a text that is gone with the update, as an undo manager may leave it', () => {
  const { doc } = board()
  const run: RawItem[] = [{ origin: null, rightOrigin: (entry(doc, 'actions', 'a2').get('title') as Y.Text)._start!.id, content: { text: 'abc' } }, { origin: { client: 7, clock: 2 }, rightOrigin: { client: 7, clock: 0 }, content: { text: 'd' } }]
  expect(judge(doc, run)).toBe('bad-update')
  const removed = { ...entry(doc, 'actions', 'a2')._item!.id, length: 1 }
  const inspection = inspect(doc, rawUpdate(7, 0, run, [removed]), 'ben', bound)
  expect(inspection).toMatchObject({ ok: true, operations: [{ op: 'action.remove', key: 'a2' }] })
  expect(inspection.ok && Y.decodeUpdate(inspection.update).structs.every((struct) => struct instanceof Y.GC)).toBe(true)
})

test('RM-31 what several people type into one place passes, in whatever order it comes', () => {
  const { doc } = board()
  const bindings = new Map(bound)
  const phones = [20, 21, 22].map((id) => copyOf(doc, id))
  const sent = phones.map((phone, i) => {
    bindings.set(phone.clientID, `p${i}`)
    return updatesOf(phone, () => { for (const word of ['one', 'two', 'three']) titleOf(phone).insert(3, word) })
  })
  for (let round = 0; round < 3; round++) {
    for (const [i, updates] of sent.entries()) {
      expect(inspect(doc, updates[round]!, `p${i}`, bindings)).toMatchObject({ ok: true })
      Y.applyUpdate(doc, updates[round]!)
    }
  }
})

test('RM-15 neighbours are looked for no further than an update may cost', () => {
  const { doc, letter } = board()
  const pieces = 4_000
  const chain: RawItem[] = Array.from({ length: pieces }, (_, i) => ({ origin: i === 0 ? letter(7) : { client: 7, clock: i - 1 }, content: { deleted: 1 } }))
  const far: RawItem[] = Array.from({ length: pieces }, () => ({ origin: { client: 7, clock: pieces - 1 }, rightOrigin: letter(2), content: { deleted: 1 } }))
  expect(judge(doc, [...chain, ...far])).toBe('bad-update')
})
