// What moderation comes to for one participant, and nobody else is told of.
import type { Fact } from './facts.ts'
import { isMuted } from './moderated.ts'
import type { Returned, Waiting } from './moderation.ts'
import type { EventState } from './state.ts'

export type Own = {
  name: string
  group: string | null
  muted: boolean
  /** Actions that came back with a note. */
  returned: ({ actionId: string } & Omit<Returned, 'author'>)[]
  /** What waits for approval, or was sent back. */
  waiting: ({ entryId: string } & Omit<Waiting, 'author'>)[]
}

/** The person whose own part a fact changes; null where it is nobody's. */
export function ownerOf(fact: Fact): string | null {
  switch (fact.type) {
    case 'person.updated':
    case 'person.muted':
    case 'person.unmuted':
      return fact.participantId
    case 'action.returned':
    case 'action.settled':
    case 'entry.returned':
    case 'entry.taken':
      return fact.author
    case 'entry.offered':
      return fact.waiting.author
    default:
      return null
  }
}

export function ownPart(state: EventState, personId: string): Own {
  const mine = <T extends { author: string }>(all: Record<string, T>): [string, Omit<T, 'author'>][] =>
    Object.entries(all).flatMap(([id, { author, ...rest }]) => (author === personId ? [[id, rest]] : []))
  return {
    name: state.people[personId]?.name ?? '', group: state.people[personId]?.group ?? null, muted: isMuted(state, personId),
    returned: mine(state.moderation.returned).map(([actionId, rest]) => ({ actionId, ...rest })),
    waiting: mine(state.moderation.waiting).map(([entryId, rest]) => ({ entryId, ...rest })),
  }
}
