// An event's journal, for replay: page by page as JSON, or as one stream of bytes. For the organiser, and for who runs the room.
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { WireWriter, wireType } from '../../shared/replay/wire.ts'
import type { StoredEntry } from '../ports.ts'
import { bearerOf, parse, sendRefusal, unknownEvent } from './replies.ts'
import type { HostedEvent, Services } from './services.ts'

type Options = {
  services: Services
  /** Sends the refusal itself. */
  isOrganiser(request: FastifyRequest, reply: FastifyReply): Promise<boolean>
}
type Asked = { Params: { eventId: string } }

const fromSchema = z.object({ from: z.coerce.number().int().min(1).default(1) })

export async function journalRoutes(app: FastifyInstance, { services, isOrganiser }: Options): Promise<void> {
  app.get<Asked>('/api/events/:eventId/journal', async (request, reply) => {
    if (!(await isOrganiser(request, reply))) return reply
    const query = parse(fromSchema, request.query)
    if (!query.ok) return sendRefusal(reply, query.error)
    if (!(await services.event(request.params.eventId))) return sendRefusal(reply, unknownEvent)
    const { entries, next } = await services.entries(request.params.eventId, query.value.from)
    return { entries: entries.map(asJson), next }
  })

  app.get<Asked>('/api/events/:eventId/journal/stream', async (request, reply) => {
    const bearer = services.bearer(bearerOf(request.headers.authorization) ?? '')
    const isRunning = bearer?.role === 'facilitator' && bearer.eventId === request.params.eventId
    if (!isRunning && !(await isOrganiser(request, reply))) return reply
    const event = await services.event(request.params.eventId)
    if (!event) return sendRefusal(reply, unknownEvent)
    const refusal = isRunning ? services.refusal(event, bearer) : null
    if (refusal) return sendRefusal(reply, refusal)
    const query = parse(fromSchema, request.query)
    if (!query.ok) return sendRefusal(reply, query.error)
    return reply.type(wireType).header('plenary-entries', event.state.seq).send(Readable.from(asBytes(event, services, query.value.from)))
  })
}

/** Up to where the event stands now: who wants what comes later asks again, from there. */
async function* asBytes({ state }: HostedEvent, services: Services, first: number): AsyncGenerator<Uint8Array> {
  const writer = new WireWriter()
  for (let from: number | null = first; from !== null && from <= state.seq;) {
    const page: { entries: StoredEntry[]; next: number | null } = await services.entries(state.eventId, from)
    yield writer.write(page.entries.filter(({ seq }) => seq <= state.seq))
    from = page.next
  }
}

function asJson(entry: StoredEntry): object {
  const { seq, at, by, kind, boardId, payload } = entry
  return kind === 'fact'
    ? { seq, at, by, fact: JSON.parse(Buffer.from(payload).toString()) as unknown }
    : { seq, at, by, boardId, update: Buffer.from(payload).toString('base64') }
}
