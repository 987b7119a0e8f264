// Events: create, list, results. The organiser's key opens the first three; results follow role and reveal.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { templates } from '../../shared/templates/templates.ts'
import { createSchema } from '../../shared/protocol/create.ts'
import { linkRoles } from '../../shared/event/names.ts'
import type { Role } from '../../shared/event/names.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import { currentStage, findQuestion, stagesTaken } from '../../shared/event/state.ts'
import type { Question } from '../../shared/event/state.ts'
import { archiveRoutes } from './archive-routes.ts'
import { importRoutes } from './import-routes.ts'
import { personalRoutes } from './personal-routes.ts'
import { programmeRoutes } from './programme-routes.ts'
import { moderationRoutes } from './moderation-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { journalRoutes } from './journal-routes.ts'
import { bearerOf, parse, sendRefusal, unknownEvent, withoutNulls } from './replies.ts'
import { resultReply } from './result-reply.ts'
import type { HostedEvent, Services } from './services.ts'
import { submissionRoutes } from './submission-routes.ts'

type Options = { services: Services; baseOf(request: FastifyRequest): string }

const wrongKeysPerMinute = 30
const renewSchema = z.object({ role: z.enum(linkRoles) })

export async function eventRoutes(app: FastifyInstance, { services, baseOf }: Options): Promise<void> {
  const wrongKey = app.createRateLimit({ max: wrongKeysPerMinute, timeWindow: '1 minute' })

  /** Sends the refusal itself; false when the caller is not the organiser. */
  const isOrganiser = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const key = bearerOf(request.headers.authorization)
    if (key !== null && services.isOrganiser(key)) return true
    const limit = await wrongKey(request)
    const tooMany = !limit.isAllowed && limit.isExceeded
    sendRefusal(reply, tooMany ? refuse('too-fast', 'Too many wrong keys. Wait a minute.')
      : key === null ? refuse('no-token', 'The organiser key is missing.') : refuse('bad-key', 'This organiser key is not right.'))
    return false
  }

  app.get('/api/templates', async (request, reply) => ((await isOrganiser(request, reply)) ? { templates } : reply))

  app.get('/api/events', async (request, reply) => {
    if (!(await isOrganiser(request, reply))) return reply
    const base = baseOf(request)
    return { events: (await services.events()).map((event) => summary(event, services, base)) }
  })

  // Asked for the key before a byte of the body is read: it may be as large as an event.
  const keyFirst = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => ((await isOrganiser(request, reply)) ? undefined : reply)

  await app.register(importRoutes, { services, keyFirst })
  await app.register(personalRoutes, { services, keyFirst })
  await app.register(reportRoutes, { services, keyFirst })
  await app.register(archiveRoutes, { services, keyFirst })
  await app.register(submissionRoutes, { services, isOrganiser })
  await app.register(moderationRoutes, { services, isOrganiser })
  await app.register(programmeRoutes, { services, baseOf, keyFirst })
  await app.register(journalRoutes, { services, isOrganiser })

  app.post('/api/events', { onRequest: keyFirst }, async (request, reply) => {
    const body = parse(createSchema, withoutNulls(request.body))
    if (!body.ok) return sendRefusal(reply, body.error)
    const created = await services.create(body.value)
    if ('refusal' in created) return sendRefusal(reply, created.refusal)
    const { event } = created
    const { eventId, code, boards } = event.state
    return reply.status(201).send({
      eventId, code, boards: boards.map(({ boardId, title }) => ({ boardId, title })),
      ...services.access(event, baseOf(request)),
    })
  })

  app.post<{ Params: { eventId: string } }>('/api/events/:eventId/links/renew', { onRequest: keyFirst }, async (request, reply) => {
    const body = parse(renewSchema, request.body)
    if (!body.ok) return sendRefusal(reply, body.error)
    const event = await services.event(request.params.eventId)
    if (!event) return sendRefusal(reply, unknownEvent)
    const refusal = await services.renewLinks(event, body.value.role)
    if (refusal) return sendRefusal(reply, refusal)
    return services.access(event, baseOf(request))
  })

  /** For the organiser, and for who runs the room and hands them out there. */
  app.get<{ Params: { eventId: string } }>('/api/events/:eventId/tables', async (request, reply) => {
    const bearer = services.bearer(bearerOf(request.headers.authorization) ?? '')
    const isRunning = bearer?.role === 'facilitator' && bearer.eventId === request.params.eventId
    if (!isRunning && !(await isOrganiser(request, reply))) return reply
    const event = await services.event(request.params.eventId)
    if (!event) return sendRefusal(reply, unknownEvent)
    const refusal = isRunning ? services.refusal(event, bearer) : null
    return refusal ? sendRefusal(reply, refusal) : { tables: services.tableLinks(event, baseOf(request)) }
  })

  app.get<Asked>('/api/events/:eventId/results/:questionId', async (request, reply) => {
    const asked = await askedQuestion(request)
    if ('refusal' in asked) return sendRefusal(reply, asked.refusal)
    const { event, question } = asked
    if (question.phase !== 'revealed' || !question.tally) return sendRefusal(reply, refuse('not-revealed', 'The result has not been revealed yet.'))
    return resultReply(event.state, question, question.tally, await services.publicBallots(event, question.questionId))
  })

  app.get<Asked>('/api/events/:eventId/results/:questionId/ballots', async (request, reply) => {
    const asked = await askedQuestion(request)
    if ('refusal' in asked) return sendRefusal(reply, asked.refusal)
    const { event, question, role } = asked
    const { questionId, secrecy } = question
    const ballots = await services.publicBallots(event, questionId) ?? await services.namedBallots(event, questionId, role)
    return ballots ? { questionId, secrecy, ballots } : sendRefusal(reply, hidden(question))
  })

  /** Of any event for its organiser, of their own for everybody else. */
  const askedQuestion = async ({ headers, params: { eventId, questionId } }: FastifyRequest<Asked>): Promise<{ event: HostedEvent; question: Question; role: Role } | { refusal: Refusal }> => {
    const credential = bearerOf(headers.authorization)
    if (credential === null) return { refusal: refuse('no-token', 'A token is missing.') }
    const bearer = services.bearer(credential)
    if (bearer?.eventId !== eventId && !services.isOrganiser(credential)) return { refusal: refuse('bad-token', 'This token is not valid here.') }
    const event = await services.event(eventId)
    if (!event) return { refusal: unknownEvent }
    const refusal = bearer && services.refusal(event, bearer)
    if (refusal) return { refusal }
    const question = findQuestion(event.state, questionId)
    return question ? { event, question, role: bearer?.role ?? 'organiser' } : { refusal: refuse('unknown-question', 'There is no such question in this session.') }
  }
}

