// Breakout tables: who sits where, who writes where, and what is carried from one board to another.
import { describe, expect, it } from 'vitest'
import { addAction, addArgument, addEvidence, addTheme } from '../../../shared/board/write.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { decideBoard } from '../../../shared/event/decide-board.ts'
import { lateSeat } from '../../../shared/event/decide-tables.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { seatsAtRandom } from '../../../shared/event/tables.ts'
import { visible, view } from '../../../shared/event/visibility.ts'
import { randomFrom } from '../../support/random.ts'
import { Room, participant } from './room.ts'

function tables(...titles: string[]): Room {
  return new Room().do({ type: 'tables.make', titles: titles.length > 0 ? titles : ['One', 'Two'] })
}

function tableOf(room: Room, title: string): Principal {
  return { role: 'table-facilitator', personId: room.state.tables.find((table) => table.title === title)!.tableId }
}

function boardOf(room: Room, title: string): string {
  return room.state.tables.find((table) => table.title === title)!.boardId
}

function join(room: Room, ...people: [personId: string, group: string | null][]): void {
  for (const [participantId, group] of people) room.happen({ type: 'person.joined', participantId, name: participantId, group })
}

function mayWrite(room: Room, boardId: string, who: Principal): string {
  const decision = decideBoard(room.state, boardId, [{ op: 'action.add', key: 'x', author: who.personId, writes: 'authorship' }], who)
  return decision.ok ? 'yes' : decision.error.code
}

describe('making tables', () => {
  it('TB-1 gives each a board with the themes of the first one, as open or frozen as that', () => {
    const room = new Room()
    addTheme(room.board('b1'), { id: 'th', title: 'Just', order: 'V', colour: 'b' })
    room.do({ type: 'board.freeze', boardId: 'b1' }, { type: 'tables.make', titles: ['One', 'Two'] })
    expect(room.state.tables.map(({ title }) => title)).toEqual(['One', 'Two'])
    for (const { boardId } of room.state.tables) {
      expect(boardId.startsWith(`${room.state.eventId}.`)).toBe(true)
      expect(readBoard(room.board(boardId)).themes).toMatchObject([{ title: 'Just', colour: 'b' }])
      expect(room.state.boards.find((board) => board.boardId === boardId)?.frozen).toBe(true)
    }
  })

  it('TB-1 leaves out titles that are there, and more tables than there can be', () => {
    const room = tables('One')
    expect(room.decide({ type: 'tables.make', titles: ['One'] })).toEqual({ ok: true, facts: [] })
    room.do({ type: 'tables.make', titles: ['One', 'Two', 'Two'] })
    expect(room.state.tables).toHaveLength(2)
    expect(room.refusal({ type: 'tables.make', titles: Array.from({ length: 59 }, (_, i) => `T${i}`) })).toBe('too-many')
    expect(room.refusal({ type: 'table.rename', tableId: room.state.tables[0]!.tableId, title: 'Two' })).toBe('table-exists')
  })

  it('TB-1 removes one only as long as nothing is on its board; who sat there sits nowhere, and its link opens nothing', () => {
    const room = tables()
    const [one, two] = room.state.tables
    room.do({ type: 'person.seat', participantId: 'p1', tableId: one!.tableId })
    addAction(room.board(two!.boardId), { id: 'a1', title: 'A', detail: '', theme: null, author: 'p1', createdAt: 1 })
    expect(room.refusal({ type: 'table.remove', tableId: two!.tableId })).toBe('table-in-use')
    const helper = tableOf(room, 'One')
    room.do({ type: 'table.remove', tableId: one!.tableId })
    expect([room.state.seats, room.state.boards.some(({ boardId }) => boardId === one!.boardId)]).toEqual([{}, false])
    expect(room.refusal({ type: 'board.freeze', boardId: two!.boardId }, helper)).toBe('token-revoked')
  })
})

