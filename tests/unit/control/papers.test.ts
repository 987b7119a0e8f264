// Ballots on paper in a running event: they count once, as a stratum of their own, and what one says is nowhere but among all ballots.
import { expect, test } from 'vitest'
import type { EventHost } from '../../../server/control/event-host.ts'
import { allQuestions } from '../../../shared/event/state.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { facilitator, settle, World } from '../../support/host.ts'

const symbols = 'ACDEFGHJKMNPQRTUVWXY34679'
const serials = Array.from({ length: 8 }, (_, i) => `AAAAA-AAAAA-AAAA${symbols[i]}`)

async function voting(world: World): Promise<{ host: EventHost; questionId: string; ids: string[] }> {
  const host = await world.create()
  const { questionId } = allQuestions(host.state)[0]!
  expect(await host.command({ type: 'papers.register', questionId, serials }, facilitator)).toMatchObject({ ok: true })
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  return { host, questionId, ids: allQuestions(host.state)[0]!.slate!.items.map(({ actionId }) => actionId) }
}

const enter = (host: EventHost, questionId: string, serial: string, ranking: string[][], id = `${serial}-1`) =>
  host.command({ type: 'paper.enter', questionId, serial, ballot: { method: 'rank', ranking }, id }, facilitator)

async function revealed(host: EventHost, questionId: string): Promise<ReturnType<typeof readResult>> {
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  return readResult(allQuestions(host.state)[0]!.tally!)
}

test('PB-2 PB-4 paper counts once each, is a stratum of its own from five on, and its ballots are in the result', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  const [a, b, c] = ids as [string, string, string]
  for (let i = 0; i < 5; i++) {
    const voter = await world.join(host, `p${i}`, 'Care')
    expect(await host.command({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: [[a], [b], [c]] }, revision: 1, id: `p${i}-1` }, voter)).toMatchObject({ ok: true })
  }
  for (const serial of serials.slice(0, 5)) expect(await enter(host, questionId, serial, [[c], [b], [a]])).toMatchObject({ ok: true })
  expect(await enter(host, questionId, serials[0]!, [[a]], 'another')).toMatchObject({ ok: false, error: { code: 'serial-used' } })
  expect(await enter(host, questionId, serials[6]!, [['nowhere']])).toMatchObject({ ok: false, error: { code: 'ballot-unknown-action' } })
  expect(host.state.papers[serials[6]!]!.entered).toBeNull()
  expect(host.submitted()[questionId]).toEqual({ total: 10, byGroup: { Care: 5, 'Paper ballots': 5 } })
  const result = await revealed(host, questionId)
  expect(result.ballots).toBe(10)
  expect(result.groups).toContainEqual({ groups: ['Paper ballots'], ballots: 5 })
})

test('PB-4 fewer than five are kept and shown together with others', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  for (let i = 0; i < 6; i++) {
    const voter = await world.join(host, `p${i}`, 'Care')
    await host.command({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: [[ids[0]!]] }, revision: 1, id: `p${i}-1` }, voter)
  }
  await enter(host, questionId, serials[0]!, [[ids[2]!]])
  const result = await revealed(host, questionId)
  expect(result.groups.filter(({ groups }) => groups.includes('Paper ballots'))).toEqual([{ groups: expect.arrayContaining(['Care', 'Paper ballots']) as string[], ballots: 7 }])
  const [kept] = await world.box.finished(`${host.state.eventId}.${questionId}`) ?? []
  expect(kept?.group).toContain('Care')
})

test('PB-3 a ballot that is voided counts no more, and the one in its place counts', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  await enter(host, questionId, serials[0]!, [[ids[0]!]])
  expect(await host.command({ type: 'paper.void', serial: serials[0]!, reason: 'Filled in twice', replacedBy: serials[1]! }, facilitator)).toMatchObject({ ok: true })
  expect(host.submitted()[questionId]?.total).toBe(0)
  expect(await enter(host, questionId, serials[0]!, [[ids[1]!]], 'again')).toMatchObject({ ok: false, error: { code: 'serial-void' } })
  expect(await enter(host, questionId, serials[1]!, [[ids[1]!]])).toMatchObject({ ok: true })
  expect((await revealed(host, questionId)).ballots).toBe(1)
  expect(await host.command({ type: 'paper.void', serial: serials[1]!, reason: 'Too late' }, facilitator)).toMatchObject({ ok: false, error: { code: 'question-sealed' } })
})

test('PB-2 an entry whose fact was not saved is finished by entering the serial again, with other words, too; it counts once', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  world.journal.failNext('unavailable')
  expect(await enter(host, questionId, serials[0]!, [[ids[0]!]])).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect(host.state.papers[serials[0]!]!.entered).toBeNull()
  world.box.failNext()
  expect(await enter(host, questionId, serials[0]!, [[ids[1]!]], 'again')).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect(await enter(host, questionId, serials[0]!, [[ids[1]!]], 'again')).toMatchObject({ ok: true })
  await settle()
  expect(host.submitted()[questionId]?.total).toBe(1)
  const { counts } = await revealed(host, questionId)
  expect(counts[0]!.ranking[0]).toEqual([ids[1]])
})

