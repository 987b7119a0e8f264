// Programmes and their panels: for the organiser's key. A personal link opens what it is for without one.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { panelDue } from '../../shared/programme/erasure.ts'
import { allQuestions, currentStage } from '../../shared/event/state.ts'
import { invitationSchema, inviteSchema, memberChange, memberErase, programmeChange, programmeEvent, programmeEventChange, programmeSchema } from '../../shared/protocol/programmes.ts'
import { refusalStatus, refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { HostedProgramme } from './programmes.ts'
import { parse, sendRefusal } from './replies.ts'
import type { Services } from './services.ts'

type Parts = { services: Services; baseOf(request: FastifyRequest): string; keyFirst(request: FastifyRequest, reply: FastifyReply): Promise<unknown> }
type Route = { Params: { programmeId: string; eventId: string; memberId: string } }

const wrongLinksPerMinute = 30
const linkBytes = 4 * 1024

export async function programmeRoutes(app: FastifyInstance, { services, baseOf, keyFirst }: Parts): Promise<void> {
  const { programmes } = services
  const wrongLink = app.createRateLimit({ max: wrongLinksPerMinute, timeWindow: '1 minute' })

  /** Of the programme that the address names, with a body of this form. Answers what `done` comes to. */
  const onProgramme = <T extends z.ZodType>(schema: T | null, done: (programme: HostedProgramme, body: z.infer<T>, request: FastifyRequest<Route>) => Promise<Refusal | object | null>) =>
    async (request: FastifyRequest<Route>, reply: FastifyReply): Promise<unknown> => {
      const programme = await programmes.get(request.params.programmeId)
      if (!programme) return sendRefusal(reply, refuse('unknown-programme', 'There is no such programme.'))
      const body = schema ? parse(schema, request.body) : { ok: true as const, value: undefined as z.infer<T> }
      if (!body.ok) return sendRefusal(reply, body.error)
      const answer = await done(programme, body.value, request)
      if (answer !== null && isRefusal(answer)) return sendRefusal(reply, answer)
      return answer ?? { ok: true }
    }

  app.post('/api/programmes', { onRequest: keyFirst }, async (request, reply) => {
    const body = parse(programmeSchema, request.body)
    if (!body.ok) return sendRefusal(reply, body.error)
    const made = await programmes.create(body.value.title, body.value.groups)
    return made ? reply.status(201).send({ programmeId: made.state.programmeId }) : sendRefusal(reply, refuse('not-saved', 'The programme could not be saved. Try again.'))
  })

  app.get('/api/programmes', { onRequest: keyFirst }, async () => ({
    programmes: (await programmes.all()).map(({ state: { programmeId, title, createdAt, events, panel } }) => (
      { programmeId, title, createdAt, events: events.map(({ eventId }) => eventId), panel: Object.keys(panel).length })),
  }))

  app.get<Route>('/api/programmes/:programmeId', { onRequest: keyFirst }, onProgramme(null, async (programme, _, request) => ({
    programmeId: programme.state.programmeId, title: programme.state.title, createdAt: programme.state.createdAt, groups: programme.state.groups,
    panel: panelCounts(programme), events: await eventRows(programme, baseOf(request)), retention: await retentionOf(programme),
  })))

  app.patch<Route>('/api/programmes/:programmeId', { onRequest: keyFirst }, onProgramme(programmeChange, async (programme, { title, groups, retentionDays }) => (
    await programme.command({ type: 'change', ...(title !== undefined && { title }), ...(groups && { groups: [...new Set(groups)] }) })
      ?? (retentionDays === undefined ? null : await programme.command({ type: 'retain', days: retentionDays })))))

  app.post<Route>('/api/programmes/:programmeId/events', { onRequest: keyFirst }, onProgramme(programmeEvent, async (programme, body, request) => {
    const added = await programmes.addEvent(programme, body)
    if ('refusal' in added) return added.refusal
    const { eventId, code } = added.event.state
    return { eventId, code, ...services.access(added.event, baseOf(request)) }
  }))

  app.patch<Route>('/api/programmes/:programmeId/events/:eventId', { onRequest: keyFirst }, onProgramme(programmeEventChange, async (programme, { startsAt, before }, { params: { eventId } }) => (
    (startsAt === undefined ? null : await programme.command({ type: 'schedule', eventId, startsAt }))
      ?? (before === undefined ? null : await programme.command({ type: 'place', eventId, before })))))

  app.delete<Route>('/api/programmes/:programmeId/events/:eventId', { onRequest: keyFirst }, onProgramme(null, (programme, _, { params: { eventId } }) => (
    programme.command({ type: 'leave', eventId }))))

  app.get<Route>('/api/programmes/:programmeId/lineage', { onRequest: keyFirst }, onProgramme(null, (programme) => programmes.lineages(programme)))

  app.get<Route>('/api/programmes/:programmeId/panel', { onRequest: keyFirst }, onProgramme(null, async (programme, _, request) => (
    { members: await programmes.panel(programme, baseOf(request)) })))

  /** All or nothing. */
  app.post<Route>('/api/programmes/:programmeId/panel', { onRequest: keyFirst }, onProgramme(inviteSchema, (programme, { members }) => programme.command({ type: 'invite', members })))

  app.patch<Route>('/api/programmes/:programmeId/panel/:memberId', { onRequest: keyFirst }, onProgramme(memberChange, (programme, { name, group }, { params: { memberId } }) => (
    programme.command({ type: 'member', memberId, ...(name !== undefined && { name }), ...(group !== undefined && { group }) }))))

  app.post<Route>('/api/programmes/:programmeId/panel/:memberId/renew', { onRequest: keyFirst }, onProgramme(null, (programme, _, { params: { memberId } }) => programmes.renew(programme, memberId)))

  app.post<Route>('/api/programmes/:programmeId/panel/:memberId/revoke', { onRequest: keyFirst }, onProgramme(null, (programme, _, { params: { memberId } }) => programmes.revoke(programme, memberId)))

  app.post<Route>('/api/programmes/:programmeId/panel/:memberId/erase', { onRequest: keyFirst }, onProgramme(memberErase, async ({ state: { programmeId } }, asked, { params: { memberId } }) => {
    const ack = await services.eraseMember(programmeId, memberId, asked)
    return ack.ok ? ack : ack.error
  }))

  /** Wrong links are throttled, right ones never. */
  app.post('/api/invitations', { bodyLimit: linkBytes }, async (request, reply) => {
    const body = parse(invitationSchema, request.body)
    if (!body.ok) return sendRefusal(reply, body.error)
    const opened = await programmes.open(body.value.token, body.value.enter)
    if (!isRefusal(opened)) return opened
    const limit = opened.code === 'link-revoked' ? await wrongLink(request) : null
    return sendRefusal(reply, limit && !limit.isAllowed && limit.isExceeded ? refuse('too-fast', 'Too many wrong links. Wait a minute and try again.') : opened)
  })

  const retentionOf = async (programme: HostedProgramme): Promise<object> => {
    const { retentionDays, erasures } = programme.state
    const events = await programmes.events(programme)
    return {
      days: retentionDays, panelDue: panelDue(programme.state, events.map(({ event }) => event.state)), erasures,
      own: events.flatMap(({ event: { state: { eventId, title, retentionDays: days } } }) => (days === null ? [] : [{ eventId, title, days }])),
    }
  }

  const eventRows = async (programme: HostedProgramme, base: string): Promise<object[]> => (await programmes.events(programme)).map(({ event, startsAt, from }) => {
    const { state } = event
    const questions = allQuestions(state)
    return {
      eventId: state.eventId, title: state.title, startsAt, from, createdAt: state.createdAt, closedAt: state.closedAt, stageTitle: currentStage(state)?.title ?? '',
      begun: state.stageId !== state.agenda[0]?.stageId, people: Object.keys(state.people).length, actions: Object.keys(state.actions).length,
      submissions: state.imports.reduce((sum, one) => sum + (one.kind === 'submissions' && !one.reverted ? one.added : 0), 0),
      stages: state.agenda.filter(({ skipped }) => !skipped).map(({ kind, title }) => ({ kind, title })),
      questions: questions.map(({ questionId, title, phase, slate }) => ({ questionId, title, revealed: phase === 'revealed', actions: slate?.items.length ?? null })),
      ...services.access(event, base),
    }
  })
}

function panelCounts({ state: { panel } }: HostedProgramme): { invited: number; revoked: number } {
  const members = Object.values(panel)
  return { invited: members.length, revoked: members.filter(({ tokenHash }) => tokenHash === null).length }
}

function isRefusal(answer: object): answer is Refusal {
  return 'code' in answer && typeof answer.code === 'string' && Object.hasOwn(refusalStatus, answer.code)
}
