// What creates an event, as a program sends it.
import { z } from 'zod'
import { eventTitleChars } from './limits.ts'
import { timeZoneName } from './time-zone.ts'
import { argumentSides, limits } from '../board/schema.ts'
import { allowances } from '../event/allowances.ts'
import { secrecies, stageKinds } from '../event/names.ts'
import { doors, privacyChars } from '../event/joining.ts'
import { paperGroup } from '../event/paper.ts'
import { groupName } from './joining-commands.ts'

const title = z.string().trim().min(1).max(limits.titleChars)

/** Counts are kept by group in plain objects, here and in browsers: a name that every object has would be counted in all of them. */
export const group = groupName.refine((name) => name !== paperGroup, 'ballots on paper go by this name')

const questionPlan = z.object({
  title,
  method: z.string().min(1).max(32),
  secrecy: z.enum(secrecies).optional(),
  options: z.record(z.string().max(32), z.unknown()).optional(),
})

const stagePlan = z.object({
  kind: z.enum(stageKinds),
  title,
  seconds: z.int().min(1).max(86_400).optional(),
  questions: z.array(questionPlan).max(20).optional(),
  allows: z.array(z.enum(allowances)).max(allowances.length).optional(),
  premoderated: z.boolean().optional(),
})

const actionPlan = z.object({
  title,
  detail: z.string().trim().max(limits.detailChars).optional(),
  theme: title.optional(),
  arguments: z.array(z.object({ side: z.enum(argumentSides), text: z.string().min(1).max(limits.argumentChars) })).max(50).optional(),
  evidence: z.array(z.object({
    title, text: z.string().max(limits.argumentChars), source: z.string().max(limits.sourceChars),
  })).max(50).optional(),
})

const themePlan = z.union([title.transform((text) => ({ title: text })), z.object({ title, detail: z.string().trim().max(limits.titleChars).optional() })])

const boardPlan = z.object({
  title,
  themes: z.array(themePlan).max(limits.themes).optional(),
  actions: z.array(actionPlan).max(limits.actions).optional(),
})

export const templateName = z.enum(['demo', 'assembly', 'deliberative-event', 'panel', 'conference', 'case-studies', 'blank'])

export const agendaSchema = z.array(stagePlan).min(1).max(60)

export const createSchema = z.object({
  title: z.string().trim().min(1).max(eventTitleChars),
  /** The event's own, which its times are shown in. */
  timeZone: timeZoneName.optional(),
  template: templateName.optional(),
  groups: z.array(group).max(50).optional(),
  boards: z.array(boardPlan).min(1).max(60).optional(),
  agenda: agendaSchema.optional(),
  /** The way in, where it is not the usual one. */
  joining: z.object({ door: z.enum(doors).optional(), privacy: z.string().trim().max(privacyChars).optional(), asksPlace: z.boolean().optional() }).optional(),
})

export type CreateEvent = z.infer<typeof createSchema>
