// Checkpoints: when they are saved, what a load reads with and without one, and which ones are not believed.
import { expect, test } from 'vitest'
import { checkpointVersion, decodeContent, encodeContent } from '../../../server/control/checkpoint.ts'
import { Checkpoints } from '../../../server/control/checkpoints.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { loadEvent } from '../../../server/control/fold.ts'
import type { Checkpoint, Log } from '../../../server/ports.ts'
import { emptyState } from '../../../shared/event/state.ts'
import { plan, settle, silent, World } from '../../support/host.ts'

/** A log that remembers what it was told, and for which reason. */
function remembering(): { log: Log; told: string[] } {
  const told: string[] = []
  const note = (fields: object, message: string): void => { told.push(`${message}: ${'reason' in fields ? String(fields.reason) : ''}`) }
  return { told, log: { ...silent, warn: note, error: note } }
}

async function eventOf(facts: number): Promise<{ world: World; host: EventHost; eventId: string }> {
  const world = new World()
  const host = await world.create(plan)
  await grow(host, facts)
  return { world, host, eventId: host.state.eventId }
}

async function grow(host: EventHost, facts: number): Promise<void> {
  await host.record(Array.from({ length: facts }, (_, i) => ({ type: 'screen.blanked', blank: i % 2 === 0 })), 'facilitator')
}

/** The numbers of entries that are read while `work` goes on. */
async function readsOf(world: World, work: () => Promise<unknown>): Promise<number[]> {
  const read = world.journal.read.bind(world.journal)
  const seqs: number[] = []
  world.journal.read = async (...args) => {
    const entries = await read(...args)
    seqs.push(...entries.map(({ seq }) => seq))
    return entries
  }
  await work()
  world.journal.read = read
  return seqs
}

test('ST-12 a start reads the first entry of each event, and a load what came after the checkpoint', async () => {
  const { world, host, eventId } = await eventOf(400)
  await world.registry.checkpoint(eventId)
  const at = host.state.seq
  await grow(host, 3)
  expect(await readsOf(world, () => world.restart())).toEqual([1])
  expect(await readsOf(world, () => world.registry.get(eventId))).toEqual([at, at + 1, at + 2, at + 3])
  expect((await world.registry.get(eventId))!.state).toEqual(host.state)
})

test('every entry can still be read in pages, from the first on', async () => {
  const { world, host, eventId } = await eventOf(6_000)
  await world.registry.checkpoint(eventId)
  await world.restart()
  const first = await world.registry.entries(eventId, 1)
  const second = await world.registry.entries(eventId, first.next!)
  expect(second.next).toBeNull()
  expect([...first.entries, ...second.entries].map(({ seq }) => seq)).toEqual(Array.from({ length: host.state.seq }, (_, i) => i + 1))
})

test('one is saved a while after many entries have come, and not again before as many more', async () => {
  const { world, host, eventId } = await eventOf(4_000)
  await settle()
  world.timers.advance(2_000)
  expect(await world.journal.checkpoint(eventId)).toBeNull()
  await grow(host, 1_000)
  const seq = host.state.seq
  expect(await world.journal.checkpoint(eventId)).toBeNull()
  world.timers.advance(2_000)
  await settle()
  expect(await world.journal.checkpoint(eventId)).toMatchObject({ seq, version: checkpointVersion })
  await grow(host, 4_000)
  world.timers.advance(2_000)
  await settle()
  expect(await world.journal.checkpoint(eventId)).toMatchObject({ seq })
})

test('one is saved soon after a load that had many entries to read', async () => {
  const { world, host, eventId } = await eventOf(1_200)
  await world.restart()
  await world.registry.get(eventId)
  world.timers.advance(2_000)
  await settle()
  expect(await world.journal.checkpoint(eventId)).toMatchObject({ seq: host.state.seq })
})

test('at a clean shutdown every event gets one, for as long as there is time', async () => {
  const { world, host, eventId } = await eventOf(300)
  const other = await world.create(plan)
  await world.registry.checkpointAll(0)
  expect(await world.journal.checkpoint(eventId)).toBeNull()
  await world.registry.checkpointAll(1)
  expect(await world.journal.checkpoint(eventId)).toMatchObject({ seq: host.state.seq })
  // Its few entries are read as fast.
  expect(await world.journal.checkpoint(other.state.eventId)).toBeNull()
})

