import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { roots } from '../../../shared/board/schema.ts'
import { addAction, addArgument, addEvidence, addTheme, moveAction, remove } from '../../../shared/board/write.ts'
import { Activity } from '../../../shared/replay/activity.ts'
import { breakAfterMs, breakAt, buildAxis, position } from '../../../shared/replay/axis.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { record } from '../../../shared/replay/recording.ts'
import { lastBy } from '../../../shared/replay/timeline.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { touchesOf } from '../../../shared/replay/touches.ts'
import { Story, created, start } from './story.ts'

const minute = 60_000
const action = (id: string) => ({ id, title: id, detail: '', theme: null, author: 'p1', createdAt: 1 })

describe('the timeline', () => {
  it('RP-2 makes a chapter of every visit to a stage, also of a visit back', () => {
    const timeline = timelineOf(new Story().fact(created)
      .wait(10 * minute).fact({ type: 'stage.entered', stageId: 's2', timer: null })
      .wait(minute).fact({ type: 'stage.entered', stageId: 's1', timer: null })
      .wait(minute).fact({ type: 'stage.entered', stageId: 's2', timer: null })
      .wait(5 * minute).fact({ type: 'event.closed' }))
    expect(timeline.chapters.map(({ title, number, at, until }) => [title, number, (at - start) / minute, (until - start) / minute])).toEqual([
      ['Explore', 1, 0, 10], ['Prioritise', 2, 10, 11], ['Explore', 1, 11, 12], ['Prioritise', 2, 12, 17],
    ])
  })

  it('RP-2 marks what people come back for: freeze, voting, seal, reveal, pause, close', () => {
    const timeline = timelineOf(new Story().fact(created)
      .fact({ type: 'board.frozen', boardId: 'b1' })
      .fact({ type: 'question.opened', questionId: 'q1', slate: { items: [], themes: [] } })
      .fact({ type: 'event.paused' }).fact({ type: 'event.resumed' })
      .fact({ type: 'question.sealed', questionId: 'q1', submitted: { total: 2, byGroup: {} } })
      .fact({ type: 'question.revealed', questionId: 'q1', tally: tally })
      .fact({ type: 'event.closed' }))
    expect(timeline.moments.map(({ kind, title, index }) => [kind, title, index])).toEqual([
      ['frozen', 'Board', 2], ['voting-opened', 'Which first?', 3], ['paused', '', 4], ['resumed', '', 5],
      ['sealed', 'Which first?', 6], ['revealed', 'Which first?', 7], ['closed', '', 8],
    ])
    expect(lastBy(timeline.captions, 7)).toMatchObject({ kind: 'moment', moment: { kind: 'revealed' } })
    expect(lastBy(timeline.moments, 1)).toBeUndefined()
  })

  it('RP-2 names the most edited action once people reworded one often, and not for what was set up beforehand', () => {
    const edit = (doc: Y.Doc): void => ((doc.getMap('actions').get('a1') as Y.Map<Y.Text>).get('title') as Y.Text).insert(0, 'x')
    const story = new Story().fact(created).write('organiser', (doc) => addAction(doc, action('a1')))
    for (let i = 0; i < 9; i++) story.write('organiser', edit)
    expect(timelineOf(story).moments).toEqual([])
    story.join('p1')
    for (let i = 0; i < 5; i++) story.wait(minute).write('p1', edit)
    expect(timelineOf(story).moments).toMatchObject([{ kind: 'most-edited', id: 'a1', count: 5, at: start + 3 * minute }])
  })

  it('RP-2 names each once, also where the record goes on after it had been read to its end', () => {
    const edit = (id: string) => (doc: Y.Doc): void => ((doc.getMap('actions').get(id) as Y.Map<Y.Text>).get('title') as Y.Text).insert(0, 'x')
    const story = new Story().fact(created).join('p1').write('p1', (doc) => ['a1', 'a2'].forEach((id) => addAction(doc, action(id))))
    for (let i = 0; i < 5; i++) story.wait(minute).write('p1', edit('a1'))
    const recording = record(story.entries)
    expect(recording.timeline.moments).toMatchObject([{ kind: 'most-edited', id: 'a1' }])
    const before = story.entries.length
    for (let i = 0; i < 6; i++) story.wait(minute).write('p1', edit('a2'))
    story.fact({ type: 'stage.entered', stageId: 's2', timer: null })
    recording.add(story.entries.slice(before))
    expect(recording.finish().timeline.moments).toEqual(timelineOf(story).moments)
    expect(recording.timeline.moments).toMatchObject([{ kind: 'most-edited', id: 'a2', count: 6 }])
    expect(recording.timeline.chapters).toEqual(timelineOf(story).chapters)
    expect(() => recording.end().add(story.entries)).not.toThrow()
    expect(() => recording.finish()).toThrow(/ended/)
  })

  it('RP-3 counts activity by the group a person had at that time, ballots by what was added', () => {
    const counted = (total: number, nhs: number) => ({ type: 'question.counted' as const, questionId: 'q1', submitted: { total, byGroup: { 'NHS leaders': nhs, '': 1 } } })
    const timeline = timelineOf(new Story().fact(created).join('p1', 'NHS leaders')
      .write('p1', (doc) => addAction(doc, action('a1')))
      .fact({ type: 'person.updated', participantId: 'p1', name: 'P1', group: 'Third sector' })
      .write('p1', (doc) => moveAction(doc, 'a1', 't1', 0))
      .write('organiser', (doc) => addAction(doc, action('a2')))
      .fact(counted(3, 2)).fact(counted(5, 4)))
    expect([...timeline.activity.sums()]).toEqual([['NHS leaders', 6], ['Third sector', 1], [null, 1]])
  })

  it('goes on in order where the clock went back', () => {
    const timeline = timelineOf(new Story().fact(created).wait(minute).join('p1').wait(-5 * minute).join('p2'))
    expect(timeline.times().map((at) => at - start)).toEqual([0, minute, minute])
    expect(timeline.indexAt(start + minute - 1)).toBe(1)
    expect(timeline.indexAt(start + minute)).toBe(3)
  })
})

