// How much a connection and a person may send. A person's is shared by all of their connections, so that opening more
// of them gains nothing. Observers share one link, and so do facilitators: theirs are counted by the connection alone.
import type { Principal } from '../../shared/event/names.ts'
import { TokenBucket } from '../../shared/protocol/token-bucket.ts'
import type { Clock } from '../ports.ts'

/** By the second, with a burst. `work`: answers that have to be made for one connection alone. */
type Rates = Record<'messages' | 'bytes' | 'syncRequests' | 'work', [perSecond: number, burst: number]>

const connectionRates: Rates = {
  messages: [60, 240], bytes: [256 * 1024, 2 * 1024 * 1024], syncRequests: [1, 10], work: [1, 10],
}
const personRates: Rates = {
  messages: [240, 1_200], bytes: [1024 * 1024, 8 * 1024 * 1024], syncRequests: [20, 600], work: [4, 60],
}
const mostConnections = 512

export class Budget {
  readonly #buckets: Record<keyof Rates, TokenBucket>
  readonly #person: Budget | null

  constructor(rates: Rates, clock: Clock, person: Budget | null) {
    const bucket = ([perSecond, burst]: [number, number]): TokenBucket => new TokenBucket(perSecond, burst, clock)
    this.#buckets = { messages: bucket(rates.messages), bytes: bucket(rates.bytes), syncRequests: bucket(rates.syncRequests), work: bucket(rates.work) }
    this.#person = person
  }

  /** False when it, or the person, has not so much left. */
  take(what: keyof Rates, amount = 1): boolean {
    return this.#buckets[what].take(amount) && (this.#person?.take(what, amount) ?? true)
  }
}

export class Budgets {
  readonly #clock: Clock
  readonly #people = new Map<string, { budget: Budget; connections: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** For a new connection; null when the person has too many. To be given back by `leave`. */
  enter(eventId: string, { role, personId }: Principal): Budget | null {
    if (role !== 'participant') return new Budget(connectionRates, this.#clock, null)
    const key = `${eventId}/${personId}`
    let person = this.#people.get(key)
    if (!person) {
      person = { budget: new Budget(personRates, this.#clock, null), connections: 0 }
      this.#people.set(key, person)
    }
    if (person.connections >= mostConnections) return null
    person.connections++
    return new Budget(connectionRates, this.#clock, person.budget)
  }

  leave(eventId: string, { role, personId }: Principal): void {
    const key = `${eventId}/${personId}`
    const person = role === 'participant' ? this.#people.get(key) : undefined
    if (person && --person.connections === 0) this.#people.delete(key)
  }
}
