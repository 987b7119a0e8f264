// Commands that keep a room together: announcements, the spotlight, bringing everyone here, being ready.
import { z } from 'zod'
import { announcementChars } from '../event/flow.ts'

const id = z.string().min(1).max(64)

const flowCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('announce'),
    text: z.string().trim().min(1).max(announcementChars),
    /** On the big screen, too. */
    onScreen: z.boolean().optional(),
  }),
  z.object({ type: z.literal('announce.clear') }),
  z.object({ type: z.literal('spotlight.set'), actionId: id }),
  z.object({ type: z.literal('spotlight.clear') }),
  /** To an action or a board; to the stage's own page where neither is named. */
  z.object({ type: z.literal('room.gather'), actionId: id.optional(), boardId: id.optional() }),
])

const readySet = z.object({ type: z.literal('ready.set'), ready: z.boolean() })

export const flowSchemas = [flowCommand, readySet] as const

export type FlowCommand = z.infer<typeof flowCommand>
/** Decided by nobody and journalled nowhere: it is kept in memory, until the stage changes. */
export type ReadySet = z.infer<typeof readySet>
