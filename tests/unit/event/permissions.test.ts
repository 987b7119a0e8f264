import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/board/operations.ts'
import { decideBoard } from '../../../shared/event/decide-board.ts'
import { allowances, usualAllowances } from '../../../shared/event/allowances.ts'
import type { Allowance } from '../../../shared/event/allowances.ts'
import { stageKinds } from '../../../shared/event/names.ts'
import type { Principal, Role } from '../../../shared/event/names.ts'
import { commandRoles, mayCommand, mayOperate } from '../../../shared/event/permissions.ts'
import { commandSchema } from '../../../shared/protocol/commands.ts'
import type { AnyCommand, Command } from '../../../shared/protocol/commands.ts'
import { Room, facilitator, observer, organiser, participant, tableFacilitator } from './room.ts'

const roles: Record<Role, Principal> = { facilitator, organiser, participant, observer, 'table-facilitator': tableFacilitator }

/** One of each; who may send it is written out here, apart from the table under test. */
const commands: { [T in AnyCommand['type']]: { command: Extract<AnyCommand, { type: T }>; roles: Role[] } } = {
  'stage.go': { command: { type: 'stage.go', stageId: 'explore' }, roles: ['facilitator', 'organiser'] },
  'timer.start': { command: { type: 'timer.start', seconds: 60 }, roles: ['facilitator', 'organiser'] },
  'timer.pause': { command: { type: 'timer.pause' }, roles: ['facilitator', 'organiser'] },
  'event.rename': { command: { type: 'event.rename', title: 'Another' }, roles: ['organiser'] },
  'timer.resume': { command: { type: 'timer.resume' }, roles: ['facilitator', 'organiser'] },
  'timer.add': { command: { type: 'timer.add', seconds: 60 }, roles: ['facilitator', 'organiser'] },
  'board.freeze': { command: { type: 'board.freeze', boardId: 'b1' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'board.open': { command: { type: 'board.open', boardId: 'b1' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'tables.make': { command: { type: 'tables.make', titles: ['One'] }, roles: ['facilitator', 'organiser'] },
  'table.rename': { command: { type: 'table.rename', tableId: 't1', title: 'Two' }, roles: ['facilitator', 'organiser'] },
  'table.remove': { command: { type: 'table.remove', tableId: 't1' }, roles: ['facilitator', 'organiser'] },
  'table.stage': { command: { type: 'table.stage', tableId: 't1', stageId: null }, roles: ['facilitator', 'organiser'] },
  'seating.set': { command: { type: 'seating.set', seating: 'random' }, roles: ['facilitator', 'organiser'] },
  'seats.assign': { command: { type: 'seats.assign', who: 'unseated' }, roles: ['facilitator', 'organiser'] },
  'person.seat': { command: { type: 'person.seat', participantId: 'p1', tableId: null }, roles: ['facilitator', 'organiser'] },
  'joining.set': { command: { type: 'joining.set', door: 'personal' }, roles: ['facilitator', 'organiser'] },
  'door.open': { command: { type: 'door.open', minutes: 5 }, roles: ['facilitator', 'organiser'] },
  'door.close': { command: { type: 'door.close' }, roles: ['facilitator', 'organiser'] },
  'group.add': { command: { type: 'group.add', group: 'New' }, roles: ['facilitator', 'organiser'] },
  'group.rename': { command: { type: 'group.rename', group: 'Third sector', to: 'Charities' }, roles: ['facilitator', 'organiser'] },
  'group.remove': { command: { type: 'group.remove', group: 'Third sector' }, roles: ['facilitator', 'organiser'] },
  'person.group': { command: { type: 'person.group', participantId: 'p1', group: null }, roles: ['facilitator', 'organiser'] },
  'papers.register': { command: { type: 'papers.register', questionId: 'q1', serials: ['ACDEF-GHJKM-NPQRT'] }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'paper.enter': { command: { type: 'paper.enter', questionId: 'q1', serial: 'ACDEF-GHJKM-NPQRT', ballot: { method: 'rank', ranking: [] }, id: 'one' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'paper.void': { command: { type: 'paper.void', serial: 'ACDEF-GHJKM-NPQRT', reason: 'Torn' }, roles: ['facilitator', 'organiser'] },
  'transfer.start': { command: { type: 'transfer.start' }, roles: ['participant'] },
  'table.choose': { command: { type: 'table.choose', tableId: 't1' }, roles: ['participant'] },
  'actions.carry': { command: { type: 'actions.carry', actionIds: ['a1'], boardId: 'b1' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'ballot.open': { command: { type: 'ballot.open', questionId: 'q1' }, roles: ['facilitator', 'organiser'] },
  'ballot.pause': { command: { type: 'ballot.pause', questionId: 'q1' }, roles: ['facilitator', 'organiser'] },
  'ballot.seal': { command: { type: 'ballot.seal', questionId: 'q1' }, roles: ['facilitator', 'organiser'] },
  'ballot.reveal': { command: { type: 'ballot.reveal', questionId: 'q1' }, roles: ['facilitator', 'organiser'] },
  'ballot.conceal': { command: { type: 'ballot.conceal', questionId: 'q1' }, roles: ['facilitator', 'organiser'] },
  'event.pause': { command: { type: 'event.pause' }, roles: ['facilitator', 'organiser'] },
  'event.resume': { command: { type: 'event.resume' }, roles: ['facilitator', 'organiser'] },
  'event.close': { command: { type: 'event.close' }, roles: ['facilitator', 'organiser'] },
  'screen.show': { command: { type: 'screen.show', show: 'people' }, roles: ['facilitator', 'organiser'] },
  'agenda.zone': { command: { type: 'agenda.zone', timeZone: 'Europe/London' }, roles: ['facilitator', 'organiser'] },
  'screen.freeze': { command: { type: 'screen.freeze' }, roles: ['facilitator', 'organiser'] },
  'screen.release': { command: { type: 'screen.release' }, roles: ['facilitator', 'organiser'] },
  'screen.blank': { command: { type: 'screen.blank', blank: true }, roles: ['facilitator', 'organiser'] },
  'import.make': {
    command: { type: 'import.make', importId: 'i', kind: 'actions', boardId: 'b1', file: 'a.csv', digest: '', repeated: 'skip', rows: [] }, roles: ['organiser'],
  },
  'submission.theme': { command: { type: 'submission.theme', submissionIds: ['i-2'], themeId: 't1', on: true }, roles: ['facilitator', 'organiser'] },
  'submission.link': { command: { type: 'submission.link', submissionId: 'i-2', boardId: 'b1', actionId: 'a1', linked: true }, roles: ['facilitator', 'organiser'] },
  'submission.merge': { command: { type: 'submission.merge', submissionIds: ['i-2'], into: null }, roles: ['facilitator', 'organiser'] },
  'import.revert': { command: { type: 'import.revert', importId: 'i' }, roles: ['facilitator', 'organiser'] },
  'words.remove': { command: { type: 'words.remove', erasureId: 'e1', kind: 'action', id: 'a1', reason: '' }, roles: ['facilitator', 'organiser'] },
  'person.erase': { command: { type: 'person.erase', erasureId: 'e2', participantId: 'p1', reason: '' }, roles: ['organiser'] },
  'retention.set': { command: { type: 'retention.set', days: 30 }, roles: ['organiser'] },
  announce: { command: { type: 'announce', text: 'Lunch is served', onScreen: true }, roles: ['facilitator', 'organiser'] },
  'announce.clear': { command: { type: 'announce.clear' }, roles: ['facilitator', 'organiser'] },
  'spotlight.set': { command: { type: 'spotlight.set', actionId: 'a1' }, roles: ['facilitator', 'organiser'] },
  'spotlight.clear': { command: { type: 'spotlight.clear' }, roles: ['facilitator', 'organiser'] },
  'room.gather': { command: { type: 'room.gather', actionId: 'a1' }, roles: ['facilitator', 'organiser'] },
  'floor.live': { command: { type: 'floor.live', itemId: 'i1' }, roles: ['facilitator', 'organiser'] },
  'floor.done': { command: { type: 'floor.done', itemId: 'i1' }, roles: ['facilitator', 'organiser'] },
  'floor.write': { command: { type: 'floor.write', itemId: 'i1', text: 'Yes.' }, roles: ['facilitator', 'organiser'] },
  'floor.dismiss': { command: { type: 'floor.dismiss', itemId: 'i1' }, roles: ['facilitator', 'organiser'] },
  'floor.restore': { command: { type: 'floor.restore', itemId: 'i1' }, roles: ['facilitator', 'organiser'] },
  'floor.group': { command: { type: 'floor.group', itemId: 'i1', into: 'i2' }, roles: ['facilitator', 'organiser'] },
  'message.record': { command: { type: 'message.record', messageId: 'm1', speaker: 'Ann', text: 'Pay first' }, roles: ['facilitator', 'organiser'] },
  'message.remove': { command: { type: 'message.remove', messageId: 'm1' }, roles: ['facilitator', 'organiser'] },
  'archive.hand': { command: { type: 'archive.hand' }, roles: ['organiser'] },
  'report.arrange': { command: { type: 'report.arrange', settings: { purpose: '', chatham: true, sections: [] } }, roles: ['organiser'] },
  'floor.ask': { command: { type: 'floor.ask', itemId: 'i3', text: 'Who pays?', named: true }, roles: ['participant'] },
  'floor.upvote': { command: { type: 'floor.upvote', itemId: 'i1', up: true }, roles: ['participant'] },
  'ready.set': { command: { type: 'ready.set', ready: true }, roles: ['participant'] },
  undo: { command: { type: 'undo', doneId: 'nothing' }, roles: ['facilitator', 'organiser'] },
  'ballot.cast': {
    command: { type: 'ballot.cast', questionId: 'q1', ballot: { method: 'rank', ranking: [] }, revision: 1, id: 'x' }, roles: ['participant'],
  },
  'person.remove': { command: { type: 'person.remove', participantId: 'p1' }, roles: ['facilitator', 'organiser'] },
  'person.readmit': { command: { type: 'person.readmit', participantId: 'p1' }, roles: ['facilitator', 'organiser'] },
  'person.rename': { command: { type: 'person.rename', participantId: 'p1', name: 'A.', reason: 'Asked for it' }, roles: ['facilitator', 'organiser'] },
  'action.rewind': { command: { type: 'action.rewind', actionId: 'a1', seq: 1 }, roles: ['facilitator', 'organiser'] },
  'board.rewind': { command: { type: 'board.rewind', boardId: 'b1', seq: 1 }, roles: ['facilitator', 'organiser'] },
  'person.mute': { command: { type: 'person.mute', participantId: 'p1', reason: 'Off topic' }, roles: ['facilitator', 'organiser'] },
  'person.unmute': { command: { type: 'person.unmute', participantId: 'p1' }, roles: ['facilitator', 'organiser'] },
  'entry.hide': { command: { type: 'entry.hide', entryKind: 'argument', entryId: 'g1', boardId: 'b1', reason: 'Names a person' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'entry.restore': { command: { type: 'entry.restore', entryKind: 'argument', entryId: 'g1', boardId: 'b1' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'entry.approve': { command: { type: 'entry.approve', entryId: 'g1' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'entry.return': { command: { type: 'entry.return', entryId: 'g1', note: 'Shorter, please' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'entry.offer': { command: { type: 'entry.offer', entryId: 'offered-1', boardId: 'b1', entry: { kind: 'action', title: 'A', detail: '', theme: null } }, roles: ['participant'] },
  'entry.withdraw': { command: { type: 'entry.withdraw', entryId: 'offered-1' }, roles: ['participant'] },
  'action.lock': { command: { type: 'action.lock', actionId: 'a1', reason: 'Agreed' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'action.unlock': { command: { type: 'action.unlock', actionId: 'a1' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'action.merge': { command: { type: 'action.merge', actionId: 'a1', into: 'a2', reason: 'The same' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'action.unmerge': { command: { type: 'action.unmerge', actionId: 'a1' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'action.split': {
    command: { type: 'action.split', actionId: 'a1', newId: 'new-part-1', title: 'A', detail: '', newTitle: 'B', newDetail: '', reason: 'Two things' }, roles: ['facilitator', 'organiser', 'table-facilitator'],
  },
  'action.return': { command: { type: 'action.return', actionId: 'a1', note: 'Shorter, please' }, roles: ['facilitator', 'organiser', 'table-facilitator'] },
  'action.settle': { command: { type: 'action.settle', actionId: 'a1' }, roles: ['facilitator', 'organiser', 'table-facilitator', 'participant'] },
  'ballot.reconfirm': { command: { type: 'ballot.reconfirm', questionId: 'q1' }, roles: ['facilitator', 'organiser'] },
  'agenda.add': { command: { type: 'agenda.add', stageId: 'new-stage', before: null, kind: 'explore', title: 'More' }, roles: ['facilitator', 'organiser'] },
  'agenda.edit': { command: { type: 'agenda.edit', stageId: 'refine', title: 'Sharpen' }, roles: ['facilitator', 'organiser'] },
  'agenda.move': { command: { type: 'agenda.move', stageId: 'refine', before: 'explore' }, roles: ['facilitator', 'organiser'] },
  'agenda.duplicate': { command: { type: 'agenda.duplicate', stageId: 'refine', copyId: 'new-stage' }, roles: ['facilitator', 'organiser'] },
  'agenda.remove': { command: { type: 'agenda.remove', stageId: 'refine' }, roles: ['facilitator', 'organiser'] },
  'agenda.skip': { command: { type: 'agenda.skip', stageId: 'refine' }, roles: ['facilitator', 'organiser'] },
  'agenda.unskip': { command: { type: 'agenda.unskip', stageId: 'refine' }, roles: ['facilitator', 'organiser'] },
  'question.add': {
    command: { type: 'question.add', stageId: 'prioritise', questionId: 'new-question', before: null, title: 'And next?', method: 'approve' },
    roles: ['facilitator', 'organiser'],
  },
  'question.edit': { command: { type: 'question.edit', questionId: 'q1', title: 'Which first?' }, roles: ['facilitator', 'organiser'] },
  'question.move': { command: { type: 'question.move', questionId: 'q3', before: 'q2' }, roles: ['facilitator', 'organiser'] },
  'question.remove': { command: { type: 'question.remove', questionId: 'q3' }, roles: ['facilitator', 'organiser'] },
  'person.update': { command: { type: 'person.update', name: 'Ben' }, roles: ['participant'] },
}

/** What no decision is made about. */
const notDecided = new Set<string>(['ballot.cast', 'ready.set', 'floor.upvote', 'transfer.start'])

const everyPair = Object.values(commands).flatMap(({ command, roles: allowed }) =>
  Object.values(roles).map((who) => ({ type: command.type, role: who.role, command, who, allowed: allowed.includes(who.role) })))

describe('who may command what', () => {
  it('names every command that there is', () => {
    expect(Object.keys(commandRoles).sort()).toEqual(Object.keys(commands).sort())
    // An import comes with its file, over HTTP alone.
    const { 'import.make': file, ...said } = commands
    expect(commandSchema.safeParse(file.command).success).toBe(false)
    for (const { command } of Object.values(said)) expect(commandSchema.parse(command)).toEqual(command)
    expect(commandSchema.parse({ type: 'ballot.close', stageId: 's1' })).toEqual({ type: 'ballot.seal', stageId: 's1' })
  })

  it.each(everyPair)('EV-19 $type by $role: $allowed', ({ command, who, allowed }) => {
    expect(mayCommand(who, command.type)?.code ?? 'allowed').toBe(allowed ? 'allowed' : 'not-allowed')
  })

  it.each(everyPair.filter((pair) => !notDecided.has(pair.type)))('EV-19 decide says the same of $type by $role', ({ command, who, allowed }) => {
    const refusal = new Room().refusal(command as Command, who)
    if (allowed) expect(refusal).not.toBe('not-allowed')
    else expect(refusal).toBe('not-allowed')
  })

  it.each(everyPair.filter((pair) => !pair.allowed && !notDecided.has(pair.type)))(
    'refuses $type by $role for the role first, so that nothing else about the session leaks', ({ command, who }) => {
      const closed = new Room().do({ type: 'event.close' })
      expect(closed.refusal(command as Command, who)).toBe('not-allowed')
    })
})

const mine = { author: participant.personId }
const others = { author: 'p2' }

function operation(op: Operation['op'], more: Partial<Operation> = {}): Operation {
  return { op, key: 'k', ...more }
}

function code(who: Principal, what: Operation, stage: (typeof stageKinds)[number] = 'explore'): string {
  return mayOperate(who, usualAllowances(stage), what)?.code ?? 'allowed'
}

describe('who may do what to an open board', () => {
  const everyOperation: Operation['op'][] = [
    'action.add', 'action.edit', 'action.move', 'action.remove', 'theme.add', 'theme.edit', 'theme.remove',
    'argument.add', 'argument.edit', 'argument.remove', 'evidence.add', 'evidence.edit', 'evidence.link', 'evidence.remove',
  ]

  it.each(everyOperation)('RM-7 an observer may never do %s', (op) => {
    for (const stage of stageKinds) expect(code(observer, operation(op, mine), stage)).toBe('not-allowed')
  })

  it.each(everyOperation)('a facilitator may do %s, to other people’s words too', (op) => {
    for (const who of [facilitator, organiser]) expect(code(who, operation(op, others))).toBe('allowed')
  })

  it.each(['action.add', 'action.edit', 'action.move', 'argument.add', 'evidence.add', 'evidence.edit', 'evidence.link'] as const)(
    'a participant may do %s', (op) => {
      expect(code(participant, operation(op, mine))).toBe('allowed')
    })

  it('RM-12 a participant may reword and move what somebody else wrote', () => {
    expect(code(participant, operation('action.edit', others))).toBe('allowed')
    expect(code(participant, operation('action.move', others))).toBe('allowed')
  })

  it.each(['action.remove', 'argument.edit', 'argument.remove'] as const)('RM-12 a participant may do %s only to their own', (op) => {
    expect(code(participant, operation(op, mine))).toBe('allowed')
    expect(code(participant, operation(op, others))).toBe('not-yours')
    expect(code(participant, operation(op))).toBe('not-yours')
  })

  it.each(['evidence.remove', 'theme.remove'] as const)('RM-12 a participant may not do %s', (op) => {
    for (const stage of stageKinds) expect(code(participant, operation(op, mine), stage)).toBe('not-allowed')
  })

  it.each(['theme.add', 'theme.edit'] as const)('RM-12 a participant may do %s while the room is clustering, and only then', (op) => {
    for (const stage of stageKinds) {
      expect(code(participant, operation(op), stage)).toBe(stage === 'cluster' ? 'allowed' : 'not-in-stage')
    }
  })

  it.each([participant, facilitator, organiser])('RM-7 nobody may write under another name, not even as $role', (who) => {
    expect(code(who, operation('action.add', { author: 'somebody', writes: 'authorship' }))).toBe('not-yours')
    expect(code(who, operation('action.add', { author: who.personId, writes: 'authorship' }))).toBe('allowed')
  })

  it.each(['action.edit', 'argument.edit'] as const)('nobody may make %s theirs by changing who wrote it', (op) => {
    expect(code(participant, operation(op, { ...mine, writes: 'authorship' }))).toBe('not-yours')
  })
})

describe('what a stage lets participants do', () => {
  const needs: [Operation['op'], 'own' | 'others', Allowance[]][] = [
    ['action.add', 'own', ['add']], ['action.edit', 'own', ['add', 'edit']], ['action.edit', 'others', ['edit']], ['action.remove', 'own', ['add', 'edit']],
    ['action.move', 'others', ['move']], ['theme.add', 'own', ['themes']], ['theme.edit', 'others', ['themes']],
    ['argument.add', 'own', ['argue']], ['argument.edit', 'own', ['argue']], ['argument.remove', 'own', ['argue']],
    ['evidence.add', 'own', ['evidence']], ['evidence.edit', 'others', ['evidence']], ['evidence.link', 'others', ['evidence']],
  ]

  it.each(needs)('EV-35 %s of %s words needs one of %s', (op, whose, oneOf) => {
    const what = operation(op, whose === 'own' ? mine : others)
    for (const allowance of allowances) {
      expect(mayOperate(participant, [allowance], what)?.code ?? 'allowed').toBe(oneOf.includes(allowance) ? 'allowed' : 'not-in-stage')
      expect(mayOperate(facilitator, [], what)).toBeNull()
    }
  })
})

describe('a board update', () => {
  const add: Operation = { op: 'action.add', key: 'new', author: participant.personId, writes: 'authorship' }

  function boardRefusal(room: Room, operations: Operation[], boardId = 'b1', who = participant): string {
    const decision = decideBoard(room.state, boardId, operations, who)
    return decision.ok ? 'accepted' : decision.error.code
  }

  it('EV-35 is held to the boards and the rights of the stage that the room is at, for participants', () => {
    const room = new Room().do({ type: 'agenda.edit', stageId: 'welcome', boards: ['b2'] })
    expect([boardRefusal(room, [add]), boardRefusal(room, [add], 'b2')]).toEqual(['not-in-stage', 'accepted'])
    expect(boardRefusal(room, [{ ...add, author: facilitator.personId }], 'b1', facilitator)).toBe('accepted')
    room.do({ type: 'agenda.edit', stageId: 'welcome', boards: null, allows: ['argue'] })
    expect(boardRefusal(room, [add])).toBe('not-in-stage')
    room.do({ type: 'stage.go', stageId: 'explore' })
    expect(boardRefusal(room, [add])).toBe('accepted')
  })

  it('is refused for a board that the session does not have', () => {
    expect(boardRefusal(new Room(), [add], 'elsewhere')).toBe('unknown-board')
  })

  it('RM-6 is refused on a frozen board, whoever sends it', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b1' })
    expect(boardRefusal(room, [add])).toBe('board-frozen')
    expect(boardRefusal(room, [{ op: 'action.edit', key: 'a1' }], 'b1', facilitator)).toBe('board-frozen')
    expect(boardRefusal(room, [add], 'b2')).toBe('accepted')
  })

  it('is refused on every board while everything is paused, and after closing', () => {
    expect(boardRefusal(new Room().do({ type: 'event.pause' }), [add], 'b2')).toBe('board-frozen')
    expect(boardRefusal(new Room().do({ type: 'event.close' }), [add], 'b2')).toBe('event-closed')
  })

  it('RM-6 of which nobody would see anything is refused like any other; what a board knows already never gets so far', () => {
    expect(boardRefusal(new Room(), [])).toBe('accepted')
    expect(boardRefusal(new Room().do({ type: 'board.freeze', boardId: 'b1' }), [])).toBe('board-frozen')
    expect(boardRefusal(new Room().do({ type: 'event.close' }), [])).toBe('event-closed')
  })

  it('RM-11 is refused whole when one operation in it is not allowed', () => {
    expect(boardRefusal(new Room(), [add, { op: 'theme.remove', key: 't1' }])).toBe('not-allowed')
  })

  it('RM-13 brings numbers in order, each once, and names its author once', () => {
    const room = new Room()
    const send = (...keys: string[]): void => {
      const operations = keys.map((key): Operation => ({ ...add, key }))
      const decision = decideBoard(room.state, 'b1', operations, participant)
      if (!decision.ok) throw new Error(decision.error.code)
      room.happen(...decision.facts)
    }
    send('x', 'y', 'x')
    send('y', 'z')
    expect(Object.entries(room.state.actions).map(([id, action]) => [id, action.number])).toEqual([['x', 1], ['y', 2], ['z', 3]])
    expect(room.state.authors).toEqual({ p1: { name: 'Amira', group: 'NHS leaders' } })
    expect(room.journal.filter(({ fact }) => fact.type === 'author.named')).toHaveLength(1)
  })

  it('does not name somebody who only reworded or moved', () => {
    const decision = decideBoard(new Room().state, 'b1', [{ op: 'action.edit', key: 'a1' }, { op: 'action.move', key: 'a1' }], participant)
    expect(decision).toEqual({ ok: true, facts: [] })
  })
})
