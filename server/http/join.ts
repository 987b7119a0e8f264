// The way in: a code, then (both optional) a name and a stakeholder group. Wrong codes are throttled, right ones never. Of six digits, which
// can be guessed, none is taken for a while once too many were wrong; whom that keeps out is let in by nine.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { places } from '../../shared/event/joining.ts'
import { personName } from '../../shared/protocol/person-name.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import { Guesses } from './guesses.ts'
import { parse, sendRefusal, withoutNulls } from './replies.ts'
import type { HostedEvent, Services } from './services.ts'

const codeSchema = z.object({ code: z.string().min(1).max(40) })
const joinSchema = codeSchema.extend({
  name: personName.optional(),
  group: z.string().max(80).nullable().optional(),
  participantToken: z.string().max(512).optional(),
  place: z.enum(places).optional(),
})

const shortDigits = /^\d{6}$/
const wrongTriesPerMinute = 30
const joinBytes = 16 * 1024

export async function joinRoutes(app: FastifyInstance, { services }: { services: Services }): Promise<void> {
  const wrongTry = app.createRateLimit({ max: wrongTriesPerMinute, timeWindow: '1 minute' })
  const guesses = new Guesses(() => services.now())
  const find = async (request: FastifyRequest, code: string): Promise<HostedEvent | Refusal> => {
    const digits = code.replace(/[\s-]/g, '')
    const isShort = shortDigits.test(digits)
    const isTaken = !isShort || guesses.begin(request.ip)
    const found = await services.byCode(code)
    if (!isTaken) {
      // Right ones are refused like wrong ones, as otherwise whoever goes through all of them finds them. But whoever types them has most
      // likely been told: from now on the door is open by more digits than can be gone through, and these are never refused.
      if ('state' in found) services.lengthenDigits(found, digits)
      return refuse('too-fast', 'Too many wrong digits. Use the code on the screen, or ask for the digits again.')
    }
    if ('state' in found) {
      if (isShort) guesses.wasRight(request.ip)
      return found
    }
    const limit = await wrongTry(request)
    return !limit.isAllowed && limit.isExceeded ? refuse('too-fast', 'Too many wrong codes. Wait a minute and try again.') : found
  }

  app.post('/api/join/check', { bodyLimit: joinBytes }, async (request, reply) => {
    const body = parse(codeSchema, request.body)
    if (!body.ok) return sendRefusal(reply, body.error)
    const moving = await services.transferring(body.value.code)
    if (moving) return { eventId: moving.event.state.eventId, title: moving.event.state.title, groups: [], closed: false, transfer: { name: moving.name } }
    const event = await find(request, body.value.code)
    if (!('state' in event)) return sendRefusal(reply, event)
    const { eventId, title, groups, closedAt, joining: { door, privacy, asksPlace } } = event.state
    return { eventId, title, groups, closed: closedAt !== null, door, privacy, asksPlace }
  })

  app.post('/api/join', { bodyLimit: joinBytes }, async (request, reply) => {
    const body = parse(joinSchema, withoutNulls(request.body))
    if (!body.ok) return sendRefusal(reply, body.error)
    const { code, name, group, participantToken, place } = body.value
    const moved = await services.transfer(code)
    if (moved) return 'code' in moved ? sendRefusal(reply, moved) : moved
    const event = await find(request, code)
    if (!('state' in event)) return sendRefusal(reply, event)
    const joined = await services.join(event, { name: name ?? '', group: group || null, token: participantToken ?? null, place })
    if ('code' in joined) return sendRefusal(reply, joined)
    const boards = event.state.boards.map(({ boardId, title }) => ({ boardId, title }))
    return { token: joined.token, participantId: joined.participantId, eventId: event.state.eventId, boards }
  })
}
