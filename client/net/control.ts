// The control channel: folds the server's facts into the event's state and sends commands.
// Invariant: the state is always what the server's own fold was at some sequence number; a gap is never folded over.
import { io } from 'socket.io-client'
import { apply } from '../../shared/event/apply.ts'
import type { Role } from '../../shared/event/names.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { AnyCommand } from '../../shared/protocol/commands.ts'
import type { Ack, FactsMessage, Me, PresenceMessage, StateMessage } from '../../shared/protocol/messages.ts'
import type { Answer, Problem } from './refusal.ts'
import { offline } from './refusal.ts'
import { ServerClock } from './server-clock.ts'

/** `ended`: for good (a token that is not valid, say). `offline` comes back by itself. */
export type Connection = 'connecting' | 'connected' | 'offline' | 'ended'

export type ControlListener = {
  state?: (state: EventState) => void
  /** After every (re)connection: who we are here. */
  welcome?: (who: { role: Role; me: Me | null }) => void
  presence?: (presence: PresenceMessage) => void
  tally?: (tally: unknown) => void
  connection?: (connection: Connection, problem: Problem | null) => void
}

/** The part of a Socket.IO client that is used here. */
export type ControlSocket = {
  connected: boolean
  /** False when the client will not reconnect by itself. */
  active: boolean
  connect(): unknown
  disconnect(): unknown
  on(event: string, listener: (...args: any[]) => void): unknown
  timeout(ms: number): { emit(event: string, ...args: any[]): unknown }
}

export type ControlOptions = {
  token: string
  socket?: ControlSocket
  local?: () => number
  random?: () => number
  after?: (ms: number, call: () => void) => void
}

const answerMs = 10_000
const retryMs = 2_000
const clockEveryMs = 60_000
/** A wrong token stays wrong. Everything else may pass. */
const finalCodes = new Set(['no-token', 'bad-token', 'unknown-event'])

export class ControlClient {
  #socket: ControlSocket
  #clock: ServerClock
  #local: () => number
  #random: () => number
  #after: (ms: number, call: () => void) => void
  #listeners: ControlListener[] = []
  #state: EventState | null = null
  #connection: Connection = 'connecting'
  #resyncing = false
  #closed = false

  constructor({ token, socket = defaultSocket(token), local = Date.now, random = Math.random, after = setTimeoutOf }: ControlOptions) {
    this.#socket = socket
    this.#local = local
    this.#random = random
    this.#after = after
    this.#clock = new ServerClock(local)
    socket.on('connect', () => this.#askTime())
    socket.on('state', (message: StateMessage) => this.#welcomed(message))
    socket.on('facts', (message: FactsMessage) => this.#fold(message))
    socket.on('presence', (message: PresenceMessage) => this.#tell((listener) => listener.presence?.(message)))
    socket.on('tally', (message: unknown) => this.#tell((listener) => listener.tally?.(message)))
    socket.on('disconnect', () => this.#lost())
    socket.on('connect_error', (error: Error & { data?: Partial<Problem> }) => this.#failed(error))
  }

  on(listener: ControlListener): void {
    this.#listeners.push(listener)
  }

  connect(): void {
    this.#socket.connect()
  }

  close(): void {
    this.#closed = true
    this.#socket.disconnect()
  }

  get state(): EventState | null {
    return this.#state
  }

  get connection(): Connection {
    return this.#connection
  }

  /** Server time in ms. */
  now(): number {
    return this.#clock.now()
  }

  /** Never rejects: being offline is an answer. Nothing is queued; who must not lose a command keeps it (see ballot-outbox). */
  async send(command: AnyCommand): Promise<Answer> {
    const ack = await this.#ask<Ack>('command', command)
    return ack ?? { ok: false, error: offline }
  }

  #ask<T>(event: string, ...args: unknown[]): Promise<T | null> {
    if (!this.#socket.connected) return Promise.resolve(null)
    return new Promise((resolve) => {
      this.#socket.timeout(answerMs).emit(event, ...args, (error: Error | null, answer: T) => resolve(error ? null : answer))
    })
  }

  #welcomed({ role, now, protocol: _protocol, me, ...state }: StateMessage): void {
    this.#resyncing = false
    this.#clock.pushed(now)
    this.#state = state
    this.#tell((listener) => listener.state?.(state))
    this.#tell((listener) => listener.welcome?.({ role, me }))
    this.#turn('connected', null)
  }

  #fold({ from, to, facts }: FactsMessage): void {
    let state = this.#state
    if (!state || to <= state.seq || this.#resyncing) return
    if (from > state.seq + 1) {
      void this.#resync()
      return
    }
    const known = state.seq
    for (const fact of facts) if (fact.seq > known) state = apply(state, fact)
    this.#state = state = { ...state, seq: to }
    this.#tell((listener) => listener.state?.(state))
  }

  /** Facts that come meanwhile are older than the answer, as everything comes in order. */
  async #resync(): Promise<void> {
    this.#resyncing = true
    const message = await this.#ask<StateMessage>('resync')
    if (message) this.#welcomed(message)
    else if (this.#socket.connected) this.#after(this.#jittered(retryMs), () => void (this.#resyncing && this.#resync()))
  }

  async #askTime(): Promise<void> {
    const askedAt = this.#local()
    const serverNow = await this.#ask<number>('clock')
    if (typeof serverNow === 'number') this.#clock.answered(askedAt, serverNow)
    if (this.#socket.connected) this.#after(this.#jittered(clockEveryMs), () => void (this.#socket.connected && this.#askTime()))
  }

  #lost(): void {
    this.#resyncing = false
    this.#turn('offline', null)
    this.#retryUnlessActive()
  }

  #failed(error: Error & { data?: Partial<Problem> }): void {
    const code = error.data?.code
    if (code !== undefined && finalCodes.has(code)) {
      this.#closed = true
      this.#turn('ended', { code, message: error.data?.message ?? error.message })
      return
    }
    this.#turn(this.#state ? 'offline' : 'connecting', null)
    this.#retryUnlessActive()
  }

  /** Socket.IO reconnects by itself, with jitter, unless the server ended or refused the connection. */
  #retryUnlessActive(): void {
    if (this.#closed || this.#socket.active) return
    this.#after(this.#jittered(retryMs), () => {
      if (!this.#closed && !this.#socket.connected) this.#socket.connect()
    })
  }

  #jittered(ms: number): number {
    return ms * (0.5 + this.#random())
  }

  #turn(connection: Connection, problem: Problem | null): void {
    if (this.#connection === connection && problem === null) return
    this.#connection = connection
    this.#tell((listener) => listener.connection?.(connection, problem))
  }

  #tell(call: (listener: ControlListener) => void): void {
    for (const listener of this.#listeners) call(listener)
  }
}

function defaultSocket(token: string): ControlSocket {
  return io({
    autoConnect: false,
    auth: { token },
    // One connection from the start; long polling only where WebSockets are blocked.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.8,
  })
}

function setTimeoutOf(ms: number, call: () => void): void {
  setTimeout(call, ms)
}
