// Whether this person has looked again. It is this browser that remembers: nothing is kept of who confirmed a secret ballot.
// To confirm is to cast the same ballot again.
import { SvelteMap } from 'svelte/reactivity'
import type { Question } from '../../../../shared/event/state.ts'
import { storage } from '../../../net/browser.ts'
import type { EventStore } from '../../../state/event.svelte.ts'

export class Reconfirmation {
  readonly #event: EventStore
  /** By question, the moment of the request that was answered. */
  readonly #answered = new SvelteMap<string, number>()
  readonly #revisions = new SvelteMap<string, number>()

  constructor(event: EventStore) {
    this.#event = event
  }

  /** A ballot that is changed is an answer, too. The returned function ends it. */
  follow(): () => void {
    return this.#event.outbox.on((questionId, { revision }) => {
      const before = this.#revisions.get(questionId) ?? this.#event.me?.ballots[questionId]?.revision
      this.#revisions.set(questionId, revision)
      if (before !== undefined && revision > before) this.#remember(questionId)
    })
  }

  isAsked({ questionId, reconfirm, phase }: Question): boolean {
    if (!reconfirm || (phase !== 'open' && phase !== 'paused')) return false
    const answered = this.#answered.get(questionId) ?? Number(storage.getItem(this.#key(questionId)) ?? 0)
    return answered < reconfirm.at
  }

  hasBallot({ questionId }: Question): boolean {
    return this.#revisions.has(questionId) || this.#event.outbox.entry(questionId) !== null
  }

  confirm(questionId: string): void {
    const entry = this.#event.outbox.entry(questionId)
    if (entry) this.#event.outbox.put(questionId, entry.ballot)
    this.#remember(questionId)
  }

  #remember(questionId: string): void {
    const at = this.#event.stage?.questions?.find((question) => question.questionId === questionId)?.reconfirm?.at
    if (at === undefined) return
    this.#answered.set(questionId, at)
    storage.setItem(this.#key(questionId), String(at))
  }

  #key(questionId: string): string {
    return `plenary.looked-again.${this.#event.state?.eventId}.${this.#event.me?.participantId}.${questionId}`
  }
}
