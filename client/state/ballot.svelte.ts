// The ballot that a person fills in for one question, as the page shows it.
import type { OwnBallot } from '../../shared/protocol/messages.ts'
import { newId, storage } from '../net/browser.ts'
import { BallotKeeper, type Outcome, type Saving } from './ballot-keeper.ts'
import type { EventStore } from './event.svelte.ts'
import type { BallotForm } from './ballot-form.ts'
import { forgetOrder, ownOrder, type OrderKeeper } from './own-order.ts'

export class BallotStore<T> {
  #value = $state.raw() as T
  saving = $state.raw<Saving>('nothing')
  /** The last ballot that the server confirmed. */
  confirmed = $state.raw<OwnBallot | null>(null)
  /** The receipt before that one, which counts no more. */
  replaced = $state.raw<string | null>(null)
  /** Why the server refused what is on the page. */
  problem = $state.raw<string | null>(null)

  readonly questionId: string
  readonly form: BallotForm<T>
  readonly #asked: readonly string[]
  readonly #orderKeeper: OrderKeeper
  #order: readonly string[] | null = null
  #event: EventStore
  #keeper: BallotKeeper<T>
  #tabs: BroadcastChannel | null
  #told = 0

  constructor(event: EventStore, questionId: string, asked: readonly string[], form: BallotForm<T>, open: boolean) {
    const owner = `${event.state?.eventId}.${event.me?.participantId}`
    this.#event = event
    this.questionId = questionId
    this.form = form
    this.#value = form.empty
    this.#asked = asked
    this.#orderKeeper = { storage, newId, owner, questionId }
    this.#tabs = otherTabs(`plenary.ballot.${owner}`, (heard) => {
      if (heard.questionId !== questionId) return
      this.#told = heard.own.revision
      event.outbox.resume(owner, { [questionId]: heard.own })
    })
    this.#keeper = new BallotKeeper({
      outbox: event.outbox, questionId, form, open,
      connected: () => event.connection === 'connected',
      memory: sessionMemory, memoryKey: `plenary.counted.${owner}.${questionId}`,
      after: (ms, call) => {
        const timer = setTimeout(call, ms)
        return () => clearTimeout(timer)
      },
      changed: () => this.#show(),
    })
    this.#show()
    addEventListener('pagehide', this.#leaving)
    document.addEventListener('visibilitychange', this.#leaving)
  }

  get value(): T {
    return this.#value
  }

  /** What is asked about, in this person's own order. */
  get order(): readonly string[] {
    return (this.#order ??= ownOrder(this.#asked, this.#orderKeeper))
  }

  /** How much this person has said: 0 = nothing yet. */
  get said(): number {
    return this.form.said(this.#value)
  }

  set(value: T): void {
    this.#keeper.set(value)
  }

  /** Voting is (again) open: sends what waited for that. */
  opened(): void {
    this.#keeper.opened()
    this.#event.outbox.retry()
  }

  /** Voting is closed for good: what is still unsent stays unsent. */
  sealed(reason: string): void {
    this.#keeper.flush()
    if (this.saving !== 'saving') this.#event.outbox.giveUp(this.questionId, { code: 'question-sealed', message: reason })
  }

  /** Voting is closed for good: the order in which this person saw things is of no more use here, and of none anywhere else. */
  forgetOrder(): void {
    forgetOrder(this.#orderKeeper)
  }

  outcome(): Outcome {
    return this.#keeper.outcome()
  }

  /** Hands over what is still being collected, now. */
  flush(): void {
    this.#keeper.flush()
  }

  close(): void {
    removeEventListener('pagehide', this.#leaving)
    document.removeEventListener('visibilitychange', this.#leaving)
    this.#keeper.close()
    this.#tabs?.close()
  }

  #leaving = () => {
    if (document.visibilityState === 'hidden') this.#keeper.flush()
  }

  #show(): void {
    const keeper = this.#keeper
    if (!keeper) return
    this.#value = keeper.value
    this.saving = keeper.saving
    this.confirmed = keeper.confirmed
    this.replaced = keeper.replaced
    this.problem = keeper.entry?.state === 'refused' ? (keeper.entry.problem?.message ?? null) : null
    const own = keeper.confirmed
    if (keeper.entry?.state !== 'saved' || !own || own.revision === this.#told) return
    this.#told = own.revision
    this.#tabs?.postMessage({ questionId: this.questionId, own })
  }
}

type Heard = { questionId: string; own: OwnBallot }

/** Other tabs of the same person, so that all of them show the latest. */
function otherTabs(name: string, hear: (heard: Heard) => void): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', (event: MessageEvent<Heard>) => hear(event.data))
  return channel
}

/** Session storage, or nothing where the browser forbids it. Each use may throw. */
const sessionMemory = {
  getItem: (key: string) => sessionStorage.getItem(key),
  setItem: (key: string, value: string) => sessionStorage.setItem(key, value),
}
