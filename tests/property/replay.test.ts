import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument, addTheme, moveAction, remove, replaceText } from '../../shared/board/write.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { applyAll } from '../../shared/event/apply.ts'
import { emptyState } from '../../shared/event/state.ts'
import { Activity } from '../../shared/replay/activity.ts'
import { breakAfterMs, buildAxis, position, time } from '../../shared/replay/axis.ts'
import { isFact } from '../../shared/replay/entries.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'
import { Recording, record } from '../../shared/replay/recording.ts'
import { lastBy } from '../../shared/replay/timeline.ts'
import { rawOf, WireReader, WireWriter } from '../../shared/replay/wire.ts'
import { recordOfFile } from '../../client/pages/organiser/replay/record-file.ts'
import type { BoardView } from '../../shared/board/read.ts'
import type { EventState } from '../../shared/event/state.ts'
import { documentOf } from '../support/board.ts'
import { sitting } from '../support/sitting.ts'
import { kindsOfSteps, people } from '../support/sitting-steps.ts'
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

describe('the recording', () => {
  it('RP-1 shows, wherever one looks and in whatever order, what folding that many entries from nothing shows', () => {
    fc.assert(fc.property(journals, fc.array(fc.nat({ max: 80 }), { minLength: 1, maxLength: 12 }), (entries, looks) => {
      const recording = record(entries)
      for (const look of looks) {
        const index = Math.min(look, entries.length)
        expect(shown(recording, index)).toEqual(fromNothing(entries.slice(0, index)))
      }
    }))
  })

  it('RP-1 holds for journals of which states are kept on the way, and texts of many versions', () => {
    const story = new Story().fact(created).write('p1', (doc) => addAction(doc, { id: 'a1', title: 'The first of them', detail: '', theme: null, author: 'p1', createdAt: 1 }))
    for (let i = 0; i < 300; i++) {
      story.join(`person ${i}`, i % 3 === 0 ? 'NHS leaders' : null).fact({ type: 'screen.blanked', blank: i % 2 === 0 })
      story.write('p1', (doc) => {
        const title = (doc.getMap('actions').get('a1') as Y.Map<Y.Text>).get('title')!
        if (i % 40 === 39) title.delete(0, title.length - 5)
        else title.insert((i * 7) % title.length, `word ${i} `)
      })
    }
    const recording = record(story.entries)
    for (const index of [902, 3, 500, 501, 499, 777, 2, 902, 0, 640]) expect(shown(recording, index)).toEqual(fromNothing(story.entries.slice(0, index)))
  })

  it('is the same however the journal comes in, also as bytes cut anywhere', () => {
    fc.assert(fc.property(journals, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 200 }), fc.boolean(), (entries, portion, cut, isFollowed) => {
      const whole = record(entries)
      const bytes = new WireWriter().write(entries.map(rawOf))
      const reader = new WireReader()
      const read: ReplayEntry[] = []
      for (let from = 0; from < bytes.length; from += cut) read.push(...reader.read(bytes.subarray(from, from + cut)))
      reader.end()
      expect(read).toEqual(entries)
      const pieces = new Recording()
      for (let from = 0; from < entries.length; from += portion) {
        pieces.add(read.slice(from, from + portion))
        // As a running event is followed: read to its end, again and again.
        if (isFollowed) pieces.finish()
      }
      pieces.finish()
      expect(summary(pieces)).toEqual(summary(whole))
      for (const { index, at } of [...whole.timeline.chapters, ...whole.timeline.moments, ...whole.timeline.captions]) expect(at).toBe(whole.timeline.time(index))
      const times = whole.timeline.times()
      expect(times.every((at, i) => i === 0 || at >= times[i - 1]!)).toBe(true)
    }))
  })

  it('says at every index which stage the room is at', () => {
    fc.assert(fc.property(journals, (entries) => {
      const recording = record(entries)
      for (let index = 1; index <= entries.length; index++) {
        const { agenda, stageId } = recording.state(index)
        if (agenda.some((stage) => stage.stageId === stageId)) expect(lastBy(recording.timeline.chapters, index)?.stageId).toBe(stageId)
      }
    }))
  })
})

