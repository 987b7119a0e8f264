// Several people run a room at once. A step that leads the room on is not taken where somebody at another console has led it on since
// what the one who pressed had seen: two who press “Next” together move the room once. In memory alone.
import type { Decision } from '../../shared/event/decision.ts'
import type { Principal } from '../../shared/event/names.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { refuse } from '../../shared/protocol/refusals.ts'

/** Everything else can be done side by side. */
const leadsOn = /^(?:stage\.go|timer\.\w+|ballot\.\w+|event\.\w+)$/
/** Consoles come and go. */
const remembered = 50

export class Turns {
  /** By console, where the journal stood after what it did last; Infinity while that is under way. */
  readonly #last = new Map<string, number>()

  /** The decision, or a no where somebody else was quicker. What is so already stays no error. */
  within({ console }: Principal, { type }: Command, decision: Decision): Decision {
    if (!decision.ok || decision.facts.length === 0 || !leadsOn.test(type) || console?.seen === undefined) return decision
    const isOvertaken = [...this.#last].some(([id, seq]) => id !== console.id && seq > console.seen!)
    return isOvertaken ? { ok: false, error: refuse('moved-on', 'Somebody else at the console led the room on meanwhile. Look again.') } : decision
  }

  /** To be called with where the journal stands when it is done; null where it came to nothing. */
  begin({ console }: Principal, { type }: Command, decision: Decision): (seq: number | null) => void {
    if (!decision.ok || decision.facts.length === 0 || !leadsOn.test(type)) return () => {}
    const id = console?.id ?? ''
    const before = this.#last.get(id)
    this.#last.delete(id)
    this.#last.set(id, Infinity)
    if (this.#last.size > remembered) this.#last.delete(this.#last.keys().next().value!)
    return (seq) => {
      if (seq !== null || before !== undefined) this.#last.set(id, seq ?? before!)
      else this.#last.delete(id)
    }
  }
}
