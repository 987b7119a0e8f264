import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { addArgument, addTheme, replaceText } from '../../../shared/board/write.ts'
import { sharedText } from '../../../shared/board/read.ts'
import type { ImportOrder } from '../../../shared/import/order.ts'
import { visible } from '../../../shared/event/visibility.ts'
import { facilitator, organiser, participant, Room } from '../event/room.ts'

function order(titles: (string | [string, string])[], more: Partial<ImportOrder> = {}): { type: 'import.make' } & ImportOrder {
  return {
    type: 'import.make', importId: 'i1', kind: 'actions', boardId: 'b1', file: 'actions.csv', digest: 'd', repeated: 'skip',
    rows: titles.map((title, index) => ({ row: index + 2, values: typeof title === 'string' ? { title } : { title: title[0], theme: title[1] } })), ...more,
  }
}

function imported(...orders: ReturnType<typeof order>[]): Room {
  const room = new Room()
  for (const one of orders) expect(room.send(one, organiser)).toMatchObject({ ok: true })
  return room
}

const titles = (room: Room): string[] => readBoard(room.board('b1')).actions.map(({ title }) => title)

describe('an import of actions', () => {
  it('IM-3 puts all rows on the board in their order, numbered in their order', () => {
    const room = imported(order(['B', 'A', 'C']))
    expect(titles(room)).toEqual(['B', 'A', 'C'])
    expect(['i1-2', 'i1-3', 'i1-4'].map((id) => room.state.actions[id]!.number)).toEqual([1, 2, 3])
    expect(room.state.imports).toEqual([expect.objectContaining({ importId: 'i1', added: 3, there: 0, themes: 0, reverted: null })])
  })

  it('IM-4 leaves out what is there already, and says which rows; a row that differs is new', () => {
    const room = imported(order(['Equal pay', 'New roles']))
    const again = room.send(order(['equal  PAY', 'New roles', 'Third'], { importId: 'i2' }), organiser)
    expect(again).toMatchObject({ answer: { imported: 1, there: [{ row: 2, title: 'equal  PAY', id: 'i1-2' }, { row: 3, id: 'i1-3' }], numbers: { from: 3, to: 3 } } })
    expect(room.send(order(['Equal pay'], { importId: 'i3' }), organiser)).toMatchObject({ ok: true, facts: [], answer: { imported: 0 } })
    expect(titles(imported(order(['Same', 'Same'])))).toEqual(['Same'])
    expect(titles(imported(order(['Same', 'Same'], { repeated: 'add' })))).toEqual(['Same', 'Same'])
  })

  it('IM-5 matches themes whatever their capitals, makes the others once, and refuses more than a board holds', () => {
    const room = new Room()
    addTheme(room.board('b1'), { id: 't1', title: 'Just', order: 'V', colour: 'a' })
    room.send(order([['A', 'JUST'], ['B', 'New ways'], ['C', 'new  ways'], 'D']), organiser)
    const { themes, actions } = readBoard(room.board('b1'))
    expect(themes.map(({ title, colour }) => [title, colour])).toEqual([['Just', 'a'], ['New ways', 'b']])
    expect(Object.fromEntries(actions.map(({ title, theme }) => [title, theme]))).toEqual({ A: 't1', B: 'i1-t1', C: 'i1-t1', D: null })
    const many = order(Array.from({ length: 51 }, (_, i): [string, string] => [`A${i}`, `T${i}`]))
    expect(new Room().send(many, organiser)).toMatchObject({ ok: false, error: { code: 'bad-rows', details: { errors: [{ code: 'too-many', max: 50 }] } } })
  })

  it('is refused for a frozen board, a closed or paused session, and for anybody but the organiser', () => {
    expect(new Room().do({ type: 'board.freeze', boardId: 'b1' }).refusal(order(['A']), organiser)).toBe('board-frozen')
    expect(new Room().do({ type: 'event.pause' }).refusal(order(['A']), organiser)).toBe('event-paused')
    expect(new Room().do({ type: 'event.close' }).refusal(order(['A']), organiser)).toBe('event-closed')
    for (const who of [facilitator, participant]) expect(new Room().refusal(order(['A']), who)).toBe('not-allowed')
    expect(new Room().refusal(order(['A'], { boardId: 'nowhere' }), organiser)).toBe('unknown-board')
  })
})

