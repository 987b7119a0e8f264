// Moderation of words and people, decided and folded in without a server.
import { describe, expect, it } from 'vitest'
import { addAction, addArgument } from '../../../shared/board/write.ts'
import { isOutOfSight, slateMerges, standsFor } from '../../../shared/event/moderated.ts'
import { moderationBounds } from '../../../shared/event/moderation.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { ownPart, ownerOf } from '../../../shared/event/own.ts'
import { view } from '../../../shared/event/visibility.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { argumentsOf, board, evidenceOf, hide, other, reason, room, writes } from './moderated-room.ts'
import { asSeen, facilitator, organiser, participant, slate } from './room.ts'

describe('hiding', () => {
  it.each(['action', 'argument', 'evidence'] as const)('MO-1 an %s is hidden by a fact that everybody hears; its words stay in the document', (kind) => {
    const made = room()
    const id = { action: 'a1', argument: 'g1', evidence: 'e1' }[kind]
    const before = board(made)
    made.do(hide(id, kind))
    expect(made.state.moderation.hidden[kind]).toEqual({ [id]: true })
    expect(board(made)).toEqual(before)
    for (const role of ['participant', 'observer'] as const) expect(view(made.state, role).moderation.hidden[kind]).toEqual({ [id]: true })
    made.do({ type: 'entry.restore', entryKind: kind, entryId: id, boardId: 'b1' })
    expect(made.state.moderation.hidden[kind]).toEqual({})
  })

  it('MO-1 is refused for what is not there, and done once', () => {
    const made = room().do(hide('a1'))
    expect(made.decide(hide('a1'))).toEqual({ ok: true, facts: [] })
    expect(made.refusal(hide('nothing'))).toBe('unknown-entry')
    expect(made.refusal({ type: 'entry.hide', entryKind: 'action', entryId: 'a1', boardId: 'nowhere', reason })).toBe('unknown-board')
    expect(made.decide({ type: 'entry.restore', entryKind: 'action', entryId: 'a2', boardId: 'b1' })).toEqual({ ok: true, facts: [] })
  })

  it('MO-1 takes an action out of the spotlight and off the big screen, and back again', () => {
    const made = room().do({ type: 'spotlight.set', actionId: 'a1' })
    const before = asSeen(made.state)
    made.do(hide('a1'))
    expect(made.state.flow.spotlight).toBe(null)
    expect(made.state.screen.show).toBe('stage')
    made.undoLatest()
    expect(asSeen(made.state)).toEqual(before)
  })

  it('MO-1 goes on while everything is paused, and after the end of the session', () => {
    const paused = room().do({ type: 'event.pause' })
    expect(paused.refusal(hide('a1'))).toBe('accepted')
    const closed = room().do({ type: 'event.close' }, hide('a1'))
    expect(isOutOfSight(closed.state, 'a1')).toBe(true)
    expect(closed.undoLatest().ok).toBe(true)
    expect(closed.refusal({ type: 'action.lock', actionId: 'a1', reason })).toBe('event-closed')
  })
})

