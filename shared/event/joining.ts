// The way in: who may come, by what, and what they are asked and told before. And the stakeholder groups that they come in.

/** Newcomers by the event's code, by personal links alone, or not at all. Who has joined comes back in any case. */
export const doors = ['open', 'personal', 'locked'] as const
export type Door = (typeof doors)[number]

/** Where a person takes part. */
export const places = ['room', 'remote'] as const
export type Place = (typeof places)[number]

export type Joining = {
  door: Door
  /** Digits that can be spoken, for as long as a facilitator holds the door open by them. */
  spoken: { code: string; until: number } | null
  /** What people are told of their data before they say who they are; the usual words where it is empty. */
  privacy: string
  /** People are asked whether they are in the room. */
  asksPlace: boolean
}

export type JoiningChange = Partial<Omit<Joining, 'spoken'>>

export type JoiningFact =
  | { type: 'joining.set'; change: JoiningChange }
  | { type: 'door.opened'; code: string; until: number }
  | { type: 'door.closed' }
  | { type: 'group.added'; group: string; before: string | null }
  /** Everybody in it is in it under its new name. */
  | { type: 'group.renamed'; group: string; to: string }
  | { type: 'group.removed'; group: string }

export const usualJoining: Joining = { door: 'open', spoken: null, privacy: '', asksPlace: false }

export const privacyChars = 4_000
export const mostGroups = 50
/** Ten rooms full: whoever has the code can join again and again, and staff are sent everybody. Who comes by a personal link is let in all the same. */
export const mostPeople = 20_000
export const spokenMinutes = { least: 1, most: 120, usual: 15 } as const
/** `long` cannot be found by trying: a door goes on with so many once people are kept out because somebody tried too many. */
export const spokenDigits = { usual: 6, long: 9 } as const
export const spokenForm = /^(?:\d{6}|\d{9})$/
