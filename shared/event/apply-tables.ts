// What happens to tables, to who sits where, and to what is carried from one board to another.
import type { TableFact } from './facts.ts'
import type { Handlers } from './folding.ts'
import type { EventState, Table } from './state.ts'

export const tableHandlers: Handlers<TableFact> = {
  'tables.made': (state, { tables, boards }) => ({ tables: [...state.tables, ...tables], boards: [...state.boards, ...boards] }),
  'table.renamed': (state, { tableId, title }) => ({
    tables: change(state, tableId, { title }),
    boards: state.boards.map((board) => (board.boardId === boardOf(state, tableId) ? { ...board, title } : board)),
  }),
  'table.removed': (state, { tableId }) => ({
    tables: state.tables.filter((table) => table.tableId !== tableId),
    boards: state.boards.filter(({ boardId }) => boardId !== boardOf(state, tableId)),
    seats: Object.fromEntries(Object.entries(state.seats).filter(([, seat]) => seat !== tableId)),
  }),
  'table.staged': (state, { tableId, stageId }) => ({ tables: change(state, tableId, { stageId }) }),
  'seating.set': (_, { seating }) => ({ seating }),
  'people.seated': (state, { seats }) => ({
    seats: Object.fromEntries(Object.entries({ ...state.seats, ...seats }).filter((seat): seat is [string, string] => seat[1] !== null)),
  }),
  'actions.carried': (state, { origins }) => ({ origins: { ...state.origins, ...origins } }),
  'actions.inherited': (state, { earlier }) => ({ earlier: { ...state.earlier, ...earlier } }),
}

function change({ tables }: EventState, tableId: string, to: Partial<Table>): Table[] {
  return tables.map((table) => (table.tableId === tableId ? { ...table, ...to } : table))
}

function boardOf({ tables }: EventState, tableId: string): string | undefined {
  return tables.find((table) => table.tableId === tableId)?.boardId
}
