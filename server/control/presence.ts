// Head counts of one event: who is connected, in what role. Kept in memory, shown as numbers, never durable.
import type { PresenceMessage } from '../../shared/protocol/messages.ts'
import { isToldInTotals } from '../../shared/event/live.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import { previewPerson } from '../../shared/event/names.ts'
import type { Principal, Role } from '../../shared/event/names.ts'
import { turnout } from '../../shared/event/turnout.ts'
import type { EventHost } from './event-host.ts'

export class Presence {
  readonly #here = new Map<string, number>()
  /** When somebody last came, or did something: said, wrote or cast; reading is not watched. ms since the epoch. */
  readonly #acted = new Map<string, number>()
  readonly #lost = new Map<string, number>()
  #screens = 0

  /** Participants who are connected. */
  get here(): number {
    return this.#here.size
  }

  isHere(personId: string): boolean {
    return this.#here.has(personId)
  }

  /** Null for who has not come since this server runs. */
  actedAt(personId: string): number | null {
    return this.#acted.get(personId) ?? null
  }

  /** When the last connection of somebody went who is not here; null where they are, or never were. */
  lostAt(personId: string): number | null {
    return this.#lost.get(personId) ?? null
  }

  acted(personId: string, now: number): void {
    if (this.#here.has(personId)) this.#acted.set(personId, now)
  }

  arrive({ role, personId }: Principal, now: number): void {
    if (role === 'observer') this.#screens++
    if (role !== 'participant' || personId === previewPerson) return
    this.#here.set(personId, (this.#here.get(personId) ?? 0) + 1)
    this.#acted.set(personId, now)
    this.#lost.delete(personId)
  }

  leave({ role, personId }: Principal, now: number): void {
    if (role === 'observer') this.#screens--
    if (role !== 'participant' || personId === previewPerson) return
    const tabs = (this.#here.get(personId) ?? 1) - 1
    if (tabs > 0) this.#here.set(personId, tabs)
    else {
      this.#here.delete(personId)
      this.#lost.set(personId, now)
    }
  }

  /** Of those who said so. */
  #byPlace(people: EventState['people']): NonNullable<PresenceMessage['byPlace']> {
    const counts = { room: { joined: 0, here: 0 }, remote: { joined: 0, here: 0 } }
    for (const [personId, { place }] of Object.entries(people)) {
      if (!place) continue
      counts[place].joined++
      if (this.#here.has(personId)) counts[place].here++
    }
    return counts
  }

  /** What this role may know. Groups are named by their own name, '' for none. */
  message(host: EventHost, role: Role): PresenceMessage {
    const { people } = host.state
    const message: PresenceMessage = { here: this.#here.size, joined: Object.keys(people).length, byGroup: {}, screens: this.#screens }
    if (role === 'participant') return message
    const ready = role === 'observer' ? null : host.audience.ready(host.state)
    for (const [personId, { group }] of Object.entries(people)) {
      const counts = (message.byGroup[group ?? ''] ??= ready ? { joined: 0, here: 0, ready: 0 } : { joined: 0, here: 0 })
      counts.joined++
      if (!this.#here.has(personId)) continue
      counts.here++
      if (ready?.has(personId)) counts.ready = (counts.ready ?? 0) + 1
    }
    if (host.state.joining.asksPlace) message.byPlace = this.#byPlace(people)
    const submitted = host.submitted()
    message.submitted = Object.fromEntries(allQuestions(host.state).map((question) => {
      const counted = submitted[question.questionId]!
      const told = isToldInTotals(question) ? { total: counted.total, byGroup: {} } : role === 'observer' ? turnout(host.state, question, counted) : counted
      return [question.questionId, told]
    }))
    return message
  }
}
