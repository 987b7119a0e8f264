// What moderation means for one role's view of a board.
import { isHidden, isLocked, isOutOfSight } from '../../shared/event/moderated.ts'
import type { EventStore } from './event.svelte.ts'

export class BoardSight {
  #event: EventStore

  constructor(event: EventStore) {
    this.#event = event
  }

  /** Shown to those who run the room alone: hidden, or merged into another. */
  isOut(actionId: string): boolean {
    return this.#shuts && isOutOfSight(this.#event.state!, actionId)
  }

  /** Only its place is shown. */
  isHidden(kind: 'argument' | 'evidence', id: string): boolean {
    return this.#shuts && isHidden(this.#event.state!, kind, id)
  }

  isLocked(actionId: string): boolean {
    return this.#event.state !== null && isLocked(this.#event.state, actionId)
  }

  /** Locked, and this role is held to it. */
  isHeld(actionId: string): boolean {
    return this.#event.role === 'participant' && this.isLocked(actionId)
  }

  /** New words of this person need approval. */
  get asksFirst(): boolean {
    return this.#event.role === 'participant' && this.#event.stage?.premoderated === true
  }

  get #shuts(): boolean {
    const { role, state } = this.#event
    return state !== null && (role === 'participant' || role === 'observer')
  }
}