describe('themes and evidence', () => {
  it('IM-5 themes that are there are matched, the others made with their detail', () => {
    const room = new Room()
    addTheme(room.board('b1'), { id: 't1', title: 'Just', order: 'V', colour: 'a' })
    const rows = [{ row: 2, values: { title: 'just' } }, { row: 3, values: { title: 'Integrated', detail: 'Across settings' } }, { row: 4, values: { title: 'INTEGRATED' } }]
    expect(room.send(order([], { kind: 'themes', rows }), organiser)).toMatchObject({ answer: { imported: 1, there: [{ row: 2 }, { row: 4 }], themes: ['Integrated'] } })
    expect(readBoard(room.board('b1')).themes.map(({ title, detail }) => [title, detail])).toEqual([['Just', ''], ['Integrated', 'Across settings']])
  })

  it('IM-2 evidence is linked to actions by number or title; an action that is not there is named with its row', () => {
    const room = imported(order(['Equal pay', 'New roles', 'Safe staffing']))
    const evidence = (values: object[]) => order([], { importId: 'i2', kind: 'evidence', rows: values.map((one, i) => ({ row: i + 2, values: one })) })
    expect(room.send(evidence([{ title: 'Case', detail: 'Fewer left', source: 'HEE', actions: '1, 3' }, { title: 'Study', actions: 'new roles; Equal pay' }, { title: 'Loose' }]), organiser)).toMatchObject({ ok: true })
    expect(readBoard(room.board('b1')).evidence.map(({ title, source, actions }) => [title, source, actions])).toEqual([
      ['Case', 'HEE', ['i1-2', 'i1-4']], ['Loose', '', []], ['Study', '', ['i1-2', 'i1-3']],
    ])
    expect(room.send(evidence([{ title: 'X' }, { title: 'Y', actions: '1, 99' }]), organiser)).toMatchObject({
      error: { code: 'bad-rows', details: { errors: [{ row: 3, code: 'unknown-action' }], count: 1 } },
    })
  })
})

describe('taking an import back', () => {
  it('IM-6 leaves the board as it was; numbers that were given are not given again', () => {
    const room = imported(order([['A', 'T'], 'B']))
    expect(room.send({ type: 'import.revert', importId: 'i1' })).toMatchObject({ answer: { removed: 2, kept: 0 } })
    expect(readBoard(room.board('b1'))).toMatchObject({ actions: [], themes: [] })
    room.send(order(['C'], { importId: 'i2' }), organiser)
    expect(room.state.actions['i2-2']!.number).toBe(3)
    expect(room.send({ type: 'import.revert', importId: 'i1' })).toEqual({ ok: true, facts: [] })
    expect(room.refusal({ type: 'import.revert', importId: 'i9' })).toBe('unknown-import')
  })

  it('IM-6 keeps and names what was reworded, argued about or asked about, with its theme', () => {
    const room = imported(order([['reworded', 'T'], ['argued', 'U'], 'untouched', ['asked', 'V'], ['gone', 'W']]))
    const doc = room.board('b1')
    replaceText(sharedText(doc, 'actions', 'i1-2', 'title')!, 'reworded by hand', null)
    addArgument(doc, { id: 'x', action: 'i1-3', side: 'for', text: 'Yes', author: 'p1', createdAt: 1 })
    room.slate = { items: [{ actionId: 'i1-5', number: 4, lineageId: 'i1-5', title: 'asked', themeId: 'i1-t3', wordingHash: '' }], themes: [] }
    room.do({ type: 'ballot.open', questionId: 'q1' })
    room.undoLatest()
    const done = room.state.done.find(({ undo }) => undo.type === 'import.revert')!
    expect(room.send({ type: 'undo', doneId: done.doneId })).toMatchObject({ answer: { removed: 2, kept: 6 } })
    expect(readBoard(doc).actions.map(({ title }) => title).sort()).toEqual(['argued', 'asked', 'reworded by hand'])
    expect(readBoard(doc).themes.map(({ title }) => title)).toEqual(['T', 'U', 'V'])
    expect(room.state.imports[0]!.reverted).toEqual({ removed: 2, kept: expect.arrayContaining(['i1-2', 'i1-3', 'i1-5']) })
  })
})

describe('submissions', () => {
  const rows = Array.from({ length: 250 }, (_, i) => ({ row: i + 2, values: { detail: `Words ${i} of somebody`, name: 'Ann Person', contact: 'ann@example.org', theme: 'Just' } }))

  it('IM-3 come in batches, with their themes, and are no part of the state', () => {
    const room = imported(order([], { kind: 'submissions', rows }))
    expect(room.submissions.size).toBe(250)
    expect(room.submissions.get('i1-2')).toMatchObject({ number: 1, title: 'Words 0 of somebody', name: 'Ann Person', themeIds: ['i1-t1'] })
    expect(room.journal.filter(({ fact }) => fact.type === 'submissions.added')).toHaveLength(3)
    expect(JSON.stringify(room.state)).not.toContain('Ann Person')
    for (const { fact } of room.journal) for (const role of ['organiser', 'facilitator', 'participant', 'observer'] as const) expect(JSON.stringify(visible(fact, role)) ?? '').not.toContain('Ann Person')
  })

  it('IM-4 are there already when words, name and contact are; the same words of somebody else are not', () => {
    const room = imported(order([], { kind: 'submissions', rows }))
    const again = [rows[0]!, { row: 3, values: { ...rows[0]!.values, name: 'Ben' } }]
    expect(room.send(order([], { kind: 'submissions', importId: 'i2', rows: again }), organiser)).toMatchObject({ answer: { imported: 1, there: [{ row: 2, id: 'i1-2' }] } })
  })

  it('IM-6 are taken back with the themes that came with them', () => {
    const room = imported(order([], { kind: 'submissions', rows }))
    expect(room.send({ type: 'import.revert', importId: 'i1' })).toMatchObject({ answer: { removed: 250, kept: 0 } })
    expect(room.submissions.size).toBe(0)
    expect(readBoard(room.board('b1')).themes).toEqual([])
  })
})
