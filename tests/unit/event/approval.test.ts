// Words that need approval, and actions that go back to their author.
import { describe, expect, it } from 'vitest'
import { addAction, addArgument } from '../../../shared/board/write.ts'
import { moderationBounds } from '../../../shared/event/moderation.ts'
import type { OfferedEntry } from '../../../shared/event/moderation.ts'
import { ownPart } from '../../../shared/event/own.ts'
import { view, visible } from '../../../shared/event/visibility.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { argumentsOf, board, evidenceOf, other, reason, room, writes } from './moderated-room.ts'
import { facilitator, participant } from './room.ts'
import type { Room } from './room.ts'

describe('approval', () => {
  const action: OfferedEntry = { kind: 'action', title: 'Pay travel time', detail: '', theme: 'th' }
  const offer = (entryId = 'offered-1', entry: OfferedEntry = action): Command => ({ type: 'entry.offer', entryId, boardId: 'b1', entry })

  function moderated(): Room {
    return room().do({ type: 'agenda.edit', stageId: 'explore', premoderated: true }, { type: 'stage.go', stageId: 'explore' })
  }

  it('MO-6 no word of a participant reaches such a board by an update; staff write as ever', () => {
    const made = moderated()
    for (const op of ['action.add', 'action.edit', 'argument.add', 'argument.edit', 'evidence.add', 'evidence.edit'] as const) {
      expect(writes(made, op, 'a1')).toBe('needs-approval')
      if (!op.endsWith('.add')) expect(writes(made, op, 'a1', facilitator)).toBe('yes')
    }
    expect(writes(made, 'action.move', 'a1')).toBe('yes')
    made.do({ type: 'agenda.edit', stageId: 'explore', premoderated: false })
    expect(writes(made, 'action.add', 'new')).toBe('yes')
  })

  it('MO-6 what is offered waits where staff and its author alone see it, and approval puts it on the board under its author’s name', () => {
    const made = moderated()
    expect(made.send(offer(), participant).ok).toBe(true)
    expect(board(made).actions).toHaveLength(3)
    expect(ownPart(made.state, 'p1').waiting).toMatchObject([{ entryId: 'offered-1', note: null, entry: action }])
    expect(ownPart(made.state, 'p2').waiting).toEqual([])
    expect(view(made.state, 'participant').moderation.waiting).toEqual({})
    expect(made.journal.every(({ fact }) => fact.type !== 'entry.offered' || visible(fact, 'participant') === null)).toBe(true)
    made.do({ type: 'entry.approve', entryId: 'offered-1' })
    expect(board(made).actions.at(-1)).toMatchObject({ id: 'offered-1', title: 'Pay travel time', theme: 'th', author: 'p1' })
    expect(made.state.actions['offered-1']!.number).toBe(4)
    expect(made.state.authors['p1']?.name).toBe('Amira')
    expect(ownPart(made.state, 'p1').waiting).toEqual([])
    expect(made.decide({ type: 'entry.approve', entryId: 'offered-1' })).toEqual({ ok: true, facts: [] })
    expect(made.decide(offer(), participant)).toEqual({ ok: true, facts: [] })
  })

  it('MO-6 arguments and evidence wait too, and come to the action that stands for the one they are about', () => {
    const made = moderated()
    made.send(offer('offered-2', { kind: 'argument', action: 'a1', side: 'for', text: 'Because' }), participant)
    made.send(offer('offered-3', { kind: 'evidence', title: 'A study', text: '', source: 'X', actions: ['a1', 'nothing'] }), participant)
    made.do({ type: 'action.merge', actionId: 'a1', into: 'a2', reason }, { type: 'entry.approve', entryId: 'offered-2' }, { type: 'entry.approve', entryId: 'offered-3' })
    expect(argumentsOf(made, 'a2')).toContain('offered-2')
    expect(evidenceOf(made, 'a2')).toContain('offered-3')
    expect(made.refusal(offer('offered-4', { kind: 'argument', action: 'nothing', side: 'for', text: 'x' }), participant)).toBe('unknown-action')
  })

  it('MO-6 comes back with a note, is offered again with other words, or taken back', () => {
    const made = moderated()
    made.send(offer(), participant)
    made.do({ type: 'entry.return', entryId: 'offered-1', note: 'Please name no one' })
    expect(ownPart(made.state, 'p1').waiting).toMatchObject([{ note: 'Please name no one' }])
    made.undoLatest()
    expect(ownPart(made.state, 'p1').waiting).toMatchObject([{ note: null }])
    made.do({ type: 'entry.return', entryId: 'offered-1', note: 'Please name no one' })
    made.send(offer('offered-1', { ...action, title: 'Pay for travel' }), participant)
    expect(ownPart(made.state, 'p1').waiting).toMatchObject([{ note: null, entry: { title: 'Pay for travel' } }])
    expect(made.refusal({ type: 'entry.withdraw', entryId: 'offered-1' }, other)).toBe('not-yours')
    expect(made.refusal(offer(), other)).toBe('id-taken')
    made.send({ type: 'entry.withdraw', entryId: 'offered-1' }, participant)
    expect(made.state.moderation.waiting).toEqual({})
    expect(made.refusal({ type: 'entry.return', entryId: 'offered-1', note: 'x' })).toBe('unknown-entry')
  })

  it('MO-6 an approval is taken back while nobody has worked on it, and then it waits again', () => {
    const made = moderated()
    made.send(offer(), participant)
    const { waiting } = made.state.moderation
    made.do({ type: 'entry.approve', entryId: 'offered-1' })
    made.undoLatest()
    expect(made.state.moderation.waiting).toEqual(waiting)
    expect(board(made).actions).toHaveLength(3)
    made.do({ type: 'entry.approve', entryId: 'offered-1' })
    expect(made.state.actions['offered-1']!.number).toBe(4)
    addArgument(made.board('b1'), { id: 'g9', action: 'offered-1', side: 'for', text: 'Good', author: 'p2', createdAt: 9 })
    const undone = made.undoLatest()
    expect(undone.ok ? 'yes' : undone.error.code).toBe('in-use')
  })

  it('MO-6 what is offered where nothing needs approval is on the board at once', () => {
    const made = room()
    made.send(offer(), participant)
    expect(board(made).actions.at(-1)).toMatchObject({ id: 'offered-1', author: 'p1' })
    expect(made.state.moderation.waiting).toEqual({})
  })

  it('MO-6 is bounded by person, and held to what the stage allows', () => {
    const made = moderated()
    for (let i = 0; i < moderationBounds.waitingByPerson; i++) expect(made.send(offer(`offered-${i}`), participant).ok).toBe(true)
    expect(made.refusal(offer('one-too-many'), participant)).toBe('too-many')
    expect(made.refusal(offer('of-another'), other)).toBe('accepted')
    made.do({ type: 'agenda.edit', stageId: 'explore', allows: ['argue'] })
    expect(made.refusal(offer('not-here-now'), other)).toBe('not-in-stage')
    made.do({ type: 'person.mute', participantId: 'p2', reason })
    expect(made.refusal(offer('not-here-now'), other)).toBe('muted')
    made.do({ type: 'board.freeze', boardId: 'b1' })
    expect(made.refusal(offer('not-here-now'), other)).toBe('board-frozen')
  })
})

