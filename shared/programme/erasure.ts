// How long a programme keeps names, and who is erased from its stream: names, groups and what links are known by.
import { namesSince } from '../event/decide-erasure.ts'
import type { EventState } from '../event/state.ts'
import type { ProgrammeFact } from './facts.ts'
import type { Programme } from './state.ts'

const dayMs = 86_400_000

/** What programmes say for an event that does not say for itself; the shortest of several, null where none does. */
export function inheritedDays(programmes: readonly Pick<Programme, 'events' | 'retentionDays'>[], eventId: string): number | null {
  const said = programmes.flatMap(({ events, retentionDays }) => (retentionDays !== null && events.some((one) => one.eventId === eventId) ? [retentionDays] : []))
  return said.length > 0 ? Math.min(...said) : null
}

/** When everybody goes from the panel: so long after the last event, and after the last invitation. Null where that is never, and where nobody is left. */
export function panelDue({ retentionDays, createdAt, panel, events }: Programme, states: readonly EventState[]): number | null {
  const members = Object.values(panel)
  if (retentionDays === null || members.length === 0) return null
  const ends = [createdAt, ...states.map(namesSince), ...events.map(({ startsAt }) => startsAt ?? 0), ...members.map(({ invitedAt }) => invitedAt)]
  return ends.reduce((latest, end) => Math.max(latest, end)) + retentionDays * dayMs
}

/** The fact without who these are; the very same one where it does not say. Everybody where `members` is null. */
export function withoutMembers(fact: ProgrammeFact, members: readonly string[] | null): ProgrammeFact {
  const goes = (memberId: string): boolean => members === null || members.includes(memberId)
  switch (fact.type) {
    case 'members.invited':
      return fact.members.some(({ memberId }) => goes(memberId))
        ? { ...fact, members: fact.members.map((one) => (goes(one.memberId) ? { memberId: one.memberId, name: '', group: null, tokenHash: '' } : one)) } : fact
    case 'member.changed':
      return goes(fact.memberId) ? { ...fact, name: '', group: null } : fact
    case 'invitation.renewed':
      return goes(fact.memberId) ? { ...fact, tokenHash: '' } : fact
    default:
      return fact
  }
}
