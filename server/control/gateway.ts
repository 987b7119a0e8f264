// The control channel: Socket.IO in the default namespace. Every command is parsed here, once, and acknowledged.
// A new connection gets the whole state its role may see; from then on batches of facts without gaps.
import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Namespace, Socket } from 'socket.io'
import { accessRefusal } from '../../shared/event/access.ts'
import { visible } from '../../shared/event/visibility.ts'
import type { SeqFact } from '../../shared/event/facts.ts'
import { previewPerson, roles } from '../../shared/event/names.ts'
import type { Role } from '../../shared/event/names.ts'
import { ownerOf, ownPart } from '../../shared/event/own.ts'
import { mayCommand } from '../../shared/event/permissions.ts'
import type { EventState } from '../../shared/event/state.ts'
import { commandSchema } from '../../shared/protocol/commands.ts'
import { consoleSchema } from '../../shared/protocol/console.ts'
import { floorReadSchema } from '../../shared/protocol/floor-commands.ts'
import { protocolVersion } from '../../shared/protocol/messages.ts'
import type { Ack, FactsMessage, OwnMessage, ParticipationMessage, PresenceMessage, SeatMessage } from '../../shared/protocol/messages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Clock, Ended, Log, Timers } from '../ports.ts'
import { Consoles } from './consoles.ts'
import { EngineGuard } from './engine-guard.ts'
import type { EventHost } from './event-host.ts'
import { previewPart } from './counts.ts'
import { participation } from './participation.ts'
import type { Erasing } from './forgetting.ts'
import type { Principal } from '../../shared/event/names.ts'
import { Presence } from './presence.ts'
import { readyParser, StateTexts } from './state-text.ts'
import type { ReadyText } from './state-text.ts'
import { liveMessage, revealMessage } from './tally-messages.ts'
import type { Bearer, Tokens } from './tokens.ts'
import { isWellFormed } from '../../shared/protocol/well-formed.ts'
import { TokenBucket } from '../../shared/protocol/token-bucket.ts'

const messageBytes = 256 * 1024
const presenceMs = 1_000
/** To so many people in a second at most; in a larger room participants are counted for less often. */
const presencePerSecond = 500
/** By connection, and by person over all of their connections. Facilitators of one event share a link. */
const commandRates = { connection: [10, 60], person: [30, 180] } as const
/** Of one participant, as on boards: each is sent the state, and all that happens in the room. */
const mostConnections = 512
/** Who takes part is computed anew after so long at the earliest. */
const takingPartMs = 2_000
/** A preview is for a sitting. */
const previewForMs = 12 * 3_600_000
/** For a socket to say who it is. */
const handshakeMs = 10_000

export type ControlParts = {
  tokens: Tokens
  clock: Clock
  timers: Timers
  log: Log
  host(eventId: string): Promise<EventHost | null>
  /** Removes something for good, also where it was carried to. */
  erase(host: EventHost, command: Erasing, principal: Principal): Promise<Ack>
  allowsOrigin(origin: string | undefined, host: string | undefined): boolean
}

type Counted = { presence: Presence; consoles: Consoles; due: boolean; participantsAtMs: number; held?: { pictureId: string; presence: PresenceMessage }; taking?: { at: number; message: ParticipationMessage } }
type SocketData = { bearer: Bearer; host: EventHost }

export class ControlGateway {
  readonly #parts: ControlParts
  readonly #io: Server
  readonly #guard: EngineGuard
  readonly #presence = new Map<string, Counted>()
  readonly #texts = new StateTexts()
  /** Where a role's next range begins: what it may not see is not worth a message of its own. */
  readonly #unsaid = new Map<string, number>()
  readonly #people = new Map<string, { bucket: TokenBucket; connections: number }>()

