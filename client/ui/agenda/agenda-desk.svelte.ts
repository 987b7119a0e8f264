// Sends changes of the agenda and keeps what was refused. Nothing is assumed: the page changes when the facts arrive.
import type { EventState } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { Problem } from '../../net/refusal.ts'
import type { EventStore } from '../../state/event.svelte.ts'

export class AgendaDesk {
  problem = $state.raw<Problem | null>(null)
  readonly #event: EventStore

  constructor(event: EventStore) {
    this.#event = event
  }

  /** One after the other; false at the first that is refused. */
  async send(...commands: Command[]): Promise<boolean> {
    this.problem = null
    for (const command of commands) {
      const answer = await this.#event.send(command)
      if (!answer.ok) {
        this.problem = answer.error
        return false
      }
    }
    return true
  }

  /** To the place that the stage takes from 0 on. */
  move({ agenda }: EventState, stageId: string, to: number): Promise<boolean> {
    const others = agenda.filter((stage) => stage.stageId !== stageId)
    return this.send({ type: 'agenda.move', stageId, before: others[to]?.stageId ?? null })
  }
}
