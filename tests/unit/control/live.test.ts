// Live tallies: only where the organiser chose so and the question is not secret, only to those who may see them, twice a second at most.
import { expect, test } from 'vitest'
import { LiveTallies, liveMs } from '../../../server/control/counting/live.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { Counter, FollowedCount } from '../../../server/ports.ts'
import { liveChoiceOf } from '../../../shared/event/live.ts'
import { view } from '../../../shared/event/visibility.ts'
import type { Principal, Role } from '../../../shared/event/names.ts'
import type { CreateEvent } from '../../../shared/protocol/create.ts'
import type { Depth } from '../../../shared/ranking/result/follow.ts'
import type { FullTally } from '../../../shared/ranking/result/full-tally.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { facilitator, plan, settle, silent, World } from '../../support/host.ts'
import { TestTimers } from '../../support/timers.ts'

type Shown = { tally: FullTally; seenBy: readonly Role[] }

async function voting(world: World, question: object): Promise<{ host: EventHost; questionId: string; ids: string[]; ann: Principal; ben: Principal; shown: Shown[] }> {
  const agenda = [{ kind: 'ballot', title: 'Vote', questions: [{ title: 'Q', method: 'rank', ...question }] }] as CreateEvent['agenda']
  const host = await world.create({ ...plan, agenda })
  const shown: Shown[] = []
  host.addOutlet({ facts: () => {}, presence: () => {}, ended: () => {}, live: (_, tally, seenBy) => { shown.push({ tally, seenBy }) } })
  const [ann, ben] = [await world.join(host, 'ann', 'Care'), await world.join(host, 'ben')]
  await host.command({ type: 'ballot.open', questionId: host.state.agenda[0]!.questions![0]!.questionId }, facilitator)
  const { questionId, slate } = host.state.agenda[0]!.questions![0]!
  return { host, questionId, ids: slate!.items.map(({ actionId }) => actionId), ann, ben, shown }
}

/** Lets counts end and half-seconds pass. */
async function later(world: World, halves = 1): Promise<void> {
  for (let half = 0; half < halves; half++) {
    await settle()
    world.timers.advance(liveMs)
    await settle()
  }
}

async function cast(host: EventHost, by: Principal, questionId: string, first: string, revision = 1): Promise<void> {
  const ack = await host.command({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: [[first]] }, revision, id: `${by.personId}${revision}` }, by)
  expect(ack).toMatchObject({ ok: true })
}

const standing = ({ tally }: Shown): string => `${tally.ballots}: ${readResult(tally).counts[0]!.ranking[0]!.join('=')}`

test.each(['public-recount', 'named'])('BL-20 a question with a live tally is counted as ballots come in, change, and until its seal: %s', async (secrecy) => {
  const world = new World()
  const { host, questionId, ids: [a, b], ann, ben, shown } = await voting(world, { secrecy, options: { live: 'facilitators' } })
  await later(world)
  await cast(host, ann, questionId, a!)
  await cast(host, ben, questionId, a!)
  await later(world, 2)
  await cast(host, ben, questionId, b!, 2)
  await cast(host, ann, questionId, b!, 2)
  await later(world, 2)
  expect([...new Set(shown.map(standing))].slice(1)).toEqual([`2: ${a}`, `2: ${b}`])
  expect(new Set(shown.flatMap(({ seenBy }) => seenBy))).toEqual(new Set(['organiser', 'facilitator']))
  expect([host.liveTallies('facilitator').length, host.liveTallies('participant').length]).toEqual([1, 0])
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  const before = shown.length
  await later(world, 3)
  expect(shown).toHaveLength(before)
  expect(host.liveTallies('facilitator')).toEqual([])
})

test('BL-20 what the organiser chose is journalled with the question, and every voter is told before they vote', async () => {
  const world = new World()
  const { host, questionId } = await voting(world, { secrecy: 'public-recount', options: { live: 'everyone' } })
  const [entry] = (await world.registry.entries(host.state.eventId, 1)).entries
  expect(JSON.parse(new TextDecoder().decode(entry!.payload))).toMatchObject({ agenda: [{ questions: [{ questionId, options: { live: 'everyone' } }] }] })
  expect(view(host.state, 'participant').agenda[0]!.questions![0]!.options).toEqual({ live: 'everyone' })
  expect(['facilitators', 'everyone', 'nobody', undefined].map((live) => liveChoiceOf({ secrecy: 'named', options: { live } }))).toEqual(['facilitators', 'everyone', null, null])
  expect(liveChoiceOf({ secrecy: 'secret', options: { live: 'everyone' } })).toBeNull()
})

test('BL-20 it says places alone: nothing by group, no counts, nothing of a single ballot', async () => {
  const world = new World()
  const { host, questionId, ids, ann, shown } = await voting(world, { secrecy: 'public-recount', options: { live: 'everyone' } })
  await cast(host, ann, questionId, ids[0]!)
  await later(world, 3)
  expect(shown.at(-1)!.seenBy).toContain('participant')
  for (const { tally } of shown) expect(tally).toMatchObject({ live: true, matrices: null, pairs: null, strata: [], without: [], stability: [], groups: [] })
  expect(JSON.stringify(shown.map(({ tally }) => tally.counts))).not.toContain('scores')
})

