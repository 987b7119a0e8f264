// One board, live: receive → guard → tentative document → commit → committed document → out to everybody.
// Joins and fan-out know only the committed document. One encode and one buffer a pass, whatever the number of people.
import * as Y from 'yjs'
import { applyChange } from '../../shared/board/changes.ts'
import { readBoard } from '../../shared/board/read.ts'
import type { BoardView } from '../../shared/board/read.ts'
import type { BoardChange } from '../../shared/board/changes.ts'
import { erasedStretches, redactedDocument } from '../../shared/erasure/board.ts'
import type { BoardErasure } from '../../shared/erasure/board.ts'
import { serverPerson } from '../../shared/event/names.ts'
import type { Principal } from '../../shared/event/names.ts'
import { closeCode } from '../../shared/protocol/messages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { BoardContent, BoardWriting, Clock, Ended, Log, Meter, Policy, Timers } from '../ports.ts'
import { Answers } from './answers.ts'
import { encodeAwareness, ownEntry } from './awareness-guard.ts'
import { Carets } from './carets.ts'
import type { Speaker } from './carets.ts'
import { awarenessFrame, stepTwoFrame, updateFrame } from './frames.ts'
import { inspect } from './guard/guard.ts'
import { mailForCrowd, sameMail } from './mail.ts'
import { packetOf } from './packet.ts'
import type { Packet } from './packet.ts'
import { Ticker } from './ticker.ts'

/** Somebody in the room, as far as the room is concerned. */
export interface Member extends Speaker {
  readonly principal: Principal
  /** Entries of the board that are in sight; null where nothing was said about it. */
  readonly sight: ReadonlySet<string> | null
  /** When this connection last wrote, ms since the epoch. */
  readonly wroteAtMs: number
  send(packets: readonly Packet[]): void
  /** Asks for the last words before the board is closed to them; calls back when all that was sent before has arrived. */
  hearOut(heard: () => void): void
  close(code: number, reason: string): void
}

export type RoomParts = { clock: Clock; timers: Timers; log: Log; meter: Meter }

/** With more people than this, carets go only to those who have them in sight. */
const crowd = 500
/** Carets can wait so many times longer than words for a pass that takes both along. */
const caretPatience = 1.5
/** Of updates, taken in without a break for others: an import brings a hundred times as much. */
const turnBytes = 64 * 1024
/** So many members are written to without a break for others. */
const passMembers = 1_000
/** Carets wait for the commit of what was written, but not for a disk that is slow. */
const commitMs = 100
const typingMs = 5_000
const hearOutMs = 1_500

export class BoardRoom {
  readonly boardId: string
  readonly #policy: Policy
  readonly #parts: RoomParts
  readonly #ticker: Ticker
  readonly #members = new Set<Member>()
  readonly #carets = new Carets()
  /** Client id → person; also of accepted updates that are not committed yet. */
  readonly #bindings: Map<number, string>
  #epoch: number
  #retired: ReadonlySet<number>
  #committed: Y.Doc
  #tentative: Y.Doc
  /** Accepted, not committed yet, in order. */
  readonly #pending = new Set<Uint8Array>()
  /** Committed, not in the document yet: it takes them in one transaction when it is looked at, at the latest for the next pass. */
  #arrived: Uint8Array[] = []
  /** Frames of what the document has taken in since the last pass. */
  #outgoing: Uint8Array[] = []
  #encoded: Uint8Array | null = null
  #whole: Packet | null = null
  readonly #answers: Answers
  /** A pass waits for the commit of what it is to bring. */
  #isGathering = false

