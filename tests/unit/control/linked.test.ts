// Before and after: two questions that were linked before voting. Ballots of the first wait for the second; then who moved is counted, and the link goes.
import { expect, test } from 'vitest'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { CreateEvent } from '../../../shared/protocol/create.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'

const asking = (first: object = {}, second: object = {}): CreateEvent => ({
  ...plan, agenda: [first, second].map((question, at) => ({ kind: 'ballot', title: `Vote ${at}`, questions: [{ title: `Q${at}`, method: 'rank', options: { linkage: 'days' }, ...question }] })),
}) as CreateEvent

const asked = (host: EventHost, at: number) => host.state.agenda[at]!.questions![0]!
const crowd = 12
const groupOf = (person: number) => (person < 6 ? 'Care' : 'Patients')

/** What somebody puts first, before and after: two of Care and all of Patients change their minds. */
const minds = (person: number): [number, number] => (person < 6 ? [0, person < 2 ? 1 : 0] : [0, 2])

async function both(mind: (person: number) => [number, number] = minds, world = new World(), secrecy = 'secret') {
  const host = await world.create(asking({ secrecy }, { secrecy }))
  for (let person = 0; person < crowd; person++) await world.join(host, `p${person}`, groupOf(person))
  const vote = async (at: 0 | 1): Promise<void> => {
    const { questionId } = asked(host, at)
    await host.command({ type: 'ballot.open', questionId }, facilitator)
    const ids = asked(host, at).slate!.items.map(({ actionId }) => actionId)
    for (let person = 0; person < crowd; person++) {
      const ballot = { method: 'rank', ranking: [[ids[mind(person)[at]]!]] }
      expect(await host.command({ type: 'ballot.cast', questionId, ballot, revision: 1, id: `${at}/${person}` }, { role: 'participant', personId: `p${person}` })).toMatchObject({ ok: true })
    }
  }
  const seal = (at: 0 | 1) => host.command({ type: 'ballot.seal', questionId: asked(host, at).questionId }, facilitator)
  const reveal = (at: 0 | 1, of = host) => of.command({ type: 'ballot.reveal', questionId: asked(of, at).questionId }, facilitator)
  return { world, host, vote, seal, reveal, keyName: `${host.state.eventId}.~days`, boxName: (at: 0 | 1) => `${host.state.eventId}.${asked(host, at).questionId}` }
}

test('BL-25 the first result is shown while its ballots wait; the key goes with the seal of the second, and nothing but aggregates is left', async () => {
  const { world, vote, seal, reveal, host, keyName, boxName } = await both()
  await vote(0)
  expect(await world.vault.list()).toEqual([keyName])
  await seal(0)
  await reveal(0)
  expect(asked(host, 0).tally!.ballots).toBe(crowd)
  expect(await world.vault.get(keyName)).not.toBeNull()
  expect(await world.box.rows(boxName(0))).toHaveLength(crowd)
  await vote(1)
  await seal(1)
  expect(await world.vault.list()).toEqual([])
  for (const at of [0, 1] as const) {
    expect(await world.box.rows(boxName(at))).toEqual([])
    expect(await world.box.finished(boxName(at))).toHaveLength(crowd)
  }
  expect(await world.box.rows(keyName)).toEqual([])
  expect(JSON.stringify(await world.box.finished(keyName))).not.toContain('ranking')
})

test('BL-25 who moved is published with the later of the two results, by group, and taken back with either', async () => {
  const { vote, seal, reveal, host } = await both()
  await vote(0)
  await seal(0)
  await reveal(0)
  await vote(1)
  await seal(1)
  expect(asked(host, 1).moved).toBeUndefined()
  await reveal(1)
  expect(asked(host, 0).moved).toBeUndefined()
  const { moved } = asked(host, 1)
  expect(moved!.all).toMatchObject({ people: crowd, changed: 8 })
  expect(moved!.strata.map(({ groups, people, changed }) => [groups, people, changed])).toEqual([[['Care'], 6, 2], [['Patients'], 6, 6]])
  await host.command({ type: 'ballot.conceal', questionId: asked(host, 0).questionId }, facilitator)
  expect(asked(host, 1).moved).toBeUndefined()
  await reveal(0)
  expect(asked(host, 1).moved).toEqual(moved)
})

test('BL-5 who moved is in no fact before both results are revealed', async () => {
  const { world, vote, seal, reveal, host } = await both()
  await vote(0)
  await seal(0)
  await vote(1)
  await seal(1)
  await reveal(1)
  const journal = async () => (await world.registry.entries(host.state.eventId, 1)).entries.map(({ payload }) => new TextDecoder().decode(payload)).join('\n')
  expect(await journal()).not.toContain('"changed"')
  await reveal(0)
  expect(await journal()).toContain('"changed"')
  expect(asked(host, 1).moved!.all!.changed).toBe(8)
})

