// Refusals and parsing, the same for every route.
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { refusalStatus, refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import { isWellFormed } from '../../shared/protocol/well-formed.ts'

export const unknownEvent = refuse('unknown-event', 'There is no such session.')

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.status(refusalStatus[refusal.code]).send({ error: refusal })
}

/** The parsed body, or a refusal that says which field and why. */
export function parse<T extends z.ZodType>(schema: T, body: unknown): { ok: true; value: z.infer<T> } | { ok: false; error: Refusal } {
  if (!isWellFormed(body)) return { ok: false, error: refuse('bad-request', 'There is half a character in the request.') }
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issues = parsed.error.issues.slice(0, 10).map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  const first = issues[0]
  return { ok: false, error: refuse('bad-request', `${first?.path || 'The request'}: ${first?.message ?? 'is not right'}`, issues) }
}

/** As deep as the plan of an event goes: title of an action of a board. */
const deepest = 6

/** A body in which null says what leaving out says: programs that know no difference send it. */
export function withoutNulls(body: unknown, depth = 0): unknown {
  if (typeof body !== 'object' || body === null || depth > deepest) return body
  if (Array.isArray(body)) return body.map((item) => withoutNulls(item, depth + 1))
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null).map(([name, value]) => [name, withoutNulls(value, depth + 1)]))
}

/** The credential of an `Authorization: Bearer …` header. */
export function bearerOf(header: string | undefined): string | null {
  const match = /^Bearer\s+(\S+)$/i.exec(header ?? '')
  return match?.[1] ?? null
}
