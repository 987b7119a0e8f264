// One board, live: receive → guard → tentative document → commit → committed document → out to everybody.
// Joins and fan-out know only the committed document. One encode a commit, whatever the number of people.
import * as Y from 'yjs'
import type { Principal } from '../../shared/event/names.ts'
import { closeCode } from '../../shared/protocol/messages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { BoardContent, Ended, Log, Policy } from '../ports.ts'
import { awarenessFrame, updateFrame } from './frames.ts'
import { encodeAwareness, vouched } from './awareness-guard.ts'
import type { AwarenessEntry, Identity } from './awareness-guard.ts'
import { inspect } from './guard/guard.ts'

/** Somebody in the room, as far as the room is concerned. */
export interface Member {
  readonly principal: Principal
  readonly identity: Identity
  /** The one awareness id that this member speaks under; null until it first spoke. */
  awarenessId: number | null
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
}

export class BoardRoom {
  readonly boardId: string
  readonly epoch: number
  readonly #policy: Policy
  readonly #log: Log
  readonly #members = new Set<Member>()
  readonly #awareness = new Map<number, { entry: AwarenessEntry; owner: Member }>()
  /** Client id → person; also of accepted updates that are not committed yet. */
  readonly #bindings: Map<number, string>
  #committed: Y.Doc
  #tentative: Y.Doc
  /** Accepted, not committed yet, in order. */
  readonly #pending = new Set<Uint8Array>()
  #encoded: Uint8Array | null = null

  constructor(content: BoardContent, policy: Policy, log: Log) {
    this.boardId = content.boardId
    this.epoch = content.epoch
    this.#policy = policy
    this.#log = log
    this.#bindings = new Map(content.bindings)
    this.#committed = documentOf(content.updates)
    this.#tentative = documentOf([this.encode()])
  }

  get tentative(): Y.Doc {
    return this.#tentative
  }

  /** The committed document as one update, encoded once a version. */
  encode(): Uint8Array {
    this.#encoded ??= Y.encodeStateAsUpdate(this.#committed)
    return this.#encoded
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#committed)
  }

  /** What the committed document has beyond a state vector. Throws on a malformed one. */
  difference(stateVector: Uint8Array): Uint8Array {
    return stateVector.length <= 1 ? this.encode() : Y.encodeStateAsUpdate(this.#committed, stateVector)
  }

  join(member: Member): void {
    this.#members.add(member)
  }

  /** Everybody who has a caret somewhere, for one who just came. */
  presentFrame(): Uint8Array | null {
    const entries = [...this.#awareness.values()].map(({ entry }) => entry)
    return entries.length > 0 ? awarenessFrame(encodeAwareness(entries)) : null
  }

  leave(member: Member): void {
    this.#members.delete(member)
    for (const [clientId, { entry, owner }] of this.#awareness) {
      if (owner !== member) continue
      this.#awareness.delete(clientId)
      this.#sendAwareness({ clientId, clock: entry.clock + 1, state: null })
    }
  }

  get isEmpty(): boolean {
    return this.#members.size === 0
  }

  /** Accepts the update whole, or says no. `settled` follows an acceptance. */
  receive(update: Uint8Array, member: Member, settled: (committed: boolean) => void): Refusal | null {
    const { principal } = member
    const inspection = inspect(this.#tentative, update, principal.personId, this.#bindings)
    if (!inspection.ok) return inspection.error
    if (inspection.isEmpty) {
      this.#policy.afterPending(settled)
      return null
    }
    if (principal.role === 'observer') return refuse('not-allowed', 'Observers see the board but never write.')
    return this.#policy.submit({
      boardId: this.boardId, principal, operations: inspection.operations, update, bindsClients: inspection.newClients,
      apply: () => this.#apply(update, principal.personId, inspection.newClients),
      settled: (committed) => {
        this.#pending.delete(update)
        if (!committed) for (const clientId of inspection.newClients) this.#bindings.delete(clientId)
        settled(committed)
      },
    })
  }

  /** Passes on one entry a message, the member's own: each is sent to everybody. */
  hearAwareness(entries: readonly AwarenessEntry[], member: Member): void {
    for (const entry of entries) {
      const held = this.#awareness.get(entry.clientId)
      if (held && held.owner !== member) continue
      if (member.awarenessId !== null && member.awarenessId !== entry.clientId) continue
      const spoken = vouched(entry, held?.entry, member.identity)
      if (!spoken) continue
      member.awarenessId = entry.clientId
      if (spoken.state === null) this.#awareness.delete(entry.clientId)
      else this.#awareness.set(entry.clientId, { entry: spoken, owner: member })
      return this.#sendAwareness(spoken)
    }
  }

  commit(updates: readonly Uint8Array[]): void {
    const frame = this.#absorb(updates)
    if (frame) for (const member of this.#members) member.send(frame)
  }

  /** Nothing that was accepted since the last commit has been kept. */
  rollback(): void {
    this.#pending.clear()
    this.#rebuild()
    this.closeAll(closeCode.tryAgain, 'not-saved')
  }

  /** Shuts out whose token is no longer good. */
  closeEnded(ended: Ended): void {
    for (const member of [...this.#members]) {
      const reason = ended(member.principal)
      if (reason !== null) member.close(closeCode.badToken, reason)
    }
  }

  closeAll(code: number, reason: string): void {
    for (const member of [...this.#members]) member.close(code, reason)
  }

  /** Applies what was committed in one transaction, and frames its one update event. */
  #absorb(updates: readonly Uint8Array[]): Uint8Array | null {
    let frame: Uint8Array | null = null
    const capture = (update: Uint8Array): void => { frame = updateFrame(update) }
    this.#committed.on('update', capture)
    this.#committed.transact(() => { for (const update of updates) Y.applyUpdate(this.#committed, update) })
    this.#committed.off('update', capture)
    this.#encoded = null
    return frame
  }

  #apply(update: Uint8Array, personId: string, newClients: readonly number[]): boolean {
    try {
      Y.applyUpdate(this.#tentative, update)
    } catch (error) {
      return this.#mend(error)
    }
    if (this.#tentative.store.pendingStructs || this.#tentative.store.pendingDs) return this.#mend('left something pending')
    this.#pending.add(update)
    for (const clientId of newClients) this.#bindings.set(clientId, personId)
    return true
  }

  /** The guard let through what Yjs could not take: never happens; if it does, nobody is to notice. */
  #mend(error: unknown): false {
    this.#log.error({ error, boardId: this.boardId }, 'an update passed the guard and could not be applied')
    this.#rebuild()
    return false
  }

  #rebuild(): void {
    this.#tentative.destroy()
    this.#tentative = documentOf([this.encode(), ...this.#pending])
  }

  #sendAwareness(entry: AwarenessEntry): void {
    const frame = awarenessFrame(encodeAwareness([entry]))
    for (const member of this.#members) member.send(frame)
  }
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
  return doc
}
