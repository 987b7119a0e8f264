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
  /** Names are kept for so many days after an event that has no time of its own, and on the panel after the last one; null where each event says for itself. */
  | { type: 'retention.set'; days: number | null }
  /** Of these people, or of everybody on the panel, it is taken out who they are and by what link they come. */
  | { type: 'erasure.begun'; erasureId: string; kind: 'person' | 'retention'; reason: string; members: string[] | null }
  /** `digests`: of the entries as they now are, as in an event's stream. */
  | { type: 'erasure.finished'; erasureId: string; entries: number; digests: [seq: number, hex: string][] }

export type SeqProgrammeFact = { seq: number; at: number; fact: ProgrammeFact }
