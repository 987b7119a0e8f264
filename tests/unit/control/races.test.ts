// Things that happen at the same time: an append nobody knows the outcome of, an event that is loaded anew, closing while voting opens.
import { expect, test } from 'vitest'
import { remainingMs } from '../../../shared/event/timer.ts'
import { TokenBucket } from '../../../shared/protocol/token-bucket.ts'
import { TestClock } from '../../support/clock.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'

test('EV-5 while an append of unknown outcome is looked up, nothing else is appended or acknowledged', async () => {
  const world = new World()
  const host = await world.create()
  const { boardId } = host.state.boards[0]!
  const { promise: lookedUp, resolve: lookUp } = Promise.withResolvers<void>()
  const read = world.journal.read.bind(world.journal)
  world.journal.read = async (...range) => {
    await lookedUp
    return read(...range)
  }
  world.journal.failNext('unknown', true)
  const answers: [string, boolean][] = []
  void host.command({ type: 'board.freeze', boardId }, facilitator).then((ack) => answers.push(['freeze', ack.ok]))
  await settle()
  void host.command({ type: 'timer.start', seconds: 60 }, facilitator).then((ack) => answers.push(['timer', ack.ok]))
  await settle()
  expect(answers).toEqual([])
  lookUp()
  await settle()
  expect(answers).toEqual([['freeze', true], ['timer', true]])
  expect(host.state).toMatchObject({ boards: [{ frozen: true }], timer: { kind: 'running' } })
  await world.restart()
  expect((await world.registry.get(host.state.eventId))!.state).toEqual(host.state)
})

test('EV-3 hundreds of commands that come during a commit are taken by the next one, each on top of the one before', async () => {
  const world = new World()
  const host = await world.create()
  const append = world.journal.append.bind(world.journal)
  let appends = 0
  world.journal.append = (batches) => {
    appends++
    return append(batches)
  }
  world.journal.hold()
  const first = host.command({ type: 'timer.start', seconds: 60 }, facilitator)
  await settle()
  let answered = 0
  const acks = Array.from({ length: 600 }, async () => {
    const ack = await host.command({ type: 'timer.add', seconds: 1 }, facilitator)
    answered++
    return ack
  })
  await settle()
  expect({ appends, answered, timer: host.state.timer }).toEqual({ appends: 1, answered: 0, timer: null })
  world.journal.release()
  expect((await Promise.all([first, ...acks])).filter(({ ok }) => !ok)).toEqual([])
  expect({ appends, leftMs: remainingMs(host.state.timer!, world.clock.now()) }).toEqual({ appends: 2, leftMs: 660_000 })
})

test('EV-3 people who join and are not committed yet are in no state that anybody has', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const before = host.state
  world.journal.hold()
  world.journal.failNext('unavailable')
  const lost = ['ben', 'cem'].map((name) => host.record([{ type: 'person.joined', participantId: name, name, group: null }], name))
  await settle()
  expect([Object.keys(before.people), Object.keys(host.state.people)]).toEqual([['ann'], ['ann']])
  world.journal.release()
  expect(await Promise.all(lost)).toEqual([null, null])
  await world.join(host, 'dan')
  expect([Object.keys(before.people), Object.keys(host.state.people)]).toEqual([['ann'], ['ann', 'dan']])
  await world.restart()
  expect((await world.registry.get(host.state.eventId))!.state).toEqual(host.state)
})

test('EV-5 an append of unknown outcome is looked up until the journal can be read again', async () => {
  const world = new World()
  const host = await world.create()
  const read = world.journal.read.bind(world.journal)
  let refusals = 3
  world.journal.read = async (...range) => {
    if (refusals-- > 0) throw new Error('unable to open database file')
    return read(...range)
  }
  world.journal.failNext('unknown', true)
  expect(await host.command({ type: 'timer.start', seconds: 60 }, facilitator)).toMatchObject({ ok: true })
  expect(refusals).toBe(-1)
})

test('EV-3 one event that cannot take what was committed does not stop the commits of the others', async () => {
  const world = new World()
  const [host, other] = [await world.create(), await world.create()]
  host.addOutlet({ facts: () => { throw new Error('broken') }, presence: () => {}, ended: () => {} })
  void host.command({ type: 'timer.start', seconds: 60 }, facilitator)
  await settle()
  expect(await other.command({ type: 'timer.start', seconds: 60 }, facilitator)).toMatchObject({ ok: true })
})

test('EV-4 an event that had to be loaded anew is not given up again by its former host', async () => {
  const world = new World()
  const former = await world.create()
  const { eventId, boards } = former.state
  const freeze = { type: 'board.freeze', boardId: boards[0]!.boardId } as const
  world.journal.failNext('conflict')
  expect(await former.command(freeze, facilitator)).toMatchObject({ ok: false })
  const host = await world.registry.get(eventId)
  expect(host).not.toBe(former)
  expect(await former.command(freeze, facilitator)).toMatchObject({ ok: false })
  expect(await world.registry.get(eventId)).toBe(host)
  expect(await host!.command(freeze, facilitator)).toMatchObject({ ok: true })
})

test('BL-6 a question that opens while the event is being closed is sealed with its key destroyed', async () => {
  const world = new World()
  const agenda = [{ kind: 'ballot' as const, title: 'Two', questions: [{ title: 'First', method: 'rank' }] },
    { kind: 'ballot' as const, title: 'Other', questions: [{ title: 'Second', method: 'rank' }] }]
  const host = await world.create({ ...plan, agenda })
  const [first, second] = host.state.agenda.map((stage) => stage.questions![0]!.questionId)
  const ann = await world.join(host, 'ann')
  await host.command({ type: 'ballot.open', questionId: first! }, facilitator)
  const { promise: saved, resolve: save } = Promise.withResolvers<void>()
  const put = world.box.put.bind(world.box)
  world.box.put = async (...ballot) => {
    await saved
    return put(...ballot)
  }
  const ranking = [[host.state.agenda[0]!.questions![0]!.slate!.items[0]!.actionId]]
  const casting = host.command({ type: 'ballot.cast', questionId: first!, revision: 1, id: 'k', ballot: { method: 'rank', ranking } }, ann)
  const closing = host.command({ type: 'event.close' }, facilitator)
  await settle()
  expect(await host.command({ type: 'ballot.open', questionId: second! }, facilitator)).toMatchObject({ ok: true })
  save()
  expect(await casting).toMatchObject({ ok: true })
  expect(await closing).toMatchObject({ ok: true })
  expect(host.state.agenda.map((stage) => stage.questions![0]!.phase)).toEqual(['sealed', 'sealed'])
  expect(await world.vault.list()).toEqual([])
})

test('EV-11 a clock that is set back takes nobody\'s turns away', () => {
  const clock = new TestClock()
  clock.set(10_000_000)
  const bucket = new TokenBucket(10, 60, clock)
  clock.set(6_400_000)
  expect(bucket.take(60)).toBe(true)
  expect(bucket.take(1)).toBe(false)
  clock.set(6_401_000)
  expect(bucket.take(10)).toBe(true)
})
