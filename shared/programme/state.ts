// A programme: a series of events with a standing panel. A stream of its own; this is what the fold of it yields.
// Plain JSON, never mutated in place. Only the organiser reads it.
import type { Erasure } from '../event/erasure.ts'

export type Programme = {
  /** Sequence number of the last entry folded in. */
  seq: number
  programmeId: string
  title: string
  /** Milliseconds since the epoch, as every `…At` here. */
  createdAt: number
  /** Stakeholder groups that its panel and its events start with. */
  groups: string[]
  /** In the order in which they take place. */
  events: ProgrammeEvent[]
  /** Everybody who was ever invited, oldest first, but for those who have been erased. */
  panel: Record<string, Member>
  /** For how many days names are kept in events that do not say for themselves, and on the panel; null where nobody said. */
  retentionDays: number | null
  /** What was taken out of this stream for good. */
  erasures: Omit<Erasure, 'by'>[]
}

export type ProgrammeEvent = {
  eventId: string
  /** When it is to take place; null where nobody said. */
  startsAt: number | null
  /** What it started from; null where it began by itself. */
  from: Start | null
}

/** An earlier event of the programme, and how many of its actions and themes came along. */
export type Start = { eventId: string; actions: number; themes: number }

/** One person of the standing panel: one link, one credential, one ballot a question. Their id is the person's in every event. */
export type Member = {
  name: string
  group: string | null
  invitedAt: number
  /** SHA-256 of the link's token, hex; null once it was revoked. */
  tokenHash: string | null
  /** How often the link was made anew: older ones open nothing. */
  generation: number
}

export const mostEvents = 200
export const mostMembers = 5_000
export const mostMembersAtOnce = 2_000
export const mostGroups = 50

export function emptyProgramme(): Programme {
  return { seq: 0, programmeId: '', title: '', createdAt: 0, groups: [], events: [], panel: {}, retentionDays: null, erasures: [] }
}

export function findMember({ panel }: Programme, memberId: string): Member | undefined {
  return Object.hasOwn(panel, memberId) ? panel[memberId] : undefined
}
