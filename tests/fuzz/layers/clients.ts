// Ends of board connections without a network, and an honest person at one of them.
import * as decoding from 'lib0/decoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { encodeAwareness, stateBytes } from '../../../server/rooms/awareness-guard.ts'
import { Budget } from '../../../server/rooms/budgets.ts'
import { Connection } from '../../../server/rooms/connection.ts'
import { awarenessFrame, stepOneFrame, stepTwoFrame, updateFrame } from '../../../server/rooms/frames.ts'
import type { Packet } from '../../../server/rooms/packet.ts'
import type { BoardRoom } from '../../../server/rooms/room.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { syncMessage } from '../../../shared/protocol/messages.ts'
import { settle, silent, unmeasured } from '../../support/host.ts'
import type { World } from '../../support/host.ts'
import type { Random } from '../../support/random.ts'

/** The Yjs client of an honest person. */
export const bystanderId = 5_000

const untold = 1_000_000_000
const boundless = new Budget({ messages: [untold, untold], bytes: [untold, untold], syncRequests: [untold, untold], work: [untold, untold] }, { now: () => 0 }, null)

/** What the room sends is heard in the same turn. */
export abstract class Client {
  protected readonly random: Random
  readonly #world: World
  readonly #room: BoardRoom
  readonly #principal: Principal
  #connection: Connection | null = null
  #failure: unknown = null

  constructor(world: World, room: BoardRoom, principal: Principal, random: Random) {
    this.#world = world
    this.#room = room
    this.#principal = principal
    this.random = random
  }

  protected get room(): BoardRoom {
    return this.#room
  }

  protected get personId(): string {
    return this.#principal.personId
  }

  open(): void {
    this.#connection?.gone()
    const socket = {
      send: (packets: readonly Packet[]) => { for (const frame of packets.flatMap(({ frames }) => frames)) if (this.#connection === connection) this.#take(frame) },
      buffered: 0, drained: () => {}, ping: (answered: () => void) => { queueMicrotask(answered) }, terminate: () => {},
      close: (_code: number, reason: string) => {
        if (this.#connection !== connection) return
        this.#connection = null
        this.closed(reason)
      },
    }
    const connection: Connection = new Connection({
      socket, room: this.#room, principal: this.#principal, name: this.#principal.personId, wantsExtras: this.random.below(2) === 0, budget: boundless,
      clock: this.#world.clock, timers: this.#world.timers, log: silent, meter: unmeasured, left: () => {},
    })
    this.#connection = connection
    connection.open()
  }

  /** Throws what was thrown here while the room was writing: it would take that for its own. */
  expectFine(): void {
    if (this.#failure) throw this.#failure
  }

  say(frame: Uint8Array): void {
    this.#connection?.receive(frame)
  }

  leave(): void {
    this.#connection?.gone()
    this.#connection = null
  }

  protected get isOpen(): boolean {
    return this.#connection !== null
  }

  protected fail(error: unknown): void {
    this.#failure ??= error
  }

  #take(frame: Uint8Array): void {
    try {
      this.hear(frame)
    } catch (error) {
      this.fail(error)
    }
  }

  protected abstract hear(frame: Uint8Array): void
  protected abstract closed(reason: string): void
}

/** An honest person with a stock document: is never refused, and comes back when the server asks for it. */
export class Bystander extends Client {
  readonly doc = new Y.Doc()
  #written = 0
  #spoken = 0

  constructor(world: World, room: BoardRoom, principal: Principal, random: Random) {
    super(world, room, principal, random)
    this.doc.clientID = bystanderId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== 'room') this.say(updateFrame(update)) })
    this.reopen()
  }

  reopen(): void {
    this.open()
    this.say(stepOneFrame(Y.encodeStateVector(this.doc)))
    this.say(awarenessFrame(encodeAwareness([{ clientId: bystanderId, clock: ++this.#spoken, state: '{}' }])))
  }

  /** Whatever was under way when a commit failed is sent again, until none fails. */
  async sendRest(): Promise<void> {
    do {
      this.reopen()
      await settle()
    } while (!this.isOpen)
  }

  write(): void {
    if (!this.isOpen) this.reopen()
    const texts = [...this.doc.getMap('actions').values()].flatMap((action) => (action instanceof Y.Map && action.get('title') instanceof Y.Text ? [action.get('title') as Y.Text] : []))
    if (texts.length === 0) return
    const text = this.random.of(texts)
    const place = Array.from(text.toString()).slice(0, this.random.below(text.length + 1)).join('').length
    if (text.length < 250) text.insert(place, `w${this.#written++} `)
    else text.delete(0, text.length - Array.from(text.toString()).slice(-3).join('').length)
  }

  protected hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === syncMessage.auth) throw new Error('an honest person was refused')
    if (type === syncMessage.awareness) return expectVouched(decoding.readVarUint8Array(decoder))
    if (type !== syncMessage.sync) return
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === 0) this.say(stepTwoFrame(Y.encodeStateAsUpdate(this.doc, payload)))
    else Y.applyUpdate(this.doc, payload, 'room')
  }

  protected closed(reason: string): void {
    if (reason !== 'not-saved') this.fail(new Error(`an honest person was turned away: ${reason}`))
  }
}

/** Nobody goes by the bystander's name or id but the bystander. */
function expectVouched(payload: Uint8Array): void {
  const decoder = decoding.createDecoder(payload)
  for (let entries = decoding.readVarUint(decoder); entries > 0; entries--) {
    const clientId = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    const json = decoding.readVarString(decoder)
    const state = JSON.parse(json) as { user: { personId: string } } | null
    if (state) expect(clientId === bystanderId ? ['ann'] : ['ben', 'eve']).toContain(state.user.personId)
    expect(json.length).toBeLessThan(2 * stateBytes)
  }
}