describe('what participants may not write', () => {
  it('MO-3 a locked action: not its words, its place or its end; arguing goes on, and staff are not held to it', () => {
    const made = room().do({ type: 'action.lock', actionId: 'a1', reason: 'Agreed' })
    for (const op of ['action.edit', 'action.move', 'action.remove'] as const) {
      expect(writes(made, op, 'a1')).toBe('locked')
      expect(writes(made, op, 'a2')).toBe('yes')
      expect(writes(made, op, 'a1', facilitator)).toBe('yes')
    }
    expect(writes(made, 'argument.add', 'new')).toBe('yes')
    made.do({ type: 'action.unlock', actionId: 'a1' })
    expect(writes(made, 'action.edit', 'a1')).toBe('yes')
  })

  it('MO-3 what is hidden or merged away', () => {
    const made = room().do(hide('a1'), hide('g2', 'argument'), { type: 'action.merge', actionId: 'a2', into: 'a3', reason: 'The same' })
    expect(writes(made, 'action.edit', 'a1')).toBe('hidden')
    expect(writes(made, 'argument.remove', 'g2')).toBe('hidden')
    expect(writes(made, 'action.move', 'a2')).toBe('merged')
    expect(writes(made, 'action.edit', 'a3')).toBe('yes')
    expect(writes(made, 'argument.edit', 'g3')).toBe('yes')
    expect(writes(made, 'action.edit', 'a1', facilitator)).toBe('yes')
  })

  it('MO-8 anything, when muted: neither on a board, nor a question, nor another name; voting is no writing', () => {
    const made = room().do({ type: 'person.mute', participantId: 'p1', reason })
    for (const op of ['action.add', 'action.edit', 'argument.add', 'evidence.link', 'action.move'] as const) expect(writes(made, op, 'new')).toBe('muted')
    expect(writes(made, 'action.add', 'new', other)).not.toBe('muted')
    made.do({ type: 'agenda.add', stageId: 'floor-stage', before: null, kind: 'questions', title: 'Questions' }, { type: 'stage.go', stageId: 'floor-stage' })
    expect(made.refusal({ type: 'floor.ask', itemId: 'i1', text: 'Why?', named: false }, participant)).toBe('muted')
    expect(made.refusal({ type: 'floor.ask', itemId: 'i1', text: 'Why?', named: false }, other)).toBe('accepted')
    expect(made.refusal({ type: 'person.update', name: 'Somebody' }, participant)).toBe('muted')
    expect(made.refusal({ type: 'person.update', group: 'Third sector' }, participant)).toBe('accepted')
    made.do({ type: 'person.unmute', participantId: 'p1' })
    expect(writes(made, 'action.edit', 'a1')).toBe('yes')
    expect(made.refusal({ type: 'person.mute', participantId: 'nobody', reason })).toBe('unknown-person')
  })

  it('MO-8 who is muted is told, and nobody else', () => {
    const made = room().do({ type: 'person.mute', participantId: 'p1', reason })
    expect(ownPart(made.state, 'p1').muted).toBe(true)
    expect(ownPart(made.state, 'p2').muted).toBe(false)
    expect(view(made.state, 'participant').moderation.muted).toEqual({})
    expect(made.journal.map(({ fact }) => ownerOf(fact)).filter(Boolean)).toEqual(['p1'])
  })
})

describe('merging', () => {
  const merge: Command = { type: 'action.merge', actionId: 'a1', into: 'a2', reason: 'The same' }

  it('MO-4 carries arguments and evidence over, says which, and keeps the numbers', () => {
    const made = room().do(merge)
    expect(argumentsOf(made, 'a2')).toEqual(['g1', 'g2', 'g3'])
    expect(evidenceOf(made, 'a2')).toEqual(['e1', 'e2'])
    expect(made.state.moderation.merged).toEqual({ a1: { into: 'a2', arguments: ['g1', 'g2'], evidence: ['e2'] } })
    expect([made.state.actions['a1']!.number, made.state.actions['a2']!.number, made.state.nextNumber]).toEqual([1, 2, 4])
    expect(made.decide(merge)).toEqual({ ok: true, facts: [] })
  })

  it('MO-4 is taken apart again: everything is back where it was, and what came meanwhile stays', () => {
    const made = room()
    const before = board(made)
    made.do(merge)
    addArgument(made.board('b1'), { id: 'g4', action: 'a2', side: 'note', text: 'Later', author: 'p1', createdAt: 9 })
    made.undoLatest()
    expect({ ...board(made), arguments: board(made).arguments.filter(({ id }) => id !== 'g4') }).toEqual(before)
    expect(argumentsOf(made, 'a2')).toEqual(['g3', 'g4'])
    expect(made.state.moderation.merged).toEqual({})
  })

  it('MO-4 follows a chain, and takes it apart from either end', () => {
    const made = room().do(merge, { type: 'action.merge', actionId: 'a2', into: 'a3', reason: 'Too' })
    expect(standsFor(made.state, 'a1')).toBe('a3')
    expect(argumentsOf(made, 'a3')).toEqual(['g1', 'g2', 'g3'])
    made.do({ type: 'action.unmerge', actionId: 'a1' })
    expect([argumentsOf(made, 'a1'), argumentsOf(made, 'a3')]).toEqual([['g1', 'g2'], ['g3']])
    made.do({ type: 'action.unmerge', actionId: 'a2' })
    expect([argumentsOf(made, 'a1'), argumentsOf(made, 'a2'), argumentsOf(made, 'a3')]).toEqual([['g1', 'g2'], ['g3'], []])
  })

  it('MO-4 refuses itself, what is merged already, and what is on another board', () => {
    const made = room().do(merge)
    expect(made.refusal({ type: 'action.merge', actionId: 'a3', into: 'a3', reason })).toBe('merged')
    expect(made.refusal({ type: 'action.merge', actionId: 'a2', into: 'a1', reason })).toBe('merged')
    expect(made.refusal({ type: 'action.merge', actionId: 'a1', into: 'a3', reason })).toBe('merged')
    addAction(made.board('b2'), { id: 'b', title: 'Elsewhere', detail: '', theme: null, author: 'p1', createdAt: 1 })
    made.happen({ type: 'actions.numbered', boardId: 'b2', actions: [{ actionId: 'b', number: 4, lineageId: 'b' }] })
    expect(made.refusal({ type: 'action.merge', actionId: 'a3', into: 'b', reason })).toBe('unknown-action')
    expect(made.refusal({ type: 'action.merge', actionId: 'nothing', into: 'a3', reason })).toBe('unknown-action')
  })

  it('MO-13 names the actions of a slate that now stand for one, also where that is not on it', () => {
    const made = room().do(merge)
    expect(slateMerges(made.state, slate)).toEqual({ a1: 'a2' })
    made.do({ type: 'action.unmerge', actionId: 'a1' })
    expect(slateMerges(made.state, slate)).toEqual({})
    made.do({ type: 'action.merge', actionId: 'a1', into: 'a3', reason }, { type: 'action.merge', actionId: 'a2', into: 'a3', reason })
    expect(slateMerges(made.state, slate)).toEqual({ a1: 'a3', a2: 'a3' })
    expect(slateMerges(made.state, { ...slate, items: slate.items.slice(0, 2) })).toEqual({ a2: 'a1' })
  })
})