describe('returning an action', () => {
  const back: Command = { type: 'action.return', actionId: 'a1', note: 'Could this be shorter?' }

  it('MO-7 tells its author alone, leaves it on the board, and is over when the author says so', () => {
    const made = room()
    const before = board(made)
    made.do(back)
    expect(board(made)).toEqual(before)
    expect(ownPart(made.state, 'p1').returned).toMatchObject([{ actionId: 'a1', note: 'Could this be shorter?' }])
    expect([ownPart(made.state, 'p2').returned, view(made.state, 'participant').moderation.returned]).toEqual([[], {}])
    expect(made.refusal({ type: 'action.settle', actionId: 'a1' }, other)).toBe('not-yours')
    made.send({ type: 'action.settle', actionId: 'a1' }, participant)
    expect(ownPart(made.state, 'p1').returned).toEqual([])
  })

  it('MO-7 is refused where the author is nobody who joined', () => {
    const made = room()
    addAction(made.board('b1'), { id: 'imported', title: 'I', detail: '', theme: null, author: 'organiser', createdAt: 1 })
    made.happen({ type: 'actions.numbered', boardId: 'b1', actions: [{ actionId: 'imported', number: 4, lineageId: 'imported' }] })
    expect(made.refusal({ ...back, actionId: 'imported' } as Command)).toBe('no-author')
    expect(made.refusal({ ...back, actionId: 'nothing' } as Command)).toBe('unknown-action')
  })
})
