// Tables: making them, seating people, and carrying what came out of them to another board.
import { orderSeries } from '../board/order.ts'
import type { BoardChange } from '../board/changes.ts'
import { no, nothing, yes } from './decision.ts'
import type { Context, Decision, Step, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import type { StageKind } from './names.ts'
import { mostTables } from './names.ts'
import { carry } from './carry.ts'
import type { Board, EventState, Table } from './state.ts'
import { emptiestTable, seatsAtRandom } from './tables.ts'

type TableStep =
  | 'tables.make' | 'tables.unmake' | 'table.rename' | 'table.remove' | 'table.stage' | 'seating.set' | 'seats.assign' | 'seats.restore'
  | 'person.seat' | 'table.choose' | 'actions.carry' | 'carry.return'

/** What a table may do by itself while the room does something else: nothing that is asked of everybody at once. */
const ownStageKinds: ReadonlySet<StageKind> = new Set(['explore', 'cluster', 'refine', 'questions'])

/** A seat for one who has just joined, where seats are given out at random. */
export function lateSeat(state: EventState, participantId: string, group: string | null): Fact[] {
  const tableId = state.seating === 'random' ? emptiestTable(state, group) : null
  return tableId === null ? [] : [{ type: 'people.seated', seats: { [participantId]: tableId } }]
}

/** With the themes of the first board. */
const make: Step<'tables.make'> = (state, { titles }, context) => {
  const taken = new Set(state.tables.map(({ title }) => title))
  const wanted = [...new Set(titles)].filter((title) => !taken.has(title))
  if (wanted.length === 0) return nothing()
  if (state.tables.length + wanted.length > mostTables) return no('too-many', `A session can have ${mostTables} tables.`)
  const themes = state.boards[0] ? context.board(state.boards[0].boardId).themes : []
  const tables = wanted.map((title): Table => ({ tableId: context.newId(), title, boardId: `${state.eventId}.${context.newId()}`, stageId: null }))
  const boards = tables.map(({ boardId, title }): Board => ({ boardId, title, frozen: state.boards[0]?.frozen ?? false, epoch: 1 }))
  const orders = orderSeries(themes.length)
  const copied = (): BoardChange[] => themes.map(({ title, detail, colour }, i) => (
    { type: 'theme.add', theme: { id: context.newId(), title, detail, colour, order: orders[i]! } }
  ))
  return {
    ...yes([{ type: 'tables.made', tables, boards }], { type: 'tables.unmake', tableIds: tables.map(({ tableId }) => tableId) }),
    writes: boards.map(({ boardId }) => ({ boardId, changes: copied() })),
  }
}

export const tableSteps: Steps<TableStep> = {
  'tables.make': make,
  'tables.unmake': (state, { tableIds }, context) => remove(state, tableIds, context),
  'table.rename': (state, { tableId, title }) => {
    const table = find(state, tableId)
    if (!table) return noTable()
    if (table.title === title) return nothing()
    if (state.tables.some((other) => other.title === title)) return no('table-exists', 'Another table has this name.')
    return yes([{ type: 'table.renamed', tableId, title }], { type: 'table.rename', tableId, title: table.title })
  },
  'table.remove': (state, { tableId }, context) => remove(state, [tableId], context),
  'table.stage': (state, { tableId, stageId }) => {
    const table = find(state, tableId)
    if (!table) return noTable()
    if (table.stageId === stageId) return nothing()
    const stage = state.agenda.find((one) => one.stageId === stageId)
    if (stageId !== null && !stage) return no('unknown-stage', 'The agenda has no such stage.')
    if (stage && !ownStageKinds.has(stage.kind)) return no('not-at-a-table', 'Everybody votes and sees results together. A table can be at any other stage.')
    return yes([{ type: 'table.staged', tableId, stageId }], { type: 'table.stage', tableId, stageId: table.stageId })
  },
  'seating.set': (state, { seating }) => (state.seating === seating
    ? nothing()
    : yes([{ type: 'seating.set', seating }], { type: 'seating.set', seating: state.seating })),
  'seats.assign': (state, { who }, { random }) => {
    if (state.tables.length === 0) return no('no-tables', 'Make the tables first.')
    const people = Object.entries(state.people)
      .filter(([personId]) => !Object.hasOwn(state.removed, personId) && (who === 'everybody' || !Object.hasOwn(state.seats, personId)))
      .map(([personId, { group }]) => ({ personId, group }))
    return seat(state, seatsAtRandom(state.tables.map(({ tableId }) => tableId), people, random))
  },
  'seats.restore': (state, { seats }) => seat(state, seats),
  'person.seat': (state, { participantId, tableId }) => {
    if (!Object.hasOwn(state.people, participantId)) return no('unknown-person', 'Nobody with this id has joined this session.')
    if (tableId !== null && !find(state, tableId)) return noTable()
    if ((state.seats[participantId] ?? null) === tableId) return nothing()
    return yes([{ type: 'people.seated', seats: { [participantId]: tableId } }],
      { type: 'person.seat', participantId, tableId: state.seats[participantId] ?? null })
  },
  'table.choose': (state, { tableId }, _, { personId }) => {
    if (!find(state, tableId)) return noTable()
    if (state.seats[personId] === tableId) return nothing()
    if (state.seating !== 'choice') return no('not-your-choice', 'The facilitator seats people in this session.')
    return yes([{ type: 'people.seated', seats: { [personId]: tableId } }])
  },
  'actions.carry': carry,
  'carry.return': (_, { boardId, actionIds }) => ({
    ok: true, facts: [], writes: [{ boardId, changes: actionIds.map((id) => ({ type: 'entry.remove', root: 'actions', id })) }],
  }),
}

function remove(state: EventState, tableIds: readonly string[], context: Context): Decision {
  const tables = state.tables.filter(({ tableId }) => tableIds.includes(tableId))
  if (tables.length === 0) return nothing()
  if (tables.some(({ boardId }) => context.board(boardId).actions.length > 0)) {
    return no('table-in-use', 'There is something on its board. Carry it over, or leave the table as it is.')
  }
  return yes(tables.map(({ tableId }) => ({ type: 'table.removed', tableId })))
}

function seat(state: EventState, seats: Record<string, string | null>): Decision {
  const known = ([personId, tableId]: [string, string | null]): boolean => (
    Object.hasOwn(state.people, personId) && (tableId === null || find(state, tableId) !== undefined) && (state.seats[personId] ?? null) !== tableId
  )
  const changed = Object.entries(seats).filter(known)
  if (changed.length === 0) return nothing()
  const before = Object.fromEntries(changed.map(([personId]) => [personId, state.seats[personId] ?? null]))
  return yes([{ type: 'people.seated', seats: Object.fromEntries(changed) }], { type: 'seats.restore', seats: before })
}

function find({ tables }: EventState, tableId: string): Table | undefined {
  return tables.find((table) => table.tableId === tableId)
}

function noTable(): Decision {
  return no('unknown-table', 'There is no such table in this session.')
}

