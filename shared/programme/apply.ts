// apply: one fact after another makes the programme. Pure; throws on a fact that is not known.
import type { ProgrammeFact, SeqProgrammeFact } from './facts.ts'
import { emptyProgramme } from './state.ts'
import type { Member, Programme } from './state.ts'

type Handlers = { [T in ProgrammeFact['type']]: (state: Programme, fact: Extract<ProgrammeFact, { type: T }>, at: number) => Partial<Programme> }

const handlers: Handlers = {
  'programme.created': (_, { programmeId, title, groups }, at) => ({ ...emptyProgramme(), programmeId, title, groups, createdAt: at }),
  'programme.changed': (_, { title, groups }) => ({ title, groups }),
  'event.added': ({ events }, { event }) => ({ events: [...events, event] }),
  'event.scheduled': ({ events }, { eventId, startsAt }) => ({ events: events.map((one) => (one.eventId === eventId ? { ...one, startsAt } : one)) }),
  'event.placed': ({ events }, { eventId, before }) => {
    const [moved] = events.filter((one) => one.eventId === eventId)
    const rest = events.filter((one) => one.eventId !== eventId)
    const at = rest.findIndex((one) => one.eventId === before)
    return moved ? { events: at < 0 ? [...rest, moved] : rest.toSpliced(at, 0, moved) } : {}
  },
  'event.left': ({ events }, { eventId }) => ({ events: events.filter((one) => one.eventId !== eventId) }),
  'members.invited': ({ panel }, { members }, at) => ({
    panel: { ...panel, ...Object.fromEntries(members.map(({ memberId, name, group, tokenHash }): [string, Member] => [memberId, { name, group, invitedAt: at, tokenHash, generation: 0 }])) },
  }),
  'member.changed': (state, { memberId, name, group }) => changed(state, memberId, (member) => ({ ...member, name, group })),
  'invitation.renewed': (state, { memberId, tokenHash }) => changed(state, memberId, (member) => ({ ...member, tokenHash, generation: member.generation + 1 })),
  'invitation.revoked': (state, { memberId }) => changed(state, memberId, (member) => ({ ...member, tokenHash: null })),
  'retention.set': (_, { days }) => ({ retentionDays: days }),
  'erasure.begun': ({ panel, erasures }, { erasureId, kind, reason, members }, at) => ({
    panel: members === null ? {} : Object.fromEntries(Object.entries(panel).filter(([memberId]) => !members.includes(memberId))),
    erasures: [...erasures, { erasureId, at, kind, reason, finishedAt: null, entries: 0 }],
  }),
  'erasure.finished': ({ erasures }, { erasureId, entries }, at) => ({
    erasures: erasures.map((one) => (one.erasureId === erasureId ? { ...one, finishedAt: at, entries } : one)),
  }),
}

export function applyProgramme(state: Programme, { seq, at, fact }: SeqProgrammeFact): Programme {
  const handler = handlers[fact.type] as (state: Programme, fact: ProgrammeFact, at: number) => Partial<Programme>
  return { ...state, ...handler(state, fact, at), seq }
}

function changed({ panel }: Programme, memberId: string, change: (member: Member) => Member): Partial<Programme> {
  const member = Object.hasOwn(panel, memberId) ? panel[memberId] : undefined
  return member ? { panel: { ...panel, [memberId]: change(member) } } : {}
}
