import { describe, expect, it } from 'vitest'
import { mostQuestions, mostStages } from '../../../shared/event/agenda.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import type { Stage } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Room, facilitator, observer, organiser, participant } from './room.ts'

const add: Command = { type: 'agenda.add', stageId: 'new-stage', before: 'refine', kind: 'explore', title: 'Look again' }
const poll: Command = { ...add, kind: 'ballot', title: 'Straw poll' }
const ask: Command = { type: 'question.add', stageId: 'principles', questionId: 'new-question', before: 'q3', title: 'And?', method: 'approve' }

/** Each does something in a new room. */
const each: Command[] = [
  add, poll, ask,
  { type: 'agenda.edit', stageId: 'explore', title: 'Look around', seconds: 60 },
  { type: 'agenda.move', stageId: 'results', before: 'explore' },
  { type: 'agenda.duplicate', stageId: 'principles', copyId: 'new-stage' },
  { type: 'agenda.remove', stageId: 'refine' },
  { type: 'agenda.skip', stageId: 'refine' },
  { type: 'question.edit', questionId: 'q1', title: 'Which ones?', method: 'dots', options: { dots: 5 } },
  { type: 'question.move', questionId: 'q3', before: 'q2' },
  { type: 'question.remove', questionId: 'q2' },
]

function order(room: Room): string[] {
  return room.state.agenda.map(({ stageId }) => stageId)
}

function stage(room: Room, stageId: string): Stage {
  return room.state.agenda.find((s) => s.stageId === stageId)!
}

function asked(room: Room, stageId: string): string[] {
  return (stage(room, stageId).questions ?? []).map(({ questionId }) => questionId)
}

