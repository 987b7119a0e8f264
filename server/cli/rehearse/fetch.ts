// Reads the journal of an event from its server. Nothing is ever sent that could change it.
import { z } from 'zod'
import { RehearsalError } from './args.ts'

const entrySchema = z.union([
  z.object({ seq: z.int(), at: z.number(), fact: z.looseObject({ type: z.string() }) }),
  z.object({ seq: z.int(), at: z.number(), boardId: z.string(), update: z.base64() }),
])
const pageSchema = z.object({ entries: z.array(entrySchema), next: z.int().nullable() })

export type ReadEntry = z.infer<typeof entrySchema>

const answerMs = 30_000

export async function fetchEntries(server: string, key: string, eventId: string): Promise<ReadEntry[]> {
  const entries: ReadEntry[] = []
  for (let from: number | null = 1; from !== null;) {
    const page: z.infer<typeof pageSchema> = await fetchPage(`${server}/api/events/${encodeURIComponent(eventId)}/journal?from=${from}`, key)
    entries.push(...page.entries)
    from = page.next
  }
  return entries
}

async function fetchPage(url: string, key: string): Promise<z.infer<typeof pageSchema>> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(answerMs) }).catch((error: unknown) => {
    throw new RehearsalError(`The server cannot be reached (${error instanceof Error ? error.message : String(error)}).`)
  })
  if (answer.status === 404) throw new RehearsalError('There is no such event on this server.')
  if (answer.status === 401) throw new RehearsalError('This is not the organiser’s key of this server.')
  if (!answer.ok) throw new RehearsalError(`The server answered with ${answer.status}.`)
  const page = pageSchema.safeParse(await answer.json())
  if (!page.success) throw new RehearsalError('The server’s answer is not a journal.')
  return page.data
}
