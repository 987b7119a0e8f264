// Who takes part: who is here, does something, has voted, and who is stuck. From what is in memory at this moment; nothing of it is
// stored. Invariant: nobody is named as not having voted on a question whose standing is shown while ballots come in, unless its
// ballots carry names: whose name goes away when the standing changes would have cast the ballot that changed it.
import { mayVote } from '../../shared/event/allowances.ts'
import { isToldInTotals, liveAudience } from '../../shared/event/live.ts'
import { currentStage } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { ParticipationMessage, StuckPerson, TakingPart } from '../../shared/protocol/messages.ts'
import type { Presence } from './presence.ts'

const minuteMs = 60_000
/** Who has done something within so long is active. */
export const activeMs = 5 * minuteMs
/** A connection that comes back sooner was only a tunnel; who stays away for longer has gone home. */
export const lostMs = { from: minuteMs / 2, to: 15 * minuteMs }
/** Time to read and to think before one looks stuck. */
export const slowMs = 3 * minuteMs
export const stuckNamed = 200

type Parts = { state: EventState; presence: Presence; now: number; hasVoted: (questionId: string, personId: string) => boolean }

export function participation({ state, presence, now, hasVoted }: Parts): ParticipationMessage {
  const open = (currentStage(state)?.questions ?? []).filter(({ phase }) => phase === 'open')
  const toldApart = open.filter((question) => !isToldInTotals(question))
  const takesVotes = state.pause === null && mayVote(currentStage(state))
  const byGroup: Record<string, TakingPart> = {}
  const byTable: Record<string, TakingPart> = {}
  const stuck: StuckPerson[] = []
  for (const [participantId, { group, joinedAt }] of Object.entries(state.people)) {
    if (Object.hasOwn(state.removed, participantId)) continue
    const isHere = presence.isHere(participantId)
    const missing = open.filter(({ questionId }) => !hasVoted(questionId, participantId))
    const why = isHere ? (takesVotes ? slow(missing, Math.max(state.stageEnteredAt, joinedAt), now) : null) : lost(presence.lostAt(participantId), now)
    if (why) stuck.push({ participantId, ...why })
    for (const counts of [byGroup[group ?? ''] ??= nobody(), byTable[state.seats[participantId] ?? ''] ??= nobody()]) {
      counts.joined++
      if (isHere) counts.here++
      if (isHere && now - (presence.actedAt(participantId) ?? -Infinity) <= activeMs) counts.active++
      counts.voted += toldApart.filter((question) => !missing.includes(question)).length
      if (why) counts.stuck++
    }
  }
  return { byGroup, byTable, stuck: stuck.sort((a, b) => a.since - b.since).slice(0, stuckNamed) }
}

function slow(missing: readonly Question[], since: number, now: number): Omit<StuckPerson, 'participantId'> | null {
  const tellable = missing.some((question) => question.secrecy === 'named' || liveAudience(question).length === 0)
  return tellable && now - since >= slowMs ? { why: 'not-voted', since } : null
}

function lost(at: number | null, now: number): Omit<StuckPerson, 'participantId'> | null {
  return at !== null && now - at >= lostMs.from && now - at <= lostMs.to ? { why: 'lost', since: at } : null
}

function nobody(): TakingPart {
  return { joined: 0, here: 0, active: 0, voted: 0, stuck: 0 }
}
