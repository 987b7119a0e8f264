import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard, sharedText } from '../../../shared/board/read.ts'
import { addAction, addArgument, addEvidence, addTheme } from '../../../shared/board/write.ts'

describe('reading a board', () => {
  it('gives themes and actions in order, arguments by time, evidence by title', () => {
    const doc = new Y.Doc()
    addTheme(doc, { id: 't2', title: 'Sustainable', order: '2', colour: 'b' })
    addTheme(doc, { id: 't1', title: 'Just', detail: 'Fair to all', order: '1', colour: 'a' })
    addAction(doc, { ...action('a2'), order: '5' })
    addAction(doc, { ...action('a1'), order: '3' })
    addArgument(doc, { id: 'g2', action: 'a1', side: 'against', text: 'Costly', author: 'p1', createdAt: 20 })
    addArgument(doc, { id: 'g1', action: 'a1', side: 'for', text: 'Fair', author: 'p2', createdAt: 10 })
    addEvidence(doc, { id: 'e1', title: 'Turnover falls', text: 'By a third', source: 'Case study', actions: ['a2', 'a1'] })
    const board = readBoard(doc)
    expect(board.themes.map((t) => [t.id, t.title, t.detail, t.colour])).toEqual([['t1', 'Just', 'Fair to all', 'a'], ['t2', 'Sustainable', '', 'b']])
    expect(board.actions.map((a) => a.id)).toEqual(['a1', 'a2'])
    expect(board.arguments.map((g) => [g.id, g.side, g.text])).toEqual([['g1', 'for', 'Fair'], ['g2', 'against', 'Costly']])
    expect(board.evidence).toEqual([{ id: 'e1', title: 'Turnover falls', text: 'By a third', source: 'Case study', actions: ['a1', 'a2'] }])
  })

  it('reads an empty document as an empty board', () => {
    expect(readBoard(new Y.Doc())).toEqual({ themes: [], actions: [], arguments: [], evidence: [] })
  })

  it('tolerates entries that are half there or of another shape', () => {
    const doc = new Y.Doc()
    const actions = doc.getMap('actions')
    actions.set('text', 'not a map')
    actions.set('half', new Y.Map<unknown>([['theme', 7], ['order', null], ['title', 'a plain string']]))
    doc.getMap('arguments').set('g1', new Y.Map<unknown>([['side', 'sideways']]))
    expect(readBoard(doc).actions).toEqual([{ id: 'half', title: '', detail: '', theme: null, order: '', author: '', createdAt: 0 }])
    expect(readBoard(doc).arguments[0]).toMatchObject({ id: 'g1', side: 'note', text: '', action: '' })
  })

  it('finds the shared text of a field, and nothing where there is none', () => {
    const doc = new Y.Doc()
    addAction(doc, { ...action('a1'), title: 'Earn, learn and return' })
    expect(sharedText(doc, 'actions', 'a1', 'title')?.toString()).toBe('Earn, learn and return')
    expect(sharedText(doc, 'actions', 'a1', 'order')).toBeNull()
    expect(sharedText(doc, 'actions', 'gone', 'title')).toBeNull()
  })
})

function action(id: string) {
  return { id, title: id, detail: '', theme: null, author: 'p1', createdAt: 1 }
}

it('evidence of one title is in the same order for everybody', () => {
  const [left, right] = [new Y.Doc(), new Y.Doc()]
  for (const [doc, ids] of [[left, ['a', 'b']], [right, ['b', 'a']]] as const) {
    for (const id of ids) addEvidence(doc, { id, title: 'Same', text: '', source: '', actions: [] })
  }
  expect(readBoard(left).evidence.map((card) => card.id)).toEqual(['a', 'b'])
  expect(readBoard(right).evidence.map((card) => card.id)).toEqual(['a', 'b'])
})
