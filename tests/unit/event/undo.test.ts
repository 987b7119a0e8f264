import { describe, expect, it } from 'vitest'
import { doneKept } from '../../../shared/event/apply-room.ts'
import { addAction } from '../../../shared/board/write.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Room, asSeen, facilitator } from './room.ts'

const openVoting: Command[] = [{ type: 'stage.go', stageId: 'prioritise' }]
const sealed: Command[] = [...openVoting, { type: 'ballot.seal', questionId: 'q1' }]
const revealed: Command[] = [...sealed, { type: 'ballot.reveal', questionId: 'q1' }]
const timed: Command[] = [{ type: 'timer.start', seconds: 60 }]

const oneTable: Command[] = [{ type: 'tables.make', titles: ['One'] }]
const gathered: Command[] = [{ type: 'room.gather', actionId: 'a1' }]
const announced: Command[] = [{ type: 'announce', text: 'Lunch' }]
const spotlit: Command[] = [{ type: 'spotlight.set', actionId: 'a1' }]

const reversible: { command: Command; after?: Command[] }[] = [
  { command: { type: 'stage.go', stageId: 'results' }, after: openVoting },
  { command: { type: 'timer.start', seconds: 60 } },
  { command: { type: 'timer.start', seconds: 60 }, after: [{ type: 'timer.start', seconds: 90 }, { type: 'timer.pause' }] },
  { command: { type: 'timer.pause' }, after: timed },
  { command: { type: 'timer.resume' }, after: [...timed, { type: 'timer.pause' }] },
  { command: { type: 'timer.add', seconds: 60 }, after: timed },
  { command: { type: 'timer.add', seconds: -60 }, after: timed },
  { command: { type: 'board.freeze', boardId: 'b1' } },
  { command: { type: 'board.open', boardId: 'b1' }, after: [{ type: 'board.freeze', boardId: 'b1' }] },
  { command: { type: 'ballot.open', questionId: 'q1' }, after: [...openVoting, { type: 'ballot.pause', questionId: 'q1' }] },
  { command: { type: 'ballot.pause', questionId: 'q1' }, after: openVoting },
  { command: { type: 'ballot.reveal', questionId: 'q1' }, after: sealed },
  { command: { type: 'ballot.conceal', questionId: 'q1' }, after: revealed },
  { command: { type: 'event.pause' }, after: [...timed, { type: 'board.freeze', boardId: 'b2' }] },
  { command: { type: 'event.resume' }, after: [...timed, { type: 'event.pause' }] },
  { command: { type: 'screen.show', show: 'people' } },
  { command: { type: 'screen.show', show: 'stage' }, after: [{ type: 'screen.show', show: 'board' }] },
  { command: { type: 'screen.blank', blank: true } },
  { command: { type: 'screen.blank', blank: false }, after: [{ type: 'screen.blank', blank: true }] },
  { command: { type: 'tables.make', titles: ['One'] } },
  { command: { type: 'table.rename', tableId: 'id1', title: 'Three' }, after: oneTable },
  { command: { type: 'table.stage', tableId: 'id1', stageId: 'explore' }, after: oneTable },
  { command: { type: 'seating.set', seating: 'random' } },
  { command: { type: 'seats.assign', who: 'everybody' }, after: oneTable },
  { command: { type: 'person.seat', participantId: 'p1', tableId: 'id1' }, after: oneTable },
  { command: { type: 'announce', text: 'Lunch is over', onScreen: true }, after: announced },
  { command: { type: 'announce.clear' }, after: announced },
  { command: { type: 'spotlight.set', actionId: 'a1' } },
  { command: { type: 'spotlight.clear' }, after: spotlit },
  { command: { type: 'room.gather', boardId: 'b1' }, after: gathered },
  { command: { type: 'joining.set', door: 'personal', asksPlace: true } },
  { command: { type: 'door.open', minutes: 5 } },
  { command: { type: 'door.close' }, after: [{ type: 'door.open', minutes: 5 }] },
  { command: { type: 'group.add', group: 'Patients', before: 'Third sector' } },
  { command: { type: 'group.rename', group: 'NHS leaders', to: 'Leaders' } },
  { command: { type: 'group.remove', group: 'Third sector' } },
  { command: { type: 'person.group', participantId: 'p1', group: null } },
  { command: { type: 'person.remove', participantId: 'p1' } },
  { command: { type: 'person.rename', participantId: 'p1', name: 'A.', reason: 'Asked' } },
  { command: { type: 'person.mute', participantId: 'p1', reason: 'Off topic' } },
  { command: { type: 'person.unmute', participantId: 'p1' }, after: [{ type: 'person.mute', participantId: 'p1', reason: 'Off topic' }] },
  { command: { type: 'entry.hide', entryKind: 'action', entryId: 'a1', boardId: 'b1', reason: 'Names a person' } },
  { command: { type: 'entry.hide', entryKind: 'action', entryId: 'a1', boardId: 'b1', reason: 'Names a person' }, after: spotlit },
  {
    command: { type: 'entry.restore', entryKind: 'action', entryId: 'a1', boardId: 'b1' },
    after: [{ type: 'entry.hide', entryKind: 'action', entryId: 'a1', boardId: 'b1', reason: 'Names a person' }],
  },
  { command: { type: 'action.lock', actionId: 'a1', reason: 'Agreed' } },
  { command: { type: 'action.unlock', actionId: 'a1' }, after: [{ type: 'action.lock', actionId: 'a1', reason: 'Agreed' }] },
  { command: { type: 'action.merge', actionId: 'a1', into: 'a2', reason: 'The same' } },
  { command: { type: 'action.unmerge', actionId: 'a1' }, after: [{ type: 'action.merge', actionId: 'a1', into: 'a2', reason: 'The same' }] },
  { command: { type: 'action.return', actionId: 'a1', note: 'Shorter' } },
  { command: { type: 'action.settle', actionId: 'a1' }, after: [{ type: 'action.return', actionId: 'a1', note: 'Shorter' }] },
  { command: { type: 'agenda.edit', stageId: 'explore', premoderated: true } },
  { command: { type: 'agenda.add', stageId: 'new-stage', before: 'refine', kind: 'ballot', title: 'Straw poll' } },
  { command: { type: 'agenda.edit', stageId: 'explore', title: 'Look around', seconds: null, boards: ['b2'], allows: ['argue'] } },
  {
    command: { type: 'agenda.edit', stageId: 'explore', boards: null, allows: null },
    after: [{ type: 'agenda.edit', stageId: 'explore', boards: ['b2'], allows: ['argue'] }],
  },
  { command: { type: 'agenda.move', stageId: 'results', before: 'welcome' } },
  { command: { type: 'agenda.move', stageId: 'welcome', before: null } },
  { command: { type: 'agenda.duplicate', stageId: 'principles', copyId: 'new-stage' } },
  { command: { type: 'agenda.remove', stageId: 'principles' } },
  { command: { type: 'agenda.skip', stageId: 'refine' } },
  { command: { type: 'agenda.unskip', stageId: 'refine' }, after: [{ type: 'agenda.skip', stageId: 'refine' }] },
  { command: { type: 'question.add', stageId: 'principles', questionId: 'new-question', before: 'q3', title: 'And?', method: 'approve' } },
  { command: { type: 'question.edit', questionId: 'q1', title: 'How much?', method: 'score', secrecy: 'public-recount', options: { max: 3 } } },
  { command: { type: 'question.edit', questionId: 'q1', title: 'Which ones first?' }, after: openVoting },
  { command: { type: 'question.move', questionId: 'q3', before: 'q2' } },
  { command: { type: 'question.remove', questionId: 'q2' } },
  { command: { type: 'person.readmit', participantId: 'p1' }, after: [{ type: 'person.remove', participantId: 'p1' }] },
]

