// Tokens: who a bearer is, signed by this server. Stateless: `payload.signature`, both base64url.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Principal, Role } from '../../shared/event/names.ts'

export type Bearer = Principal & { eventId: string }

const roles: readonly Role[] = ['organiser', 'facilitator', 'participant', 'observer']
const tokenChars = 512

export class Tokens {
  readonly #secret: Uint8Array

  constructor(secret: Uint8Array) {
    this.#secret = secret
  }

  issue({ eventId, role, personId }: Bearer): string {
    const payload = Buffer.from(JSON.stringify([1, eventId, role, personId])).toString('base64url')
    return `${payload}.${this.#sign(payload)}`
  }

  /** The bearer, or null for anything that this server did not sign. */
  verify(token: unknown): Bearer | null {
    if (typeof token !== 'string' || token.length > tokenChars) return null
    const [payload, signature, ...rest] = token.split('.')
    if (!payload || !signature || rest.length > 0 || !sameText(signature, this.#sign(payload))) return null
    try {
      const parsed = JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown[]
      const [version, eventId, role, personId] = parsed
      if (version !== 1 || typeof eventId !== 'string' || typeof personId !== 'string' || !roles.includes(role as Role)) return null
      return { eventId, role: role as Role, personId }
    } catch {
      return null
    }
  }

  #sign(payload: string): string {
    return createHmac('sha256', this.#secret).update(payload).digest('base64url')
  }
}

/** Compares without telling by its time how much was right. */
function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