  constructor(content: BoardContent, policy: Policy, parts: RoomParts) {
    this.boardId = content.boardId
    this.#epoch = content.epoch
    this.#retired = content.retired ?? new Set()
    this.#policy = policy
    this.#parts = parts
    this.#bindings = new Map(content.bindings)
    this.#committed = documentOf(content.updates)
    this.#tentative = documentOf([this.encode()])
    this.#answers = new Answers(parts, () => {
      this.#absorb()
      return this.#committed
    })
    this.#ticker = new Ticker({ clock: parts.clock, timers: parts.timers, people: () => this.#members.size, pass: (ended) => this.#gather(ended) })
  }

  get epoch(): number {
    return this.#epoch
  }

  get tentative(): Y.Doc {
    return this.#tentative
  }

  get size(): number {
    return this.#members.size
  }

  /** Who first used each Yjs client id, as far as it is committed or about to be. */
  get bindings(): ReadonlyMap<number, string> {
    return this.#bindings
  }

  /** The committed document as one update, encoded once a version. */
  encode(): Uint8Array {
    while (this.#arrived.length > 0) this.#absorb()
    this.#encoded ??= Y.encodeStateAsUpdate(this.#committed)
    return this.#encoded
  }

  /** What the committed document says. */
  view(): BoardView {
    while (this.#arrived.length > 0) this.#absorb()
    return readBoard(this.#committed)
  }

  without(erasure: BoardErasure): BoardView {
    const { stretches } = erasedStretches(this.#tentative, erasure, this.#bindings)
    return readBoard(redactedDocument(Y.encodeStateAsUpdate(this.#tentative), stretches))
  }

  /** Nothing that was made from the documents of before is kept, and nobody who has one of them stays. */
  redact(epoch: number, erasure: BoardErasure): void {
    const whole = this.encode()
    const { stretches } = erasedStretches(this.#tentative, erasure, this.#bindings)
    this.#epoch = epoch
    this.#retired = new Set(this.#bindings.keys())
    this.#committed.destroy()
    this.#committed = redactedDocument(whole, stretches)
    this.#forget()
    this.#outgoing = []
    this.#rebuild()
    this.closeAll(closeCode.oldEpoch, 'old-epoch')
  }

  stateVector(): Uint8Array {
    this.#absorb()
    return Y.encodeStateVector(this.#committed)
  }

  /** The committed document, as an answer to who has nothing of it: one buffer a version. */
  whole(): Packet {
    this.#absorb()
    // What has not been taken in yet comes with the next passes, to who has just joined as to everybody.
    this.#whole ??= packetOf([stepTwoFrame(this.#encoded ??= Y.encodeStateAsUpdate(this.#committed))])
    return this.#whole
  }

  /** Gives what the committed document has beyond a state vector; null where `mayWork` says no, an error for a malformed one. */
  answer(stateVector: Uint8Array, mayWork: () => boolean, give: (made: Packet | null | Error) => void): void {
    this.#absorb()
    if (stateVector.length <= 1) give(this.whole())
    else this.#answers.give(stateVector, mayWork, give)
  }

  /** Calls back once what was submitted so far is committed or has failed; at once if there is nothing. */
  afterPending(call: () => void): void {
    this.#policy.afterPending(() => call())
  }

  join(member: Member): void {
    this.#members.add(member)
  }

  /** Everybody who has a caret somewhere, for one who just came. */
  present(): Packet | null {
    const present = this.#carets.present()
    return present && packetOf([awarenessFrame(present)])
  }

  leave(member: Member): void {
    this.#members.delete(member)
    if (this.#carets.leave(member)) this.#ticker.due(0, caretPatience)
  }

  /** Accepts the update whole, or says no. `settled` follows an acceptance. */
  receive(sent: Uint8Array, member: Member, settled: (committed: boolean) => void): Refusal | null {
    const { principal } = member
    const inspection = inspect(this.#tentative, sent, principal.personId, this.#bindings, this.#retired)
    if (!inspection.ok) return inspection.error
    const { update } = inspection
    if (inspection.isEmpty) {
      this.#policy.afterPending(settled)
      return null
    }
    if (principal.role === 'observer') return refuse('not-allowed', 'Observers see the board but never write.')
    // Everybody hears the id of somebody's caret before they write: nobody else may bind it first.
    if (inspection.newClients.some((clientId) => (this.#carets.firstOf(clientId) ?? principal.personId) !== principal.personId)) {
      return refuse('not-yours', 'This Yjs client id belongs to somebody else.')
    }
    const refusal = this.#policy.submit({
      boardId: this.boardId, principal, operations: inspection.operations, update, bindsClients: inspection.newClients,
      apply: () => this.#apply(update, principal.personId, inspection.newClients),
      settled: (committed) => {
        this.#settle(update, inspection.newClients, committed)
        settled(committed)
      },
    })
    if (!refusal) this.#ticker.due()
    return refusal
  }

  /** Words of the server, on somebody's behalf: not judged, but committed and sent out like everybody's. Null where nothing changes. */
  write(changes: readonly BoardChange[]): BoardWriting | null {
    const updates: Uint8Array[] = []
    const capture = (update: Uint8Array): void => { updates.push(update) }
    const { clientID } = this.#tentative
    this.#tentative.on('update', capture)
    this.#tentative.transact(() => { for (const change of changes) applyChange(this.#tentative, change) })
    this.#tentative.off('update', capture)
    const [update] = updates
    if (!update) return null
    this.#pending.add(update)
    const bindsClients = this.#bindings.has(clientID) ? [] : [clientID]
    for (const clientId of bindsClients) this.#bindings.set(clientId, serverPerson)
    return { update, bindsClients, settled: (committed) => this.#settle(update, bindsClients, committed) }
  }

  /** An awareness message. Throws on what is none. */
  hearAwareness(payload: Uint8Array, member: Member): void {
    const { personId } = member.principal
    const entry = ownEntry(payload, (clientId) =>
      this.#carets.isOwn(clientId, member) && (this.#bindings.get(clientId) ?? personId) === personId)
    if (entry && this.#carets.hear(entry, member, this.#parts.clock.now())) this.#ticker.due(0, caretPatience)
  }

  /** Something came into a member's sight: the carets that are in it. */
  show(places: readonly string[], member: Member): void {
    const entries = this.#members.size > crowd ? places.flatMap((place) => this.#carets.presentIn(place)) : []
    if (entries.length > 0) member.send([packetOf([awarenessFrame(encodeAwareness(entries))])])
  }

  commit(updates: readonly Uint8Array[]): void {
    this.#arrived.push(...updates)
    if (!this.#isGathering) this.#ticker.due()
  }

  /** Nothing that was accepted since the last commit has been kept. Its authors are told when each is settled. */
  rollback(): void {
    this.#pending.clear()
    this.#rebuild()
  }

  /** Resolves when those who are typing have been heard: what they sent before they knew has arrived. Waits for nobody longer than a moment. */
  hearOut(): Promise<void> {
    const sinceMs = this.#parts.clock.now() - typingMs
    const typing = [...this.#members].filter(({ wroteAtMs }) => wroteAtMs >= sinceMs)
    if (typing.length === 0) return Promise.resolve()
    const all = Promise.all(typing.map((member) => new Promise<void>((resolve) => { member.hearOut(resolve) })))
    return new Promise((resolve) => {
      const cancel = this.#parts.timers.after(hearOutMs, resolve)
      void all.then(() => {
        cancel()
        resolve()
      })
    })
  }

  closeAll(code: number, reason: string): void {
    for (const member of [...this.#members]) member.close(code, reason)
  }

  /** For good, with the reason that `ended` names. */
  closeEnded(ended: Ended): void {
    for (const member of [...this.#members]) {
      const reason = ended(member.principal)
      if (reason !== null) member.close(closeCode.badToken, reason)
    }
  }

  /** Out of memory; nobody may be inside. */
  destroy(): void {
    this.#ticker.stop()
    this.#committed.destroy()
    this.#tentative.destroy()
  }

  /** Takes what was committed into the document, in one transaction, and frames its one update event: as much as one turn may take. */
  #absorb(): void {
    if (this.#arrived.length === 0) return
    let count = 0
    for (let bytes = 0; count < this.#arrived.length && bytes < turnBytes; count++) bytes += this.#arrived[count]!.length
    const updates = this.#arrived.splice(0, count)
    const capture = (update: Uint8Array): void => { this.#outgoing.push(updateFrame(update)) }
    this.#committed.on('update', capture)
    this.#committed.transact(() => { for (const update of updates) Y.applyUpdate(this.#committed, update) })
    this.#committed.off('update', capture)
    this.#forget()
  }

  #forget(): void {
    this.#encoded = null
    this.#whole = null
    this.#answers.forget()
  }

  /** What is accepted is committed when its pass is due, so that no commit is made for nothing and none waits for a pass. */
  #gather(ended: () => void): void {
    if (this.#pending.size === 0) return this.#pass(ended)
    this.#isGathering = true
    const go = (): void => {
      if (!this.#isGathering) return
      this.#isGathering = false
      cancel()
      this.#pass(ended)
    }
    const cancel = this.#parts.timers.after(commitMs, go)
    this.#policy.afterPending(go)
  }

  #pass(ended: () => void): void {
    const stop = this.#parts.meter.time('pass')
    const end = (): void => {
      stop()
      ended()
    }
    try {
      this.#absorb()
    } catch (error) {
      // Never happens: what was committed was judged. The room goes on for the others.
      this.#parts.log.error({ error, boardId: this.boardId }, 'a committed update could not be applied')
    }
    if (this.#arrived.length > 0) this.#ticker.due()
    const frames = this.#outgoing
    this.#outgoing = []
    const isCrowded = this.#members.size > crowd
    const spoken = this.#carets.take(this.#parts.clock.now(), isCrowded)
    if (spoken.nextInMs !== null) this.#ticker.due(spoken.nextInMs, caretPatience)
    const isSilent = frames.length === 0 && spoken.elsewhere.length === 0 && spoken.places.size === 0
    if (isSilent || this.#members.size === 0) return end()
    this.#writeTo([...this.#members], 0, isCrowded ? mailForCrowd(frames, spoken) : sameMail(frames, spoken), end)
  }

  #writeTo(members: readonly Member[], from: number, mailFor: (member: Member) => readonly Packet[], end: () => void): void {
    const to = Math.min(members.length, from + passMembers)
    for (let i = from; i < to; i++) {
      const mail = mailFor(members[i]!)
      if (mail.length > 0) members[i]!.send(mail)
    }
    if (to === members.length) return end()
    this.#parts.timers.after(0, () => this.#writeTo(members, to, mailFor, end))
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

  #settle(update: Uint8Array, newClients: readonly number[], committed: boolean): void {
    this.#pending.delete(update)
    if (!committed) for (const clientId of newClients) this.#bindings.delete(clientId)
  }

  /** The guard let through what Yjs could not take: never happens; if it does, nobody is to notice. */
  #mend(error: unknown): false {
    this.#parts.log.error({ error, boardId: this.boardId }, 'an update passed the guard and could not be applied')
    this.#rebuild()
    return false
  }

  #rebuild(): void {
    this.#tentative.destroy()
    this.#tentative = documentOf([this.encode(), ...this.#pending])
  }
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
  return doc
}
