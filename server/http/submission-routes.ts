// Material of an event for its organiser and facilitators: boards, imports, submissions; and commands by HTTP.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { commandSchema } from '../../shared/protocol/commands.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import { isWellFormed } from '../../shared/protocol/well-formed.ts'
import { submissionQuery } from '../../shared/submissions/query.ts'
import type { HostedEvent, Services } from './services.ts'
import { bearerOf, parse, sendRefusal } from './replies.ts'

type Route = { Params: { eventId: string } }

export type Asking = { event: HostedEvent; role: 'organiser' | 'facilitator'; personId: string }

type RouteParts = {
  services: Services
  isOrganiser(request: FastifyRequest, reply: FastifyReply): Promise<boolean>
}

export async function submissionRoutes(app: FastifyInstance, { services, isOrganiser }: RouteParts): Promise<void> {
  /** Who may read what nobody else may: by the organiser's key, or a facilitator's token. Sends the refusal itself. */
  const asking = async (request: FastifyRequest<Route>, reply: FastifyReply): Promise<Asking | null> => {
    const credential = bearerOf(request.headers.authorization)
    const bearer = credential === null ? null : services.bearer(credential)
    if (bearer === null && !(await isOrganiser(request, reply))) return null
    const event = await services.event(request.params.eventId)
    const refusal = !event ? refuse('unknown-event', 'There is no such session.')
      : !bearer ? null
        : bearer.eventId !== request.params.eventId ? refuse('bad-token', 'This token is not valid here.')
          : bearer.role !== 'facilitator' ? refuse('not-allowed', 'This is for the organiser and facilitators.') : services.refusal(event, bearer)
    if (refusal) {
      sendRefusal(reply, refusal)
      return null
    }
    return { event: event!, role: bearer ? 'facilitator' : 'organiser', personId: bearer?.personId ?? 'organiser' }
  }

  app.get<Route>('/api/events/:eventId/material', async (request, reply) => {
    const asked = await asking(request, reply)
    return asked ? services.material(asked.event) : reply
  })

  app.get<Route>('/api/events/:eventId/submissions', async (request, reply) => {
    const asked = await asking(request, reply)
    if (!asked) return reply
    const query = parse(submissionQuery, request.query)
    return query.ok ? services.submissions(asked.event, query.value) : sendRefusal(reply, query.error)
  })

  app.get<Route>('/api/events/:eventId/submissions/similar', async (request, reply) => {
    const asked = await asking(request, reply)
    if (!asked) return reply
    const pairs = await services.similarSubmissions(asked.event)
    return pairs ? { pairs } : sendRefusal(reply, refuse('too-large', 'There is too much to be compared at once.'))
  })

  app.post<Route>('/api/events/:eventId/commands', { bodyLimit: commandBytes }, async (request, reply) => {
    const asked = await asking(request, reply)
    if (!asked) return reply
    const command = commandSchema.safeParse(request.body)
    if (!command.success || !isWellFormed(request.body)) return sendRefusal(reply, refuse('bad-command', 'This is not a command we know.'))
    const { type } = command.data
    const ack = type === 'words.remove' || type === 'person.erase' ? await services.erase(asked.event, command.data, asked) : await services.command(asked.event, command.data, asked)
    return ack.ok ? ack : sendRefusal(reply, ack.error)
  })
}

const commandBytes = 256 * 1024