  constructor(http: HttpServer, parts: ControlParts) {
    this.#parts = parts
    this.#io = new Server(http, {
      maxHttpBufferSize: messageBytes,
      serveClient: false,
      connectTimeout: handshakeMs,
      parser: readyParser,
      destroyUpgrade: false,
      allowRequest: (request, decide) => decide(null, parts.allowsOrigin(request.headers.origin, request.headers.host)),
    })
    this.#guard = new EngineGuard(this.#io, parts)
    this.#guard.holds(this.#io.sockets)
    this.#io.use((socket, next) => void this.#admit(socket, (error) => {
      if (error) this.#guard.decided(socket)
      next(error)
    }))
    this.#io.on('connection', (socket) => this.#welcome(socket))
  }

  /** Connects a loaded event to everybody who listens to it. */
  attach(host: EventHost): void {
    const { eventId } = host.state
    for (const role of roles) this.#unsaid.delete(roomOf(eventId, role))
    host.audience.here = () => this.#countOf(host).presence.here
    host.audience.acted = (personId) => this.#countOf(host).presence.acted(personId, this.#parts.clock.now())
    host.addOutlet({
      facts: (from, to, facts) => this.#fanOut(host, from, to, facts),
      presence: () => this.#presenceSoon(host),
      ended: (ended) => this.#closeEnded(eventId, ended),
      live: (questionId, tally, seenBy) => {
        for (const role of seenBy) this.#io.to(roomOf(eventId, role)).emit('tally', liveMessage(host.state, questionId, tally))
      },
    })
  }

  isWatched(eventId: string): boolean {
    return roles.some((role) => this.#io.sockets.adapter.rooms.has(roomOf(eventId, role)))
  }

  get connections(): number {
    return this.#io.engine.clientsCount
  }

  /** For what is not control: sockets beside those of the default namespace, on the same connections. */
  namespace(name: string): Namespace {
    const namespace = this.#io.of(name)
    this.#guard.holds(namespace)
    return namespace
  }

  close(): Promise<void> {
    this.#io.disconnectSockets(true)
    return this.#io.close()
  }

  async #admit(socket: Socket, next: (error?: Error) => void): Promise<void> {
    const bearer = this.#parts.tokens.verify(socket.handshake.auth['token'])
    if (!bearer) return next(handshakeError('bad-token', 'This link or token is not valid.'))
    try {
      const host = await this.#parts.host(bearer.eventId)
      if (!host) return next(handshakeError('unknown-event', 'There is no such session.'))
      const refusal = accessRefusal(host.state, bearer, this.#parts.clock.now())
      if (refusal) return next(handshakeError(refusal.code, refusal.message))
      socket.data = { bearer, host } satisfies SocketData
      next()
    } catch (error) {
      this.#parts.log.error({ error }, 'an event could not be loaded')
      next(handshakeError('internal', 'The session could not be opened. Try again.'))
    }
  }

  #welcome(socket: Socket): void {
    const { bearer, host } = socket.data as SocketData
    const budget = new TokenBucket(...commandRates.connection, this.#parts.clock)
    const person = this.#arrive(bearer)
    if (!person) return void socket.disconnect(true)
    const listen = (event: string, answer: (payload: unknown) => Promise<unknown> | unknown): void => {
      socket.on(event, (...args: unknown[]) => {
        const ack = args.at(-1)
        if (typeof ack !== 'function') return
        const respond = ack as (reply: unknown) => void
        if (!budget.take(1) || !person.take(1)) return respond({ ok: false, error: refuse('too-fast', 'Too many requests. Wait a moment.') })
        Promise.resolve()
          .then(() => answer(args[0]))
          .then(respond, (error: unknown) => {
            this.#parts.log.error({ error, event }, 'a control message failed')
            respond({ ok: false, error: refuse('internal', 'Something went wrong on our side. Try again.') })
          })
      })
    }
    // Asked for anew each time: an event that had to be loaded again has another host.
    const current = async (): Promise<EventHost> => await this.#parts.host(bearer.eventId) ?? host
    listen('command', async (payload) => this.#command(payload, bearer, await current(), socket.id))
    listen('floor', async (payload) => this.#floor(payload, bearer, await current()))
    listen('console', async (payload) => this.#console(payload, bearer, await current(), socket.id))
    listen('preview', async () => this.#preview(bearer, await current()))
    listen('participation', async () => this.#participation(bearer, await current()))
    listen('picture', async () => this.#picture(bearer, await current()))
    listen('resync', async () => this.#state(bearer, await current()))
    listen('clock', () => this.#parts.clock.now())
    socket.on('disconnect', () => {
      this.#leave(bearer)
      this.#countOf(host).consoles.leave(socket.id)
      this.#countOf(host).presence.leave(bearer, this.#parts.clock.now())
      this.#presenceSoon(host)
    })
    // State, then room, in one turn: no fact can fall between the two.
    socket.emit('state', this.#state(bearer, host))
    void socket.join(roomOf(bearer.eventId, bearer.role))
    if (socket.handshake.auth['tallies'] !== 'live') void socket.join(talliesOf(roomOf(bearer.eventId, bearer.role)))
    for (const { questionId, tally } of host.liveTallies(bearer.role)) socket.emit('tally', liveMessage(host.state, questionId, tally))
    if (!mayCommand(bearer, 'stage.go')) this.#countOf(host).consoles.arrive(socket.id)
    this.#countOf(host).presence.arrive(bearer, this.#parts.clock.now())
    socket.emit('presence', this.#countOf(host).presence.message(host, bearer.role))
    this.#presenceSoon(host)
  }

  async #command(payload: unknown, bearer: Bearer, host: EventHost, socketId: string): Promise<Ack> {
    if (!isWellFormed(payload)) return { ok: false, error: refuse('bad-command', 'There is half a character in it.') }
    const parsed = commandSchema.safeParse(payload)
    if (!parsed.success) {
      const issues = parsed.error.issues.slice(0, 5).map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
      return { ok: false, error: refuse('bad-command', 'This is not a command we know.', issues) }
    }
    const refusal = accessRefusal(host.state, bearer, this.#parts.clock.now())
    if (refusal) return { ok: false, error: refusal }
    host.audience.acted(bearer.personId)
    if (parsed.data.type === 'words.remove' || parsed.data.type === 'person.erase') return this.#parts.erase(host, parsed.data, bearer)
    return host.command(parsed.data, mayCommand(bearer, 'stage.go') ? bearer : { ...bearer, console: this.#consoleOf(host, socketId, payload) })
  }

  /** A page of questions from the floor. */
  #floor(payload: unknown, bearer: Bearer, host: EventHost): Ack {
    const parsed = floorReadSchema.safeParse(payload)
    if (!parsed.success) return { ok: false, error: refuse('bad-request', 'This is no page of questions.') }
    const refusal = accessRefusal(host.state, bearer, this.#parts.clock.now())
    return refusal ? { ok: false, error: refusal } : { ok: true, ...host.audience.read(host.state, parsed.data, bearer) }
  }

  /** `seen`: where the journal stood that the console showed when this was pressed. */
  #consoleOf(host: EventHost, id: string, payload: unknown): NonNullable<Bearer['console']> {
    const seen = (payload as { seen?: unknown }).seen
    return { id, name: this.#countOf(host).consoles.nameOf(id), ...(typeof seen === 'number' && Number.isSafeInteger(seen) && { seen }) }
  }

  /** Who is at the console; says one's own name, and who leads. */
  #console(payload: unknown, bearer: Bearer, host: EventHost, id: string): Ack {
    const refusal = accessRefusal(host.state, bearer, this.#parts.clock.now()) ?? mayCommand(bearer, 'stage.go')
    if (refusal) return { ok: false, error: refusal }
    const parsed = consoleSchema.safeParse(payload)
    if (!parsed.success) return { ok: false, error: refuse('bad-request', 'This is nothing to say at the console.') }
    const { consoles } = this.#countOf(host)
    consoles.tell(id, parsed.data)
    return { ok: true, ...consoles.message(id) }
  }

  /** A way to look at what participants see, which does nothing. */
  #preview(bearer: Bearer, host: EventHost): Ack {
    const now = this.#parts.clock.now()
    const refusal = accessRefusal(host.state, bearer, now) ?? mayCommand(bearer, 'stage.go')
    return refusal ? { ok: false, error: refusal }
      : { ok: true, token: this.#parts.tokens.issue({ eventId: bearer.eventId, role: 'participant', personId: previewPerson }, 0, previewForMs) }
  }

  /** Who is active and who is stuck, for those who run the room. */
  #participation(bearer: Bearer, host: EventHost): Ack {
    const refusal = accessRefusal(host.state, bearer, this.#parts.clock.now()) ?? mayCommand(bearer, 'stage.go')
    return refusal ? { ok: false, error: refusal } : { ok: true, ...this.#takingPart(host) }
  }

  #takingPart(host: EventHost): ParticipationMessage {
    const counted = this.#countOf(host)
    const now = this.#parts.clock.now()
    if (!counted.taking || Math.abs(now - counted.taking.at) >= takingPartMs) {
      counted.taking = { at: now, message: participation({ state: host.state, presence: counted.presence, now, hasVoted: host.hasVoted }) }
    }
    return counted.taking.message
  }

  /** Where the screen was looked at when it was held, head counts are those of then. */
  async #picture(bearer: Bearer, host: EventHost): Promise<Ack> {
    const refusal = accessRefusal(host.state, bearer, this.#parts.clock.now()) ?? (bearer.role === 'participant' ? refuse('not-allowed', 'This is for the big screen.') : null)
    if (refusal) return { ok: false, error: refusal }
    const picture = await host.picture()
    const held = this.#countOf(host).held
    return { ok: true, picture: picture && held?.pictureId === picture.pictureId ? { ...picture, presence: held.presence } : picture }
  }

  #state(bearer: Bearer, host: EventHost): ReadyText {
    const { role } = bearer
    const me = role !== 'participant' ? null : bearer.personId === previewPerson ? previewPart(host.state) : host.me(bearer)
    return this.#texts.message(host.state, { role, now: this.#parts.clock.now(), protocol: protocolVersion, me })
  }

  /** What this person may send over all of their connections; null where those are too many. */
  #arrive({ eventId, role, personId }: Bearer): TokenBucket | null {
    const key = `${eventId}/${role}/${personId}`
    const person = this.#people.get(key) ?? { bucket: new TokenBucket(...commandRates.person, this.#parts.clock), connections: 0 }
    if (role === 'participant' && person.connections >= mostConnections) return null
    person.connections++
    this.#people.set(key, person)
    return person.bucket
  }

  #leave({ eventId, role, personId }: Bearer): void {
    const key = `${eventId}/${role}/${personId}`
    const person = this.#people.get(key)
    if (person && --person.connections === 0) this.#people.delete(key)
  }

  #fanOut(host: EventHost, from: number, to: number, facts: readonly SeqFact[]): void {
    const { state } = host
    const { eventId } = state
    for (const { fact } of facts) {
      if (fact.type !== 'screen.frozen' || !fact.picture || fact.again) continue
      const { submitted: _, ...presence } = this.#countOf(host).presence.message(host, 'observer')
      this.#countOf(host).held = { pictureId: fact.picture.pictureId, presence }
    }
    for (const role of roles) {
      const room = roomOf(eventId, role)
      const begins = this.#unsaid.get(room) ?? from
      this.#unsaid.delete(room)
      if (!this.#io.sockets.adapter.rooms.has(room)) continue
      const seen = facts.flatMap(({ seq, at, fact }): SeqFact[] => {
        const shown = visible(fact, role)
        return shown ? [{ seq, at, fact: shown }] : []
      })
      if (seen.length === 0) {
        this.#unsaid.set(room, begins)
        continue
      }
      this.#io.to(room).emit('facts', { from: begins, to, facts: seen } satisfies FactsMessage)
      for (const { fact } of seen) {
        if (fact.type === 'question.revealed' && this.#io.sockets.adapter.rooms.has(talliesOf(room))) this.#io.to(talliesOf(room)).emit('tally', revealMessage(state, fact.questionId, fact.tally))
      }
    }
    this.#tellSeats(eventId, facts)
    this.#tellOwners(state, facts)
    const counted = this.#presence.get(eventId)
    if (counted && facts.some(({ fact }) => fact.type.startsWith('person.') || fact.type.startsWith('question.'))) {
      void this.#parts.host(eventId).then((host) => { if (host) this.#presenceSoon(host) }, () => {})
    }
  }

  /** To each who was seated, and to nobody else. */
  #tellSeats(eventId: string, facts: readonly SeqFact[]): void {
    const seats: Record<string, string | null> = Object.assign({}, ...facts.map(({ fact }) => (fact.type === 'people.seated' ? fact.seats : {})))
    if (Object.keys(seats).length === 0) return
    for (const socketId of this.#io.sockets.adapter.rooms.get(roomOf(eventId, 'participant')) ?? []) {
      const socket = this.#io.sockets.sockets.get(socketId)
      const { personId } = (socket!.data as SocketData).bearer
      if (Object.hasOwn(seats, personId)) socket!.emit('seat', { tableId: seats[personId]! } satisfies SeatMessage)
    }
  }

  /** What moderation has come to for each, and nobody else is told of. */
  #tellOwners(state: EventState, facts: readonly SeqFact[]): void {
    const owners = new Set(facts.map(({ fact }) => ownerOf(fact)))
    owners.delete(null)
    if (owners.size === 0) return
    for (const socketId of this.#io.sockets.adapter.rooms.get(roomOf(state.eventId, 'participant')) ?? []) {
      const socket = this.#io.sockets.sockets.get(socketId)
      const { personId } = (socket!.data as SocketData).bearer
      if (owners.has(personId)) socket!.emit('own', ownPart(state, personId) satisfies OwnMessage)
    }
  }

  /** They come back, and are told why at the door. */
  #closeEnded(eventId: string, ended: Ended): void {
    for (const socket of this.#io.sockets.sockets.values()) {
      const { bearer } = socket.data as SocketData
      if (bearer.eventId === eventId && ended(bearer) !== null) socket.disconnect(true)
    }
  }

  /** At most once a second, to each role what it may know. */
  #presenceSoon(host: EventHost): void {
    const counted = this.#countOf(host)
    if (counted.due) return
    counted.due = true
    this.#parts.timers.after(presenceMs, () => {
      counted.due = false
      const { eventId } = host.state
      const now = this.#parts.clock.now()
      const everyMs = presenceMs * Math.max(1, counted.presence.here / presencePerSecond)
      const isTurn = now - counted.participantsAtMs >= everyMs || now < counted.participantsAtMs
      if (isTurn) counted.participantsAtMs = now
      else this.#presenceSoon(host)
      for (const role of roles) {
        if (role !== 'participant' || isTurn) this.#io.to(roomOf(eventId, role)).emit('presence', counted.presence.message(host, role))
      }
    })
  }

  #countOf(host: EventHost): Counted {
    const { eventId } = host.state
    let counted = this.#presence.get(eventId)
    if (!counted) {
      counted = { presence: new Presence(), consoles: new Consoles(), due: false, participantsAtMs: -Infinity }
      this.#presence.set(eventId, counted)
    }
    return counted
  }
}

function roomOf(eventId: string, role: Role): string {
  return `${eventId}/${role}`
}

/** Of those who take a result from here: our own pages have it in the fact. */
function talliesOf(room: string): string {
  return `${room}/tallies`
}

function handshakeError(code: string, message: string): Error {
  return Object.assign(new Error(message), { data: { code, message } })
}
