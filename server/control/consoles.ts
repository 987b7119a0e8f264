// Who is at the console of an event: a name each gives, and who leads. In memory alone; what somebody did carries their name.
import type { ConsolesMessage } from '../../shared/protocol/messages.ts'

export class Consoles {
  readonly #names = new Map<string, string>()
  #lead: string | null = null

  arrive(consoleId: string): void {
    this.#names.set(consoleId, '')
  }

  leave(consoleId: string): void {
    this.#names.delete(consoleId)
    if (this.#lead === consoleId) this.#lead = null
  }

  /** `lead`: who leads from now on; null: nobody. Unknown consoles lead nothing. */
  tell(consoleId: string, { name, lead }: { name?: string | undefined; lead?: string | null | undefined }): void {
    if (name !== undefined && this.#names.has(consoleId)) this.#names.set(consoleId, name)
    if (lead === null || (lead !== undefined && this.#names.has(lead))) this.#lead = lead
  }

  nameOf(consoleId: string): string {
    return this.#names.get(consoleId) ?? ''
  }

  message(consoleId: string): ConsolesMessage {
    return { consoles: [...this.#names].map(([id, name]) => ({ consoleId: id, name, leads: id === this.#lead, isYou: id === consoleId })) }
  }
}
