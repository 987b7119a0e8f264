import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard, sharedText } from '../../../shared/board/read.ts'
import { limits } from '../../../shared/board/schema.ts'
import { addAction, addArgument, addEvidence, addTheme, difference, moveAction, remove, replaceText } from '../../../shared/board/write.ts'

describe('adding', () => {
  it('puts an action at the end of its theme, or where its order says', () => {
    const doc = boardOf({ just: ['a1', 'a2'], sustainable: ['b1'] })
    addAction(doc, { ...action('a3'), theme: 'just' })
    addAction(doc, { ...action('b0'), theme: 'sustainable', order: '0V' })
    expect(idsIn(doc, 'just')).toEqual(['a1', 'a2', 'a3'])
    expect(idsIn(doc, 'sustainable')).toEqual(['b0', 'b1'])
  })

  it('is one update each, so that it is accepted or refused whole', () => {
    const doc = new Y.Doc()
    let updates = 0
    doc.on('update', () => updates++)
    addTheme(doc, { id: 't1', title: 'Just', order: '1', colour: 'a' })
    addAction(doc, action('a1'))
    addArgument(doc, { id: 'g1', action: 'a1', side: 'note', text: 'By when?', author: 'p1', createdAt: 1 })
    addEvidence(doc, { id: 'e1', title: 'Case', text: '', source: '', actions: ['a1'] })
    moveAction(doc, 'a1', 't1', 0)
    replaceText(sharedText(doc, 'actions', 'a1', 'title')!, 'Another title', 'me')
    remove(doc, 'arguments', 'g1')
    expect(updates).toBe(7)
  })

  it('shares titles and details as texts that merge', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()]
    addAction(one, { ...action('a1'), title: 'Equal pay' })
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
    sharedText(one, 'actions', 'a1', 'title')!.insert(0, 'More ')
    sharedText(two, 'actions', 'a1', 'title')!.insert(9, ' for equal work')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    expect(readBoard(one).actions[0]!.title).toBe('More Equal pay for equal work')
  })
})

describe('moving', () => {
  it('RM-14 moves within a theme and between themes, counting without the moved one', () => {
    const doc = boardOf({ just: ['a1', 'a2', 'a3'], sustainable: ['b1'] })
    moveAction(doc, 'a1', 'just', 1)
    expect(idsIn(doc, 'just')).toEqual(['a2', 'a1', 'a3'])
    moveAction(doc, 'a3', 'sustainable', 0)
    expect(idsIn(doc, 'sustainable')).toEqual(['a3', 'b1'])
    moveAction(doc, 'a2', null, 99)
    expect(idsIn(doc, null)).toEqual(['a2'])
  })

  it('does nothing to an action that somebody has removed', () => {
    const doc = boardOf({ just: ['a1'], sustainable: [] })
    moveAction(doc, 'gone', 'just', 0)
    expect(idsIn(doc, 'just')).toEqual(['a1'])
  })

  it('goes behind a pair that two people put at the same place at once', () => {
    const doc = boardOf({ just: [], sustainable: [] })
    for (const id of ['a1', 'a2']) addAction(doc, { ...action(id), theme: 'just', order: '5' })
    addAction(doc, { ...action('a3'), theme: 'just', order: '7' })
    moveAction(doc, 'a3', 'just', 1)
    expect(idsIn(doc, 'just')).toEqual(['a1', 'a2', 'a3'])
  })

  it('steps over an order that is no key, and shares a key where the space is used up', () => {
    const doc = boardOf({ just: [], sustainable: [] })
    addAction(doc, { ...action('a1'), theme: 'just', order: '10' })
    addAction(doc, { ...action('a2'), theme: 'just', order: 'z'.repeat(limits.orderChars) })
    addAction(doc, { ...action('a3'), theme: 'just' })
    expect(idsIn(doc, 'just')).toEqual(['a1', 'a2', 'a3'])
    expect(readBoard(doc).actions.at(-1)!.order).toHaveLength(limits.orderChars)
  })

  it('changes nothing but the order within the same theme', () => {
    const doc = boardOf({ just: ['a1', 'a2'], sustainable: [] })
    const changed: string[] = []
    doc.getMap('actions').observeDeep((events) => events.forEach((e) => changed.push(...e.changes.keys.keys())))
    moveAction(doc, 'a2', 'just', 0)
    expect(changed).toEqual(['order'])
  })
})

describe('replacing a text', () => {
  it('touches only the stretch that differs', () => {
    expect(difference('Start with care workers', 'Start with all care workers')).toEqual({ start: 11, removed: 0, inserted: 'all ' })
    expect(difference('by 2028', 'by 2030')).toEqual({ start: 5, removed: 2, inserted: '30' })
    expect(difference('same', 'same')).toEqual({ start: 4, removed: 0, inserted: '' })
    expect(difference('', 'new')).toEqual({ start: 0, removed: 0, inserted: 'new' })
  })

  it('replaces a character outside the basic plane whole', () => {
    expect(difference('a😀b', 'a😁b')).toEqual({ start: 1, removed: 2, inserted: '😁' })
    expect(difference('😀', '🐀')).toEqual({ start: 0, removed: 2, inserted: '🐀' })
  })

  it('writes nothing when nothing changed', () => {
    const doc = boardOf({ just: ['a1'], sustainable: [] })
    let updates = 0
    doc.on('update', () => updates++)
    replaceText(sharedText(doc, 'actions', 'a1', 'title')!, 'a1', 'me')
    expect(updates).toBe(0)
  })
})

function boardOf(themes: Record<string, string[]>): Y.Doc {
  const doc = new Y.Doc()
  Object.keys(themes).forEach((id, i) => addTheme(doc, { id, title: id, order: String(i + 1), colour: 'a' }))
  for (const [theme, ids] of Object.entries(themes)) for (const id of ids) addAction(doc, { ...action(id), theme })
  return doc
}

function action(id: string) {
  return { id, title: id, detail: '', theme: null as string | null, author: 'p1', createdAt: 1 }
}

function idsIn(doc: Y.Doc, theme: string | null): string[] {
  return readBoard(doc).actions.filter((a) => a.theme === theme).map((a) => a.id)
}
