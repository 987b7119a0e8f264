// Who takes part, and who is stuck: from memory alone, for those who run the room, and never so that a ballot can be told by it.
import { expect, test } from 'vitest'
import { activeMs, lostMs, participation, slowMs } from '../../../server/control/participation.ts'
import { Presence } from '../../../server/control/presence.ts'
import type { ParticipationMessage } from '../../../shared/protocol/messages.ts'
import { facilitator, plan, World } from '../../support/host.ts'
import { serve } from '../../support/serve.ts'

type Secrecy = 'secret' | 'public-recount' | 'named'

async function voting(secrecy: Secrecy = 'secret', options: Record<string, unknown> = {}) {
  const world = new World()
  const host = await world.create({ ...plan, agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'ballot', title: 'Vote', questions: [{ title: 'Q', method: 'rank', secrecy, options }] }] })
  const people = [await world.join(host, 'ann', 'Care'), await world.join(host, 'ben', 'Care'), await world.join(host, 'cy')]
  const presence = new Presence()
  for (const person of people) presence.arrive(person, world.clock.now())
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  const question = host.state.agenda[1]!.questions![0]!
  const cast = (at: number) => host.command({
    type: 'ballot.cast', questionId: question.questionId, ballot: { method: 'rank', ranking: [[question.slate!.items[0]!.actionId]] }, revision: 1, id: `c${at}`,
  }, people[at]!)
  const look = (laterMs = 0): ParticipationMessage => participation({ state: host.state, presence, now: world.clock.now() + laterMs, hasVoted: host.hasVoted })
  return { world, host, presence, people, cast, look }
}

test('DY-7 joined, here, active and voted by group and by table', async () => {
  const { host, presence, people, cast, look } = await voting()
  await host.command({ type: 'tables.make', titles: ['North'] }, facilitator)
  await host.command({ type: 'person.seat', participantId: 'ann', tableId: host.state.tables[0]!.tableId }, facilitator)
  await cast(0)
  presence.leave(people[2]!, 0)
  expect(look().byGroup).toEqual({ Care: { joined: 2, here: 2, active: 2, voted: 1, stuck: 0 }, '': { joined: 1, here: 0, active: 0, voted: 0, stuck: 0 } })
  expect(look().byTable).toEqual({ [host.state.tables[0]!.tableId]: { joined: 1, here: 1, active: 1, voted: 1, stuck: 0 }, '': { joined: 2, here: 1, active: 1, voted: 0, stuck: 0 } })
  expect(look(activeMs + 1).byGroup['Care']).toMatchObject({ here: 2, active: 0 })
})

test('DY-7 whoever has not voted after a while, or whose connection went and did not come back, is stuck', async () => {
  const { world, presence, people, cast, look } = await voting()
  await cast(0)
  presence.leave(people[2]!, world.clock.now())
  const why = (laterMs: number): string[] => look(laterMs).stuck.map(({ participantId, why: reason }) => `${participantId} ${reason}`).sort()
  expect(why(0)).toEqual([])
  expect(why(lostMs.from)).toEqual(['cy lost'])
  expect(why(slowMs)).toEqual(['ben not-voted', 'cy lost'])
  expect(why(lostMs.to + 1)).toEqual(['ben not-voted'])
  await cast(1)
  expect(why(slowMs)).toEqual(['cy lost'])
  presence.arrive(people[2]!, world.clock.now())
  expect(why(slowMs - 1)).toEqual([])
})

test.each<[Secrecy, Record<string, unknown>, boolean]>([
  ['secret', {}, true], ['public-recount', {}, true], ['public-recount', { live: 'facilitators' }, false], ['public-recount', { live: 'everyone' }, false], ['named', { live: 'everyone' }, true],
])('DY-8 who has not voted on a %s question with %j is named: %s', async (secrecy, options, named) => {
  const { look } = await voting(secrecy, options)
  expect(look(slowMs).stuck.map(({ participantId }) => participantId)).toEqual(named ? ['ann', 'ben', 'cy'] : [])
})

test.each<[Secrecy, Record<string, unknown>, boolean]>([
  ['secret', {}, true], ['public-recount', {}, true], ['public-recount', { live: 'facilitators' }, false], ['public-recount', { live: 'everyone' }, false], ['named', { live: 'everyone' }, true],
])('DY-8 how many of a group or table have voted on a %s question with %j is told apart: %s', async (secrecy, options, apart) => {
  const { host, presence, cast, look } = await voting(secrecy, options)
  await cast(2)
  const { byGroup, byTable } = look()
  expect([byGroup['']!.voted, byTable['']!.voted]).toEqual(apart ? [1, 1] : [0, 0])
  const [submitted] = Object.values(presence.message(host, 'facilitator').submitted!)
  expect(submitted).toEqual({ total: 1, byGroup: apart ? { '': 1 } : {} })
})

test('DY-8 while everything is paused or voting is, nobody is stuck over it; nothing of it is in the journal', async () => {
  const { world, host, look } = await voting()
  const { entries } = await world.registry.entries(host.state.eventId, 1)
  await host.command({ type: 'event.pause' }, facilitator)
  expect(look(slowMs).stuck).toEqual([])
  await host.command({ type: 'event.resume' }, facilitator)
  expect(look(slowMs).stuck).toHaveLength(3)
  await host.command({ type: 'ballot.pause', questionId: host.state.agenda[1]!.questions![0]!.questionId }, facilitator)
  expect(look(slowMs).stuck).toEqual([])
  expect((await world.registry.entries(host.state.eventId, entries.length + 1)).entries.map((entry) => new TextDecoder().decode(entry.payload)).join()).not.toMatch(/ann|stuck/)
})

test('DY-8 only facilitators and the organiser are told', async () => {
  const { world, host } = await voting()
  await host.command({ type: 'tables.make', titles: ['North'] }, facilitator)
  const { as } = await serve(world, host)
  const personOf = { participant: 'ann', 'table-facilitator': host.state.tables[0]!.tableId }
  for (const role of ['participant', 'observer', 'table-facilitator', 'facilitator', 'organiser'] as const) {
    const controller = await as(role, role in personOf ? personOf[role as keyof typeof personOf] : role)
    const answer = await controller.socket.emitWithAck('participation', {}) as { ok: boolean; error?: { code: string } }
    expect([role, answer.ok, answer.error?.code]).toEqual([role, role === 'facilitator' || role === 'organiser', role === 'facilitator' || role === 'organiser' ? undefined : 'not-allowed'])
  }
})

test('DY-7 a command and words on a board make somebody active again', async () => {
  const { world, host } = await voting()
  const { as } = await serve(world, host)
  const ann = await as('participant', 'ann')
  const desk = await as('facilitator', 'desk')
  const active = async (): Promise<number> => (await desk.socket.emitWithAck('participation', {}) as ParticipationMessage).byGroup['Care']!.active
  expect(await active()).toBe(1)
  world.timers.advance(activeMs + 1)
  expect(await active()).toBe(0)
  await ann.send({ type: 'ready.set', ready: true })
  world.timers.advance(2_000)
  expect(await active()).toBe(1)
})
