import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument, addTheme, moveAction, remove, replaceText } from '../../shared/board/write.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { applyAll } from '../../shared/event/apply.ts'
import { emptyState } from '../../shared/event/state.ts'
import { activityLanes } from '../../shared/replay/activity.ts'
import { breakAfterMs, buildAxis, position, time } from '../../shared/replay/axis.ts'
import { isFact } from '../../shared/replay/entries.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'
import { ReplayFold } from '../../shared/replay/fold.ts'
import { TimelineBuilder, buildTimeline, indexAt, lastBy } from '../../shared/replay/timeline.ts'
import { Story, created } from '../unit/replay/story.ts'

const boards = ['b1', 'b2']
const person = fc.constantFrom('p1', 'p2', 'p3', 'organiser')
const action = fc.constantFrom('a1', 'a2', 'a3', 'a4')
const board = fc.constantFrom(...boards)

type Step = (story: Story) => void

const facts: fc.Arbitrary<Fact> = fc.oneof(
  fc.constantFrom<Fact>(
    { type: 'event.paused' }, { type: 'event.resumed' }, { type: 'question.paused', questionId: 'q1' },
    { type: 'question.opened', questionId: 'q1', slate: { items: [], themes: [] } },
    { type: 'question.counted', questionId: 'q1', submitted: { total: 3, byGroup: { 'NHS leaders': 2, '': 1 } } },
    { type: 'screen.blanked', blank: true }),
  fc.constantFrom('s1', 's2', 's3', 'nowhere').map((stageId): Fact => ({ type: 'stage.entered', stageId, timer: null })),
  board.map((boardId): Fact => ({ type: 'board.frozen', boardId })),
  board.map((boardId): Fact => ({ type: 'board.opened', boardId })),
  fc.tuple(action, board, fc.nat({ max: 40 })).map(([actionId, boardId, number]): Fact => ({ type: 'actions.numbered', boardId, actions: [{ actionId, number, lineageId: actionId }] })),
)

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: facts.map((fact): Step => (story) => void story.fact(fact)) },
  fc.tuple(person, fc.constantFrom('NHS leaders', 'Third sector', null)).map(([who, group]): Step => (story) => void story.join(who, group)),
  fc.integer({ min: -2_000, max: 3 * breakAfterMs }).map((ms): Step => (story) => void story.wait(ms)),
  { weight: 2, arbitrary: fc.tuple(person, action, board).map(([who, id, b]): Step => (story) => void story.write(who, (doc) =>
    addAction(doc, { id, title: `Title of ${id}`, detail: '', theme: null, author: who, createdAt: 1 }), b)) },
  { weight: 3, arbitrary: fc.tuple(person, action, board, fc.string({ maxLength: 8 })).map(([who, id, b, words]): Step => (story) => void story.write(who, (doc) => {
    const entry = doc.getMap('actions').get(id)
    const title = entry instanceof Y.Map ? entry.get('title') : null
    if (title instanceof Y.Text) replaceText(title, words, 'test')
  }, b)) },
  fc.tuple(person, action, board, fc.nat({ max: 3 })).map(([who, id, b, place]): Step => (story) => void story.write(who, (doc) => moveAction(doc, id, 't1', place), b)),
  fc.tuple(person, action, board).map(([who, id, b]): Step => (story) => void story.write(who, (doc) => remove(doc, 'actions', id), b)),
  fc.tuple(person, action, board).map(([who, id, b]): Step => (story) => void story.write(who, (doc) =>
    addArgument(doc, { id: `g-${id}`, action: id, side: 'for', text: 'Because', author: who, createdAt: 1 }), b)),
  board.map((b): Step => (story) => void story.write('organiser', (doc) => addTheme(doc, { id: 't1', title: 'Just', order: 'V', colour: 'a' }), b)),
)

const journals = fc.array(steps, { maxLength: 60, size: 'max' }).map((list) => {
  const story = new Story().fact(created)
  for (const step of list) step(story)
  return story.entries
})

