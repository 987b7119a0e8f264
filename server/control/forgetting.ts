// Removing for good in every event that something was carried to, and on panels; and keeping names no longer than was said.
import type { BoardView } from '../../shared/board/read.ts'
import type { Runs } from '../../shared/erasure/copies.ts'
import { isKnown, markedAs, markOf } from '../../shared/event/decide-erasure.ts'
import type { Principal } from '../../shared/event/names.ts'
import { mayCommand } from '../../shared/event/permissions.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { ProgrammeCommand } from '../../shared/programme/decide.ts'
import { inheritedDays, panelDue } from '../../shared/programme/erasure.ts'
import type { Programme } from '../../shared/programme/state.ts'
import type { AnyCommand, Command } from '../../shared/protocol/commands.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Clock, Ids, Log, Timers } from '../ports.ts'

export interface Forgetful {
  readonly state: EventState
  readonly remover: {
    lookAfter(now: number, newId: () => string, inherited: number | null): Promise<boolean>
    /** Adds what this person wrote in the event. */
    gather(participantId: string, runs: Runs): Promise<void>
  }
  board(boardId: string): BoardView
  command(command: AnyCommand, principal: Principal, runs?: Runs): Promise<Ack>
}

export interface ForgetfulProgramme {
  readonly state: Programme
  command(command: ProgrammeCommand): Promise<Refusal | null>
  /** Everybody goes from the panel. */
  forget(): Promise<boolean>
  finish(): Promise<boolean>
}

export type ForgettingParts = {
  eventIds(): string[]
  event(eventId: string): Promise<Forgetful | null>
  programmes(): Promise<ForgetfulProgramme[]>
  clock: Clock
  timers: Timers
  ids: Ids
  log: Log
}

export type Erasing = Extract<Command, { type: 'words.remove' | 'person.erase' }>
type ErasePerson = Extract<Command, { type: 'person.erase' }>

/** `elsewhere`: in so many other events. `missed`: so many could not be reached; it is to be asked for again. */
export type Erased = Ack & { elsewhere?: number; missed?: number }

const dayMs = 86_400_000

export class Forgetting {
  readonly #parts: ForgettingParts
  #stop: () => void = () => {}

  constructor(parts: ForgettingParts) {
    this.#parts = parts
  }

  /** At once, and then every day. */
  start(): void {
    this.#stop = this.#parts.timers.after(0, () => void this.#daily())
  }

  stop(): void {
    this.#stop()
  }

  /** Words: in this event first, whose answer counts; then wherever they were carried to. */
  async erase(event: Forgetful, command: Erasing, principal: Principal): Promise<Erased> {
    if (command.type === 'person.erase') return this.#erasePerson(event, command, principal)
    const { eventId } = event.state
    const mark = markOf(command.kind, command.id, event.state, viewsOf(event))
    const ack = await event.command(command, principal)
    if (!ack.ok) return ack
    // A theme is called alike wherever people think alike: only in its programme is it the same.
    const isSeries = command.kind === 'theme'
    const series = new Set(isSeries ? (await this.#parts.programmes()).map(({ state }) => state.events.map((one) => one.eventId)).filter((ids) => ids.includes(eventId)).flat() : [])
    const acks = new Map<string, Ack>()
    const missed = await this.#inEach(this.#parts.eventIds().filter((other) => other !== eventId && (!isSeries || series.has(other))), async (other) => {
      const there = wordsThere(other, command, mark)
      if (there) await carryOut(other, there, principal.personId, acks)
    })
    return answer(ack, acks, missed)
  }

