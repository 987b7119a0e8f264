// Keeps a person's latest ballot per question until the server has it, across reloads and lost connections.
// Invariant: revisions only count up; the same revision is sent under the same id until it is answered, so it counts once.
import type { BallotCast } from '../../shared/protocol/commands.ts'
import type { OwnBallot } from '../../shared/protocol/messages.ts'
import { newId as browserId } from './browser.ts'
import type { Answer, Problem } from './refusal.ts'

export type OutboxState = 'saved' | 'saving' | 'waiting' | 'refused'

export type OutboxEntry = {
  /** The latest ballot, sent or not. */
  ballot: unknown
  revision: number
  state: OutboxState
  /** Of the last ballot that the server has. */
  receipt: string | null
  /** Of a public recount: with it the receipt can be seen to stand for the ballot. Hex. */
  nonce?: string
  problem: Problem | null
}

type Storage = { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void; key(index: number): string | null; readonly length: number }
type Unsent = { ballot: unknown; revision: number; id: string }
type Slot = OutboxEntry & { id: string; inFlight: number | null }

export type OutboxOptions = {
  send: (command: BallotCast) => Promise<Answer>
  storage: Storage
  newId?: () => string
  /** Calls `call` once after `ms`; used to try again while the connection stands. */
  after?: (ms: number, call: () => void) => void
}

const prefix = 'plenary.ballot.'
/** A receipt alone tells nobody how somebody voted: it stays until the next person takes the device. */
export const receiptPrefix = 'plenary.receipt.'
const retryMs = 3_000
/** Answers that say nothing about the ballot: worth another try. */
const passing = new Set(['offline', 'not-saved', 'too-fast', 'internal'])
/** Kept as well, but sent again only when told: voting may be opened again, or be closed for good. */
const closedForNow = new Set(['question-not-open', 'event-paused'])

export class BallotOutbox {
  #send: (command: BallotCast) => Promise<Answer>
  #storage: Storage
  #newId: () => string
  #after: (ms: number, call: () => void) => void
  /** Event and participant: whose ballots are kept here. */
  #owner: string | null = null
  #slots = new Map<string, Slot>()
  #listeners = new Set<(questionId: string, entry: OutboxEntry) => void>()

  constructor({ send, storage, newId = browserId, after = setTimeoutOf }: OutboxOptions) {
    this.#send = send
    this.#storage = storage
    this.#newId = newId
    this.#after = after
  }