describe('changing the agenda', () => {
  it.each(each)('EV-32 $type: for facilitators and organisers, and nothing more when it is sent again', (command) => {
    for (const who of [participant, observer]) expect(new Room().refusal(command, who)).toBe('not-allowed')
    for (const who of [facilitator, organiser]) {
      const room = new Room()
      const first = room.send(command, who)
      expect(first.ok && first.facts.length).toBeGreaterThan(0)
      const { agenda } = room.state
      const again = room.send(command, who)
      expect(again.ok ? again.facts : again.error.code).toEqual([])
      expect(room.state.agenda).toEqual(agenda)
    }
  })

  it.each(each)('EV-27 $type is refused once the session is closed, and taken while everything is paused', (command) => {
    expect(new Room().do({ type: 'event.close' }).refusal(command)).toBe('event-closed')
    expect(new Room().do({ type: 'event.pause' }).refusal(command)).toBe('accepted')
  })

  it('a stage of every kind goes before the one that is named, or last', () => {
    const room = new Room().do(add, { ...add, stageId: 'last-stage', before: null, kind: 'close' })
    expect(order(room)).toEqual(['welcome', 'explore', 'new-stage', 'refine', 'prioritise', 'principles', 'results', 'last-stage'])
    expect(stage(room, 'new-stage')).toEqual({ stageId: 'new-stage', kind: 'explore', title: 'Look again', seconds: null })
  })

  it('a new ballot stage asks what it is given, or one question by its title', () => {
    const room = new Room().do(poll, {
      ...add, stageId: 'more-asked', kind: 'ballot',
      questions: [{ title: 'How much?', method: 'score' }, { title: 'Which?', method: 'approve', secrecy: 'public-recount', options: { atMost: 2 } }],
    })
    expect(stage(room, 'new-stage').questions).toMatchObject([{ title: 'Straw poll', method: 'rank', secrecy: 'secret', phase: 'planned', slate: null }])
    expect(stage(room, 'more-asked').questions).toMatchObject([
      { title: 'How much?', secrecy: 'secret', options: { min: 1, max: 5 } }, { title: 'Which?', secrecy: 'public-recount', options: { atMost: 2 } },
    ])
  })

  it('questions that cannot be asked, and questions of another kind of stage, are refused', () => {
    const room = new Room()
    expect(room.refusal({ ...poll, questions: [{ title: 'Guess', method: 'guess' }] })).toBe('method-not-supported')
    expect(room.refusal({ ...poll, questions: [{ title: 'Dots', method: 'dots', options: { dots: -1 } }] })).toBe('bad-request')
    expect(room.refusal({ ...add, questions: [{ title: 'Which?', method: 'rank' }] })).toBe('not-a-ballot')
    expect(room.refusal({ ...ask, stageId: 'explore' })).toBe('not-a-ballot')
    expect(room.refusal({ type: 'question.edit', questionId: 'q1', options: { dots: 3 } })).toBe('bad-request')
  })

  it('what is not there is named as such', () => {
    const room = new Room()
    for (const command of each) {
      const elsewhere = 'stageId' in command && !['agenda.add', 'agenda.remove'].includes(command.type) ? { ...command, stageId: 'nowhere' } : null
      if (elsewhere) expect(room.refusal(elsewhere as Command)).toBe('unknown-stage')
    }
    expect(room.refusal({ ...add, before: 'nowhere' })).toBe('unknown-stage')
    expect(room.refusal({ ...add, boards: ['nowhere'] })).toBe('unknown-board')
    expect(room.refusal({ type: 'agenda.edit', stageId: 'explore', boards: ['nowhere'] })).toBe('unknown-board')
    expect(room.refusal({ ...ask, before: 'q1' })).toBe('unknown-question')
    expect(room.refusal({ type: 'question.edit', questionId: 'nowhere' })).toBe('unknown-question')
    for (const command of [{ type: 'question.remove', questionId: 'nowhere' }, { type: 'agenda.remove', stageId: 'nowhere' }] as const) expect(room.decide(command)).toEqual({ ok: true, facts: [] })
  })

  it('an id that is a question’s is no stage’s, and the other way round', () => {
    const room = new Room().do(ask)
    expect(room.refusal({ ...add, stageId: 'new-question' })).toBe('id-taken')
    expect(room.refusal({ ...ask, questionId: 'explore' })).toBe('id-taken')
    expect(room.refusal({ ...ask, stageId: 'prioritise', before: null })).toBe('id-taken')
  })

  it('an agenda and a stage are bounded', () => {
    const room = new Room()
    for (let n = room.state.agenda.length; n < mostStages; n++) room.do({ ...add, stageId: `stage-${n}`, before: null })
    expect(room.refusal(add)).toBe('too-many')
    expect(room.refusal({ type: 'agenda.duplicate', stageId: 'refine', copyId: 'new-stage' })).toBe('too-many')
    for (let n = 1; n < mostQuestions; n++) room.do({ ...ask, stageId: 'prioritise', questionId: `question-${n}`, before: null })
    expect(room.refusal({ ...ask, stageId: 'prioritise', before: null })).toBe('too-many')
  })

  it('a copy follows its stage, with questions of its own that nobody has voted on', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'principles' }, { type: 'agenda.skip', stageId: 'refine' })
    room.do({ type: 'agenda.duplicate', stageId: 'principles', copyId: 'new-stage', title: 'Principles again' }, { type: 'agenda.duplicate', stageId: 'refine', copyId: 'new-refine' })
    expect(order(room).slice(-3)).toEqual(['principles', 'new-stage', 'results'])
    const copy = stage(room, 'new-stage')
    expect(copy.title).toBe('Principles again')
    expect(copy.questions).toMatchObject([{ title: 'q2', phase: 'planned', slate: null }, { title: 'q3', phase: 'planned', slate: null }])
    expect(new Set([...asked(room, 'new-stage'), ...asked(room, 'principles')]).size).toBe(4)
    expect(stage(room, 'new-refine').skipped).toBeUndefined()
  })
})