describe('what an update touched', () => {
  it('tells adding, rewording, moving and removing apart', () => {
    const doc = new Y.Doc()
    const touched = (change: () => void): string[] => {
      const before = readBoard(doc)
      change()
      const after = readBoard(doc)
      return roots.flatMap((root) => {
        const [was, is] = [new Map<string, object>(before[root].map((one) => [one.id, one])), new Map<string, object>(after[root].map((one) => [one.id, one]))]
        return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => touchesOf(root, id, was.get(id) ?? null, is.get(id) ?? null))
      }).map(({ kind, actionId }) => `${kind} ${actionId}`)
    }
    const text = (field: string): Y.Text => (doc.getMap('actions').get('a1') as Y.Map<Y.Text>).get(field)!
    expect(touched(() => addAction(doc, action('a1')))).toEqual(['action-added a1'])
    expect(touched(() => moveAction(doc, 'a1', 't1', 0))).toEqual(['action-moved a1'])
    expect(touched(() => text('detail').insert(0, 'More'))).toEqual(['action-reworded a1'])
    expect(touched(() => addTheme(doc, { id: 't1', title: 'Just', order: 'V', colour: 'a' }))).toEqual(['theme-added null'])
    expect(touched(() => addArgument(doc, { id: 'g1', action: 'a1', side: 'for', text: 'So', author: 'p1', createdAt: 1 }))).toEqual(['argument-added a1'])
    expect(touched(() => addEvidence(doc, { id: 'e1', title: 'Case', text: '', source: '', actions: ['a1', 'a2'] }))).toEqual(['evidence-added a1', 'evidence-added a2'])
    expect(touched(() => remove(doc, 'arguments', 'g1'))).toEqual(['argument-removed a1'])
    expect(touched(() => remove(doc, 'actions', 'a1'))).toEqual(['action-removed a1'])
    expect(touched(() => undefined)).toEqual([])
  })

  it('is told for what one update made and the next changed', () => {
    const story = new Story().fact(created).join('p1')
    story.write('p1', (doc) => addAction(doc, action('a1')))
    story.write('p1', (doc) => ((doc.getMap('actions').get('a1') as Y.Map<Y.Text>).get('title') as Y.Text).insert(0, 'x'))
    const timeline = timelineOf(story)
    expect(Array.from({ length: timeline.touches }, (_, i) => timeline.touchAt(i))).toMatchObject([
      { index: 3, by: 'p1', boardId: 'b1', isLive: true, touch: { kind: 'action-added', actionId: 'a1' } },
      { index: 4, by: 'p1', boardId: 'b1', isLive: true, touch: { kind: 'action-reworded', actionId: 'a1' } },
    ])
  })
})