describe('splitting', () => {
  const split: Command = {
    type: 'action.split', actionId: 'a1', newId: 'new-part-1', title: 'First half', detail: '', newTitle: 'Second half', newDetail: 'More', argumentIds: ['g2', 'g3'], reason: 'Two things',
  }

  it('MO-5 gives the new part a number, a place behind the other and its arguments; both keep the evidence', () => {
    const made = room().do(split)
    expect(board(made).actions.map(({ id, title, author }) => [id, title, author])).toEqual([
      ['a1', 'First half', 'p1'], ['new-part-1', 'Second half', 'p1'], ['a2', 'Action a2', 'p1'], ['a3', 'Action a3', 'p1'],
    ])
    expect(made.state.actions['new-part-1']).toEqual({ number: 4, lineageId: 'new-part-1', boardId: 'b1' })
    expect(made.state.moderation.splits).toEqual({ 'new-part-1': 'a1' })
    expect([argumentsOf(made, 'a1'), argumentsOf(made, 'new-part-1'), argumentsOf(made, 'a2')]).toEqual([['g1'], ['g2'], ['g3']])
    expect([evidenceOf(made, 'a1'), evidenceOf(made, 'new-part-1')]).toEqual([['e1', 'e2'], ['e1', 'e2']])
    expect(made.decide(split)).toEqual({ ok: true, facts: [] })
    expect(made.refusal({ ...split, actionId: 'a2' } as Command)).toBe('id-taken')
  })

  it('MO-5 is taken back whole as long as nobody has worked on the new part', () => {
    const made = room()
    const before = board(made)
    made.do(split)
    made.undoLatest()
    expect(board(made)).toEqual(before)
    expect(made.state.moderation.splits).toEqual({})
    const used = room().do(split)
    addArgument(used.board('b1'), { id: 'g9', action: 'new-part-1', side: 'for', text: 'Good', author: 'p2', createdAt: 9 })
    const undone = used.undoLatest()
    expect(undone.ok ? 'yes' : undone.error.code).toBe('in-use')
  })
})

describe('people', () => {
  it('MO-8 a person is renamed for everybody, beside their words too, and named as before when it is taken back', () => {
    const made = room()
    made.happen({ type: 'author.named', participantId: 'p2', name: 'Ben', group: null })
    const before = asSeen(made.state)
    made.do({ type: 'person.rename', participantId: 'p2', name: 'B.', reason })
    expect([made.state.people['p2']!.name, made.state.authors['p2']!.name, ownPart(made.state, 'p2').name]).toEqual(['B.', 'B.', 'B.'])
    expect(made.state.moderation.log.at(-1)).toMatchObject({ what: 'person.rename', detail: 'Ben → B.' })
    made.undoLatest()
    expect(asSeen(made.state)).toEqual(before)
  })
})

