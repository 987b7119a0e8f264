// Commands about the way in, groups and ballots on paper. One schema a command; the type comes from it.
import { z } from 'zod'
import { doors, privacyChars, spokenMinutes } from '../event/joining.ts'
import { mostPapersAtOnce, paperOrigins, serialPattern } from '../event/paper.ts'

const id = z.string().min(1).max(64)
/** Counts are kept by group in plain objects. */
export const groupName = z.string().trim().min(1).max(80).refine((name) => !(name in Object.prototype), 'this name cannot be used')
const serial = z.string().regex(serialPattern)

const joiningCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('joining.set'), door: z.enum(doors).optional(), privacy: z.string().trim().max(privacyChars).optional(), asksPlace: z.boolean().optional() }),
  /** Six digits that can be spoken let newcomers in for so long. */
  z.object({ type: z.literal('door.open'), minutes: z.int().min(spokenMinutes.least).max(spokenMinutes.most).optional() }),
  z.object({ type: z.literal('door.close') }),
  z.object({ type: z.literal('group.add'), group: groupName, before: groupName.nullable().optional() }),
  z.object({ type: z.literal('group.rename'), group: groupName, to: groupName }),
  z.object({ type: z.literal('group.remove'), group: groupName }),
  z.object({ type: z.literal('person.group'), participantId: id, group: groupName.nullable() }),
  z.object({ type: z.literal('papers.register'), questionId: id, serials: z.array(serial).min(1).max(mostPapersAtOnce), origin: z.enum(paperOrigins).optional() }),
  /** The ballot is checked against the slate, as every other. `id`: sending the same again answers the same again. */
  z.object({ type: z.literal('paper.enter'), questionId: id, serial, ballot: z.record(z.string().max(32), z.unknown()), id }),
  z.object({ type: z.literal('paper.void'), serial, reason: z.string().trim().min(1).max(300), replacedBy: serial.nullable().optional() }),
])

/** A code by which a person goes on with another device; the acknowledgement carries it. */
const transferStart = z.object({ type: z.literal('transfer.start') })

export const joiningSchemas = [joiningCommand, transferStart] as const

export type JoiningCommand = z.infer<typeof joiningCommand>
export type PaperEnter = Extract<JoiningCommand, { type: 'paper.enter' }>
/** Decided by nobody and journalled nowhere: the code is kept in memory, for a few minutes. */
export type TransferStart = z.infer<typeof transferStart>