describe('the axis', () => {
  it('shortens long silence to a break of its own, and nothing else', () => {
    const night = 14 * 60 * minute
    const axis = buildAxis([0, 30 * minute, 30 * minute + night, 60 * minute + night])
    expect(axis.pieces.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['time', 0, 30 * minute], ['break', 30 * minute, 30 * minute + night], ['time', 30 * minute + night, 60 * minute + night],
    ])
    expect(position(axis, 15 * minute)).toBe(15 * minute)
    expect(breakAt(axis, 31 * minute)).toMatchObject({ kind: 'break' })
    expect(breakAt(axis, 30 * minute)).toBeUndefined()
    expect(buildAxis([0, breakAfterMs]).pieces).toHaveLength(1)
  })

  it('stands for a record of one entry, and of none', () => {
    expect(buildAxis([5]).length).toBeGreaterThan(0)
    expect(position(buildAxis([]), 99_999)).toBe(buildAxis([]).length)
  })
})

describe('activity lanes', () => {
  const axis = buildAxis([0, 100 * 1_000])
  const times = [0, 99_000, 50_000]
  const lanesOf = (people: (string | null)[], bins: number) => {
    const activity = new Activity()
    activity.add(0, 'A', 2)
    activity.add(1, 'B', 1)
    activity.add(2, null, 4)
    return activity.lanes(people, ['A', 'B'], axis, bins, (index) => times[index]!)
  }
  const five = (group: string | null) => new Array<string | null>(5).fill(group)

  it('RP-4 has one lane a group of at least five people, and one for all smaller ones together', () => {
    expect(lanesOf([...five('A'), ...five('B'), ...five(null)], 2)).toEqual([
      { groups: ['A'], counts: [2, 0] }, { groups: ['B'], counts: [0, 1] }, { groups: [null], counts: [0, 4] },
    ])
    expect(lanesOf([...five('A'), ...five('B'), 'C', null, null, 'D', 'E'], 2)).toMatchObject([{ groups: ['A'] }, { groups: ['B'] }, { groups: [null] }])
    expect(lanesOf([...five('A'), ...five('A'), 'B', 'B', null, null, null], 2)).toEqual([{ groups: ['A'], counts: [2, 0] }, { groups: ['B', null], counts: [0, 5] }])
  })

  it('RP-4 tells no groups apart where the small ones could be worked out', () => {
    const everybody = [{ groups: 'everybody', counts: [2, 5] }]
    expect(lanesOf([...five('A'), 'B'], 2)).toEqual(everybody)
    expect(lanesOf(['A', 'B'], 2)).toEqual(everybody)
    expect(lanesOf([], 2)).toEqual(everybody)
  })
})

const matrix = { last: [], 'no-information': [] }
const result = { ranking: [], scores: [] }
const tally = {
  version: 1, method: 'rank', ballots: 0, actionIds: [], pairwise: matrix, topDiffers: false, topDifferences: [], groups: [],
  results: { schulze: { last: result, 'no-information': result }, borda: { last: result, 'no-information': result } },
} as never

function timelineOf(story: Story): Timeline {
  return record(story.entries).timeline
}
