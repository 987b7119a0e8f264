// Tokens by themselves, and what the running events do with those that end.
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeServices } from '../../../server/http/make-services.ts'
import { lifetimeMs, Tokens } from '../../../server/control/tokens.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { Principal, Role } from '../../../shared/event/names.ts'
import { TestClock } from '../../support/clock.ts'
import { facilitator, settle, World } from '../../support/host.ts'

const secret = new Uint8Array(32).fill(7)
const bearer = { eventId: 'e', role: 'participant' as Role, personId: 'p' }

test('EV-17 a token says who its bearer is and until when, and no altered one is taken', () => {
  const clock = new TestClock()
  const tokens = new Tokens(secret, clock)
  const token = tokens.issue(bearer, 3)
  const read = { ...bearer, terms: { issuedAt: clock.now(), expiresAt: clock.now() + lifetimeMs.participant, generation: 3 } }
  expect(tokens.verify(token)).toEqual(read)
  for (let i = 0; i < token.length; i++) {
    const altered = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1)
    if (altered !== token) expect(tokens.verify(altered)).not.toEqual(read)
  }
  expect(new Tokens(new Uint8Array(32).fill(8), clock).verify(token)).toBeNull()
})

test('EV-17 a token of the first form is taken, one of an unknown form or with terms that are no numbers is not', () => {
  const signed = (content: unknown): string => {
    const payload = Buffer.from(JSON.stringify(content)).toString('base64url')
    return `${payload}.${createHmac('sha256', secret).update(payload).digest('base64url')}`
  }
  const tokens = new Tokens(secret, new TestClock())
  expect(tokens.verify(signed([1, 'e', 'participant', 'p']))).toEqual(bearer)
  const others = [[2, 'e', 'participant', 'p'], [2, 'e', 'participant', 'p', 1, null, 0], [2, 'e', 'participant', 'p', 1, 2, '0'], [3, 'e', 'participant', 'p', 1, 2, 0], {}, null, 7]
  for (const content of others) expect(tokens.verify(signed(content))).toBeNull()
})

/** Somebody who is connected to a board and to the control channel. */
function connect(world: World, host: EventHost, principal: Principal): string[] {
  const closed: string[] = []
  world.rooms.find(host.state.boards[0]!.boardId)!.join({ principal, close: (code: number, reason: string) => { closed.push(`${code} ${reason}`) } } as never)
  host.addOutlet({
    facts: (_from, _to, facts) => { closed.push(...facts.map(({ fact }) => fact.type)) },
    presence: () => {},
    ended: (ended) => { closed.push(`control ${ended(principal)}`) },
  })
  return closed
}

test('EV-29 who is removed is shut out by the commit, not before, and before its facts go out', async () => {
  const world = new World()
  const host = await world.create()
  const ann = await world.join(host, 'ann')
  const heard = connect(world, host, ann)
  world.journal.hold()
  const removing = host.command({ type: 'person.remove', participantId: 'ann' }, facilitator)
  await settle()
  expect(heard).toEqual([])
  world.journal.release()
  expect(await removing).toMatchObject({ ok: true })
  expect(heard).toEqual(['4401 token-revoked', 'control token-revoked', 'person.removed', 'moderation.noted', 'control.done'])
})

test('EV-29 a removal that could not be saved shuts nobody out', async () => {
  const world = new World()
  const host = await world.create()
  const heard = connect(world, host, await world.join(host, 'ann'))
  world.journal.failNext('unavailable')
  expect(await host.command({ type: 'person.remove', participantId: 'ann' }, facilitator)).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  expect(heard.filter((line) => /token/.test(line))).toEqual([])
  expect(host.state.removed).toEqual({})
})

test('EV-29 who is connected when the token expires is shut out within a minute, others stay', async () => {
  const world = new World()
  const host = await world.create()
  await world.registry.start()
  const ann = await world.join(host, 'ann')
  const now = world.clock.now()
  const short = connect(world, host, { ...ann, terms: { issuedAt: now, expiresAt: now + 90_000, generation: 0 } })
  const long = connect(world, host, { ...ann, terms: { issuedAt: now, expiresAt: now + 900_000, generation: 0 } })
  world.timers.advance(60_000)
  await settle()
  expect(short).toEqual(['control null'])
  world.timers.advance(90_000)
  await settle()
  expect(short).toEqual(['control null', '4401 token-expired', 'control token-expired'])
  expect(long).toEqual(['control null', 'control null'])
  world.registry.stop()
})

