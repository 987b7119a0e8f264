import { describe, expect, it } from 'vitest'
import { newSerials, serialCode } from '../../../client/ui/entrance/serials.ts'
import { printItems } from '../../../client/pages/organiser/print/slate.ts'
import type { BoardView } from '../../../shared/board/read.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import { Room, slate } from '../event/room.ts'

describe('serial numbers of paper ballots', () => {
  it('OP-9 are as many as asked for, each once, without look-alikes, and made of what chance gives', () => {
    const bytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
    const serials = newSerials(300, bytes)
    expect(new Set(serials).size).toBe(300)
    for (const serial of serials) expect(serial).toMatch(/^[ACDEFGHJKMNPQRTUVWXY34679]{5}(-[ACDEFGHJKMNPQRTUVWXY34679]{5}){2}$/)
    let next = 0
    // Bytes from 250 on are drawn again: 25 symbols would not be equally likely.
    const [serial] = newSerials(1, (length) => Uint8Array.from({ length }, () => (next++ === 0 ? 255 : 1)))
    expect(serial).toBe('CCCCC-CCCCC-CCCCC')
    expect(serialCode('q1', serial!)).toBe('PLENARY:q1:CCCCC-CCCCC-CCCCC')
  })
})

describe('what is printed of a question', () => {
  const board: BoardView = {
    themes: [{ id: 't1', title: 'Just', detail: '', order: 'b', colour: 'a' }, { id: 't2', title: 'New', detail: '', order: 'a', colour: 'b' }].sort((a, b) => (a.order < b.order ? -1 : 1)),
    actions: [['a1', 't1'], ['a2', 't2'], ['a3', null]].map(([id, theme], n) => ({ id: id!, title: `Action ${n}`, detail: '', theme: theme ?? null, order: `a${n}`, author: 'p1', createdAt: n })),
    arguments: [], evidence: [],
  }

  it('is the board in the order of its themes before voting opens, and the slate from then on', () => {
    const room = new Room()
    room.happen({ type: 'actions.numbered', boardId: 'b1', actions: ['a1', 'a2', 'a3'].map((actionId, n) => ({ actionId, number: n + 1, lineageId: actionId })) })
    const before = printItems(room.state, [board], findQuestion(room.state, 'q1')!)
    expect([before.isFixed, before.items.map(({ number, theme }) => [number, theme])]).toEqual([false, [[2, 'New'], [1, 'Just'], [3, null]]])
    const ofOne = { ...findQuestion(room.state, 'q1')!, options: { theme: 'Just' } }
    expect(printItems(room.state, [board], ofOne).items.map(({ number }) => number)).toEqual([1])
    room.do({ type: 'ballot.open', questionId: 'q1' })
    const fixed = printItems(room.state, [board], findQuestion(room.state, 'q1')!)
    expect([fixed.isFixed, fixed.items.map(({ actionId }) => actionId)]).toEqual([true, slate.items.map(({ actionId }) => actionId)])
  })
})