type Asked = { Params: { eventId: string; questionId: string } }

/** Why ballots are not shown: never, not yet, or not to this role. */
function hidden({ secrecy, phase }: Question): Refusal {
  if (secrecy === 'secret') return refuse('not-allowed', 'The ballots of a secret question are never shown.')
  const comesLater = secrecy === 'named' ? phase !== 'sealed' && phase !== 'revealed' : phase !== 'revealed'
  return comesLater ? refuse('not-revealed', 'These ballots are not shown yet.') : refuse('not-allowed', 'These ballots are shown to facilitators and the organiser.')
}

function summary(event: HostedEvent, services: Services, base: string): object {
  const { state } = event
  const agenda = stagesTaken(state)
  const openedAt = services.openedAt(event)
  const { tokens, links } = services.access(event, base)
  return {
    eventId: state.eventId, title: state.title, code: openedAt === null ? state.code : '', createdAt: state.createdAt, closedAt: state.closedAt,
    stageTitle: currentStage(state)?.title ?? '', stageIndex: agenda.findIndex((stage) => stage.stageId === state.stageId),
    stageCount: agenda.length, people: Object.keys(state.people).length, actions: Object.keys(state.actions).length,
    // Nobody joins or runs what was opened from a file.
    ...(openedAt === null ? { openedAt, tokens, links } : { openedAt, links: { replay: links.replay } }),
  }
}
