// Who has a caret where, as the members of one room have said. An id belongs to the connection that first used it.
// What changed goes out with the next pass, each person's at most ten times a second, always the latest; what was only
// said again, as awareness does to show that it lives, is gathered for ten seconds.
import { clockJump, encodeAwareness, vouch } from './awareness-guard.ts'
import type { AwarenessEntry, Identity, Vouched } from './awareness-guard.ts'

/** Whose awareness it is. */
export interface Speaker {
  readonly identity: Identity
  /** The one awareness id that this connection speaks under; null until it first spoke. */
  awarenessId: number | null
}

type Held = { owner: Speaker; heard: AwarenessEntry; shown: (Vouched & { clock: number }) | null; shownAtMs: number }

/** What a pass takes out. `places`: by the entry that the carets are in; `elsewhere` has no place. */
export type Spoken = { elsewhere: AwarenessEntry[]; places: Map<string, AwarenessEntry[]>; /** More is to come, so long from now. */ nextInMs: number | null }

const quickestMs = 100
export const renewMs = 10_000
/** What a client may begin at: a day of typing, at ten a second, before this server was started. */
const firstClock = 1_000_000
/** Ids that are remembered after their connection is gone. */
const mostKnown = 20_000

export class Carets {
  readonly #held = new Map<number, Held>()
  readonly #changed = new Set<number>()
  readonly #renewed = new Set<number>()
  readonly #gone: AwarenessEntry[] = []
  /** Who used an id first, and how far it had counted; the oldest are forgotten. */
  readonly #known = new Map<number, { personId: string; clock: number }>()
  #renewAtMs = Infinity
  #present: Uint8Array | null = null

  /** Whether an entry of this id may come from this connection: an id stays with the person who first used it. */
  isOwn(clientId: number, speaker: Speaker): boolean {
    if (speaker.awarenessId !== null) return speaker.awarenessId === clientId
    return !this.#held.has(clientId) && (this.#known.get(clientId)?.personId ?? speaker.identity.personId) === speaker.identity.personId
  }

  /** The person who first spoke under an id; undefined where nobody did. */
  firstOf(clientId: number): string | undefined {
    return this.#known.get(clientId)?.personId
  }

  /** Takes in a connection's own entry. True if something is to go out; false too for what is refused, or said again. */
  hear(entry: AwarenessEntry, speaker: Speaker, nowMs: number): boolean {
    const { clientId, clock } = entry
    const held = this.#held.get(clientId)
    if (held ? held.owner !== speaker : !this.isOwn(clientId, speaker)) return false
    const before = this.#known.get(clientId)?.clock
    // Without a connection a client goes on counting: it may come back far ahead.
    if (clock - (before ?? 0) > (held ? clockJump : firstClock)) return false
    // As y-protocols has it: an older clock is no news; the same one only if it takes the state away.
    if (held && (clock < held.heard.clock || (clock === held.heard.clock && entry.state !== null))) return false
    this.#remember(clientId, speaker, Math.max(clock, before ?? 0))
    speaker.awarenessId = clientId
    if (entry.state === null) return this.#remove(clientId, clock)
    const isRenewal = held?.heard.state === entry.state && held.shown !== null && !this.#changed.has(clientId)
    if (held) held.heard = entry
    else this.#held.set(clientId, { owner: speaker, heard: entry, shown: null, shownAtMs: -Infinity })
    if (isRenewal && this.#renewed.size === 0) this.#renewAtMs = nowMs + renewMs
    ;(isRenewal ? this.#renewed : this.#changed).add(clientId)
    return true
  }

  /** A connection is gone, and its caret with it. True if somebody had seen it. */
  leave(speaker: Speaker): boolean {
    const { awarenessId } = speaker
    const held = awarenessId === null ? undefined : this.#held.get(awarenessId)
    return held?.owner === speaker && this.#remove(awarenessId!, held.heard.clock)
  }

  /** What is due. `isCrowded`: of those who have no caret anywhere nothing is said. */
  take(nowMs: number, isCrowded: boolean): Spoken {
    const spoken: Spoken = { elsewhere: this.#gone.splice(0), places: new Map(), nextInMs: null }
    for (const clientId of this.#changed) {
      const held = this.#held.get(clientId)!
      const waitMs = held.shownAtMs + quickestMs - nowMs
      if (waitMs > 0 && waitMs <= quickestMs) {
        spoken.nextInMs = Math.min(spoken.nextInMs ?? Infinity, waitMs)
        continue
      }
      this.#changed.delete(clientId)
      const vouched = vouch(held.heard.state!, held.owner.identity)
      if (!vouched || (isCrowded && vouched.isBlank && !held.shown)) continue
      const left = held.shown?.place ?? null
      held.shown = { ...vouched, clock: held.heard.clock }
      held.shownAtMs = nowMs
      say(spoken, clientId, held.shown)
      // Who has only the old place in sight is to see it go.
      if (left !== null && left !== held.shown.place) say(spoken, clientId, { ...held.shown, place: left })
    }
    if (this.#renewed.size > 0 && (nowMs >= this.#renewAtMs || this.#renewAtMs - nowMs > renewMs)) {
      for (const clientId of this.#renewed) {
        const held = this.#held.get(clientId)
        if (!held?.shown) continue
        held.shown = { ...held.shown, clock: held.heard.clock }
        say(spoken, clientId, held.shown)
      }
      this.#renewed.clear()
    } else if (this.#renewed.size > 0) {
      spoken.nextInMs = Math.min(spoken.nextInMs ?? Infinity, this.#renewAtMs - nowMs)
    }
    if (spoken.elsewhere.length > 0 || spoken.places.size > 0) this.#present = null
    return spoken
  }

  /** Everybody who has been shown, encoded once; null if nobody has. */
  present(): Uint8Array | null {
    if (!this.#present) {
      const entries = [...this.#held].flatMap(([clientId, { shown }]) => (shown ? [{ clientId, clock: shown.clock, state: shown.state }] : []))
      if (entries.length === 0) return null
      this.#present = encodeAwareness(entries)
    }
    return this.#present
  }

  /** Those shown in one place. */
  presentIn(place: string): AwarenessEntry[] {
    return [...this.#held].flatMap(([clientId, { shown }]) => (shown?.place === place ? [{ clientId, clock: shown.clock, state: shown.state }] : []))
  }

  #remember(clientId: number, speaker: Speaker, clock: number): void {
    this.#known.set(clientId, { personId: speaker.identity.personId, clock })
    if (this.#known.size <= mostKnown) return
    for (const oldest of this.#known.keys()) {
      if (!this.#held.has(oldest)) {
        this.#known.delete(oldest)
        return
      }
    }
  }

  /** Under the clock that the state had: the next one of the same client is news again. */
  #remove(clientId: number, clock: number): boolean {
    const held = this.#held.get(clientId)
    this.#held.delete(clientId)
    this.#changed.delete(clientId)
    this.#renewed.delete(clientId)
    this.#present = null
    if (!held?.shown) return false
    this.#gone.push({ clientId, clock, state: null })
    return true
  }
}

function say(spoken: Spoken, clientId: number, { place, clock, state }: Vouched & { clock: number }): void {
  const entry = { clientId, clock, state }
  if (place === null) spoken.elsewhere.push(entry)
  else if (spoken.places.has(place)) spoken.places.get(place)!.push(entry)
  else spoken.places.set(place, [entry])
}