test('no commit waits for one, and one that fails is a line in the log and tried again only after as many entries', async () => {
  const { world, host, eventId } = await eventOf(1)
  const { log, told } = remembering()
  const checkpoints = new Checkpoints({ journal: world.journal, boards: world.rooms, timers: world.timers, log }, host, await loadEvent(world.journal, eventId, silent))
  host.addOutlet(checkpoints)
  const never = new Promise<boolean>(() => {})
  world.journal.saveCheckpoint = () => never
  const saving = checkpoints.save()
  expect(await host.record([{ type: 'screen.blanked', blank: true }], 'facilitator')).toBe(host.state.seq)
  world.journal.saveCheckpoint = async () => false
  await checkpoints.save()
  expect(told).toEqual(['a checkpoint could not be saved: '])
  for (const [entries, lines] of [[5_000, 2], [4_000, 2], [1_000, 3]] as const) {
    await grow(host, entries)
    world.timers.advance(2_000)
    await settle()
    expect(told).toHaveLength(lines)
  }
  void saving
})

test('an event that is hosted by another no longer writes any', async () => {
  const { world, host, eventId } = await eventOf(1)
  const loaded = await loadEvent(world.journal, eventId, silent)
  const checkpoints = new Checkpoints({ journal: world.journal, boards: world.rooms, timers: world.timers, log: silent }, host, loaded)
  host.addOutlet(checkpoints)
  await grow(host, 6_000)
  checkpoints.stop()
  await checkpoints.save()
  expect(await world.journal.checkpoint(eventId)).toBeNull()
})

test.each<[string, (checkpoint: Checkpoint) => Checkpoint]>([
  ['damaged', (one) => ({ ...one, payload: new Uint8Array() })],
  ['damaged', (one) => ({ ...one, payload: one.payload.subarray(0, 20) })],
  ['damaged', (one) => ({ ...one, payload: one.payload.subarray(0, -1) })],
  ['damaged', (one) => ({ ...one, payload: one.payload.map((byte, i) => (i === 500 ? byte ^ 1 : byte)) })],
  ['damaged', (one) => ({ ...one, seq: one.seq - 1 })],
  ['another version', (one) => ({ ...one, version: checkpointVersion + 1 })],
  ['not of this chain', (one) => ({ ...one, hash: one.hash.map((byte) => byte ^ 1) })],
])('ST-13 one that is %s is reported, and the event is loaded from all its entries', async (reason, spoil) => {
  const { world, host, eventId } = await eventOf(200)
  await world.registry.checkpoint(eventId)
  await grow(host, 2)
  const good = (await world.journal.checkpoint(eventId))!
  world.journal.checkpoint = async () => spoil(good)
  const { log, told } = remembering()
  const loaded = await loadEvent(world.journal, eventId, log)
  expect(told).toEqual([`a checkpoint is ignored; the event is loaded from all its entries: ${reason}`])
  expect(loaded.from).toBe(0)
  expect(loaded.content.state).toEqual(host.state)
  expect(loaded.last?.seq).toBe(host.state.seq)
})

test('ST-13 one beyond the end of the journal, or that cannot be read, is reported and not used', async () => {
  const { world, host, eventId } = await eventOf(10)
  const { log, told } = remembering()
  const payload = encodeContent({ state: { ...host.state, seq: 999 }, boards: [] })
  world.journal.checkpoint = async () => ({ seq: 999, hash: new Uint8Array(32), version: checkpointVersion, payload })
  expect((await loadEvent(world.journal, eventId, log)).content.state).toEqual(host.state)
  world.journal.checkpoint = async () => { throw new Error('database disk image is malformed') }
  expect((await loadEvent(world.journal, eventId, log)).content.state).toEqual(host.state)
  expect(told.map((line) => line.split(': ')[1])).toEqual(['not of this chain', 'cannot be read'])
})

test('a checkpoint gives back state, boards and bindings as they were', () => {
  const state = { ...emptyState(), seq: 3, title: 'Zoë\'s' }
  const boards = [
    { boardId: 'b', epoch: 2, update: Uint8Array.of(1, 2, 3), bindings: new Map([[4_294_967_295, 'ann'], [1, 'Zoë']]) },
    { boardId: 'c', epoch: 1, update: new Uint8Array(), bindings: new Map() },
  ]
  expect(decodeContent(encodeContent({ state, boards }))).toEqual({ state, boards: boards.map(({ update, ...board }) => ({ ...board, updates: [update] })) })
})