describe('the log', () => {
  it('MO-9 says who did what to what and why, taken back or not; participants and the screen never have it', () => {
    const made = room().do(hide('a1'), { type: 'person.remove', participantId: 'p2', reason: 'Left' })
    made.send({ type: 'undo', doneId: made.state.done.at(-1)!.doneId }, organiser)
    expect(made.state.moderation.log).toMatchObject([
      { by: 'f1', what: 'entry.hide', kind: 'action', subject: 'a1', number: 1, reason },
      { by: 'f1', what: 'person.remove', kind: 'person', subject: 'p2', reason: 'Left' },
      { by: 'o1', what: 'undo', of: 'person.remove', kind: 'person', subject: 'p2' },
    ])
    expect(made.state.moderation.logged).toBe(3)
    for (const role of ['participant', 'observer'] as const) expect(view(made.state, role).moderation).toMatchObject({ log: [], logged: 0 })
    for (const role of ['facilitator', 'organiser', 'table-facilitator'] as const) expect(view(made.state, role).moderation.log).toHaveLength(3)
  })

  it('MO-9 keeps the latest in memory and counts them all; it holds no words of the board', () => {
    const made = room()
    for (let i = 0; i < moderationBounds.logKept + 3; i++) made.do(i % 2 === 0 ? { type: 'action.lock', actionId: 'a1', reason } : { type: 'action.unlock', actionId: 'a1' })
    expect([made.state.moderation.log.length, made.state.moderation.logged]).toEqual([moderationBounds.logKept, moderationBounds.logKept + 3])
    expect(JSON.stringify(made.state.moderation.log)).not.toContain('Action a1')
  })
})

describe('a table’s facilitator', () => {
  it('MO-10 moderates the board of that table, and no other', () => {
    const made = room().do({ type: 'tables.make', titles: ['One', 'Two'] })
    const [one, two] = made.state.tables
    const who: Principal = { role: 'table-facilitator', personId: one!.tableId }
    for (const [table, id] of [[one!, 'x1'], [two!, 'x2']] as const) {
      addAction(made.board(table.boardId), { id, title: 'T', detail: '', theme: null, author: 'p1', createdAt: 1 })
      addAction(made.board(table.boardId), { id: `${id}-b`, title: 'U', detail: '', theme: null, author: 'p1', createdAt: 1 })
      made.happen({ type: 'actions.numbered', boardId: table.boardId, actions: [id, `${id}-b`].map((actionId, i) => ({ actionId, number: (table === one ? 10 : 20) + i, lineageId: actionId })) })
    }
    const commands = (id: string, boardId: string): Command[] => [
      { type: 'entry.hide', entryKind: 'action', entryId: id, boardId, reason }, { type: 'action.lock', actionId: id, reason },
      { type: 'action.merge', actionId: id, into: `${id}-b`, reason }, { type: 'action.return', actionId: id, note: 'x' },
      { type: 'action.split', actionId: id, newId: 'new-part-9', title: 'a', detail: '', newTitle: 'b', newDetail: '', reason },
    ]
    for (const command of commands('x1', one!.boardId)) expect(made.refusal(command, who)).toBe('accepted')
    for (const command of commands('x2', two!.boardId)) expect(made.refusal(command, who)).toBe('not-your-table')
    for (const command of commands('a1', 'b1')) expect(made.refusal(command, who)).toBe('not-your-table')
    expect(made.refusal({ type: 'person.mute', participantId: 'p1', reason }, who)).toBe('not-allowed')
    // Nor by naming its own board for what is hidden on another.
    made.do(hide('a1'))
    expect(made.refusal({ type: 'entry.restore', entryKind: 'action', entryId: 'a1', boardId: one!.boardId }, who)).toBe('unknown-entry')
    expect(made.refusal({ type: 'entry.restore', entryKind: 'action', entryId: 'a1', boardId: 'b1' })).toBe('accepted')
  })
})

describe('words that change after voting has opened', () => {
  it('MO-12 voters are asked to look again only at what was reworded, once, while voting is open; it can be taken back', () => {
    const made = room()
    const ask: Command = { type: 'ballot.reconfirm', stageId: 'prioritise', reason: 'The aim has changed' }
    expect(made.refusal(ask)).toBe('question-not-open')
    made.do({ type: 'ballot.open', questionId: 'q1' })
    expect(made.refusal(ask)).toBe('not-reworded')
    made.happen({ type: 'question.reworded', questionId: 'q1', actionIds: ['a2'] })
    made.do(ask)
    const question = () => made.state.agenda.find(({ stageId }) => stageId === 'prioritise')!.questions![0]!
    expect(question()).toMatchObject({ reworded: ['a2'], reconfirm: { at: made.now, actionIds: ['a2'] } })
    expect(made.decide(ask)).toEqual({ ok: true, facts: [] })
    made.happen({ type: 'question.reworded', questionId: 'q1', actionIds: ['a2', 'a3'] })
    expect(made.refusal(ask)).toBe('accepted')
    made.undoLatest()
    expect(question().reconfirm).toBeUndefined()
    made.happen({ type: 'question.reworded', questionId: 'q1', actionIds: [] })
    expect(question().reworded).toBeUndefined()
  })
})