describe('what has begun', () => {
  it('EV-33 the stage where the room is, one where it has been, and one that was voted on stay in the agenda', () => {
    const room = new Room()
    expect(room.refusal({ type: 'agenda.remove', stageId: 'welcome' })).toBe('stage-current')
    expect(room.refusal({ type: 'agenda.skip', stageId: 'welcome' })).toBe('stage-current')
    room.do({ type: 'stage.go', stageId: 'explore' }, { type: 'ballot.open', questionId: 'q1' })
    expect(room.refusal({ type: 'agenda.remove', stageId: 'welcome' })).toBe('stage-begun')
    expect(room.refusal({ type: 'agenda.remove', stageId: 'prioritise' })).toBe('question-fixed')
    expect(room.refusal({ type: 'agenda.edit', stageId: 'explore', title: 'Look around', seconds: 60 })).toBe('accepted')
  })

  it('EV-33 a stage that was added and entered since is not taken away by an undo', () => {
    const room = new Room().do(add, { type: 'stage.go', stageId: 'new-stage' })
    const added = room.state.done.find(({ what }) => what.type === 'agenda.add')!
    expect(room.refusal({ type: 'undo', doneId: added.doneId })).toBe('stage-current')
  })

  it.each(['open', 'paused', 'sealed', 'revealed'] as const)('EV-33 a question that is %s can be given another title and nothing else', (phase) => {
    const room = new Room().do({ type: 'stage.go', stageId: 'principles' })
    if (phase !== 'open') room.do({ type: phase === 'paused' ? 'ballot.pause' : 'ballot.seal', questionId: 'q2' })
    if (phase === 'revealed') room.do({ type: 'ballot.reveal', questionId: 'q2' })
    for (const change of [{ method: 'approve' }, { secrecy: 'public-recount' as const }, { options: { topK: 3 } }, { title: 'Which?', options: { theme: 'Just' } }]) {
      expect(room.refusal({ type: 'question.edit', questionId: 'q2', ...change })).toBe('question-fixed')
    }
    expect(room.refusal({ type: 'question.remove', questionId: 'q2' })).toBe('question-fixed')
    expect(room.refusal({ type: 'question.move', questionId: 'q2', before: null })).toBe('question-fixed')
    room.do({ type: 'question.edit', questionId: 'q2', title: 'Which first?', method: 'rank' })
    expect(findQuestion(room.state, 'q2')).toMatchObject({ title: 'Which first?', phase })
  })

  it('a ballot stage keeps one question at least', () => {
    expect(new Room().refusal({ type: 'question.remove', questionId: 'q1' })).toBe('question-needed')
  })

  it('another method starts with its own options', () => {
    const room = new Room().do({ type: 'question.edit', questionId: 'q1', method: 'dots', options: { dots: 5 } }, { type: 'question.edit', questionId: 'q1', method: 'approve' })
    expect(findQuestion(room.state, 'q1')).toMatchObject({ method: 'approve', options: {} })
  })
})

describe('a stage that is left out', () => {
  it('EV-34 is not entered, not by an undo either, until it is taken back in', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'explore' }, { type: 'stage.go', stageId: 'refine' }, { type: 'agenda.skip', stageId: 'explore' })
    expect(room.refusal({ type: 'stage.go', stageId: 'explore' })).toBe('stage-skipped')
    const moved = room.state.done.findLast(({ what }) => what.type === 'stage.go')!
    expect(room.refusal({ type: 'undo', doneId: moved.doneId })).toBe('stage-skipped')
    room.do({ type: 'agenda.unskip', stageId: 'explore' }, { type: 'stage.go', stageId: 'explore' })
    expect(room.state.stageId).toBe('explore')
  })
})

describe('undoing a change of the agenda', () => {
  it('puts a stage back where it was, or last where its neighbour is gone', () => {
    const room = new Room().do({ type: 'agenda.remove', stageId: 'explore' })
    room.undoLatest()
    expect(order(room)).toEqual(order(new Room()))
    room.do({ type: 'agenda.remove', stageId: 'explore' }, { type: 'agenda.remove', stageId: 'refine' })
    const first = room.state.done.find(({ what, undone }) => what['stageId'] === 'explore' && !undone)!
    room.do({ type: 'undo', doneId: first.doneId })
    expect(order(room).at(-1)).toBe('explore')
  })

  it('is held to what has happened since: a method is not changed back once voting has been opened', () => {
    const room = new Room().do({ type: 'question.edit', questionId: 'q1', method: 'approve' }, { type: 'ballot.open', questionId: 'q1' })
    const edited = room.state.done.find(({ what }) => what.type === 'question.edit')!
    expect(room.refusal({ type: 'undo', doneId: edited.doneId })).toBe('question-fixed')
  })
})
