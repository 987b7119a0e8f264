// Ready flags over the event host: counts for facilitators, nothing in the journal, gone with the stage.
import { expect, test } from 'vitest'
import { Presence } from '../../../server/control/presence.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { facilitator, listen, World } from '../../support/host.ts'

async function roomOfThree() {
  const world = new World()
  const host = await world.create()
  const presence = new Presence()
  const people = [await world.join(host, 'ann', 'Care'), await world.join(host, 'ben', 'Care'), await world.join(host, 'cal')]
  for (const person of people) presence.arrive(person, 0)
  return { world, host, presence, people }
}

const ready = (presence: Presence, host: EventHost, role: 'facilitator' | 'participant' | 'observer') =>
  Object.fromEntries(Object.entries(presence.message(host, role).byGroup).map(([group, counts]) => [group, counts.ready]))

test('EV-53 facilitators see how many are ready in each group, nobody else sees it, and the journal does not know', async () => {
  const { host, presence, people } = await roomOfThree()
  const heard = listen(host)
  for (const person of people.slice(0, 1)) expect(await host.command({ type: 'ready.set', ready: true }, person)).toEqual({ ok: true })
  expect(ready(presence, host, 'facilitator')).toEqual({ Care: 1, '': 0 })
  expect(ready(presence, host, 'observer')).toEqual({ Care: undefined, '': undefined })
  expect(ready(presence, host, 'participant')).toEqual({})
  expect(heard.facts).toEqual([])
  expect([host.me(people[0]!)?.ready, host.me(people[1]!)?.ready]).toEqual([true, false])
})

test('EV-53 saying it twice counts once, and it can be taken back', async () => {
  const { host, presence, people } = await roomOfThree()
  for (const isReady of [true, true]) await host.command({ type: 'ready.set', ready: isReady }, people[0]!)
  expect(ready(presence, host, 'facilitator')).toMatchObject({ Care: 1 })
  await host.command({ type: 'ready.set', ready: false }, people[0]!)
  expect(ready(presence, host, 'facilitator')).toMatchObject({ Care: 0 })
})

test('EV-53 a new stage begins with nobody ready, the same stage later too', async () => {
  const { world, host, presence, people } = await roomOfThree()
  const [explore, , results] = host.state.agenda
  await host.command({ type: 'ready.set', ready: true }, people[0]!)
  for (const stage of [results!, explore!]) {
    await world.clock.advance(1_000)
    await host.command({ type: 'stage.go', stageId: stage.stageId }, facilitator)
    expect(ready(presence, host, 'facilitator')).toMatchObject({ Care: 0 })
  }
})

test('EV-53 who is not here is not counted, and comes back ready', async () => {
  const { host, presence, people } = await roomOfThree()
  await host.command({ type: 'ready.set', ready: true }, people[0]!)
  presence.leave(people[0]!, 0)
  expect(ready(presence, host, 'facilitator')).toMatchObject({ Care: 0 })
  presence.arrive(people[0]!, 0)
  expect(ready(presence, host, 'facilitator')).toMatchObject({ Care: 1 })
})

test('EV-19 nobody but who has joined is ready, and only in a session that goes on', async () => {
  const { host, people } = await roomOfThree()
  const refusal = async (who: typeof facilitator) => {
    const ack = await host.command({ type: 'ready.set', ready: true }, who)
    return ack.ok ? 'accepted' : ack.error.code
  }
  expect(await refusal(facilitator)).toBe('not-allowed')
  expect(await refusal({ role: 'observer', personId: 'screen' })).toBe('not-allowed')
  expect(await refusal({ role: 'participant', personId: 'stranger' })).toBe('not-allowed')
  await host.command({ type: 'event.close' }, facilitator)
  expect(await refusal(people[0]!)).toBe('event-closed')
})
