// Whether an event that runs has gone on since it was opened. Asked now and then, and when somebody comes back to the page; nothing moves until they want it.
import type { Overview } from '../../../../shared/replay/desk.ts'
import { announce } from '../../../ui/announce.ts'
import { texts } from '../../../ui/texts/replay.ts'
import type { Player } from './player.svelte.ts'

const everyMs = 20_000

export class Following {
  /** What there is now; null where that is what is shown. */
  found = $state.raw<Overview | null>(null)
  readonly count = $derived.by(() => (this.found ? this.found.length - this.#player.overview.length : 0))
  readonly #player: Player
  readonly #more: () => Promise<Overview | null>

  constructor(player: Player, more: () => Promise<Overview | null>) {
    this.#player = player
    this.#more = more
  }

  /** Until what it returns is called. */
  start(): () => void {
    const look = (): void => void this.look()
    const timer = setInterval(look, everyMs)
    addEventListener('focus', look)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', look)
    }
  }

  async look(): Promise<void> {
    if (document.hidden || (this.found ?? this.#player.overview).closedAt !== null) return
    const found = await this.#more()
    if (!found) return
    if (!this.found) announce(texts.more.said)
    this.found = found
  }

  load(): void {
    if (this.found) this.#player.goesOn(this.found)
    this.found = null
  }
}
