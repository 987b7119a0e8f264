// The control core and the rooms over memory adapters: commits happen at once, or when the test says so.
import { CommitLoop } from '../../server/control/commit-loop.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { Invitations } from '../../server/control/invitations.ts'
import { ProgrammeStore } from '../../server/control/programmes.ts'
import { Forgetting } from '../../server/control/forgetting.ts'
import { subjectData } from '../../server/control/subject.ts'
import type { ServiceParts } from '../../server/http/make-services.ts'
import { EventRegistry } from '../../server/control/registry.ts'
import { BoardRooms } from '../../server/rooms/rooms.ts'
import { MemoryBallotBox } from '../../server/adapters/memory/ballot-box.ts'
import { MemoryJournal } from '../../server/adapters/memory/journal.ts'
import { MemoryKeyVault } from '../../server/adapters/memory/key-vault.ts'
import { Exports } from '../../server/history/export.ts'
import { Opening } from '../../server/history/opening.ts'
import type { Archives } from '../../server/http/make-services.ts'
import type { Log, Meter, Timers } from '../../server/ports.ts'
import type { SeqFact } from '../../shared/event/facts.ts'
import type { Principal } from '../../shared/event/names.ts'
import type { CreateEvent } from '../../shared/protocol/create.ts'
import { MemoryArchive } from './archive.ts'
import { InlineArchivist } from './archivist.ts'
import { InlineCounter } from './counter.ts'
import { TestIds } from './ids.ts'
import { TestTimers } from './timers.ts'

export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

export const unmeasured: Meter = { time: () => () => {}, refused: () => {}, behind: () => {} }

/** Calls back in the same turn of the event loop: a commit follows what asked for it without any time passing. */
const atOnce: Timers = {
  after: (_ms, call) => {
    let isCancelled = false
    queueMicrotask(() => { if (!isCancelled) call() })
    return () => { isCancelled = true }
  },
}

const slowestTickMs = 250

export const facilitator: Principal = { role: 'facilitator', personId: 'facilitator' }

export const plan: CreateEvent = {
  title: 'Test', groups: ['Care', 'Patients'],
  boards: [{ title: 'Board', themes: [{ title: 'Just' }], actions: [{ title: 'A', theme: 'Just' }, { title: 'B', theme: 'Just' }, { title: 'C' }] }],
  agenda: [
    { kind: 'explore', title: 'Explore', seconds: 600 },
    { kind: 'ballot', title: 'Prioritise', seconds: 300 },
    { kind: 'results', title: 'Results' },
  ],
}

export class World {
  readonly journal = new MemoryJournal()
  readonly box = new MemoryBallotBox()
  readonly counter = new InlineCounter()
  readonly vault: MemoryKeyVault
  readonly ids: TestIds
  readonly timers = new TestTimers()
  readonly clock = this.timers.clock
  readonly archive = new MemoryArchive()
  #starts = 0
  /** Events that somebody is connected to. */
  readonly watched = new Set<string>()
  rooms = this.#rooms()
  readonly forgetting: Forgetting
  /** What the routes about people's data need. */
  readonly care: ServiceParts['care']
  registry: EventRegistry
  readonly invitations = new Invitations(new Uint8Array(32).fill(7))
  programmes: ProgrammeStore

  constructor(seed = 1) {
    this.ids = new TestIds(seed)
    this.vault = new MemoryKeyVault(this.ids)
    this.registry = this.#registry()
    this.forgetting = new Forgetting({ eventIds: () => this.registry.eventIds, event: (eventId) => this.registry.get(eventId), programmes: () => this.programmes.all(), clock: this.clock, timers: this.timers, ids: this.ids, log: silent })
    this.care = {
      erase: async (event, command, by) => this.forgetting.erase((await this.registry.get(event.state.eventId))!, command, by),
      eraseMember: (...asked) => this.forgetting.eraseMember(...asked),
      subjectData: async ({ state }, participantId) => subjectData({ journal: this.journal, timers: atOnce }, state, participantId, []),
      async* backup() {},
    }
    this.programmes = this.#programmes()
  }

