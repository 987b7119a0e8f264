// What the organiser does about people's data: who is there, what was removed, all that there is on one person, erasing, and how long
// names are kept. Everybody can have their own.
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { retentionDue } from '../../shared/event/decide-erasure.ts'
import { inheritedDays } from '../../shared/programme/erasure.ts'
import { erasureCommands } from '../../shared/protocol/erasure-commands.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import { bearerOf, parse, sendRefusal, unknownEvent } from './replies.ts'
import type { HostedEvent, Services } from './services.ts'

type Options = { services: Services; keyFirst(request: FastifyRequest, reply: FastifyReply): Promise<unknown> }
type Route = { Params: { eventId: string; participantId: string } }

const commandSchema = z.discriminatedUnion('type', [...erasureCommands])
const organiser = { role: 'organiser' as const, personId: 'organiser' }
const unknownPerson = refuse('unknown-person', 'Nobody of that kind has joined this session.')

export async function personalRoutes(app: FastifyInstance, { services, keyFirst }: Options): Promise<void> {
  app.get<Route>('/api/events/:eventId/people', { onRequest: keyFirst }, async (request, reply) => {
    const event = await services.event(request.params.eventId)
    if (!event) return sendRefusal(reply, unknownEvent)
    const { title, people, authors, removed, erasures, retentionDays } = event.state
    const known = Object.entries({ ...authors, ...people }).map(([participantId, { name, group }]) => (
      { participantId, name, group, joinedAt: people[participantId]?.joinedAt ?? null, removed: Object.hasOwn(removed, participantId) }
    ))
    const inherited = inheritedDays((await services.programmes.all()).map(({ state }) => state), event.state.eventId)
    return reply.header('cache-control', 'no-store').send({ title, people: known, erasures, retentionDays, inheritedDays: inherited, retentionDue: retentionDue(event.state, inherited) })
  })

  app.post<Route>('/api/events/:eventId/erasures', { onRequest: keyFirst }, async (request, reply) => {
    const event = await services.event(request.params.eventId)
    if (!event) return sendRefusal(reply, unknownEvent)
    const command = parse(commandSchema, request.body)
    if (!command.ok) return sendRefusal(reply, command.error)
    const ack = command.value.type === 'retention.set' ? await services.command(event, command.value, organiser) : await services.erase(event, command.value, organiser)
    return ack.ok ? ack : sendRefusal(reply, ack.error)
  })

  app.get<Route>('/api/events/:eventId/people/:participantId/data', { onRequest: keyFirst }, async (request, reply) => {
    const event = await services.event(request.params.eventId)
    return event ? send(reply, event, request.params.participantId) : sendRefusal(reply, unknownEvent)
  })

  app.get<Route>('/api/events/:eventId/my-data', async (request, reply) => {
    const bearer = services.bearer(bearerOf(request.headers.authorization) ?? '')
    if (!bearer) return sendRefusal(reply, refuse('bad-token', 'This device is not signed in to the session.'))
    if (bearer.eventId !== request.params.eventId || bearer.role !== 'participant') return sendRefusal(reply, refuse('not-allowed', 'This is for participants of the session.'))
    const event = await services.event(bearer.eventId)
    if (!event) return sendRefusal(reply, unknownEvent)
    // Whoever was shut out may still have what there is on them; an older link of theirs may not.
    const refusal = services.refusal(event, bearer)
    if (refusal && !Object.hasOwn(event.state.removed, bearer.personId)) return sendRefusal(reply, refusal)
    return send(reply, event, bearer.personId)
  })

  app.get('/api/backup', { onRequest: keyFirst }, async (_request, reply) => (
    reply.type('application/zip').header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="plenary-backup.zip"').send(Readable.from(services.backup()))
  ))

  async function send(reply: FastifyReply, event: HostedEvent, participantId: string): Promise<FastifyReply> {
    const { people, authors } = event.state
    if (!Object.hasOwn(people, participantId) && !Object.hasOwn(authors, participantId)) return sendRefusal(reply, unknownPerson)
    return reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="data-${encodeURIComponent(participantId)}.json"`).send(await services.subjectData(event, participantId))
  }
}