  /** Somebody of a panel, in every event and on the panel itself. */
  async eraseMember(programmeId: string, memberId: string, { erasureId, reason }: { erasureId: string; reason: string }): Promise<Erased> {
    const programme = (await this.#parts.programmes()).find(({ state }) => state.programmeId === programmeId)
    if (programme?.state.erasures.some((one) => one.erasureId === erasureId)) return { ok: true, isFinished: await programme.finish(), elsewhere: 0, missed: 0 }
    if (!programme || !Object.hasOwn(programme.state.panel, memberId)) return { ok: false, error: refuse('unknown-person', 'Nobody with this id is on the panel.') }
    const { acks, refusal, missed } = await this.#everywhere({ type: 'person.erase', erasureId, participantId: memberId, reason }, 'organiser')
    return refusal ? { ok: false, error: refusal } : answer({ ok: true, isFinished: await programme.finish() }, acks, missed)
  }

  /** Every event and programme, one after another. */
  async lookAfter(): Promise<void> {
    const { clock, ids, log } = this.#parts
    const programmes = await this.#parts.programmes()
    await this.#inEach(this.#parts.eventIds(), async (event, eventId) => {
      await event.remover.lookAfter(clock.now(), () => ids.id(), inheritedDays(programmes.map(({ state }) => state), eventId))
    })
    for (const programme of programmes) {
      const states: EventState[] = []
      // Whoever could not be asked when it ended is asked tomorrow.
      const missed = await this.#inEach(programme.state.events.map(({ eventId }) => eventId), async (event) => void states.push(event.state))
      const due = missed > 0 ? null : panelDue(programme.state, states)
      if (due !== null && due <= clock.now() && !await programme.forget()) log.error({ programmeId: programme.state.programmeId }, 'a panel could not be erased; it is tried again tomorrow')
    }
  }

  /** In the event that was asked, and whatever that comes to, in all others. */
  async #erasePerson(event: Forgetful, command: ErasePerson, principal: Principal): Promise<Erased> {
    const { eventId } = event.state
    const forbidden = mayCommand(principal, command.type)
    if (forbidden) return { ok: false, error: forbidden }
    const runs = await this.#runsOf(command.participantId)
    // As it says so itself, nothing happens anywhere.
    if (!isThere(event, command.participantId, runs)) return event.command(command, principal, runs)
    const { acks, refusal, missed } = await this.#everywhere(command, principal.personId)
    if (refusal) return { ok: false, error: refusal }
    const own = acks.get(eventId) ?? { ok: false, error: refuse('not-saved', 'This could not be saved. Try again.') }
    acks.delete(eventId)
    return own.ok ? answer(own, acks, missed) : own
  }

  /**
   * First their links end, so that nothing more comes. Then the events, newest first and no further than one that cannot be written: what was
   * carried there is known by where it came from, for whoever asks again. The panel goes when all of them are done.
   */
  async #everywhere(command: ErasePerson, personId: string): Promise<{ acks: Map<string, Ack>; refusal: Refusal | null; missed: number }> {
    const { participantId, erasureId, reason } = command
    const panels = (await this.#parts.programmes()).filter(({ state }) => Object.hasOwn(state.panel, participantId))
    const acks = new Map<string, Ack>()
    for (const panel of panels) {
      const refusal = await panel.command({ type: 'revoke', memberId: participantId })
      if (refusal) return { acks, refusal, missed: 0 }
    }
    const runs = await this.#runsOf(participantId)
    const madeAt = new Map<string, number>()
    const missed = await this.#inEach(this.#parts.eventIds(), async (event, eventId) => {
      if (isThere(event, participantId, runs)) madeAt.set(eventId, event.state.createdAt)
    })
    const newestFirst = [...madeAt].sort(([, a], [, b]) => b - a).map(([eventId]) => eventId)
    for (const [i, eventId] of newestFirst.entries()) {
      if (await this.#inEach([eventId], (event) => carryOut(event, command, personId, acks, runs)) > 0) return { acks, refusal: null, missed: missed + newestFirst.length - i }
    }
    if (missed > 0) return { acks, refusal: null, missed }
    for (const panel of panels) {
      const refusal = await panel.command({ type: 'erase', erasureId, memberId: participantId, reason })
      if (refusal) return { acks, refusal, missed }
      await panel.finish()
    }
    return { acks, refusal: null, missed }
  }

  /** What they wrote anywhere, and which actions it is in. */
  async #runsOf(participantId: string): Promise<Runs> {
    const runs: Runs = new Map()
    await this.#inEach(this.#parts.eventIds(), async (event) => { if (isKnown(event.state, participantId)) await event.remover.gather(participantId, runs) })
    return runs
  }

  /** How many could not be reached. */
  async #inEach(eventIds: readonly string[], look: (event: Forgetful, eventId: string) => Promise<void>): Promise<number> {
    let missed = 0
    for (const eventId of eventIds) {
      try {
        const event = await this.#parts.event(eventId)
        if (event) await look(event, eventId)
      } catch (error) {
        this.#parts.log.error({ error, eventId }, 'an event could not be looked through for what is to be removed')
        missed++
      }
    }
    return missed
  }

  async #daily(): Promise<void> {
    await this.lookAfter().catch((error: unknown) => this.#parts.log.error({ error }, 'what is kept too long could not be looked for; it is tried again tomorrow'))
    this.#stop = this.#parts.timers.after(dayMs, () => void this.#daily())
  }
}

/** Throws where it could not be done. */
async function carryOut(event: Forgetful, command: Erasing, personId: string, acks: Map<string, Ack>, runs?: Runs): Promise<void> {
  const ack = await event.command(command, { role: 'organiser', personId }, runs)
  // Nothing of what was carried there is theirs.
  if (!ack.ok && ack.error.code === 'unknown-person') return
  acks.set(event.state.eventId, ack)
  if (!ack.ok) throw new Error(ack.error.message)
}

function answer(own: Extract<Ack, { ok: true }>, others: ReadonlyMap<string, Ack>, missed: number): Erased {
  const there = [...others.values()].filter((ack) => ack.ok)
  return { ...own, isFinished: missed === 0 && own['isFinished'] !== false && there.every((ack) => ack['isFinished'] !== false), elsewhere: there.length, missed }
}

/** They were there, or what they may have written was carried there. */
function isThere({ state }: Forgetful, participantId: string, runs: Runs): boolean {
  const lineages = new Set([...runs.keys()].map((key) => key.split(' ')[0]!))
  return isKnown(state, participantId) || Object.values(state.actions).some(({ lineageId }) => lineages.has(lineageId))
}

/** What this command is in another event; null where that event has nothing of it. */
function wordsThere(other: Forgetful, command: Extract<Erasing, { type: 'words.remove' }>, mark: string | null): Erasing | null {
  const id = command.kind === 'name' ? isKnown(other.state, command.id) && command.id : mark !== null && markedAs(command.kind, mark, other.state, viewsOf(other))
  return id ? { ...command, id } : null
}

function viewsOf(event: Forgetful): BoardView[] {
  return event.state.boards.map(({ boardId }) => event.board(boardId))
}
