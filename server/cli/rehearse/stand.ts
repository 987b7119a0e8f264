// A server's core on a stage of its own: journal, ballots and keys in memory, real timers, the real counting thread.
import { CountingThread } from '../../adapters/counting-thread.ts'
import { MemoryBallotBox } from '../../adapters/memory/ballot-box.ts'
import { MemoryJournal } from '../../adapters/memory/journal.ts'
import { MemoryKeyVault } from '../../adapters/memory/key-vault.ts'
import { systemClock, systemIds, systemTimers } from '../../adapters/system.ts'
import { CommitLoop } from '../../control/commit-loop.ts'
import type { EventPlan } from '../../control/create.ts'
import type { EventHost } from '../../control/event-host.ts'
import { EventRegistry } from '../../control/registry.ts'
import type { Log, Meter } from '../../ports.ts'
import { BoardRooms } from '../../rooms/rooms.ts'
import type { CreateEvent } from '../../../shared/protocol/create.ts'
import { RehearsalError } from './args.ts'

const tickMs = 15
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const unmeasured: Meter = { time: () => () => {}, refused: () => {}, behind: () => {} }

export class Stand {
  readonly rooms = new BoardRooms({ clock: systemClock, timers: systemTimers, log: silent, meter: unmeasured })
  readonly #counter = new CountingThread(new URL('../../counting-worker.ts', import.meta.url))
  readonly #registry: EventRegistry

  constructor() {
    const [clock, timers, ids, log, journal] = [systemClock, systemTimers, systemIds, silent, new MemoryJournal()]
    this.#registry = new EventRegistry({
      journal, box: new MemoryBallotBox(), vault: new MemoryKeyVault(ids), counter: this.#counter, boards: this.rooms,
      archive: { writeBoard: async () => {}, remove: async () => {} }, loop: new CommitLoop({ journal, clock, timers, log, meter: unmeasured, tickMs }),
      clock, timers, ids, log, hosted: () => {}, isWatched: () => true,
    })
  }

  async open({ title, template, groups, agenda, boards }: EventPlan): Promise<EventHost> {
    const created = await this.#registry.create({ title, template: template as NonNullable<CreateEvent['template']>, groups, agenda: agenda as NonNullable<CreateEvent['agenda']>, boards: boards as NonNullable<CreateEvent['boards']> })
    if ('refusal' in created) throw new RehearsalError(created.refusal.message)
    return created.host
  }

  /** ms, whole. */
  now(): number {
    return Math.round(performance.now())
  }

  async timed(work: () => Promise<unknown>): Promise<number> {
    const beganMs = this.now()
    await work()
    return this.now() - beganMs
  }

  async close(): Promise<void> {
    this.#registry.stop()
    this.rooms.closeAll(1001, 'over')
    await this.#counter.close()
  }
}