describe('seats', () => {
  it('TB-2 spreads every group over all tables: no table has two more of a group, or of all, than another', () => {
    const seed = Number(process.env.PLENARY_SEED)
    const random = randomFrom(seed)
    for (let round = 0; round < 200; round++) {
      const tableIds = Array.from({ length: 1 + random.below(12) }, (_, i) => `t${i}`)
      const people = Array.from({ length: random.below(80) }, (_, i) => ({ personId: `p${i}`, group: random.of(['a', 'b', 'c', null]) }))
      const seats = seatsAtRandom(tableIds, people, () => random.below(1_000_000) / 1_000_000)
      for (const group of ['a', 'b', 'c', null, undefined]) {
        const counts = tableIds.map((id) => people.filter((person) => seats[person.personId] === id && (group === undefined || person.group === group)).length)
        expect(Math.max(...counts) - Math.min(...counts), `PLENARY_SEED=${seed}, round ${round}`).toBeLessThanOrEqual(1)
      }
    }
  })

  it('TB-2 are given to those who have none, or anew to everybody, and taken back whole', () => {
    const room = tables()
    join(room, ['p2', 'NHS leaders'], ['p3', null])
    room.do({ type: 'person.seat', participantId: 'p2', tableId: room.state.tables[1]!.tableId })
    room.do({ type: 'seats.assign', who: 'unseated' })
    expect(Object.keys(room.state.seats).sort()).toEqual(['p1', 'p2', 'p3'])
    expect(room.state.seats['p2']).toBe(room.state.tables[1]!.tableId)
    room.undoLatest()
    expect(room.state.seats).toEqual({ p2: room.state.tables[1]!.tableId })
    expect(new Room().refusal({ type: 'seats.assign', who: 'everybody' })).toBe('no-tables')
  })

  it('TB-2 are given to who comes late, where few of their group are; by choice only where that is so', () => {
    const room = tables()
    const [one, two] = room.state.tables
    join(room, ['p2', 'Third sector'])
    room.do({ type: 'person.seat', participantId: 'p2', tableId: one!.tableId })
    expect(lateSeat(room.state, 'p3', 'Third sector')).toEqual([])
    room.do({ type: 'seating.set', seating: 'random' })
    expect(lateSeat(room.state, 'p3', 'Third sector')).toEqual([{ type: 'people.seated', seats: { p3: two!.tableId } }])
    expect(room.refusal({ type: 'table.choose', tableId: two!.tableId }, participant)).toBe('not-your-choice')
    room.do({ type: 'seating.set', seating: 'choice' })
    expect(room.send({ type: 'table.choose', tableId: two!.tableId }, participant).ok).toBe(true)
    expect(room.state.seats[participant.personId]).toBe(two!.tableId)
    expect(room.refusal({ type: 'table.choose', tableId: 'nowhere' }, participant)).toBe('unknown-table')
  })

  it('TB-2 are known to staff alone', () => {
    const room = tables()
    room.do({ type: 'person.seat', participantId: 'p1', tableId: room.state.tables[0]!.tableId })
    const { fact } = room.journal.find((entry) => entry.fact.type === 'people.seated')!
    for (const role of ['participant', 'observer'] as const) expect([view(room.state, role).seats, visible(fact, role)]).toEqual([{}, null])
    expect(view(room.state, 'table-facilitator').seats).toEqual(room.state.seats)
  })
})

describe('who writes where', () => {
  it('TB-3 at a table those who sit there and its facilitator; on a board that is everybody’s, everybody', () => {
    const room = tables()
    room.do({ type: 'person.seat', participantId: 'p1', tableId: tableOf(room, 'One').personId })
    expect([boardOf(room, 'One'), boardOf(room, 'Two'), 'b1'].map((board) => mayWrite(room, board, participant))).toEqual(['yes', 'not-your-table', 'yes'])
    const helper = tableOf(room, 'One')
    expect([boardOf(room, 'One'), boardOf(room, 'Two'), 'b1'].map((board) => mayWrite(room, board, helper))).toEqual(['yes', 'not-your-table', 'not-your-table'])
    expect(room.refusal({ type: 'board.freeze', boardId: boardOf(room, 'Two') }, helper)).toBe('not-your-table')
    expect(room.send({ type: 'board.freeze', boardId: boardOf(room, 'One') }, helper).ok).toBe(true)
    expect(mayWrite(room, boardOf(room, 'One'), participant)).toBe('board-frozen')
  })

  it('TB-4 a table may be at a working stage of its own, and follows the room again', () => {
    const room = tables().do({ type: 'stage.go', stageId: 'explore' })
    const helper = tableOf(room, 'One')
    const theme = (): string => {
      const decision = decideBoard(room.state, boardOf(room, 'One'), [{ op: 'theme.add', key: 'x' }], participant)
      return decision.ok ? 'yes' : decision.error.code
    }
    room.do({ type: 'person.seat', participantId: 'p1', tableId: helper.personId })
    expect(theme()).toBe('not-in-stage')
    expect(room.refusal({ type: 'table.stage', tableId: helper.personId, stageId: 'prioritise' })).toBe('not-at-a-table')
    room.do({ type: 'table.stage', tableId: helper.personId, stageId: 'refine' })
    expect(room.state.tables[0]!.stageId).toBe('refine')
    room.do({ type: 'table.stage', tableId: helper.personId, stageId: null })
    expect(room.state.tables[0]!.stageId).toBeNull()
  })
})

