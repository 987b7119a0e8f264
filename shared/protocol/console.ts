// What somebody says who comes to the console.
import { z } from 'zod'
import { consoleNameChars } from './limits.ts'

export const consoleSchema = z.object({
  name: z.string().trim().max(consoleNameChars).optional(),
  /** Who leads, by the id of a console; null: nobody. */
  lead: z.string().min(1).max(64).nullable().optional(),
})