describe('the replay fold', () => {
  it('RP-1 stands, after any seeks, where folding that many entries from nothing stands', () => {
    fc.assert(fc.property(journals, fc.integer({ min: 1, max: 9 }), fc.array(fc.nat({ max: 80 }), { minLength: 1, maxLength: 12 }), (entries, every, seeks) => {
      const fold = new ReplayFold(entries, every)
      for (const target of seeks) {
        fold.seek(target)
        const index = Math.min(target, entries.length)
        expect(fold.index).toBe(index)
        expect(standing(fold)).toEqual(fromNothing(entries.slice(0, index)))
      }
    }))
  })

  it('builds the same timeline in one go and in small portions, and stands at the end', () => {
    fc.assert(fc.property(journals, fc.integer({ min: 1, max: 9 }), (entries, portion) => {
      const fold = new ReplayFold(entries, 7)
      const timeline = buildTimeline(fold)
      expect(standing(fold)).toEqual(fromNothing(entries))
      const builder = new TimelineBuilder(new ReplayFold(entries, 3))
      let inPortions = builder.build(portion)
      while (!inPortions) inPortions = builder.build(portion)
      expect(inPortions).toEqual(timeline)
      expect(timeline.times).toHaveLength(entries.length)
      expect(timeline.times.every((at, i) => i === 0 || at >= timeline.times[i - 1]!)).toBe(true)
      for (const placed of [timeline.chapters, timeline.moments, timeline.captions, timeline.touches]) {
        expect(placed.every(({ index, at }, i) => index > 0 && at === timeline.times[index - 1] && (i === 0 || index >= placed[i - 1]!.index))).toBe(true)
      }
    }))
  })

  it('says at every index which stage the room is at', () => {
    fc.assert(fc.property(journals, (entries) => {
      const fold = new ReplayFold(entries, 5)
      const { chapters } = buildTimeline(fold)
      for (let index = 1; index <= entries.length; index++) {
        fold.seek(index)
        const known = fold.state.agenda.some(({ stageId }) => stageId === fold.state.stageId)
        if (known) expect(lastBy(chapters, index)?.stageId).toBe(fold.state.stageId)
      }
    }))
  })
})

describe('the time axis', () => {
  const times = fc.array(fc.integer({ min: 0, max: 2 * breakAfterMs }), { minLength: 1, maxLength: 30 })
    .map((gaps) => gaps.map((_, i) => 1_000_000 + gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, 0)))

  it('places later times further on, within its length, and finds each of them again', () => {
    fc.assert(fc.property(times, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }), (list, shares) => {
      const axis = buildAxis(list)
      const [first, last] = [list[0]!, Math.max(list[list.length - 1]!, list[0]! + 1_000)]
      const points = shares.map((share) => first + share * (last - first)).concat(list).sort((a, b) => a - b)
      const places = points.map((point) => position(axis, point))
      places.forEach((place, i) => {
        expect(place).toBeGreaterThanOrEqual(i === 0 ? 0 : places[i - 1]!)
        expect(place).toBeLessThanOrEqual(axis.length)
        expect(Math.abs(time(axis, place) - points[i]!)).toBeLessThan(0.1)
      })
    }))
  })

  it('RP-3 counts every point of activity once, whatever the number of steps', () => {
    fc.assert(fc.property(times, fc.integer({ min: 1, max: 50 }), fc.array(fc.constantFrom('A', 'B', null, 'gone'), { minLength: 30, maxLength: 30 }), (list, bins, groups) => {
      const points = list.map((at, i) => ({ at, group: groups[i]!, count: 1 + (i % 3) }))
      const lanes = activityLanes(points, ['A', 'B'], buildAxis(list), bins)
      const sum = lanes.flatMap(({ counts }) => counts).reduce((a, b) => a + b, 0)
      expect(sum).toBe(points.reduce((a, { count }) => a + count, 0))
    }))
  })

  it('finds how many entries have happened by a time', () => {
    fc.assert(fc.property(journals, fc.nat({ max: 100 }), (entries, pick) => {
      const timeline = buildTimeline(new ReplayFold(entries))
      const at = timeline.times[pick % timeline.times.length]!
      for (const moment of [at - 1, at, at + 1]) {
        expect(indexAt(timeline, moment)).toBe(timeline.times.filter((t) => t <= moment).length)
      }
    }))
  })
})

function standing(fold: ReplayFold) {
  return { state: fold.state, boards: boards.map((id) => ({ view: readBoard(fold.doc(id)), vector: [...Y.encodeStateVector(fold.doc(id))] })) }
}

/** The reference: no checkpoints, no shared code with the fold but `apply` itself. */
function fromNothing(entries: readonly ReplayEntry[]) {
  const state = applyAll(emptyState(), entries.filter(isFact))
  const docs = boards.map((id) => {
    const doc = new Y.Doc()
    for (const entry of entries) if (!isFact(entry) && entry.boardId === id) Y.applyUpdate(doc, entry.update)
    return { view: readBoard(doc), vector: [...Y.encodeStateVector(doc)] }
  })
  return { state: { ...state, seq: entries[entries.length - 1]?.seq ?? 0 }, boards: docs }
}