test('EV-28 a removed person casts nothing, from the decision on', async () => {
  const world = new World()
  const host = await world.create()
  const ann = await world.join(host, 'ann')
  const stageId = host.state.agenda[1]!.stageId
  await host.command({ type: 'stage.go', stageId }, facilitator)
  world.journal.hold()
  void host.command({ type: 'person.remove', participantId: 'ann' }, facilitator)
  await settle()
  const cast = { type: 'ballot.cast' as const, stageId, revision: 1, id: 'k', ballot: { method: 'rank', ranking: [] } }
  expect(await host.command(cast, ann)).toMatchObject({ ok: false, error: { code: 'token-revoked' } })
  world.journal.release()
})

test('EV-30 a ballot stays as it was cast, and who is let in again finds it', async () => {
  const world = new World()
  const host = await world.create()
  const ann = await world.join(host, 'ann')
  const { stageId, questions } = host.state.agenda[1]!
  await host.command({ type: 'stage.go', stageId }, facilitator)
  const ballot = { method: 'rank', ranking: [[Object.keys(host.state.actions)[0]!]] }
  expect(await host.command({ type: 'ballot.cast', stageId, revision: 1, id: 'k', ballot }, ann)).toMatchObject({ ok: true })
  await host.command({ type: 'person.remove', participantId: 'ann' }, facilitator)
  expect(host.submitted()[questions![0]!.questionId]!.total).toBe(1)
  await host.command({ type: 'person.readmit', participantId: 'ann' }, facilitator)
  expect(Object.values(host.me(ann)!.ballots)).toMatchObject([{ ballot, revision: 1 }])
})

test('EV-28 a restart knows who was removed and which links were renewed; a journal without such facts loads as it was', async () => {
  const world = new World()
  const host = await world.create()
  const untouched = await world.create()
  await world.join(host, 'ann')
  await host.command({ type: 'person.remove', participantId: 'ann' }, facilitator)
  await host.record([{ type: 'links.renewed', role: 'observer' }], 'organiser')
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  expect(again.state).toEqual(host.state)
  expect(again.state).toMatchObject({ removed: { ann: true }, generations: { facilitator: 0, observer: 1 } })
  expect((await world.registry.get(untouched.state.eventId))!.state).toMatchObject({ removed: {}, generations: { facilitator: 0, observer: 0 } })
})

test('EV-28 joining again renews a token; an expired one and that of a removed person are refused', async () => {
  const world = new World()
  const host = await world.create()
  const { clock, ids, registry } = world
  const tokens = new Tokens(secret, clock)
  const services = makeServices({
    registry, programmes: world.programmes, invitations: world.invitations, archives: world.archives, care: world.care, tokens, clock, ids, organiserKey: 'key', files: { read: async () => ({ ok: true, table: [] }) }, likeness: { pairs: async () => [] }, reporter: { write: async () => 'too-large' }, isReady: async () => true, metrics: async () => ({ type: '', text: '' }),
  })
  const join = async (token: string | null): Promise<{ participantId: string; token: string }> => {
    const joined = await services.join(host, { name: 'Ann', group: null, token })
    if ('code' in joined) throw new Error(joined.code)
    return joined
  }
  const first = await join(null)
  clock.advance(lifetimeMs.participant - 1)
  const second = await join(first.token)
  expect(second.participantId).toBe(first.participantId)
  clock.advance(1)
  await expect(join(first.token)).rejects.toThrow('token-expired')
  expect((await join(second.token)).participantId).toBe(first.participantId)
  await host.command({ type: 'person.remove', participantId: first.participantId }, facilitator)
  await expect(join(second.token)).rejects.toThrow('token-revoked')
  expect((await join(null)).participantId).not.toBe(first.participantId)
})
