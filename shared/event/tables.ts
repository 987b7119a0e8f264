// Breakout tables: each has a board of its own; people are seated at one, and write on no other.
import type { Principal } from './names.ts'
import type { EventState, Table } from './state.ts'

export function tableOfBoard({ tables }: EventState, boardId: string): Table | undefined {
  return tables.find((table) => table.boardId === boardId)
}

/** The one that a table facilitator's link is for. */
export function ownTableId({ role, personId }: Principal): string | null {
  return role === 'table-facilitator' ? personId : null
}

/** The stage that a board is in: its table's own, or the room's. */
export function stageOfBoard(state: EventState, boardId: string): string {
  return tableOfBoard(state, boardId)?.stageId ?? state.stageId
}

/** How many are seated at each table, those without a seat left out. */
export function seatCounts({ tables, seats }: EventState): Map<string, number> {
  const counts = new Map(tables.map(({ tableId }) => [tableId, 0]))
  for (const tableId of Object.values(seats)) counts.set(tableId, (counts.get(tableId) ?? 0) + 1)
  return counts
}

/** For who may sit anywhere: the table with the fewest of their group, and among those the one with the fewest people. */
export function emptiestTable(state: EventState, group: string | null): string | null {
  const all = seatCounts(state)
  const ofGroup = new Map<string, number>()
  for (const [personId, tableId] of Object.entries(state.seats)) {
    if (state.people[personId]?.group === group) ofGroup.set(tableId, (ofGroup.get(tableId) ?? 0) + 1)
  }
  const better = (a: string, b: string): number => (ofGroup.get(a) ?? 0) - (ofGroup.get(b) ?? 0) || all.get(a)! - all.get(b)!
  return state.tables.map(({ tableId }) => tableId).sort(better)[0] ?? null
}

/**
 * Seats for these people, each group spread as evenly as it goes over all tables: in random order within the group, one table
 * after the other, each group beginning where the one before ended. `random` gives numbers from 0 up to 1.
 */
export function seatsAtRandom(tableIds: readonly string[], people: readonly { personId: string; group: string | null }[], random: () => number): Record<string, string> {
  const groups = [...new Set(people.map(({ group }) => group))]
  const inOrder = groups.flatMap((group) => shuffled(people.filter((person) => person.group === group), random))
  const tables = shuffled(tableIds, random)
  return Object.fromEntries(inOrder.map(({ personId }, i) => [personId, tables[i % tables.length]!]))
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items]
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
  return list
}
