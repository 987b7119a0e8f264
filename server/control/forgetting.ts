// Removing for good in every event that something was carried to, and keeping names no longer than was said.
import type { BoardView } from '../../shared/board/read.ts'
import type { Runs } from '../../shared/erasure/copies.ts'
import { isKnown, markedAs, markOf } from '../../shared/event/decide-erasure.ts'
import type { Principal } from '../../shared/event/names.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { AnyCommand, Command } from '../../shared/protocol/commands.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import type { Clock, Ids, Log, Timers } from '../ports.ts'

export interface Forgetful {
  readonly state: EventState
  readonly remover: { lookAfter(now: number, newId: () => string): Promise<boolean> }
  board(boardId: string): BoardView
  command(command: AnyCommand, principal: Principal, runs?: Runs): Promise<Ack>
}

export type ForgettingParts = {
  eventIds(): string[]
  event(eventId: string): Promise<Forgetful | null>
  clock: Clock
  timers: Timers
  ids: Ids
  log: Log
}

export type Erasing = Extract<Command, { type: 'words.remove' | 'person.erase' }>

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

  /** In this event first, whose answer counts; then wherever it was carried to. */
  async erase(event: Forgetful, command: Erasing, principal: Principal): Promise<Ack & { elsewhere?: number }> {
    const mark = command.type === 'words.remove' ? markOf(command.kind, command.id, event.state, viewsOf(event)) : null
    const runs: Runs = new Map()
    const ack = await event.command(command, principal, runs)
    if (!ack.ok) return ack
    const lineages = new Set([...runs.keys()].map((key) => key.split(' ')[0]!))
    let elsewhere = 0
    for (const eventId of this.#parts.eventIds()) {
      if (eventId === event.state.eventId) continue
      try {
        const other = await this.#parts.event(eventId)
        const there = other && commandThere(other, command, mark, lineages)
        if (there && (await other.command(there, { role: 'organiser', personId: principal.personId }, runs)).ok) elsewhere++
      } catch (error) {
        this.#parts.log.error({ error, eventId }, 'an event could not be looked through for what is to be removed')
        return { ...ack, isFinished: false, elsewhere } as Ack
      }
    }
    return { ...ack, elsewhere }
  }

  /** Every event, one after another. */
  async lookAfter(): Promise<void> {
    const { clock, ids, log } = this.#parts
    for (const eventId of this.#parts.eventIds()) {
      try {
        await (await this.#parts.event(eventId))?.remover.lookAfter(clock.now(), () => ids.id())
      } catch (error) {
        log.error({ error, eventId }, 'an event could not be looked after; it is tried again tomorrow')
      }
    }
  }

  async #daily(): Promise<void> {
    await this.lookAfter()
    this.#stop = this.#parts.timers.after(dayMs, () => void this.#daily())
  }
}

/** What this command is in another event; null where that event has nothing of it. */
function commandThere(other: Forgetful, command: Erasing, mark: string | null, lineages: ReadonlySet<string>): Erasing | null {
  if (command.type === 'person.erase') {
    const isThere = isKnown(other.state, command.participantId) || Object.values(other.state.actions).some(({ lineageId }) => lineages.has(lineageId))
    return isThere ? command : null
  }
  const id = command.kind === 'name' ? isKnown(other.state, command.id) && command.id : mark !== null && markedAs(command.kind, mark, other.state, viewsOf(other))
  return id ? { ...command, id } : null
}

function viewsOf(event: Forgetful): BoardView[] {
  return event.state.boards.map(({ boardId }) => event.board(boardId))
}
