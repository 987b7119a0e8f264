// Named ballots: with their names for whom the question says, from the seal on; never in the journal, and like all others before the seal.
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import type { EventHost } from '../../../server/control/event-host.ts'
import { eventRoutes } from '../../../server/http/events.ts'
import { makeServices } from '../../../server/http/make-services.ts'
import { Tokens } from '../../../server/control/tokens.ts'
import { roles } from '../../../shared/event/names.ts'
import type { Principal, Role } from '../../../shared/event/names.ts'
import { namedAudience } from '../../../shared/event/named.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { recountTable } from '../../../shared/ranking/result/recount.ts'
import type { CreateEvent } from '../../../shared/protocol/create.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'

const asking = (question: object): CreateEvent => ({ ...plan, agenda: [{ kind: 'ballot', title: 'Vote', questions: [{ title: 'Q', method: 'rank', secrecy: 'named', ...question }] }] } as CreateEvent)
const asked = (host: EventHost) => host.state.agenda[0]!.questions![0]!

async function voting(question: object = {}, world = new World()): Promise<{ world: World; host: EventHost; questionId: string; ids: string[]; ann: Principal; ben: Principal }> {
  const host = await world.create(asking(question))
  const [ann, ben] = [await world.join(host, 'ann', 'Care'), await world.join(host, 'ben')]
  await host.command({ type: 'ballot.open', questionId: asked(host).questionId }, facilitator)
  const { questionId, slate } = asked(host)
  const ids = slate!.items.map(({ actionId }) => actionId)
  for (const [who, first] of [[ann, ids[0]!], [ben, ids[1]!]] as const) {
    expect(await host.command({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: [[first]] }, revision: 1, id: who.personId }, who)).toMatchObject({ ok: true })
  }
  return { world, host, questionId, ids, ann, ben }
}

const seenBy = async (host: EventHost): Promise<Role[]> => {
  const seen = await Promise.all(roles.map((role) => host.published.named(asked(host), role)))
  return roles.filter((_, at) => seen[at] !== null)
}

test('BL-23 who sees named ballots is what the question says: facilitators and organiser from the seal on, everybody after the reveal', async () => {
  for (const [names, revealed] of [[undefined, ['organiser', 'facilitator']], ['everyone', roles]] as const) {
    const { host, questionId } = await voting(names ? { options: { names } } : {})
    expect(asked(host).options).toMatchObject({ names: names ?? 'facilitators' })
    expect(await seenBy(host)).toEqual([])
    await host.command({ type: 'ballot.pause', questionId }, facilitator)
    expect(await seenBy(host)).toEqual([])
    await host.command({ type: 'ballot.seal', questionId }, facilitator)
    expect(await seenBy(host)).toEqual(['organiser', 'facilitator'])
    await host.command({ type: 'ballot.reveal', questionId }, facilitator)
    expect(await seenBy(host)).toEqual(revealed)
    await host.command({ type: 'ballot.conceal', questionId }, facilitator)
    expect(await seenBy(host)).toEqual(['organiser', 'facilitator'])
  }
})

test('BL-23 nobody sees names where ballots were not declared to carry them', () => {
  for (const secrecy of ['secret', 'public-recount'] as const) {
    for (const phase of ['planned', 'open', 'paused', 'sealed', 'revealed'] as const) expect(namedAudience({ secrecy, phase, options: { names: 'everyone' } })).toEqual([])
  }
})

test('BL-23 they are whose they are, are counted as others, and no fact or state holds them', async () => {
  const { world, host, questionId, ids } = await voting()
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  expect(await host.published.named(asked(host), 'facilitator')).toEqual([
    { participantId: 'ann', name: 'ann', groups: ['Care', 'Patients', null], ballot: { method: 'rank', ranking: [[ids[0]]] } },
    { participantId: 'ben', name: 'ben', groups: ['Care', 'Patients', null], ballot: { method: 'rank', ranking: [[ids[1]]] } },
  ].sort((a, b) => (JSON.stringify(a.ballot) < JSON.stringify(b.ballot) ? -1 : 1)))
  const result = readResult(asked(host).tally!)
  expect(result.ballots).toBe(2)
  expect(recountTable(result, 'named')).toMatchObject({ byGroup: 'ballots', certainty: 'ballots' })
  expect(await host.published.ballots(asked(host))).toBeNull()
  const journal = (await world.registry.entries(host.state.eventId, 1)).entries.map(({ payload }) => new TextDecoder().decode(payload)).join('\n')
  expect(journal).not.toContain('"ranking":[["id')
})

