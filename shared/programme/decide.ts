// decide: what the organiser asks of a programme comes to facts or to a typed no. Asking for what is so already changes nothing.
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import type { ProgrammeFact } from './facts.ts'
import { findMember, mostEvents, mostMembers } from './state.ts'
import type { Programme, Start } from './state.ts'

export type ProgrammeCommand =
  | { type: 'change'; title?: string; groups?: string[] }
  | { type: 'add'; eventId: string; startsAt: number | null; from: Start | null }
  | { type: 'schedule'; eventId: string; startsAt: number | null }
  | { type: 'place'; eventId: string; before: string | null }
  | { type: 'leave'; eventId: string }
  | { type: 'invite'; members: { name: string; group: string | null }[] }
  | { type: 'member'; memberId: string; name?: string; group?: string | null }
  /** A link that was revoked works again, as a new one. */
  | { type: 'renew'; memberId: string }
  | { type: 'revoke'; memberId: string }
  | { type: 'retain'; days: number | null }
  /** Sent again, it is the same request. */
  | { type: 'erase'; erasureId: string; memberId: string; reason: string }

export type ProgrammeContext = {
  newId(): string
  /** What a member's link is known by: the hash of the token of this generation. */
  tokenHash(memberId: string, generation: number): string
}

export type ProgrammeDecision = { ok: true; facts: ProgrammeFact[] } | { ok: false; error: Refusal }

export function decideProgramme(state: Programme, command: ProgrammeCommand, { newId, tokenHash }: ProgrammeContext): ProgrammeDecision {
  switch (command.type) {
    case 'change': {
      const { title = state.title, groups = state.groups } = command
      const isSame = title === state.title && JSON.stringify(groups) === JSON.stringify(state.groups)
      const lost = Object.values(state.panel).find(({ group }) => group !== null && !groups.includes(group))
      if (lost) return no('group-in-use', `Somebody on the panel is in the group “${lost.group}”.`)
      return isSame ? yes() : yes({ type: 'programme.changed', title, groups })
    }
    case 'add': {
      const { eventId, startsAt, from } = command
      if (has(state, eventId)) return yes()
      if (state.events.length >= mostEvents) return no('too-many', `A programme has at most ${mostEvents} events.`)
      return yes({ type: 'event.added', event: { eventId, startsAt, from } })
    }
    case 'schedule': {
      const event = state.events.find(({ eventId }) => eventId === command.eventId)
      if (!event) return notThere()
      return event.startsAt === command.startsAt ? yes() : yes({ type: 'event.scheduled', eventId: command.eventId, startsAt: command.startsAt })
    }
    case 'place': {
      const { eventId, before } = command
      if (!has(state, eventId) || (before !== null && !has(state, before))) return notThere()
      const at = state.events.findIndex((one) => one.eventId === eventId)
      const next = state.events[at + 1]?.eventId ?? null
      return before === next || before === eventId ? yes() : yes({ type: 'event.placed', eventId, before })
    }
    case 'leave':
      return has(state, command.eventId) ? yes({ type: 'event.left', eventId: command.eventId }) : yes()
    case 'invite': {
      const { members } = command
      if (Object.keys(state.panel).length + members.length > mostMembers) return no('too-many', `A panel has at most ${mostMembers} people.`)
      const lost = members.find(({ group }) => !isGroup(state, group))
      if (lost) return noGroup(state)
      return members.length === 0 ? yes() : yes({
        type: 'members.invited',
        members: members.map(({ name, group }) => {
          const memberId = newId()
          return { memberId, name, group, tokenHash: tokenHash(memberId, 0) }
        }),
      })
    }
    case 'member': {
      const member = findMember(state, command.memberId)
      if (!member) return nobody()
      const { name = member.name, group = member.group } = command
      if (!isGroup(state, group)) return noGroup(state)
      return name === member.name && group === member.group ? yes() : yes({ type: 'member.changed', memberId: command.memberId, name, group })
    }
    case 'renew': {
      const member = findMember(state, command.memberId)
      if (!member) return nobody()
      return yes({ type: 'invitation.renewed', memberId: command.memberId, tokenHash: tokenHash(command.memberId, member.generation + 1) })
    }
    case 'revoke': {
      const member = findMember(state, command.memberId)
      if (!member) return nobody()
      return member.tokenHash === null ? yes() : yes({ type: 'invitation.revoked', memberId: command.memberId })
    }
    case 'retain':
      return state.retentionDays === command.days ? yes() : yes({ type: 'retention.set', days: command.days })
    case 'erase': {
      const { erasureId, memberId, reason } = command
      if (state.erasures.some((one) => one.erasureId === erasureId)) return yes()
      return findMember(state, memberId) ? yes({ type: 'erasure.begun', erasureId, kind: 'person', reason, members: [memberId] }) : nobody()
    }
  }
}

function has({ events }: Programme, eventId: string): boolean {
  return events.some((one) => one.eventId === eventId)
}

function isGroup({ groups }: Programme, group: string | null): boolean {
  return group === null || groups.includes(group)
}

function yes(...facts: ProgrammeFact[]): ProgrammeDecision {
  return { ok: true, facts }
}

function no(...refusal: Parameters<typeof refuse>): ProgrammeDecision {
  return { ok: false, error: refuse(...refusal) }
}

function notThere(): ProgrammeDecision {
  return no('unknown-event', 'This programme has no such event.')
}

function nobody(): ProgrammeDecision {
  return no('unknown-person', 'Nobody with this id is on the panel.')
}

function noGroup({ groups }: Programme): ProgrammeDecision {
  return no('unknown-group', 'This programme has no such group.', { groups })
}
