// Tokens: who a bearer is, and until when, signed by this server. Stateless: `payload.signature`, both base64url.
// Whether a token has been revoked is in the event's state: `shared/event/access.ts` decides.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { roles } from '../../shared/event/names.ts'
import type { Principal, Role } from '../../shared/event/names.ts'
import type { Clock } from '../ports.ts'

export type Bearer = Principal & { eventId: string }

const tokenChars = 512
const dayMs = 86_400_000

/** A sitting and months of reading after it; links, which somebody keeps in a calendar, a year and a month. */
export const lifetimeMs: Record<Role, number> = {
  participant: 90 * dayMs, facilitator: 400 * dayMs, 'table-facilitator': 400 * dayMs, observer: 400 * dayMs, organiser: 400 * dayMs,
}

export class Tokens {
  readonly #secret: Uint8Array
  readonly #clock: Clock

  constructor(secret: Uint8Array, clock: Clock) {
    this.#secret = secret
    this.#clock = clock
  }

  /** `generation`: that of the role's links, as the event's state has it. */
  issue({ eventId, role, personId }: Bearer, generation = 0, forMs = lifetimeMs[role]): string {
    const now = this.#clock.now()
    const payload = Buffer.from(JSON.stringify([2, eventId, role, personId, now, now + forMs, generation])).toString('base64url')
    return `${payload}.${this.#sign(payload)}`
  }

  /** The bearer, whatever its terms, or null for anything that this server did not sign. */
  verify(token: unknown): Bearer | null {
    if (typeof token !== 'string' || token.length > tokenChars) return null
    const [payload, signature, ...rest] = token.split('.')
    if (!payload || !signature || rest.length > 0 || !sameText(signature, this.#sign(payload))) return null
    try {
      return read(JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown[])
    } catch {
      return null
    }
  }

  #sign(payload: string): string {
    return createHmac('sha256', this.#secret).update(payload).digest('base64url')
  }
}

/** Version 1 says only who its bearer is. */
function read([version, eventId, role, personId, issuedAt, expiresAt, generation]: unknown[]): Bearer | null {
  if (typeof eventId !== 'string' || typeof personId !== 'string' || !roles.includes(role as Role)) return null
  const bearer = { eventId, role: role as Role, personId }
  if (version === 1) return bearer
  if (version !== 2 || ![issuedAt, expiresAt, generation].every(Number.isSafeInteger)) return null
  return { ...bearer, terms: { issuedAt: Number(issuedAt), expiresAt: Number(expiresAt), generation: Number(generation) } }
}

/** Compares without telling by its time how much was right. */
function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
