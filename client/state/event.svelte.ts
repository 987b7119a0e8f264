// The event as one page sees it: the state its role may see, who is here, the server's time, the connection.
// One per page, passed down by context. Everything replaced whole is `$state.raw`.
import { createContext } from 'svelte'
import { allowedIn } from '../../shared/event/allowances.ts'
import type { Allowance } from '../../shared/event/allowances.ts'
import { withoutHiddenWords } from '../../shared/event/hidden-words.ts'
import type { Role } from '../../shared/event/names.ts'
import { stagesTaken } from '../../shared/event/state.ts'
import type { Board, EventState, Question, Stage, Table } from '../../shared/event/state.ts'
import { remainingMs } from '../../shared/event/timer.ts'
import type { AnyCommand } from '../../shared/protocol/commands.ts'
import type { Me, PresenceMessage } from '../../shared/protocol/messages.ts'
import { BallotOutbox } from '../net/ballot-outbox.ts'
import { onNetwork, reachable, socketUrl, storage, timerOf } from '../net/browser.ts'
import { ControlClient } from '../net/control.ts'
import type { Connection } from '../net/control.ts'
import { EitherSocket } from '../net/either-socket.ts'
import type { Answer, Problem } from '../net/refusal.ts'
import { SocketIo } from '../net/socket-io.ts'
import { Transport } from '../net/transport.ts'
import { texts } from '../ui/texts/common.ts'
import { setTimeZone } from '../ui/time-zone.ts'
import { heard, liveTallyOf, stillTaken } from './live.ts'
import type { LiveTallies, LiveTally } from './live.ts'

export const [useEvent, setEvent] = createContext<EventStore>()

const tickMs = 1_000

export class EventStore {
  /** Null until the first state arrives. */
  #state = $state.raw<EventState | null>(null)
  role = $state.raw<Role | null>(null)
  readonly state: EventState | null = $derived(this.#state && withoutHiddenWords(this.#state, this.role, texts.hiddenAction))
  /** The participant's own part; null for other roles. */
  me = $state.raw<Me | null>(null)
  presence = $state.raw<PresenceMessage | null>(null)
  connection = $state<Connection>('connecting')
  #live = $state.raw<LiveTallies>({})
  /** Why the connection ended for good. */
  problem = $state.raw<Problem | null>(null)
  /** Server time in ms; ticks each second and jumps when the clock is corrected. */
  now = $state(Date.now())

  /** Where this participant sits. */
  readonly table: Table | undefined = $derived(this.state?.tables.find(({ tableId }) => tableId === this.me?.tableId))
  /** Who sits at a table may look at the board that is everybody's. */
  looksAway = $state(false)
  /** The room's, or one of its table's own. */
  readonly stageId: string = $derived(this.table?.stageId ?? this.state?.stageId ?? '')
  readonly stage: Stage | undefined = $derived(this.state?.agenda.find((stage) => stage.stageId === this.stageId))
  /** Without stages that are left out. */
  readonly agenda: Stage[] = $derived(this.state ? stagesTaken(this.state) : [])
  /** 0-based, in `agenda`; -1 before the first state. */
  readonly stageIndex: number = $derived(this.agenda.findIndex((stage) => stage.stageId === this.stageId))
  /** The one at hand: the own table's, or the event's first. */
  readonly board: Board | undefined = $derived(
    (this.table && !this.looksAway ? this.state?.boards.find(({ boardId }) => boardId === this.table?.boardId) : undefined) ?? this.state?.boards[0])
  /** Negative once it has run over; null where the stage is untimed. */
  readonly clockLeftMs: number | null = $derived(this.state?.timer ? remainingMs(this.state.timer, this.now) : null)

  readonly token: string
  readonly outbox: BallotOutbox
  /** One decision for both channels. */
  readonly transport: Transport
  #control: ControlClient
  #stopNetwork: () => void
  #ticking: ReturnType<typeof setInterval>

  constructor(token: string) {
    this.token = token
    const transport = new Transport({
      WebSocket, storage, reachable, local: Date.now, after: timerOf,
      loadPolling: async (fared) => new (await import('../net/socket-io-polling.ts')).Polling(location.origin, fared),
    })
    this.transport = transport
    const control = new ControlClient({
      socket: new EitherSocket(
        () => transport.way,
        new SocketIo({ url: socketUrl(), auth: { token, tallies: 'live' }, WebSocket: transport.WebSocket, after: timerOf }),
        async () => (await transport.polling()).control(token),
      ),
      local: Date.now, random: Math.random, after: timerOf,
    })
    this.#control = control
    this.outbox = new BallotOutbox({ send: (command) => control.send(command), storage })
    control.on({
      state: (state) => {
        setTimeZone(state.timeZone)
        this.#state = state
        this.#live = stillTaken(this.#live, state)
      },
      welcome: ({ role, me }) => {
        this.role = role
        this.me = me
        this.now = control.now()
        if (me && this.state) this.outbox.resume(`${this.state.eventId}.${me.participantId}`, me.ballots)
      },
      seat: ({ tableId }) => {
        this.looksAway = false
        if (this.me) this.me = { ...this.me, tableId }
      },
      own: (own) => {
        if (this.me) this.me = { ...this.me, ...own }
      },
      presence: (presence) => (this.presence = presence),
      tally: (tally) => (this.#live = heard(this.#live, tally)),
      connection: (connection, problem) => {
        this.connection = connection
        this.problem = problem
      },
    })
    this.#ticking = setInterval(() => (this.now = control.now()), tickMs)
    this.#stopNetwork = onNetwork((online) => control.network(online), () => control.hurry())
    control.connect()
  }

  /** Whether the stage that the room is at lets this role do it; only participants are held to it. */
  may(what: Allowance): boolean {
    return this.role !== 'participant' || allowedIn(this.stage).includes(what)
  }

  /** How a question stands that takes ballots; null where this role is not to see it, or has not heard yet. */
  live(question: Question): LiveTally | null {
    return liveTallyOf(this.#live, question, this.role)
  }

  /** Server time in ms, at this moment. */
  serverNow(): number {
    return Math.round(this.#control.now())
  }

  /** Never rejects: being offline is an answer. */
  send(command: AnyCommand): Promise<Answer> {
    return this.#control.send(command)
  }

  /** What is read in pages; null where there is no answer. */
  read<T>(what: string, request: unknown): Promise<T | null> {
    return this.#control.read(what, request)
  }

  /** How this person is named beside their words, and the group they count in. */
  async introduce(name: string, group: string | null): Promise<Answer> {
    const answer = await this.send({ type: 'person.update', name, group })
    if (answer.ok && this.me) this.me = { ...this.me, name, group }
    return answer
  }

  close(): void {
    this.#stopNetwork()
    clearInterval(this.#ticking)
    this.#control.close()
  }
}