test.each([
  { secrecy: 'secret', options: {} }, { secrecy: 'public-recount', options: {} },
])('BL-20 there is none where the organiser did not choose so: $secrecy', async (question) => {
  const world = new World()
  const { host, questionId, ids, ann, shown } = await voting(world, question)
  await cast(host, ann, questionId, ids[0]!)
  await later(world, 3)
  expect(shown).toEqual([])
})

test('BL-20 a secret question with a live tally is refused, and would have none', async () => {
  const world = new World()
  const agenda = [{ kind: 'ballot', title: 'Vote', questions: [{ title: 'Q', method: 'rank', options: { live: 'everyone' } }] }] as CreateEvent['agenda']
  expect(await world.registry.create({ ...plan, agenda })).toMatchObject({ refusal: { code: 'bad-request' } })
})

test('BL-20 after a restart it goes on with the ballots that stand', async () => {
  const world = new World()
  const { host, questionId, ids, ann } = await voting(world, { secrecy: 'public-recount', options: { live: 'everyone' } })
  await cast(host, ann, questionId, ids[1]!)
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  await later(world, 2)
  expect(again.liveTallies('participant').map(({ tally }) => tally.ballots)).toEqual([1])
})

/** A counter whose counts end when the test says so. */
class SlowCounter implements Counter {
  readonly asked: { depth: Depth; signal: AbortSignal | undefined; answer: (tally: FullTally | null) => void; fail: (error: Error) => void }[] = []
  follows = 0
  count = async (): Promise<null> => null
  close = async (): Promise<void> => {}

  follow(): FollowedCount {
    this.follows++
    return {
      change: () => {}, end: () => {},
      tally: (depth, signal) => new Promise((resolve, reject) => {
        this.asked.push({ depth, signal, answer: resolve, fail: reject })
        signal?.addEventListener('abort', () => resolve(null))
      }),
    }
  }
}

function live(): { counter: SlowCounter; timers: TestTimers; tallies: LiveTallies; shown: { at: number; ballots: number }[] } {
  const [counter, timers] = [new SlowCounter(), new TestTimers()]
  const tallies = new LiveTallies({ counter, timers, clock: timers.clock, log: silent })
  const shown: { at: number; ballots: number }[] = []
  tallies.onTally((_, tally) => shown.push({ at: timers.clock.now(), ballots: tally.ballots }))
  tallies.follow('q', { method: 'rank', options: {}, actionIds: [], groups: [], topK: 1, seats: null, seed: '' }, () => [])
  timers.advance(0)
  return { counter, timers, tallies, shown }
}

const tallyOf = (ballots: number): FullTally => ({ ballots }) as FullTally

test('BL-20 goes out twice a second at most, however many ballots come in', async () => {
  const { counter, timers, tallies, shown } = live()
  for (let ms = 0; ms < 3_000; ms += 50) {
    tallies.changed('q', null, `ballot ${ms}`)
    timers.advance(50)
    await settle()
    for (const asked of counter.asked.splice(0)) asked.answer(tallyOf(ms))
    await settle()
  }
  expect(shown.length).toBeGreaterThan(4)
  for (const [index, { at }] of shown.entries()) if (index > 0) expect(at - shown[index - 1]!.at).toBeGreaterThanOrEqual(liveMs)
})

test('BL-20 calls off what takes longer when a newer ballot comes in, and shows it where none does', async () => {
  const { counter, timers, tallies, shown } = live()
  counter.asked.shift()!.answer(tallyOf(1))
  await settle()
  const [long] = counter.asked.splice(0)
  expect(long!.depth).toBe('sure')
  tallies.changed('q', null, 'newer')
  expect(long!.signal!.aborted).toBe(true)
  timers.advance(liveMs)
  await settle()
  counter.asked.shift()!.answer(tallyOf(2))
  await settle()
  counter.asked.shift()!.answer(tallyOf(3))
  await settle()
  expect(counter.asked[0]!.depth).toBe('whole')
  counter.asked.shift()!.answer(tallyOf(4))
  await settle()
  timers.advance(liveMs)
  // What takes longest came before its turn, and is shown in place of what took long.
  expect(shown.map(({ ballots }) => ballots)).toEqual([1, 2, 4])
})

test('a live count that is lost begins anew, and is not tried again at once', async () => {
  const { counter, timers, shown } = live()
  counter.asked.shift()!.fail(new Error('The counting thread ended.'))
  await settle()
  expect(counter.follows).toBe(2)
  timers.advance(liveMs)
  await settle()
  expect(counter.asked).toEqual([])
  timers.advance(5_000)
  await settle()
  counter.asked.shift()!.answer(tallyOf(7))
  await settle()
  expect(shown.map(({ ballots }) => ballots)).toEqual([7])
})
