// Commands about tables. One schema a command; the type comes from it.
import { z } from 'zod'
import { mostTables, seatings } from '../event/names.ts'

const id = z.string().min(1).max(64)
const title = z.string().trim().min(1).max(80)
const mostCarried = 200

export const tableCommands = [
  /** `titles` that a table has already are left out. */
  z.object({ type: z.literal('tables.make'), titles: z.array(title).min(1).max(mostTables) }),
  z.object({ type: z.literal('table.rename'), tableId: id, title }),
  z.object({ type: z.literal('table.remove'), tableId: id }),
  z.object({ type: z.literal('table.stage'), tableId: id, stageId: id.nullable() }),
  z.object({ type: z.literal('seating.set'), seating: z.enum(seatings) }),
  /** At random, each group spread over all tables. */
  z.object({ type: z.literal('seats.assign'), who: z.enum(['unseated', 'everybody']) }),
  z.object({ type: z.literal('person.seat'), participantId: id, tableId: id.nullable() }),
  z.object({ type: z.literal('actions.carry'), actionIds: z.array(id).min(1).max(mostCarried), boardId: id }),
] as const

export const tableChoose = z.object({ type: z.literal('table.choose'), tableId: id })