const final: { command: Command; after?: Command[] }[] = [
  { command: { type: 'ballot.seal', questionId: 'q1' }, after: openVoting },
  { command: { type: 'event.close' } },
  { command: { type: 'papers.register', questionId: 'q1', serials: ['AAAAA-AAAAA-AAAAA'] } },
  { command: { type: 'paper.enter', questionId: 'q1', serial: 'AAAAA-AAAAA-AAAAA', ballot: {}, id: 'e' }, after: [{ type: 'papers.register', questionId: 'q1', serials: ['AAAAA-AAAAA-AAAAA'] }, ...openVoting] },
  { command: { type: 'paper.void', serial: 'AAAAA-AAAAA-AAAAA', reason: 'Torn' }, after: [{ type: 'papers.register', questionId: 'q1', serials: ['AAAAA-AAAAA-AAAAA'] }] },
]

describe('undo', () => {
  it.each(reversible)('EV-22 takes back $command.type', ({ command, after = [] }) => {
    const room = new Room()
    room.happen({ type: 'actions.numbered', boardId: 'b1', actions: ['a1', 'a2'].map((actionId, i) => ({ actionId, number: i + 1, lineageId: actionId })) })
    for (const id of ['a1', 'a2']) addAction(room.board('b1'), { id, title: id, detail: '', theme: null, author: 'p1', createdAt: 1 })
    room.do(...after)
    const before = asSeen(room.state)
    room.do(command)
    expect(asSeen(room.state)).not.toEqual(before)
    expect(room.state.done.at(-1)).toMatchObject({ by: facilitator.personId, what: plain(command), undone: false })
    expect(room.undoLatest().ok).toBe(true)
    expect(asSeen(room.state)).toEqual(before)
    expect(room.state.done.at(-1)!.undone).toBe(true)
  })

  it('pauses voting that was opened for the first time; ballots cast meanwhile are kept', () => {
    const room = new Room().do({ type: 'ballot.open', questionId: 'q1' })
    room.undoLatest()
    expect(room.phase('q1')).toBe('paused')
  })

  it('knows every command that is not final', () => {
    const known = new Set([...reversible, ...final].map(({ command }) => command.type))
    // Putting back, carrying over, splitting, approving, sending back and asking again have tests of their own; what one chooses for oneself is chosen again; a table that is removed was empty.
    for (const type of ['action.rewind', 'board.rewind', 'action.split', 'entry.approve', 'entry.return', 'ballot.reconfirm', 'entry.offer', 'entry.withdraw', 'undo', 'person.update', 'actions.carry', 'table.choose', 'table.remove'] as const) known.add(type)
    expect(known.size).toBe(75)
  })

  it.each(final)('EV-22 does not offer to take back $command.type', ({ command, after = [] }) => {
    const room = new Room().do(...after)
    const { done } = room.state
    room.do(command)
    expect(room.state.done).toEqual(done)
  })

  it('EV-22 takes back something that is not the latest', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b1' }, { type: 'screen.show', show: 'people' })
    room.do({ type: 'undo', doneId: room.state.done[0]!.doneId })
    expect([room.frozen(), room.state.screen.show]).toEqual([[], 'people'])
    expect(room.state.done.map((done) => done.undone)).toEqual([true, false])
  })

  it('does nothing the second time', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b1' })
    const undo: Command = { type: 'undo', doneId: room.state.done[0]!.doneId }
    room.do(undo, { type: 'board.freeze', boardId: 'b1' })
    expect(room.decide(undo)).toEqual({ ok: true, facts: [] })
  })

  it('is no new thing to undo', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b1' })
    room.undoLatest()
    expect(room.state.done).toHaveLength(1)
  })

  it('keeps the latest things done, and refuses what is older or never was', () => {
    const room = new Room()
    for (let i = 0; i <= doneKept; i++) room.do({ type: 'screen.blank', blank: i % 2 === 0 })
    const first = room.journal.find(({ fact }) => fact.type === 'control.done')!.fact
    expect(room.state.done).toHaveLength(doneKept)
    expect(room.refusal({ type: 'undo', doneId: first.type === 'control.done' ? first.doneId : '' })).toBe('unknown-done')
    expect(room.refusal({ type: 'undo', doneId: 'never' })).toBe('unknown-done')
  })

  it('does not open voting again once it is sealed', () => {
    const room = new Room().do(...openVoting, { type: 'ballot.pause', questionId: 'q1' })
    const { doneId } = room.state.done.at(-1)!
    room.do({ type: 'ballot.seal', questionId: 'q1' })
    expect(room.refusal({ type: 'undo', doneId })).toBe('question-sealed')
  })

  it('says so where there is no timer any more to pause', () => {
    const room = new Room().do(...timed, { type: 'timer.pause' })
    const { doneId } = room.state.done.at(-1)!
    room.do({ type: 'stage.go', stageId: 'results' })
    expect(room.refusal({ type: 'undo', doneId })).toBe('no-timer')
  })

  it('is held back while everything is paused, except for the pause itself', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b1' }, { type: 'event.pause' })
    expect(room.refusal({ type: 'undo', doneId: room.state.done[0]!.doneId })).toBe('event-paused')
    expect(room.refusal({ type: 'undo', doneId: room.state.done[1]!.doneId })).toBe('accepted')
  })

  it('of a reveal still works after closing, of anything that would change the room does not', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b1' }, ...revealed, { type: 'event.close' })
    const byType = (type: string): string => room.state.done.find((done) => done.what.type === type)!.doneId
    expect(room.refusal({ type: 'undo', doneId: byType('ballot.reveal') })).toBe('accepted')
    expect(room.refusal({ type: 'undo', doneId: byType('board.freeze') })).toBe('event-closed')
    expect(room.refusal({ type: 'undo', doneId: byType('stage.go') })).toBe('event-closed')
  })
})

/** As it is kept for a text: without lists and objects. */
function plain(command: Command): object {
  return Object.fromEntries(Object.entries(command).filter(([, value]) => value !== null && typeof value !== 'object'))
}
