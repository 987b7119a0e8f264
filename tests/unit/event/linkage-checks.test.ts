// What a linkage of two questions has to be when one opens, and that nothing of it changes after that, whatever is done to the agenda.
import { describe, expect, it } from 'vitest'
import { findQuestion } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Room } from './room.ts'

// In the room, q1 (of "prioritise") and q2 (of "principles") are linked.
const opened = () => new Room().do({ type: 'ballot.open', questionId: 'q1' })
const third: Command = { type: 'question.add', stageId: 'prioritise', questionId: 'q4', before: null, title: 'Again?', method: 'rank', options: { linkage: 'scope' } }

describe('a linkage of which voting has been opened', () => {
  it.each<[string, Command]>([
    ['gets no third question', third],
    ['gets none with a new stage', { type: 'agenda.add', stageId: 'new', before: null, kind: 'ballot', title: 'Again', questions: [{ title: 'Again?', method: 'rank', options: { linkage: 'scope' } }] }],
    ['is joined by no other question', { type: 'question.edit', questionId: 'q3', options: { linkage: 'scope' } }],
    ['is not taken from the question that is still to come', { type: 'question.edit', questionId: 'q2', options: {} }],
    ['is not given another name', { type: 'question.edit', questionId: 'q2', options: { linkage: 'other' } }],
    ['keeps its method', { type: 'question.edit', questionId: 'q2', method: 'approve' }],
    ['keeps who will see it', { type: 'question.edit', questionId: 'q2', secrecy: 'public-recount' }],
    ['keeps its question', { type: 'question.remove', questionId: 'q2' }],
    ['keeps its stage', { type: 'agenda.remove', stageId: 'principles' }],
    ['keeps which comes first', { type: 'agenda.move', stageId: 'principles', before: 'explore' }],
  ])('BL-26 %s', (_what, command) => {
    expect(new Room().refusal(command)).toBe('accepted')
    expect(opened().refusal(command)).toBe('linkage-fixed')
  })

  it('BL-26 is not changed by an undo either', () => {
    const room = new Room().do({ type: 'question.edit', questionId: 'q3', options: { linkage: 'scope' } }, { type: 'question.edit', questionId: 'q2', options: {} })
    const { doneId } = room.state.done.find(({ what }) => what['questionId'] === 'q2')!
    room.do({ type: 'ballot.open', questionId: 'q1' })
    expect(room.refusal({ type: 'undo', doneId })).toBe('linkage-fixed')
  })

  it('leaves everything else to be changed', () => {
    opened().do(
      { type: 'question.edit', questionId: 'q2', title: 'Which now?', options: { linkage: 'scope', topK: 2 } }, { type: 'question.remove', questionId: 'q3' },
      { type: 'agenda.move', stageId: 'principles', before: null }, { type: 'question.add', stageId: 'prioritise', questionId: 'q4', before: null, title: 'New?', method: 'rank', options: { linkage: 'new' } },
    )
  })

  it('BL-26 a copy of a stage is not linked', () => {
    const room = opened().do({ type: 'agenda.duplicate', stageId: 'prioritise', copyId: 'copy' })
    expect(room.state.agenda.find(({ stageId }) => stageId === 'copy')!.questions![0]!.options).toEqual({})
    expect(findQuestion(room.state, 'q1')!.options).toEqual({ linkage: 'scope' })
  })
})

describe('voting on a question whose linkage does not fit', () => {
  it.each<[string, Command]>([
    ['three questions', third],
    ['one alone', { type: 'question.edit', questionId: 'q2', options: {} }],
    ['something else than a ranking', { type: 'question.edit', questionId: 'q2', method: 'approve', options: { linkage: 'scope' } }],
    ['a secret and a public question', { type: 'question.edit', questionId: 'q2', secrecy: 'public-recount' }],
  ])('BL-26 is not opened, by itself or with its stage: %s', (_what, command) => {
    const room = new Room().do(command)
    expect(room.refusal({ type: 'ballot.open', questionId: 'q1' })).toBe('linkage-unfit')
    expect(room.refusal({ type: 'stage.go', stageId: 'prioritise' })).toBe('linkage-unfit')
    expect(room.undoLatest().ok).toBe(true)
    expect(room.refusal({ type: 'stage.go', stageId: 'prioritise' })).toBe('accepted')
  })

  it('BL-26 nor two with names', () => {
    const room = new Room().do({ type: 'question.edit', questionId: 'q1', secrecy: 'named' }, { type: 'question.edit', questionId: 'q2', secrecy: 'named' })
    expect(room.refusal({ type: 'ballot.open', questionId: 'q1' })).toBe('linkage-unfit')
  })
})
