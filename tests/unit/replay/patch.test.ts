import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoardView } from '../../../shared/board/read.ts'
import { noBoard } from '../../../shared/board/read.ts'
import { boardPatched, boardPatchOf, patched, patchOf } from '../../../shared/replay/patch.ts'

const key = fc.constantFrom('a', 'b', 'c', 'length', 'constructor', '__proto__')
const plain = fc.oneof(fc.nat(3), fc.constant(null), fc.constant(undefined), fc.array(fc.nat(2), { maxLength: 2 }))
const record = fc.array(fc.tuple(key, fc.oneof(plain, fc.array(fc.tuple(key, fc.oneof(plain, fc.dictionary(fc.constantFrom('x', 'y'), fc.nat(2)))), { maxLength: 5 }).map((all) => Object.fromEntries(all)))), { maxLength: 6 })
  .map((all): Record<string, unknown> => Object.fromEntries(all))

const action = fc.record({ id: fc.constantFrom('1', '2', '3', '4', '__proto__'), title: fc.constantFrom('pay', 'care') })
const board = fc.uniqueArray(action, { selector: ({ id }) => id, maxLength: 5 }).map((actions) => ({ ...noBoard, actions }) as unknown as BoardView)

describe('what differs between two moments', () => {
  it('makes the later one of the earlier one, whatever the keys are called', () => {
    fc.assert(fc.property(record, record, (before, after) => {
      const made = patched(before, structuredClone(patchOf(before, after)))
      expect(made).toEqual(after)
      expect(Object.keys(made).sort()).toEqual(Object.keys(after).sort())
    }))
  })

  it('makes the later board of the earlier one, in its order', () => {
    fc.assert(fc.property(board, board, (before, after) => {
      // Who has not changed is the same object.
      const shared: BoardView = { ...after, actions: after.actions.map((one) => before.actions.find(({ id, title }) => id === one.id && title === one.title) ?? one) }
      expect(boardPatched(before, structuredClone(boardPatchOf(before, shared)))).toEqual(after)
    }))
  })

  it('holds nothing of what is the same', () => {
    const [ann, bob] = [{ name: 'Ann' }, { name: 'Bob' }]
    expect(patchOf({ title: 'T', people: { ann }, tables: 1 }, { title: 'T', people: { ann, bob } })).toEqual({ set: {}, within: { people: { set: { bob }, within: {}, gone: [] } }, gone: ['tables'] })
    const [one, two] = [{ id: '1', title: 'pay' }, { id: '2', title: 'care' }] as BoardView['actions']
    expect(boardPatchOf({ ...noBoard, actions: [one!] }, { ...noBoard, actions: [two!, one!] }).actions).toEqual({ ids: ['2', '1'], set: [two] })
  })

  it('leaves the earlier one as it was', () => {
    const before = { people: { ann: 1 } }
    patched(before, patchOf(before, { people: {} }))
    expect(before).toEqual({ people: { ann: 1 } })
  })
})
