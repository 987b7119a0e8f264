// Commands on the agenda and on the questions of its ballot stages. Options of a question are checked by its method where it is decided.
import { z } from 'zod'
import { limits } from '../board/schema.ts'
import { allowances } from '../event/allowances.ts'
import { secrecies, stageKinds } from '../event/names.ts'
import { timeZoneName } from './time-zone.ts'

const known = z.string().min(1).max(64)
/** Chosen by the sender, so that the same command sent twice adds once. */
const made = z.string().regex(/^[\w-]{8,64}$/)
const title = z.string().trim().min(1).max(limits.titleChars)
const seconds = z.int().min(1).max(86_400)
/** The one that it comes before; null: last. */
const before = known.nullable()

const asked = {
  title,
  method: z.string().min(1).max(32),
  secrecy: z.enum(secrecies),
  options: z.record(z.string().max(32), z.unknown()),
}

/** Boards that participants may write on in a stage; null: all. What they may do; null: what is usual for the kind. */
const rights = {
  boards: z.array(known).max(60).nullable().optional(),
  allows: z.array(z.enum(allowances)).max(allowances.length).nullable().optional(),
  /** What participants write reaches the board once it is approved. */
  premoderated: z.boolean().optional(),
}

const newQuestion = z.object({ ...asked, secrecy: asked.secrecy.optional(), options: asked.options.optional() })

export const agendaCommands = [
  z.object({
    type: z.literal('agenda.add'), stageId: made, before, kind: z.enum(stageKinds), title, seconds: seconds.nullable().optional(), ...rights,
    questions: z.array(newQuestion).max(20).optional(),
  }),
  z.object({ type: z.literal('agenda.edit'), stageId: known, title: title.optional(), seconds: seconds.nullable().optional(), ...rights }),
  z.object({ type: z.literal('agenda.move'), stageId: known, before }),
  z.object({ type: z.literal('agenda.duplicate'), stageId: known, copyId: made, title: title.optional() }),
  z.object({ type: z.literal('agenda.remove'), stageId: known }),
  z.object({ type: z.literal('agenda.skip'), stageId: known }),
  z.object({ type: z.literal('agenda.unskip'), stageId: known }),
  /** Of the event; null: each reader's own. */
  z.object({ type: z.literal('agenda.zone'), timeZone: timeZoneName.nullable() }),
  z.object({ type: z.literal('question.add'), stageId: known, questionId: made, before, ...newQuestion.shape }),
  z.object({
    type: z.literal('question.edit'), questionId: known, title: title.optional(), method: asked.method.optional(),
    secrecy: asked.secrecy.optional(), options: asked.options.optional(),
  }),
  z.object({ type: z.literal('question.move'), questionId: known, before }),
  z.object({ type: z.literal('question.remove'), questionId: known }),
] as const
