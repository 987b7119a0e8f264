// What somebody says who comes to the console.
import { z } from 'zod'
import { consoleNameChars } from './limits.ts'
import { personName } from './person-name.ts'

export const consoleSchema = z.object({
  name: personName.refine((name) => name.length <= consoleNameChars).optional(),
  /** Who leads, by the id of a console; null: nobody. */
  lead: z.string().min(1).max(64).nullable().optional(),
})
