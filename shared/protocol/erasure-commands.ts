// Commands that remove something for good. `erasureId`: sent again, it is the same request.
import { z } from 'zod'
import { erasedKinds, erasureBounds } from '../event/erasure.ts'

const id = z.string().min(1).max(64)
const reason = z.string().trim().max(erasureBounds.reasonChars)

export const erasureCommands = [
  z.object({ type: z.literal('words.remove'), erasureId: id, kind: z.enum(erasedKinds), id, reason }),
  z.object({ type: z.literal('person.erase'), erasureId: id, participantId: id, reason }),
  z.object({ type: z.literal('retention.set'), days: z.int().min(1).max(erasureBounds.daysMost).nullable() }),
] as const
