// Questions from the floor over the host: who asked without a name is nowhere, upvotes are once a person, durable, and no facts.
import { expect, test } from 'vitest'
import type { Ack } from '../../../shared/protocol/messages.ts'
import { floorBounds } from '../../../shared/event/floor.ts'
import { facilitator, listen, plan, settle, World } from '../../support/host.ts'

async function floor() {
  const world = new World()
  const host = await world.create({ ...plan, agenda: [{ kind: 'questions', title: 'Answers' }] })
  const ann = await world.join(host, 'person-ann', 'Care')
  const ben = await world.join(host, 'person-ben')
  const ask = (itemId: string, who = ann, named = false) => host.command({ type: 'floor.ask', itemId, text: `Why ${itemId}?`, named }, who)
  const upvote = (itemId: string, who = ann, up = true) => host.command({ type: 'floor.upvote', itemId, up }, who)
  return { world, host, ann, ben, ask, upvote }
}

const code = (ack: Ack): string => (ack.ok ? 'accepted' : ack.error.code)

test('EV-55 nothing in the journal says who asked without a name; with a name, it does', async () => {
  const { world, host, ask } = await floor()
  await ask('unnamed')
  await ask('named', { role: 'participant', personId: 'person-ben' }, true)
  const { entries } = await world.registry.entries(host.state.eventId, 1)
  const written = entries.map((entry) => ({ by: entry.by, text: new TextDecoder().decode(entry.payload) })).filter(({ text }) => text.includes('floor.asked'))
  expect(written.map(({ by }) => by)).toEqual(['server', 'person-ben'])
  expect(written[0]!.text).not.toMatch(/ann|Care/)
})

test('EV-55 a person’s limit holds for questions without a name, too, also for many at once', async () => {
  const { ask, ben } = await floor()
  const answers = await Promise.all(Array.from({ length: floorBounds.byPerson + 5 }, (_, i) => ask(`i${i}`)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(floorBounds.byPerson)
  expect(code(answers.at(-1)!)).toBe('too-many')
  expect(code(await ask('another', ben))).toBe('accepted')
  expect(code(await ask('i0'))).toBe('accepted')
})

test('EV-58 an upvote counts once, can be taken back, outlasts a restart, and is no fact; counts come on a coarse tick', async () => {
  const { world, host, ann, ben, ask, upvote } = await floor()
  await ask('i')
  host.recordCounts()
  await settle()
  const heard = listen(host)
  for (const who of [ann, ann, ben]) expect(await upvote('i', who)).toEqual({ ok: true })
  expect(heard.facts).toEqual([])
  host.recordCounts()
  host.recordCounts()
  await settle()
  expect(heard.facts.map(({ fact }) => fact)).toEqual([{ type: 'floor.counted', votes: { i: 2 }, open: 1 }])
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  expect(again.audience.read(again.state, { list: 'open', sort: 'votes', page: 0 }, ann)).toMatchObject({ upvoted: ['i'], items: [{ votes: 2 }] })
  await again.command({ type: 'floor.upvote', itemId: 'i', up: true }, ben)
  await again.command({ type: 'floor.upvote', itemId: 'i', up: false }, ann)
  again.recordCounts()
  await settle()
  expect(again.state.floor.items['i']!.votes).toBe(1)
})

test('EV-58 who upvotes several of a group counts once for the group', async () => {
  const { host, ask, upvote } = await floor()
  for (const itemId of ['a', 'b']) {
    await ask(itemId)
    await upvote(itemId)
  }
  await host.command({ type: 'floor.group', itemId: 'b', into: 'a' }, facilitator)
  host.recordCounts()
  await settle()
  expect(host.state.floor.items['a']!.votes).toBe(1)
})

test('EV-58 after the end nothing says who upvoted what, and no more is taken', async () => {
  const { world, host, ask, upvote } = await floor()
  await ask('i')
  await upvote('i')
  const name = `${host.state.eventId}.floor`
  expect([await world.vault.list(), (await world.box.rows(name)).length]).toEqual([[name], 1])
  await host.command({ type: 'event.close' }, facilitator)
  expect([await world.vault.list(), await world.box.rows(name)]).toEqual([[], []])
  expect(code(await upvote('i'))).toBe('event-closed')
})

test('EV-58 an upvote that is not saved is refused and does not count', async () => {
  const { world, host, ask, upvote } = await floor()
  await ask('i')
  world.box.failNext()
  expect(code(await upvote('i'))).toBe('not-saved')
  host.recordCounts()
  await settle()
  expect(host.state.floor.items['i']!.votes).toBe(0)
  expect(code(await upvote('nowhere'))).toBe('unknown-item')
})

test('DY-4 what became of one’s own questions comes with the page, to participants alone', async () => {
  const { host, ann, ask } = await floor()
  await ask('unnamed')
  await host.command({ type: 'floor.dismiss', itemId: 'unnamed' }, facilitator)
  const read = { list: 'open', sort: 'votes', page: 0, mine: ['unnamed'] } as const
  expect(host.audience.read(host.state, { ...read, mine: [...read.mine] }, ann)).toMatchObject({ items: [], mine: [{ itemId: 'unnamed', status: 'dismissed' }] })
  expect(host.audience.read(host.state, { ...read, mine: [...read.mine] }, { role: 'observer', personId: 's' }).mine).toEqual([])
})
