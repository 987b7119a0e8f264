// Forged values under one key of an entry, with any place in its order and any deletes: the guard says exactly what Yjs
// would make of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../server/rooms/guard/guard.ts'
import { copyOf, entry, smallBoard } from '../support/board.ts'
import { rawUpdate } from '../support/raw-update.ts'
import type { RawId } from '../support/raw-update.ts'

const forged = fc.record({
  left: fc.option(fc.nat(20), { freq: 3 }), isValue: fc.boolean(), isDeleted: fc.boolean(),
})

test('RM-2 no forged value, place or delete empties a field, and only what would is refused for it', () => {
  let [emptied, kept] = [0, 0]
  fc.assert(fc.property(
    fc.array(fc.record({ person: fc.nat(3), syncs: fc.boolean() }), { maxLength: 8 }),
    fc.array(forged, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.constantFrom(2, 7, 8, 9),
    (moves, items, dropsCurrent, client) => {
      const board = history(moves)
      const action = entry(board, 'actions', 'a1')
      const ids: RawId[] = []
      for (let item: Y.Item | null | undefined = action._map.get('order'); item; item = item.left) ids.push(item.id)
      const pick = (n: number | null): RawId | null => (n === null ? null : ids[n % ids.length]!)
      const start = Y.getState(board.store, client)
      const raw = items.map((item, i) => {
        const origin = pick(item.left)
        ids.push({ client, clock: start + i })
        const content = item.isValue ? { value: `v${i}` } : { deleted: 1 }
        return { origin, ...(origin ? {} : { parent: action._item!.id, key: 'order' }), content }
      })
      const current = action._map.get('order')!.id
      const update = rawUpdate(client, start, raw, [
        ...items.flatMap((item, i) => (item.isDeleted ? [{ client, clock: start + i, length: 1 }] : [])),
        ...(dropsCurrent ? [{ ...current, length: 1 }] : []),
      ])
      const inspection = inspect(board, update, 'ben', new Map([[1, 'server']]))
      const copy = copyOf(board, 200)
      Y.applyUpdate(copy, update)
      const holds = typeof entry(copy, 'actions', 'a1').get('order') === 'string'
      if (holds) kept++
      else emptied++
      expect(inspection.ok).toBe(holds)
    },
  ), { numRuns: 500 })
  expect(Math.min(emptied, kept)).toBeGreaterThan(25)
})

/** A board on which several people moved one action, at the same time or after one another. */
function history(moves: readonly { person: number; syncs: boolean }[]): Y.Doc {
  const board = smallBoard()
  const phones = [3, 4, 5, 6].map((id) => copyOf(board, id))
  moves.forEach(({ person, syncs }, i) => {
    const phone = phones[person]!
    if (syncs) Y.applyUpdate(phone, Y.encodeStateAsUpdate(board))
    entry(phone, 'actions', 'a1').set('order', `m${i}`)
    if (syncs) Y.applyUpdate(board, Y.encodeStateAsUpdate(phone))
  })
  for (const phone of phones) Y.applyUpdate(board, Y.encodeStateAsUpdate(phone))
  return board
}
