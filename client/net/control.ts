// The control channel: folds the server's facts into the event's state and sends commands.
// Invariant: the state is always what the server's own fold was at some sequence number; a gap is never folded over.
import { apply, isKnown } from '../../shared/event/apply.ts'
import type { Role } from '../../shared/event/names.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { AnyCommand } from '../../shared/protocol/commands.ts'
import type { Ack, FactsMessage, Me, PresenceMessage, OwnMessage, SeatMessage, StateMessage, TallyMessage } from '../../shared/protocol/messages.ts'
import type { Answer, Problem } from './refusal.ts'
import { endedCodes, offline } from './refusal.ts'
import { ServerClock } from './server-clock.ts'
import type { ControlSocket } from './socket-io.ts'

/** `ended`: for good (a token that is not valid, say). `offline` comes back by itself. */
export type Connection = 'connecting' | 'connected' | 'offline' | 'ended'

export type ControlListener = {
  state?: (state: EventState) => void
  /** After every (re)connection: who we are here. */
  welcome?: (who: { role: Role; me: Me | null }) => void
  presence?: (presence: PresenceMessage) => void
  /** This person sits somewhere else now. */
  seat?: (seat: SeatMessage) => void
  own?: (own: OwnMessage) => void
  /** How a question stands while it takes ballots. */
  tally?: (tally: TallyMessage) => void
  connection?: (connection: Connection, problem: Problem | null) => void
}

export type ControlOptions = {
  socket: ControlSocket
  local: () => number
  random: () => number
  /** Calls once after `ms`; the returned function cancels. */
  after: (ms: number, call: () => void) => () => void
}

const answerMs = 10_000
const resyncMs = 2_000
const quickestMs = 250
const slowestMs = 8_000
const clockEveryMs = 60_000
/** A wrong token stays wrong. Everything else may pass. */
const finalCodes = new Set(['no-token', 'bad-token', 'unknown-event', ...endedCodes])

export class ControlClient {
  #options: ControlOptions
  readonly #socket: ControlSocket
  #clock: ServerClock
  #attempts = 0
  #cancelRetry: (() => void) | null = null
  #cancelClock = () => {}
  #online = true
  #listeners: ControlListener[] = []
  #state: EventState | null = null
  #connection: Connection = 'connecting'
  #resyncing = false
  #closed = false

  constructor(options: ControlOptions) {
    this.#options = options
    this.#clock = new ServerClock(options.local)
    this.#socket = options.socket
    this.#listen(options.socket)
  }

  on(listener: ControlListener): void {
    this.#listeners.push(listener)
  }

  connect(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    if (!this.#closed && this.#online) this.#socket.connect()
  }

  /** The browser says whether there is a network; without one, a socket would look open for half a minute. */
  network(online: boolean): void {
    if (online === this.#online) return
    this.#online = online
    if (online) this.connect()
    else this.#socket.disconnect()
  }

  /** A page that was asleep comes back: do not wait for the next try. */
  hurry(): void {
    if (this.#cancelRetry) this.connect()
  }

  close(): void {
    this.#closed = true
    this.#cancelRetry?.()
    this.#cancelClock()
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

  /** What is read in pages; null where there is no answer. */
  read<T>(what: string, request: unknown): Promise<T | null> {
    return this.#ask<T>(what, request)
  }

  #listen(socket: ControlSocket): void {
    socket.on('connect', () => void this.#askTime())
    socket.on('state', (message: StateMessage) => this.#welcomed(message))
    socket.on('facts', (message: FactsMessage) => this.#fold(message))
    socket.on('presence', (message: PresenceMessage) => this.#tell((listener) => listener.presence?.(message)))
    socket.on('own', (message: OwnMessage) => this.#tell((listener) => listener.own?.(message)))
    socket.on('seat', (message: SeatMessage) => this.#tell((listener) => listener.seat?.(message)))
    socket.on('tally', (message: TallyMessage) => this.#tell((listener) => listener.tally?.(message)))
    socket.on('disconnect', () => this.#lost())
    socket.on('connect_error', (error: Error & { data?: Partial<Problem> }) => this.#failed(error))
  }

  #ask<T>(event: string, ...args: unknown[]): Promise<T | null> {
    return this.#socket.ask(event, args, answerMs).then((answer) => answer as T, () => null)
  }

  #welcomed({ role, now, protocol: _protocol, me, ...state }: StateMessage): void {
    this.#resyncing = false
    this.#attempts = 0
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
    for (const fact of facts) {
      if (fact.seq <= known) continue
      // A server that is newer than this page knows facts that this page does not.
      if (!isKnown(fact)) {
        void this.#resync()
        return
      }
      state = apply(state, fact)
    }
    this.#state = state = { ...state, seq: to }
    this.#tell((listener) => listener.state?.(state))
  }

  /** Facts that come meanwhile are older than the answer, as everything comes in order. */
  async #resync(): Promise<void> {
    this.#resyncing = true
    const message = await this.#ask<StateMessage | { ok: false }>('resync')
    // A refusal (too fast, say) is an answer, too, and no state.
    if (message && 'agenda' in message) this.#welcomed(message)
    else if (this.#socket.connected) this.#options.after(this.#jittered(resyncMs), () => void (this.#resyncing && this.#resync()))
  }

  async #askTime(): Promise<void> {
    this.#cancelClock()
    const askedAt = this.#options.local()
    const serverNow = await this.#ask<number>('clock')
    if (typeof serverNow === 'number') this.#clock.answered(askedAt, serverNow)
    this.#cancelClock()
    this.#cancelClock = this.#options.after(this.#jittered(clockEveryMs), () => void (this.#socket.connected && this.#askTime()))
  }

  #lost(): void {
    this.#resyncing = false
    if (this.#closed) return
    this.#turn('offline', null)
    this.#retry()
  }

  #failed(error: Error & { data?: Partial<Problem> }): void {
    if (this.#closed) return
    const code = error.data?.code
    if (code !== undefined && finalCodes.has(code)) {
      this.#closed = true
      this.#turn('ended', { code, message: error.data?.message ?? error.message })
      return
    }
    this.#turn(this.#state ? 'offline' : 'connecting', null)
    this.#retry()
  }

  #retry(): void {
    if (this.#closed || !this.#online) return
    const slowest = Math.min(slowestMs, 1_000 * 2 ** this.#attempts++)
    this.#cancelRetry?.()
    this.#cancelRetry = this.#options.after(quickestMs + this.#options.random() * slowest, () => this.connect())
  }

  #jittered(ms: number): number {
    return ms * (0.5 + this.#options.random())
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