test('PB-5 who entered which serial is journalled, what is on it nowhere', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  await enter(host, questionId, serials[0]!, [[ids[2]!], [ids[0]!]])
  const { entries } = await world.registry.entries(host.state.eventId, 1)
  const facts = entries.filter(({ kind }) => kind === 'fact').map(({ payload }) => Buffer.from(payload).toString())
  expect(facts.filter((fact) => fact.includes('paper.entered'))).toEqual([JSON.stringify({ type: 'paper.entered', serial: serials[0], by: 'facilitator', id: `${serials[0]}-1` })])
  await revealed(host, questionId)
  const kept = JSON.stringify(await world.box.finished(`${host.state.eventId}.${questionId}`))
  expect(kept).not.toContain(serials[0])
  expect(kept).not.toContain('facilitator')
})

test('PB-2 paper that was entered is there after a restart, and its serial is still used', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  await enter(host, questionId, serials[0]!, [[ids[0]!]])
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  expect(again.submitted()[questionId]?.total).toBe(1)
  expect(await enter(again, questionId, serials[0]!, [[ids[0]!]], 'x')).toMatchObject({ ok: false, error: { code: 'serial-used' } })
  expect(await again.command({ type: 'paper.void', serial: serials[0]!, reason: 'Lost' }, facilitator)).toMatchObject({ ok: true })
  expect(again.submitted()[questionId]?.total).toBe(0)
})

test('PB-3 a voiding that is refused takes no ballot away', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  await enter(host, questionId, serials[0]!, [[ids[0]!]])
  const replacedBy = 'CCCCC-CCCCC-CCCCC'
  expect(await host.command({ type: 'paper.void', serial: serials[0]!, reason: 'Nobody will see', replacedBy }, facilitator)).toMatchObject({ ok: false, error: { code: 'unknown-serial' } })
  world.journal.failNext('unavailable')
  expect(await host.command({ type: 'paper.void', serial: serials[0]!, reason: 'Full disk' }, facilitator)).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect(host.state.papers[serials[0]!]).toMatchObject({ entered: { by: 'facilitator' }, voided: null })
  expect((await revealed(host, questionId)).ballots).toBe(1)
})

test('PB-3 what came into the box and never into the journal does not count, nor what was voided and could not be taken out of the box', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  world.journal.failNext('unavailable')
  const entering = enter(host, questionId, serials[0]!, [[ids[0]!]])
  // The box fails when it is to be taken out again.
  const put = world.box.remove.bind(world.box)
  world.box.remove = () => Promise.resolve(false)
  expect(await entering).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  await enter(host, questionId, serials[1]!, [[ids[1]!]])
  await enter(host, questionId, serials[2]!, [[ids[2]!]])
  expect(await host.command({ type: 'paper.void', serial: serials[0]!, reason: 'Filled in anew', replacedBy: serials[1]! }, facilitator)).toMatchObject({ ok: true })
  expect(await host.command({ type: 'paper.void', serial: serials[2]!, reason: 'Not theirs' }, facilitator)).toMatchObject({ ok: true })
  world.box.remove = put
  expect(host.submitted()[questionId]?.total).toBe(3)
  const { ballots, counts } = await revealed(host, questionId)
  expect(ballots).toBe(1)
  expect(counts[0]!.ranking[0]).toEqual([ids[1]])
})

test('PB-2 of two scribes who enter one serial at once, the one who is told so is the one whose ballot counts', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  const answers = await Promise.all(['a', 'b', 'c'].map((id, i) => enter(host, questionId, serials[0]!, [[ids[i]!]], id)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const counted = answers.findIndex(({ ok }) => ok)
  expect(host.state.papers[serials[0]!]!.entered!.id).toBe(['a', 'b', 'c'][counted])
  const { ballots, counts } = await revealed(host, questionId)
  expect(ballots).toBe(1)
  expect(counts[0]!.ranking[0]).toEqual([ids[counted]])
})

test('PB-3 entering and voiding at once, or as voting closes, comes to what the journal says', async () => {
  const world = new World()
  const { host, questionId, ids } = await voting(world)
  const [first, gone, last] = await Promise.all([
    enter(host, questionId, serials[0]!, [[ids[0]!]]),
    host.command({ type: 'paper.void', serial: serials[0]!, reason: 'Twice' }, facilitator),
    enter(host, questionId, serials[1]!, [[ids[1]!]]),
    host.command({ type: 'ballot.seal', questionId }, facilitator),
  ])
  const { papers } = host.state
  expect([first.ok, gone.ok, last.ok]).toEqual([papers[serials[0]!]!.entered !== null, papers[serials[0]!]!.voided !== null, papers[serials[1]!]!.entered !== null])
  const counting = Object.values(papers).filter(({ entered, voided }) => entered && !voided).length
  expect((await revealed(host, questionId)).ballots).toBe(counting)
  expect(allQuestions(host.state)[0]!.submitted.total).toBe(counting)
})
