import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addAction, addTheme, moveAction, remove, replaceText } from '../../../shared/board/write.ts'
import { compare } from '../../../shared/replay/compare.ts'
import type { Side } from '../../../shared/replay/compare.ts'
import { record } from '../../../shared/replay/recording.ts'
import { wordDifference } from '../../../shared/replay/words.ts'
import { tallyQuestion } from '../../support/tally.ts'
import { Story, created } from './story.ts'

const action = (id: string, title: string, theme: string | null = null) => ({ id, title, detail: '', theme, author: 'p1', createdAt: 1 })
const rename = (id: string, title: string) => (doc: Y.Doc): void => replaceText((doc.getMap('actions').get(id) as Y.Map<Y.Text>).get('title')!, title, 'test')

function sideOf(story: Story, index = story.entries.length): Side {
  const recording = record(story.entries)
  return { state: recording.state(index), board: (boardId) => recording.board(boardId, index) }
}

function told(): Story {
  return new Story().fact(created)
    .write('p1', (doc) => {
      for (const [id, title, order] of [['t1', 'Just', 'V'], ['t2', 'Sustainable', 'W']] as const) addTheme(doc, { id, title, order, colour: 'a' })
      for (const id of ['a1', 'a2', 'a3', 'a4']) addAction(doc, action(id, `Action ${id}`, 't1'))
    })
    .fact({ type: 'actions.numbered', boardId: 'b1', actions: ['a1', 'a2', 'a3', 'a4'].map((actionId, i) => ({ actionId, number: i + 1, lineageId: `l-${actionId}` })) })
}

const tally = (...ranking: string[]) => tallyQuestion(
  Array.from({ length: 6 }, () => ({ ballot: { method: 'rank' as const, ranking: ranking.map((id) => [id]) }, group: null })), { actionIds: ['a1', 'a2'] }, [])

describe('two moments', () => {
  it('RP-13 tell what was reworded, moved, merged, new, gone, and who changed places', () => {
    const story = told().fact({ type: 'question.opened', questionId: 'q1', slate: { items: [], themes: [] } })
      .fact({ type: 'question.revealed', questionId: 'q1', tally: tally('a1', 'a2') })
    const before = sideOf(story)
    story.write('p1', rename('a1', 'Action a1 for all')).write('p1', (doc) => moveAction(doc, 'a2', 't2', 0))
      .fact({ type: 'action.merged', actionId: 'a3', into: 'a2', arguments: [], evidence: [] })
      .write('p1', (doc) => remove(doc, 'actions', 'a4')).write('p1', (doc) => addAction(doc, action('a5', 'Another')))
      .fact({ type: 'actions.numbered', boardId: 'b1', actions: [{ actionId: 'a5', number: 5, lineageId: 'l-a5' }] })
      .fact({ type: 'question.concealed', questionId: 'q1' }).fact({ type: 'question.revealed', questionId: 'q1', tally: tally('a2', 'a1') })
    const pairs = compare(before, sideOf(story))
    expect(pairs.map(({ lineageId, differences }) => [lineageId, differences])).toEqual([
      ['l-a1', ['reworded', 'ranked']], ['l-a2', ['moved', 'ranked']], ['l-a3', ['merged']], ['l-a5', ['new']], ['l-a4', ['gone']],
    ])
    expect(pairs[0]!.title).toEqual([{ kind: 'same', text: 'Action ' }, { kind: 'gone', text: 'a1' }, { kind: 'new', text: 'a1 for all' }])
    expect(pairs[1]).toMatchObject({ before: { theme: 'Just', place: 2 }, after: { theme: 'Sustainable', place: 1 } })
    expect(pairs[2]!.after!.into).toBe(2)
    expect(compare(before, before).every(({ differences }) => differences.length === 0)).toBe(true)
  })

  it('RP-13 of two events match by lineage, whatever the ids and numbers', () => {
    const next = new Story().fact({ ...created, eventId: 'e2' } as typeof created)
      .write('p9', (doc) => addAction(doc, action('x1', 'Action a1, carried on')))
      .fact({ type: 'actions.numbered', boardId: 'b1', actions: [{ actionId: 'x1', number: 9, lineageId: 'l-a1' }] })
    const [carried, ...rest] = compare(sideOf(told()), sideOf(next))
    expect(carried).toMatchObject({ lineageId: 'l-a1', before: { number: 1 }, after: { number: 9 }, differences: ['reworded', 'moved'] })
    expect(rest.map(({ differences }) => differences)).toEqual([['gone'], ['gone'], ['gone']])
  })

  it('RP-13 show no rank before its reveal', () => {
    const story = told().fact({ type: 'question.opened', questionId: 'q1', slate: { items: [], themes: [] } }).fact({ type: 'question.sealed', questionId: 'q1', submitted: { total: 6, byGroup: {} } })
    const sealed = sideOf(story)
    story.fact({ type: 'question.revealed', questionId: 'q1', tally: tally('a1', 'a2') })
    expect(compare(sealed, sealed).every(({ after }) => after!.place === null)).toBe(true)
    expect(compare(sealed, sideOf(story))[0]!.differences).toEqual(['ranked'])
  })
})

describe('the words of two texts', () => {
  const text = fc.array(fc.constantFrom('pay', 'for', 'all', 'equal', 'care,', ' ', '\n', 'é👋'), { maxLength: 30 }).map((words) => words.join(' '))

  it('give both texts back, and are the same where the texts are', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const found = wordDifference(before, after)
      const of = (kind: 'gone' | 'new'): string => found.filter((piece) => piece.kind === 'same' || piece.kind === kind).map((piece) => piece.text).join('')
      expect([of('gone'), of('new')]).toEqual([before, after])
      if (before === after) expect(found.every(({ kind }) => kind === 'same')).toBe(true)
    }))
  })

  it('are as few as can be', () => {
    expect(wordDifference('Equal pay for nurses', 'Equal pay for all nurses')).toEqual([{ kind: 'same', text: 'Equal pay for ' }, { kind: 'new', text: 'all ' }, { kind: 'same', text: 'nurses' }])
  })
})
