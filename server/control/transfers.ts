// Codes by which people go on with another device: short-lived, in memory alone, each good for one use.
import { revocation } from '../../shared/event/access.ts'
import type { Principal } from '../../shared/event/names.ts'
import { mayCommand } from '../../shared/event/permissions.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Clock, Ids } from '../ports.ts'

export const transferMs = 10 * 60_000

type Transfer = { code: string; eventId: string; personId: string; until: number }

export class Transfers {
  readonly #clock: Clock
  readonly #ids: Ids
  readonly #byCode = new Map<string, Transfer>()

  constructor(clock: Clock, ids: Ids) {
    this.#clock = clock
    this.#ids = ids
  }

  /** A person has one code; another one ends it. */
  start(eventId: string, personId: string): { code: string; until: number } {
    const now = this.#clock.now()
    for (const [code, one] of this.#byCode) if (one.until <= now || (one.eventId === eventId && one.personId === personId)) this.#byCode.delete(code)
    const transfer = { code: this.#ids.code(), eventId, personId, until: now + transferMs }
    this.#byCode.set(transfer.code, transfer)
    return { code: transfer.code, until: transfer.until }
  }

  find(code: string): { eventId: string; personId: string } | null {
    const found = this.#byCode.get(code)
    return found && found.until > this.#clock.now() ? found : null
  }

  /** Whose it is; it opens nothing from here on. */
  take(code: string): { eventId: string; personId: string } | null {
    const found = this.find(code)
    this.#byCode.delete(code)
    return found
  }
}

/** A code for this person; the acknowledgement carries it. */
export function startTransfer(state: EventState, principal: Principal, transfers: Transfers): Ack {
  const refusal = mayCommand(principal, 'transfer.start') ?? revocation(state, principal)
    ?? (Object.hasOwn(state.people, principal.personId) ? null : refuse('not-allowed', 'You have not joined this session.'))
  return refusal ? { ok: false, error: refusal } : { ok: true, ...transfers.start(state.eventId, principal.personId) }
}