test.each(['who moved is kept', 'it is finished', 'the first ballots are finished', 'the second ballots are finished', 'the key is destroyed'])(
  'BL-7 what ends with the last seal, stopped before %s, is finished at the next start, and comes to the same', async (before) => {
    const { world, vote, seal, reveal, host, keyName, boxName } = await both()
    await vote(0)
    await seal(0)
    await vote(1)
    const { put, finish } = { put: world.box.put.bind(world.box), finish: world.box.finish.bind(world.box) }
    const destroy = world.vault.destroy.bind(world.vault)
    const stop = (name: string, wanted: string, when: string) => { if (before === when && name === wanted) throw new Error('the server was killed') }
    world.box.put = async (name, row) => { stop(name, keyName, 'who moved is kept'); return put(name, row) }
    world.box.finish = async (name, kept) => {
      stop(name, keyName, 'it is finished')
      stop(name, boxName(0), 'the first ballots are finished')
      stop(name, boxName(1), 'the second ballots are finished')
      return finish(name, kept)
    }
    world.vault.destroy = async (name) => { stop(name, keyName, 'the key is destroyed'); return destroy(name) }
    await host.command({ type: 'ballot.seal', questionId: asked(host, 1).questionId }, facilitator)
    expect(await world.vault.get(keyName)).not.toBeNull()
    Object.assign(world.box, { put, finish })
    world.vault.destroy = destroy
    await world.restart()
    expect(await world.vault.list()).toEqual([])
    expect(await world.box.rows(boxName(0))).toEqual([])
    const again = (await world.registry.get(host.state.eventId))!
    await reveal(0, again)
    await reveal(1, again)
    expect(asked(again, 1).moved!.all).toMatchObject({ people: crowd, changed: 8 })
  })

test('BL-25 a restart between the two keeps the link', async () => {
  const { world, vote, seal, host, keyName } = await both()
  await vote(0)
  await seal(0)
  const key = await world.vault.get(keyName)
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  await again.command({ type: 'ballot.open', questionId: asked(again, 1).questionId }, facilitator)
  expect(await world.vault.get(keyName)).toEqual(key)
})

test('BL-25 the end of the session ends a link to a question that was never asked', async () => {
  const { world, vote, seal, host, boxName } = await both()
  await vote(0)
  await seal(0)
  await host.command({ type: 'event.close' }, facilitator)
  expect(await world.vault.list()).toEqual([])
  expect(await world.box.rows(boxName(0))).toEqual([])
  expect(await world.box.finished(boxName(0))).toHaveLength(crowd)
})

/** Who is p1 in one world is p4 in the other, in both votes. */
const exchanged = (person: number): [number, number] => minds(person === 1 ? 4 : person === 4 ? 1 : person)

test.each(['secret', 'public-recount'])('BL-13 when two people of a group exchange their ballots to both questions (%s), every byte that is left is the same', async (secrecy) => {
  const left = async (mind: (person: number) => [number, number]): Promise<string> => {
    const { world, vote, seal, reveal, host, keyName, boxName } = await both(mind, new World(), secrecy)
    // Three answer only the first: some of those who answered both are left out of who moved.
    await vote(0)
    for (const name of ['x', 'y', 'z']) {
      const late = await world.join(host, name, 'Care')
      await host.command({ type: 'ballot.cast', questionId: asked(host, 0).questionId, ballot: { method: 'rank', ranking: [] }, revision: 1, id: name }, late)
    }
    await seal(0)
    await reveal(0)
    await vote(1)
    await seal(1)
    await reveal(1)
    const { entries } = await world.registry.entries(host.state.eventId, 1)
    return JSON.stringify({
      entries: entries.map((entry) => ({ ...entry, payload: [...entry.payload], hash: [...entry.hash] })), keys: await world.vault.list(),
      box: await Promise.all([keyName, boxName(0), boxName(1)].map((name) => world.box.finished(name))),
      published: await host.published.ballots(asked(host, 0)),
    })
  }
  expect(await left(exchanged)).toBe(await left(minds))
})

test.each([
  ['one question alone', {}, { options: {} }],
  ['something else than rankings', { method: 'approve' }, { method: 'approve' }],
  ['a secret and a public question', { secrecy: 'secret' }, { secrecy: 'public-recount' }],
  ['named ballots', { secrecy: 'named' }, { secrecy: 'named' }],
])('EV-9 a plan that links %s is refused before anything is made', async (_what, first, second) => {
  const world = new World()
  expect(await world.registry.create(asking(first, second))).toMatchObject({ refusal: { code: 'bad-request' } })
  await settle()
  expect(await world.registry.all()).toEqual([])
})

test('BL-26 a key that was made before the questions were linked is not used, and is gone', async () => {
  const world = new World()
  const host = await world.create(asking({ options: { theme: 'Of nothing' } }, { options: {} }))
  const [first, second] = [asked(host, 0).questionId, asked(host, 1).questionId]
  const open = () => host.command({ type: 'ballot.open', questionId: first }, facilitator)
  expect(await open()).toMatchObject({ error: { code: 'nothing-to-rank' } })
  expect(await world.vault.list()).toEqual([`${host.state.eventId}.${first}`])
  for (const questionId of [first, second]) await host.command({ type: 'question.edit', questionId, options: { linkage: 'days' } }, facilitator)
  expect(await open()).toMatchObject({ ok: true })
  expect(await world.vault.list()).toEqual([`${host.state.eventId}.~days`])
})
