// Who is at the console: asked for anew every few seconds while one looks at it. The own name is kept on this device.
import type { ConsolesMessage } from '../../../shared/protocol/messages.ts'
import { storage } from '../../net/browser.ts'
import type { EventStore } from '../../state/event.svelte.ts'

type Console = ConsolesMessage['consoles'][number]

const everyMs = 5_000
const stored = 'plenary.console'

export class ConsoleList {
  all = $state.raw<Console[]>([])
  name = $state(storage.getItem(stored) ?? '')
  readonly #event: EventStore
  readonly #timer: ReturnType<typeof setInterval>

  /** Who leads, if that is not this console. */
  readonly other: Console | undefined = $derived(this.all.find(({ leads, isYou }) => leads && !isYou))

  constructor(event: EventStore) {
    this.#event = event
    void this.tell({ name: this.name })
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible' || this.name !== '') void this.tell({ name: this.name })
    }, everyMs)
  }

  rename(name: string): void {
    this.name = name.trim()
    storage.setItem(stored, this.name)
    void this.tell({ name: this.name })
  }

  async tell(words: { name?: string; lead?: string | null }): Promise<void> {
    const reply = await this.#event.read<{ ok: boolean } & ConsolesMessage>('console', words)
    if (reply?.ok) this.all = reply.consoles
  }

  close(): void {
    clearInterval(this.#timer)
  }
}
