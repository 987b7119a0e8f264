// Whether a token that this server signed still opens its event: the one decision behind every door.
// Revocation is in the journal (people removed or gone on with another device, links renewed); expiry is in the token itself.
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import { linkRoles } from './names.ts'
import type { LinkRole, Principal, Role } from './names.ts'
import { ownTableId } from './tables.ts'
import type { EventState } from './state.ts'

export function accessRefusal(state: EventState, principal: Principal, now: number): Refusal | null {
  const revoked = revocation(state, principal)
  if (revoked) return revoked
  if (principal.terms && principal.terms.expiresAt <= now) return refuse('token-expired', 'This token has expired.')
  return null
}

/** Without the time: also asked for what is decided on the tentative state, so that nothing follows a removal in the event's order. */
export function revocation(state: EventState, { role, personId, terms }: Principal): Refusal | null {
  if (role === 'participant' && Object.hasOwn(state.removed, personId)) {
    return refuse('token-revoked', 'The facilitator has removed you from this session.')
  }
  if (role === 'participant' && (terms?.generation ?? 0) < (Object.hasOwn(state.moves, personId) ? state.moves[personId]! : 0)) {
    return refuse('token-moved', 'You went on with another device.')
  }
  if (isLinkRole(role) && (terms?.generation ?? 0) < state.generations[role]) {
    return refuse('token-revoked', 'This link has been replaced by a new one. Ask the organiser for it.')
  }
  const own = ownTableId({ role, personId })
  if (own !== null && !state.tables.some(({ tableId }) => tableId === own)) return refuse('token-revoked', 'This table is not there any more.')
  return null
}

/** Facts after which somebody's token may open nothing any more. */
export function endsAccess(type: string): boolean {
  return type === 'person.removed' || type === 'person.moved' || type === 'links.renewed' || type === 'table.removed'
}

function isLinkRole(role: Role): role is LinkRole {
  return (linkRoles as readonly Role[]).includes(role)
}
