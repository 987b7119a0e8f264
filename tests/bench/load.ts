// Loading an event of 6,000 updates, from its checkpoint and from all its entries, and what keeping the checkpoint costs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { MemoryBallotBox } from '../../server/adapters/memory/ballot-box.ts'
import { MemoryKeyVault } from '../../server/adapters/memory/key-vault.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { systemClock, systemIds, systemTimers } from '../../server/adapters/system.ts'
import { Checkpoints } from '../../server/control/checkpoints.ts'
import { CommitLoop } from '../../server/control/commit-loop.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { loadEvent } from '../../server/control/fold.ts'
import type { Loaded } from '../../server/control/fold.ts'
import { EventRegistry } from '../../server/control/registry.ts'
import type { Checkpoint, Journal } from '../../server/ports.ts'
import { BoardRooms } from '../../server/rooms/rooms.ts'
import type { Principal } from '../../shared/event/names.ts'
import { InlineCounter } from '../support/counter.ts'
import { silent, unmeasured } from '../support/host.ts'
import { randomFrom } from '../support/random.ts'

const updateCount = 6_000
const actionCount = 200
const writerCount = 20
/** What a checkpoint may leave to be read: a load that finds more saves another. */
const tailCount = 1_000
const repeats = 15

type Open = { journal: SqliteJournal; rooms: BoardRooms; host: EventHost; boardId: string; writers: { phone: Y.Doc; principal: Principal }[] }

export default async function load(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'))
  try {
    const open = await openEvent(folder)
    const { journal, rooms, host } = open
    const { eventId } = host.state
    const checkpoints = new Checkpoints({ journal, boards: rooms, timers: systemTimers, log: silent }, host, await loadEvent(journal, eventId, silent))
    const keep = async (): Promise<Checkpoint> => {
      await checkpoints.save()
      return (await journal.checkpoint(eventId))!
    }
    await type(open, updateCount - tailCount - repeats)
    const quiet: number[] = []
    const saves: number[] = []
    const beside: number[] = []
    for (let i = 0; i < repeats; i++) {
      // A word in between, so that the board has to be encoded again.
      await type(open, 1)
      quiet.push(await commitMs(host))
      const began = performance.now()
      const saving = checkpoints.save()
      saves.push(performance.now() - began)
      beside.push(await commitMs(host))
      await saving
    }
    const before = await keep()
    await type(open, tailCount)
    const newest = await keep()
    const variants = [null, newest, before].map((checkpoint) => ({ journal: withCheckpoint(journal, checkpoint), times: [] as number[] }))
    for (let i = 0; i < repeats; i++) {
      for (const { journal: variant, times } of variants) {
        const began = performance.now()
        openRooms(await loadEvent(variant, eventId, silent))
        times.push(performance.now() - began)
      }
    }
    const [nothing, short, tailed] = variants.map(({ times }) => Math.min(...times)) as [number, number, number]
    const row = (what: string, ms: number): string => `  ${what.padEnd(52)} ${ms.toFixed(1).padStart(8)} ms ${(ms / nothing).toFixed(2).padStart(8)}`
    console.log([
      `An event with ${updateCount} updates by ${writerCount} people on ${actionCount} actions; the fastest of ${repeats}, SQLite and rooms included`,
      `  ${'loaded from'.padEnd(52)} ${'time'.padStart(11)} ${'ratio'.padStart(8)}`,
      row('all its entries', nothing),
      row('its checkpoint', short),
      row(`its checkpoint and ${tailCount} updates after it`, tailed),
      `Keeping a checkpoint of ${(newest.payload.length / 1024).toFixed(0)} KiB holds the main thread up for ${Math.min(...saves).toFixed(1)} ms;`,
      `a commit called just after it takes ${Math.min(...beside).toFixed(1)} ms, one by itself ${Math.min(...quiet).toFixed(1)} ms.`,
    ].join('\n'))
    await journal.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openEvent(folder: string): Promise<Open> {
  const [clock, timers, ids, log] = [systemClock, systemTimers, systemIds, silent]
  const journal = await SqliteJournal.open(folder)
  const rooms = new BoardRooms({ clock, timers, log, meter: unmeasured })
  const registry = new EventRegistry({
    journal, box: new MemoryBallotBox(), vault: new MemoryKeyVault(ids), counter: new InlineCounter(), boards: rooms, archive: { writeBoard: async () => {}, remove: async () => {} },
    loop: new CommitLoop({ journal, clock, timers, log, meter: unmeasured, tickMs: 5 }), clock, timers, ids, log, hosted: () => {}, isWatched: () => true,
  })
  const actions = Array.from({ length: actionCount }, (_, i) => ({ title: `Action ${i}`, detail: 'What is to be done, by whom, and until when.' }))
  const made = await registry.create({
    title: 'Bench', template: 'blank', boards: [{ title: 'Board', actions }], agenda: [{ kind: 'explore', title: 'Explore' }],
  })
  if ('refusal' in made) throw new Error(made.refusal.message)
  const { host } = made
  const { boardId } = host.state.boards[0]!
  const writers = Array.from({ length: writerCount }, (_, i) => {
    const phone = new Y.Doc()
    Y.applyUpdate(phone, rooms.encode(boardId))
    phone.clientID = 1_000 + i
    return { phone, principal: { role: 'facilitator' as const, personId: `writer-${i}` } }
  })
  return { journal, rooms, host, boardId, writers }
}

/** A letter an update, in turns, so that each is a row of its own. */
async function type({ rooms, host, boardId, writers }: Open, updates: number): Promise<void> {
  const random = randomFrom(updates)
  const tentative = rooms.tentative(boardId)
  for (let i = 0; i < updates; i++) {
    const { phone, principal } = writers[i % writers.length]!
    const isNew = Y.getState(phone.store, phone.clientID) === 0
    const actions = phone.getMap('actions')
    const detail = (actions.get(random.of([...actions.keys()])) as Y.Map<unknown>).get('detail') as Y.Text
    const before = Y.encodeStateVector(phone)
    detail.insert(random.below(detail.length + 1), 'e')
    const update = Y.encodeStateAsUpdate(phone, before)
    const refusal = host.submit({
      boardId, principal, operations: [], update, bindsClients: isNew ? [phone.clientID] : [],
      apply: () => {
        Y.applyUpdate(tentative, update)
        return true
      },
      settled: () => {},
    })
    if (refusal) throw new Error(refusal.message)
    if (i % 500 === 499) await settled(host)
  }
  await settled(host)
}

function settled(host: EventHost): Promise<void> {
  return new Promise((resolve) => host.afterPending(() => resolve()))
}

function openRooms({ content }: Loaded): void {
  const rooms = new BoardRooms({ clock: systemClock, timers: systemTimers, log: silent, meter: unmeasured })
  for (const board of content.boards) {
    rooms.open(board, { submit: () => null, afterPending: () => {} })
    // Put together when somebody asks for it.
    rooms.find(board.boardId)
  }
}

async function commitMs(host: EventHost): Promise<number> {
  const began = performance.now()
  await host.record([{ type: 'screen.blanked', blank: true }], 'bench')
  return performance.now() - began
}

/** The journal as if this checkpoint were the one that it keeps. */
function withCheckpoint(journal: Journal, checkpoint: Checkpoint | null): Journal {
  return {
    append: (batches) => journal.append(batches), read: (...args) => journal.read(...args), streams: () => journal.streams(),
    checkpoint: async (stream) => {
      await journal.checkpoint(stream)
      return checkpoint
    },
    saveCheckpoint: async () => false, redact: async () => 'unavailable', close: () => journal.close(),
  }
}
