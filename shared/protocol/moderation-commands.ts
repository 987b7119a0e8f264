// Commands of moderation. One schema a command; the type comes from it.
import { z } from 'zod'
import { argumentSides, limits } from '../board/schema.ts'
import { entryKinds, moderationBounds } from '../event/moderation.ts'
import { personName } from './person-name.ts'

const id = z.string().min(1).max(64)
/** An id that its client has made: nothing that every object has, and not of anybody's choice to be read. */
const made = z.string().regex(/^[\w.-]{8,64}$/).refine((key) => !(key in Object.prototype))
const text = (most: number) => z.string().trim().max(most)
const words = (most: number) => z.string().trim().min(1).max(most)
const title = words(limits.titleChars)
const detail = text(limits.detailChars)
const reason = words(moderationBounds.reasonChars)
/** Of what undoes a measure. */
const maybeReason = text(moderationBounds.reasonChars).optional()
const note = words(moderationBounds.noteChars)
const entry = { entryKind: z.enum(entryKinds), entryId: id, boardId: id }

const moderation = z.discriminatedUnion('type', [
  z.object({ type: z.literal('entry.hide'), ...entry, reason }),
  z.object({ type: z.literal('entry.restore'), ...entry, reason: maybeReason }),
  z.object({ type: z.literal('action.lock'), actionId: id, reason }),
  z.object({ type: z.literal('action.unlock'), actionId: id, reason: maybeReason }),
  /** `into` stands for both from then on. */
  z.object({ type: z.literal('action.merge'), actionId: id, into: id, reason }),
  z.object({ type: z.literal('action.unmerge'), actionId: id, reason: maybeReason }),
  /** The action keeps its number, with new words; the other part gets a number of its own, and these arguments. */
  z.object({
    type: z.literal('action.split'), actionId: id, newId: made, title, detail, newTitle: title, newDetail: detail,
    argumentIds: z.array(id).max(500).optional(), reason,
  }),
  z.object({ type: z.literal('action.return'), actionId: id, note }),
  /** Its author, or who runs the room, has seen to it. */
  z.object({ type: z.literal('action.settle'), actionId: id }),
  z.object({ type: z.literal('entry.approve'), entryId: id }),
  z.object({ type: z.literal('entry.return'), entryId: id, note }),
  z.object({ type: z.literal('person.rename'), participantId: id, name: personName, reason }),
  z.object({ type: z.literal('person.mute'), participantId: id, reason }),
  z.object({ type: z.literal('person.unmute'), participantId: id, reason: maybeReason }),
  z.object({ type: z.literal('person.remove'), participantId: id, reason: maybeReason }),
  z.object({ type: z.literal('person.readmit'), participantId: id, reason: maybeReason }),
  z.object({ type: z.literal('ballot.reconfirm'), questionId: id.optional(), stageId: id.optional(), reason: maybeReason }),
])

const offered = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('action'), title, detail, theme: id.nullable() }),
  z.object({ kind: z.literal('argument'), action: id, side: z.enum(argumentSides), text: words(limits.argumentChars) }),
  z.object({ kind: z.literal('evidence'), title, text: text(limits.argumentChars), source: text(limits.sourceChars), actions: z.array(id).min(1).max(limits.linksPerEvidence) }),
])

/** What participants write where it has to be approved first; and taking it back. */
const offering = z.discriminatedUnion('type', [
  z.object({ type: z.literal('entry.offer'), entryId: made, boardId: id, entry: offered }),
  z.object({ type: z.literal('entry.withdraw'), entryId: id }),
])

export const moderationSchemas = [moderation, offering] as const

export type ModerationCommand = z.infer<typeof moderation> | z.infer<typeof offering>