const sat = (maxLength: number) => fc.array(fc.record({ kind: fc.nat(kindsOfSteps - 1), pick: fc.nat(60), ms: fc.nat(9_000) }), { maxLength, size: 'max' })

describe('the replay of what a server has run', () => {
  it('RP-1 RP-7 shows at every moment the state, the boards and the tallies that the server held then, streamed as well as from its archive', async () => {
    await fc.assert(fc.asyncProperty(sat(30), sat(6), sat(4), fc.nat(8), async (told, after, late, revealed) => {
      const lived = new Map<number, { state: EventState; boards: [string, BoardView][] }>()
      const { world, host } = await sitting(told, { revealed, after, late, watch: ({ state, boards }) => {
        lived.set(state.seq, { state: structuredClone(state), boards: [...boards].map(([boardId, update]) => [boardId, readBoard(documentOf(update))]) })
      } })
      // What was removed for good is on no record of an earlier moment either.
      fc.pre(host.state.erasures.length === 0)
      const stored = await world.journal.read(host.state.eventId, 1, 10_000)
      const reader = new WireReader()
      const streamed = record(reader.read(new WireWriter().write(stored)))
      const { recording: archived, differing } = recordOfFile((await world.archives.of(host)).slice().buffer, () => {})
      expect(differing).toEqual([])
      expect(lived.size).toBeGreaterThan(people.length)
      expect(Math.max(...lived.keys())).toBe(stored.length)
      for (const recording of [streamed, archived]) {
        expect(recording.length).toBe(stored.length)
        // The other way round: what is shown must not hang on what was looked at before.
        for (const [seq, { state, boards }] of [...lived].reverse()) {
          expect(recording.state(seq)).toEqual(state)
          for (const [boardId, board] of boards) expect(recording.board(boardId, seq)).toEqual(board)
        }
      }
    }), { numRuns: 20 })
  }, 120_000)
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
      const activity = new Activity()
      list.forEach((_, i) => activity.add(i, groups[i]!, 1 + (i % 3)))
      const people = ['A', 'B', null].flatMap((group) => new Array<string | null>(6).fill(group))
      const lanes = activity.lanes(people, ['A', 'B'], buildAxis(list), bins, (index) => list[index]!)
      const sum = lanes.flatMap(({ counts }) => counts).reduce((a, b) => a + b, 0)
      expect(sum).toBe(list.reduce((a, _, i) => a + 1 + (i % 3), 0))
    }))
  })

  it('finds how many entries have happened by a time', () => {
    fc.assert(fc.property(journals, fc.nat({ max: 100 }), (entries, pick) => {
      const { timeline } = record(entries)
      const times = timeline.times()
      const at = times[pick % times.length]!
      for (const moment of [at - 1, at, at + 1]) expect(timeline.indexAt(moment)).toBe(times.filter((t) => t <= moment).length)
    }))
  })
})

function shown(recording: Recording, index: number) {
  return { state: recording.state(index), boards: boards.map((id) => recording.board(id, index)) }
}

/** The reference: no code in common with the recording but `apply` and `readBoard`. */
function fromNothing(entries: readonly ReplayEntry[]) {
  const state = applyAll(emptyState(), entries.filter(isFact))
  const docs = boards.map((id) => {
    const doc = new Y.Doc()
    for (const entry of entries) if (!isFact(entry) && entry.boardId === id) Y.applyUpdate(doc, entry.update)
    return readBoard(doc)
  })
  return { state: { ...state, seq: entries.length }, boards: docs }
}

function summary({ timeline }: Recording) {
  const { chapters, moments, captions } = timeline
  return { chapters, moments, captions, times: timeline.times(), touches: Array.from({ length: timeline.touches }, (_, i) => timeline.touchAt(i)) }
}
