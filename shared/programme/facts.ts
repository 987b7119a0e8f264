// What the journal of a programme says happened. Past tense; old facts must stay readable for ever.
import type { ProgrammeEvent } from './state.ts'

export type ProgrammeFact =
  | { type: 'programme.created'; programmeId: string; title: string; groups: string[] }
  | { type: 'programme.changed'; title: string; groups: string[] }
  | { type: 'event.added'; event: ProgrammeEvent }
  | { type: 'event.scheduled'; eventId: string; startsAt: number | null }
  /** Before another one; last where that is null. */
  | { type: 'event.placed'; eventId: string; before: string | null }
  /** It is an event by itself from here on. */
  | { type: 'event.left'; eventId: string }
  | { type: 'members.invited'; members: { memberId: string; name: string; group: string | null; tokenHash: string }[] }
  | { type: 'member.changed'; memberId: string; name: string; group: string | null }
  /** Another link: from here on every older one opens nothing. */
  | { type: 'invitation.renewed'; memberId: string; tokenHash: string }
  | { type: 'invitation.revoked'; memberId: string }

export type SeqProgrammeFact = { seq: number; at: number; fact: ProgrammeFact }
