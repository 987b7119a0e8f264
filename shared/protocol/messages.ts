// What travels over the control channel and beside y-protocols' own messages on board sync.
import type { BoardView } from '../board/read.ts'
import type { FloorEntry } from '../event/floor-page.ts'
import type { Place } from '../event/joining.ts'
import type { Role } from '../event/names.ts'
import type { EventState } from '../event/state.ts'
import type { Own } from '../event/own.ts'
import type { SeqFact } from '../event/facts.ts'
import type { PlainResult } from '../ranking/result/plain-result.ts'
import type { Refusal } from './refusals.ts'

export const protocolVersion = 1

/** Sent on every (re)connection: all that this role may see, and this person's own small part. */
export type StateMessage = EventState & { role: Role; now: number; protocol: number; me: Me | null }

export type Me = Own & {
  participantId: string
  group: string | null
  /** Where this person sits. */
  tableId: string | null
  /** This person's own ballots to questions that are not sealed, as last committed. */
  ballots: Record<string, OwnBallot>
  /** Said to be ready at this stage. */
  ready: boolean
}

/** `nonce` in hex, of a public recount. */
export type OwnBallot = { ballot: unknown; revision: number; receipt: string; nonce?: string }

/** To a participant who was seated somewhere, or nowhere. */
export type SeatMessage = { tableId: string | null }

/** To a participant whose own part moderation has changed: their name, what came back, what waits, whether they are muted. */
export type OwnMessage = Own

/** In order and without gaps: the range covers facts this role may not see. */
export type FactsMessage = { from: number; to: number; facts: SeqFact[] }

/** At a reveal, and while ballots come in for those who may see how the question stands: then places alone. */
export type TallyMessage = { questionId: string; live: boolean; tally: PlainResult }

/** What the big screen keeps showing. `state` is as the screen saw it then; `questions`: those that most wanted an answer. */
export type PictureMessage = {
  pictureId: string
  at: number
  state: EventState
  board: (BoardView & { boardId: string }) | null
  presence: PresenceMessage
  live: TallyMessage[]
  questions: FloorEntry[]
}

/** Head counts; never durable, never names. */
export type PresenceMessage = {
  here: number
  joined: number
  /** `ready`: for facilitators only. */
  byGroup: Record<string, { joined: number; here: number; ready?: number }>
  /** Where people said that they take part: facilitators and screens only, where they are asked. */
  byPlace?: Record<Place, { joined: number; here: number }>
  screens: number
  /** Ballots in by question: facilitators and screens only. */
  submitted?: Record<string, { total: number; byGroup: Record<string, number> }>
}

/** Who is at the console, for those who are. */
export type ConsolesMessage = { consoles: { consoleId: string; name: string; leads: boolean; isYou: boolean }[] }

/** Who takes part, by group ('' = none) and table ('' = no seat), for facilitators and the organiser. */
export type ParticipationMessage = {
  byGroup: Record<string, TakingPart>
  byTable: Record<string, TakingPart>
  /** The longest first; at most `stuckNamed`. */
  stuck: StuckPerson[]
}

/** `voted`: ballots of questions that take them now. */
export type TakingPart = { joined: number; here: number; active: number; voted: number; stuck: number }

/** `lost`: the connection went and has not come back; `not-voted`: here, but no ballot of theirs is in. */
export type StuckPerson = { participantId: string; why: 'lost' | 'not-voted'; since: number }

export type Ack =
  | { ok: true; seq?: number; receipt?: string; revision?: number; nonce?: string; [more: string]: unknown }
  | { ok: false; error: Refusal }

/**
 * Board sync message types; 0 to 3 are y-protocols' own, the others go only to and from clients that asked for them.
 * `sight` names the entries that a page shows; `hearOut` asks for the last words before a board is frozen, and answers.
 */
export const syncMessage = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100, sight: 101, hearOut: 102 } as const

/** Close codes of board sync. 4400–4499 are final for a y-websocket client. */
export const closeCode = {
  restarting: 1012, tryAgain: 1013, badToken: 4401, mayNotEnter: 4403, noSuchBoard: 4404, oldEpoch: 4409, tooLarge: 4413,
} as const