  /** Calls back on every change; the returned function stops it. */
  on(listener: (questionId: string, entry: OutboxEntry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What is known of this person's ballot to a question; null before there is one. */
  entry(questionId: string): OutboxEntry | null {
    return this.#slots.get(questionId) ?? null
  }

  /** Some ballot of this person is not with the server yet. */
  get unsent(): boolean {
    return [...this.#slots.values()].some(({ state }) => state === 'waiting' || state === 'saving')
  }

  /** After every (re)connection: takes what the server has and sends what it has not. */
  resume(owner: string, saved: Record<string, OwnBallot>): void {
    if (this.#owner !== owner) {
      this.#owner = owner
      this.#slots.clear()
      this.#restore()
    }
    for (const [questionId, own] of Object.entries(saved)) {
      this.#keepReceipt(questionId, own)
      const slot = this.#slots.get(questionId)
      if (slot && slot.state !== 'saved' && slot.revision > own.revision) slot.receipt = own.receipt
      else if (!slot || own.revision >= slot.revision) this.#settle(questionId, own)
    }
    for (const [questionId, slot] of this.#slots) if (slot.state === 'waiting') void this.#flush(questionId)
  }

  /** Replaces the ballot to a question and sends it as soon as there is a connection. */
  put(questionId: string, ballot: unknown): void {
    const before = this.#slots.get(questionId)
    const slot: Slot = {
      ballot, revision: (before?.revision ?? 0) + 1, id: this.#newId(), state: 'waiting',
      receipt: before?.receipt ?? null, problem: null, inFlight: before?.inFlight ?? null,
    }
    this.#slots.set(questionId, slot)
    this.#keep(questionId, slot)
    if (slot.inFlight === null) void this.#flush(questionId)
    else this.#changed(questionId)
  }

  /** Tries everything that waits, now. */
  retry(): void {
    for (const [questionId, slot] of this.#slots) if (slot.state === 'waiting' && slot.inFlight === null) void this.#flush(questionId)
  }

  /** Once a question is closed for good: what was not sent stays known but is neither sent nor stored any longer. */
  giveUp(questionId: string, problem: Problem): void {
    const slot = this.#slots.get(questionId)
    this.#forget(questionId)
    if (!slot || slot.state === 'saved' || slot.state === 'refused') return
    Object.assign(slot, { state: 'refused', problem, inFlight: null })
    this.#changed(questionId)
  }

  async #flush(questionId: string): Promise<void> {
    const slot = this.#slots.get(questionId)
    if (!slot || slot.inFlight !== null) return
    const { ballot, revision, id } = slot
    slot.inFlight = revision
    slot.state = 'saving'
    this.#changed(questionId)
    const answer = await this.#send({ type: 'ballot.cast', questionId, ballot: ballot as Record<string, unknown>, revision, id })
    const latest = this.#slots.get(questionId)
    if (!latest || latest.inFlight !== revision) return
    latest.inFlight = null
    if (answer.ok && answer.receipt) latest.receipt = answer.receipt
    if (answer.ok) this.#keepReceipt(questionId, answer)
    if (latest.revision !== revision) {
      void this.#flush(questionId)
    } else if (answer.ok) {
      this.#settle(questionId, { ballot, revision, receipt: latest.receipt ?? '', ...(answer.nonce ? { nonce: answer.nonce } : {}) })
    } else if (passing.has(answer.error.code) || closedForNow.has(answer.error.code)) {
      latest.state = 'waiting'
      latest.problem = answer.error
      this.#changed(questionId)
      if (passing.has(answer.error.code)) this.#after(retryMs, () => this.retry())
    } else if (answer.error.code === 'ballot-stale' && newerRevision(answer.error) >= revision) {
      // Another tab of this person was here meanwhile; the person's last word counts.
      latest.revision = newerRevision(answer.error) + 1
      latest.id = this.#newId()
      this.#keep(questionId, latest)
      void this.#flush(questionId)
    } else {
      latest.state = 'refused'
      latest.problem = answer.error
      this.#forget(questionId)
      this.#changed(questionId)
    }
  }

  #settle(questionId: string, own: OwnBallot): void {
    this.#slots.set(questionId, { ...own, id: '', state: 'saved', problem: null, inFlight: null })
    this.#forget(questionId)
    this.#changed(questionId)
  }

  #changed(questionId: string): void {
    const entry = this.#slots.get(questionId)
    if (entry) for (const listener of this.#listeners) listener(questionId, { ...entry })
  }

  #keep(questionId: string, { ballot, revision, id }: Unsent): void {
    if (this.#owner) this.#store(`${prefix}${this.#owner}.${questionId}`, JSON.stringify({ ballot, revision, id }))
  }

  /** Only a public recount's has a nonce, and is in a list later. */
  #keepReceipt(questionId: string, { receipt, nonce }: { receipt?: string; nonce?: string }): void {
    if (this.#owner && receipt && nonce) this.#store(`${receiptPrefix}${this.#owner}.${questionId}`, receipt)
  }

  #store(key: string, value: string): void {
    try {
      this.#storage.setItem(key, value)
    } catch {
      // A full or forbidden storage must not keep the ballot from being sent.
    }
  }

  #forget(questionId: string): void {
    if (this.#owner) this.#storage.removeItem(`${prefix}${this.#owner}.${questionId}`)
  }

  #restore(): void {
    const start = `${prefix}${this.#owner}.`
    for (let index = 0; index < this.#storage.length; index++) {
      const key = this.#storage.key(index)
      if (!key?.startsWith(start)) continue
      const unsent = parseUnsent(this.#storage.getItem(key))
      if (unsent) this.#slots.set(key.slice(start.length), { ...unsent, state: 'waiting', receipt: null, problem: null, inFlight: null })
    }
  }
}

/** What the server says it has; -1 where it does not say. */
function newerRevision({ details }: Problem): number {
  const revision = (details as { revision?: unknown } | undefined)?.revision
  return typeof revision === 'number' ? revision : -1
}

function parseUnsent(stored: string | null): Unsent | null {
  try {
    const value = JSON.parse(stored ?? 'null') as Partial<Unsent> | null
    return value && typeof value.revision === 'number' && typeof value.id === 'string' && typeof value.ballot === 'object'
      ? { ballot: value.ballot, revision: value.revision, id: value.id }
      : null
  } catch {
    return null
  }
}

function setTimeoutOf(ms: number, call: () => void): void {
  setTimeout(call, ms)
}