test('BL-24 a ballot that is to carry a name is not taken from somebody without one', async () => {
  const { host, questionId, ids } = await voting()
  await host.record([{ type: 'person.joined', participantId: 'cy', name: '', group: null }], 'cy')
  const cy: Principal = { role: 'participant', personId: 'cy' }
  const cast = () => host.command({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: [[ids[0]!]] }, revision: 1, id: 'c' }, cy)
  expect(await cast()).toMatchObject({ ok: false, error: { code: 'name-needed' } })
  await host.command({ type: 'person.update', name: 'Cy' }, cy)
  expect(await cast()).toMatchObject({ ok: true })
})

test('EV-9 who sees names is said of named questions alone', async () => {
  for (const secrecy of ['secret', 'public-recount']) {
    expect(await new World().registry.create(asking({ secrecy, options: { names: 'everyone' } }))).toMatchObject({ refusal: { code: 'bad-request' } })
  }
})

test.each(['before the ballots are finished', 'before the key is destroyed'])('BL-7 a seal of named ballots that stopped %s is finished at the next start, names and all', async (when) => {
  const { world, host, questionId } = await voting()
  const name = `${host.state.eventId}.${questionId}`
  if (when.includes('key')) {
    const destroy = world.vault.destroy.bind(world.vault)
    world.vault.destroy = async () => { throw new Error('the disk is gone') }
    await host.command({ type: 'ballot.seal', questionId }, facilitator)
    world.vault.destroy = destroy
  } else {
    await host.record([{ type: 'question.sealed', questionId, submitted: { total: 2, byGroup: {} } }], 'facilitator')
  }
  expect(await world.vault.get(name)).not.toBeNull()
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  expect(await world.vault.get(name)).toBeNull()
  expect((await again.published.named(asked(again), 'organiser'))!.map((ballot) => ballot.name).sort()).toEqual(['ann', 'ben'])
})

test('BL-8 without its key a named question is counted, and nobody is named', async () => {
  const { world, host, questionId } = await voting()
  await world.vault.destroy(`${host.state.eventId}.${questionId}`)
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  await settle()
  await again.command({ type: 'ballot.seal', questionId }, facilitator)
  await again.command({ type: 'ballot.reveal', questionId }, facilitator)
  expect(asked(again).tally!.ballots).toBe(2)
  expect(await again.published.named(asked(again), 'organiser')).toEqual([])
})

test('BL-23 over HTTP each role gets just the ballots that it may see, and a typed no for all others', async () => {
  const { world, host, questionId } = await voting({ options: { names: 'everyone' } })
  const tokens = new Tokens(new Uint8Array(32), world.clock)
  const services = makeServices({ registry: world.registry, programmes: world.programmes, invitations: world.invitations, archives: world.archives, care: world.care, tokens, clock: world.clock, ids: world.ids, files: { read: async () => ({ ok: true, table: [] }) }, likeness: { pairs: async () => [] }, reporter: { write: async () => 'too-large' }, organiserKey: 'organiser-key', isReady: async () => true, metrics: async () => ({ type: '', text: '' }) })
  const app = Fastify()
  await app.register(rateLimit, { global: false })
  await app.register(eventRoutes, { services, baseOf: () => '' })
  await host.command({ type: 'tables.make', titles: ['One'] }, facilitator)
  const { eventId } = host.state
  const bearers = {
    organiser: 'organiser-key', facilitator: tokens.issue({ eventId, role: 'facilitator', personId: 'facilitator' }),
    'table-facilitator': tokens.issue({ eventId, role: 'table-facilitator', personId: host.state.tables[0]!.tableId }),
    participant: tokens.issue({ eventId, role: 'participant', personId: 'ann' }), observer: tokens.issue({ eventId, role: 'observer', personId: 'screen' }),
  }
  const ask = async (bearer: string | null, path = `results/${questionId}/ballots`): Promise<string> => {
    const answer = await app.inject({ url: `/api/events/${eventId}/${path}`, headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` } })
    const body = answer.json() as { ballots?: { name: string }[]; error?: { code: string } }
    return body.error?.code ?? body.ballots!.map(({ name }) => name).sort().join()
  }
  const all = () => Promise.all(roles.map((role) => ask(bearers[role])))
  expect(await all()).toEqual(['not-revealed', 'not-revealed', 'not-revealed', 'not-revealed', 'not-revealed'])
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  expect(await all()).toEqual(['ann,ben', 'ann,ben', 'not-allowed', 'not-allowed', 'not-allowed'])
  await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  expect(await all()).toEqual(['ann,ben', 'ann,ben', 'ann,ben', 'ann,ben', 'ann,ben'])
  expect(await ask(null)).toBe('no-token')
  expect(await ask('nonsense')).toBe('bad-token')
  expect(await ask(bearers.facilitator, 'results/nothing/ballots')).toBe('unknown-question')
  await app.close()
})
