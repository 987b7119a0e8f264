// What programs ask of programmes, by HTTP.
import { z } from 'zod'
import { erasureBounds } from '../event/erasure.ts'
import { mostGroups, mostMembersAtOnce } from '../programme/state.ts'
import { personName } from './person-name.ts'
import { agendaSchema, group, templateName } from './create.ts'

const id = z.string().min(1).max(64)
const title = z.string().trim().min(1).max(200)
const groups = z.array(group).max(mostGroups)
const moment = z.int().min(0).max(8_640_000_000_000_000).nullable()
const name = personName.pipe(z.string().min(1))

export const programmeSchema = z.object({ title, groups: groups.default([]) })

/** `retentionDays`: names are kept for so long where an event does not say for itself, and on the panel. */
export const programmeChange = z.object({ title: title.optional(), groups: groups.optional(), retentionDays: z.int().min(1).max(erasureBounds.daysMost).nullable().optional() })

const start = z.object({
  eventId: id,
  themes: z.array(id).max(500).nullable().default(null),
  actions: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('top'), questionId: id, k: z.int().min(1).max(500) }),
    z.object({ kind: z.literal('picked'), actionIds: z.array(id).min(1).max(500) }),
  ]).default({ kind: 'all' }),
  said: z.boolean().default(true),
})

/** An event that is there already, or a new one; `agenda: 'again'` is that of the event it starts from. */
export const programmeEvent = z.union([
  z.object({ eventId: id, startsAt: moment.default(null) }),
  z.object({
    title, startsAt: moment.default(null), template: templateName.optional(), groups: groups.optional(),
    agenda: z.union([z.literal('again'), agendaSchema]).optional(), from: start.optional(),
  }),
])

export const programmeEventChange = z.object({ startsAt: moment.optional(), before: id.nullable().optional() })

const member = z.object({ name, group: group.nullable().default(null) })

export const inviteSchema = z.object({ members: z.array(member).min(1).max(mostMembersAtOnce) })

export const memberErase = z.object({ erasureId: id, reason: z.string().trim().max(erasureBounds.reasonChars) })

export const memberChange = z.object({ name: name.optional(), group: group.nullable().optional() })

/** `enter`: joins the event that is on, if the person has not yet; without it, only says which one that is. */
export const invitationSchema = z.object({ token: z.string().min(1).max(128), enter: z.boolean().default(false) })

export type NewProgrammeEvent = z.infer<typeof programmeEvent>
