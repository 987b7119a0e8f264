// One person's ballot for one question: what is on the page, what the outbox holds and what the server has confirmed.
// Invariants: "saved" means the server acknowledged just what is on the page; what arrives from elsewhere never
// replaces a change that is not handed to the outbox yet.
import type { OwnBallot } from '../../shared/protocol/messages.ts'
import type { BallotOutbox, OutboxEntry } from '../net/ballot-outbox.ts'
import type { BallotForm } from './ballot-form.ts'

export type Saving = 'nothing' | 'saving' | 'saved' | 'waiting' | 'refused'

/** How a ballot fared once voting is closed; `ballot` is what the server confirmed last. */
export type Outcome = {
  kind: 'counted' | 'none' | 'unknown' | 'late' | 'unsure'
  ballot: OwnBallot | null
}

export type KeeperParts<T> = {
  form: BallotForm<T>
  outbox: Pick<BallotOutbox, 'on' | 'entry' | 'put'>
  questionId: string
  /** Whether a send leaves this device now. */
  connected: () => boolean
  /** Whether ballots are taken at the moment. */
  open: boolean
  /** Holds the last confirmed ballot over a reload, as the server forgets whose it is at the seal. */
  memory: Pick<Storage, 'getItem' | 'setItem'>
  memoryKey: string
  /** Calls once after `ms`; the returned function cancels. */
  after: (ms: number, call: () => void) => () => void
  changed: () => void
}

const collectMs = 250

export class BallotKeeper<T> {
  value: T
  entry: OutboxEntry | null = null
  /** The last ballot that the server confirmed. */
  confirmed: OwnBallot | null
  /** The receipt before that of `confirmed`, which counts no more. */
  replaced: string | null = null
  #parts: KeeperParts<T>
  #cancel: (() => void) | null = null
  #ownRevision = 0
  #onItsWay = 0
  #sawOpen: boolean
  #stop: () => void

  constructor(parts: KeeperParts<T>) {
    this.#parts = parts
    this.value = parts.form.empty
    this.#sawOpen = parts.open
    this.confirmed = recall(parts)
    this.#stop = parts.outbox.on((questionId, entry) => {
      if (questionId === parts.questionId) this.#heard(entry)
    })
    const entry = parts.outbox.entry(parts.questionId)
    if (entry) this.#heard({ ...entry })
    else if (this.confirmed) this.value = parts.form.read(this.confirmed.ballot)
  }

  get saving(): Saving {
    if (this.#cancel) return 'saving'
    return this.entry?.state ?? 'nothing'
  }

  set(value: T): void {
    if (value === this.value) return
    this.value = value
    this.#cancel ??= this.#parts.after(collectMs, () => this.flush())
    this.#parts.changed()
  }

  /** Hands the latest ballot to the outbox now: when time is up, and when the page may go away. */
  flush(): void {
    if (!this.#cancel) return
    this.#cancel()
    this.#cancel = null
    const { outbox, questionId } = this.#parts
    this.#ownRevision = (outbox.entry(questionId)?.revision ?? 0) + 1
    outbox.put(questionId, this.#parts.form.write(this.value))
    this.#parts.changed()
  }

  opened(): void {
    this.#sawOpen = true
  }

  outcome(): Outcome {
    const { entry, confirmed } = this
    if (this.#cancel || (entry && entry.state !== 'saved')) {
      const revision = entry?.revision ?? 1
      const mayHaveArrived = !this.#cancel && (revision === this.#onItsWay || revision !== this.#ownRevision)
      if (!confirmed && !this.#sawOpen && revision > 1) return { kind: 'unknown', ballot: null }
      return { kind: mayHaveArrived ? 'unsure' : 'late', ballot: confirmed }
    }
    if (confirmed) return { kind: 'counted', ballot: confirmed }
    return { kind: this.#sawOpen ? 'none' : 'unknown', ballot: null }
  }

  close(): void {
    this.flush()
    this.#stop()
  }

  #heard(entry: OutboxEntry): void {
    this.entry = entry
    if (entry.state === 'saving' && this.#parts.connected()) this.#onItsWay = entry.revision
    if (entry.state === 'saved') this.#confirm({ ballot: entry.ballot, revision: entry.revision, receipt: entry.receipt ?? '', ...(entry.nonce ? { nonce: entry.nonce } : {}) })
    if (!this.#cancel && entry.revision !== this.#ownRevision) {
      const { form } = this.#parts
      const value = form.read(entry.ballot)
      if (!form.same(value, this.value)) this.value = value
    }
    this.#parts.changed()
  }

  #confirm(ballot: OwnBallot): void {
    const before = this.confirmed
    if (before && before.receipt !== '' && before.receipt !== ballot.receipt) this.replaced = before.receipt
    this.confirmed = ballot
    try {
      this.#parts.memory.setItem(this.#parts.memoryKey, JSON.stringify(ballot))
    } catch {
      // Without storage it is known until the page is left.
    }
  }
}

function recall({ memory, memoryKey }: Pick<KeeperParts<unknown>, 'memory' | 'memoryKey'>): OwnBallot | null {
  try {
    const held = JSON.parse(memory.getItem(memoryKey) ?? 'null') as Partial<OwnBallot> | null
    return held && typeof held.revision === 'number' && typeof held.receipt === 'string'
      ? { ballot: held.ballot, revision: held.revision, receipt: held.receipt, ...(typeof held.nonce === 'string' ? { nonce: held.nonce } : {}) }
      : null
  } catch {
    return null
  }
}
