// Commands about questions from the floor and key messages, and how pages of questions are asked for.
import { z } from 'zod'
import { floorBounds } from '../event/floor.ts'

const id = z.string().min(1).max(64)
/** Of what its client makes. */
const made = id.refine((key) => !(key in Object.prototype))
const text = (most: number) => z.string().trim().min(1).max(most)

const floorCommand = z.discriminatedUnion('type', [
  /** The id is the client's, so that sending the same again asks once. It must say nothing of who asks. */
  z.object({ type: z.literal('floor.ask'), itemId: made, text: text(floorBounds.textChars), named: z.boolean() }),
  z.object({ type: z.literal('floor.live'), itemId: id }),
  z.object({ type: z.literal('floor.done'), itemId: id }),
  z.object({ type: z.literal('floor.write'), itemId: id, text: text(floorBounds.answerChars) }),
  z.object({ type: z.literal('floor.dismiss'), itemId: id }),
  z.object({ type: z.literal('floor.restore'), itemId: id }),
  z.object({ type: z.literal('floor.group'), itemId: id, into: id.nullable() }),
  z.object({ type: z.literal('message.record'), messageId: made, speaker: text(floorBounds.speakerChars), text: text(floorBounds.textChars) }),
  z.object({ type: z.literal('message.remove'), messageId: id }),
])

const floorUpvote = z.object({ type: z.literal('floor.upvote'), itemId: id, up: z.boolean() })

export const floorSchemas = [floorCommand, floorUpvote] as const

export const floorReadSchema = z.object({
  list: z.enum(['open', 'answered']), sort: z.enum(['votes', 'newest']), page: z.int().min(0).max(1_000),
  /** What became of these is said, too. */
  mine: z.array(id).max(floorBounds.byPerson).optional(),
})

export type FloorCommand = z.infer<typeof floorCommand>
/** Kept apart from the journal, under a pseudonym. */
export type FloorUpvote = z.infer<typeof floorUpvote>