  async create(request: CreateEvent = plan): Promise<EventHost> {
    const created = await this.registry.create(request)
    if ('refusal' in created) throw new Error(created.refusal.message)
    return created.host as EventHost
  }

  async join(host: EventHost, personId: string, group: string | null = null): Promise<Principal> {
    await host.record([{ type: 'person.joined', participantId: personId, name: personId, group }], personId)
    return { role: 'participant', personId }
  }

  exports = this.#exports()

  #exports(): Exports {
    return new Exports({ journal: this.journal, archivist: new InlineArchivist(), timers: this.#serverTimers(), log: silent, archive: this.archive })
  }

  /** A turn for others costs no time; what waits longer waits for the test's timers, and is never heard of again once the server has gone. */
  #serverTimers(): Timers {
    const start = this.#starts
    return { after: (ms, call) => (ms === 0 ? atOnce : this.timers).after(ms, () => { if (start === this.#starts) call() }) }
  }

  /** All that is to be written of closed events is written. */
  async filed(): Promise<void> {
    let isIdle = false
    void this.exports.idle().then(() => { isIdle = true })
    for (await settle(); !isIdle; await settle()) this.timers.advance(500)
  }

  get opening(): Opening {
    return new Opening({ journal: this.journal, box: this.box, archivist: new InlineArchivist(), timers: atOnce, events: this.registry })
  }

  /** As the HTTP routes have them. */
  get archives(): Archives {
    return {
      of: async (event) => this.exports.of((await this.registry.get(event.state.eventId))!), open: (bytes) => this.opening.open(bytes),
      openedAt: (eventId) => this.registry.opened.openedAt(eventId),
    }
  }

  /** A new server on the same storage. */
  async restart(): Promise<void> {
    this.#starts++
    this.rooms = this.#rooms()
    this.registry = this.#registry()
    this.exports = this.#exports()
    await this.registry.start()
    await this.exports.tidy(this.registry)
    this.programmes = this.#programmes()
    await this.programmes.start()
  }

  /** Passes follow commits at once; what waits longer than a tick waits for the test's timers. */
  #rooms(): BoardRooms {
    const after: Timers['after'] = (ms, call) => (ms <= slowestTickMs ? atOnce : this.timers).after(ms, call)
    return new BoardRooms({ clock: this.clock, timers: { after }, log: silent, meter: unmeasured })
  }

  #programmes(): ProgrammeStore {
    const { journal, clock, ids } = this
    const loop = new CommitLoop({ journal, clock, timers: atOnce, log: silent, meter: unmeasured, tickMs: 0 })
    return new ProgrammeStore({ journal, loop, clock, timers: this.#serverTimers(), ids, log: silent, tokenHash: (...member) => this.invitations.hash(this.invitations.token(...member)) })
  }

  #registry(): EventRegistry {
    const { journal, archive, box, vault, counter, clock, ids, rooms } = this
    const timers = this.#serverTimers()
    const loop = new CommitLoop({ journal, clock, timers: atOnce, log: silent, meter: unmeasured, tickMs: 0 })
    return new EventRegistry({ journal, box, vault, counter, boards: rooms, archive, loop, clock, timers, ids, log: silent, hosted: () => {}, ended: (host) => this.exports.write(host), isWatched: (eventId) => this.watched.has(eventId) })
  }
}

/** Remembers what an event lets out. */
export function listen(host: EventHost): { facts: SeqFact[]; ranges: [number, number][] } {
  const heard = { facts: [] as SeqFact[], ranges: [] as [number, number][] }
  host.addOutlet({
    facts: (from, to, facts) => {
      heard.ranges.push([from, to])
      heard.facts.push(...facts)
    },
    presence: () => {},
    ended: () => {},
  })
  return heard
}

/** Lets everything that is ready happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve()
}