describe('carrying over', () => {
  function worked(): Room {
    const room = tables()
    const board = room.board(boardOf(room, 'One'))
    addTheme(board, { id: 'th', title: 'Just', order: 'V', colour: 'b' })
    addAction(board, { id: 'x1', title: 'Longer rests', detail: 'Eleven hours.', theme: 'th', author: 'p1', createdAt: 5 })
    addArgument(board, { id: 'arg', action: 'x1', side: 'for', text: 'People stay.', author: 'p1', createdAt: 6 })
    addEvidence(board, { id: 'ev', title: 'Survey', text: 'Nine in ten.', source: 'NHS', actions: ['x1'] })
    room.happen({ type: 'actions.numbered', boardId: boardOf(room, 'One'), actions: [{ actionId: 'x1', number: 1, lineageId: 'x1' }] })
    return room
  }

  it('TB-5 takes words, theme, arguments, evidence, authors and lineage along, gives a number of its own, and says where it comes from', () => {
    const room = worked().do({ type: 'actions.carry', actionIds: ['x1'], boardId: 'b1' })
    const there = readBoard(room.board('b1'))
    const [action] = there.actions
    expect(action).toMatchObject({ title: 'Longer rests', detail: 'Eleven hours.', author: 'p1', createdAt: 5, theme: there.themes[0]!.id })
    expect(there.themes[0]).toMatchObject({ title: 'Just', colour: 'b' })
    expect(there.arguments).toMatchObject([{ action: action!.id, side: 'for', text: 'People stay.', author: 'p1' }])
    expect(there.evidence).toMatchObject([{ title: 'Survey', source: 'NHS', actions: [action!.id] }])
    expect(room.state.actions[action!.id]).toEqual({ number: 2, lineageId: 'x1', boardId: 'b1' })
    expect(room.state.origins[action!.id]).toEqual({ actionId: 'x1', boardId: boardOf(room, 'One'), tableTitle: 'One' })
    expect(readBoard(room.board(boardOf(room, 'One'))).actions).toHaveLength(1)
  })

  it('TB-5 does nothing the second time, and is taken back', () => {
    const room = worked().do({ type: 'actions.carry', actionIds: ['x1'], boardId: 'b1' })
    expect(room.decide({ type: 'actions.carry', actionIds: ['x1', 'x1'], boardId: 'b1' })).toEqual({ ok: true, facts: [] })
    expect(room.undoLatest().ok).toBe(true)
    expect(readBoard(room.board('b1')).actions).toEqual([])
    room.do({ type: 'actions.carry', actionIds: ['x1'], boardId: 'b1' })
    expect(readBoard(room.board('b1')).actions).toHaveLength(1)
  })

  it('TB-5 is for a table facilitator as far as their own board goes, and refused for what is not there', () => {
    const room = worked()
    expect(room.refusal({ type: 'actions.carry', actionIds: ['x1'], boardId: 'b1' }, tableOf(room, 'Two'))).toBe('not-your-table')
    expect(room.send({ type: 'actions.carry', actionIds: ['x1'], boardId: 'b1' }, tableOf(room, 'One')).ok).toBe(true)
    expect(room.refusal({ type: 'actions.carry', actionIds: ['__proto__'], boardId: 'b1' })).toBe('unknown-action')
    expect(room.refusal({ type: 'actions.carry', actionIds: ['x1'], boardId: 'nowhere' })).toBe('unknown-board')
  })
})
