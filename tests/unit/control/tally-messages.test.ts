// Results over the control channel: plain for programs, once for our own pages, and live only for those who may see them.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { ControlGateway } from '../../../server/control/gateway.ts'
import { Tokens } from '../../../server/control/tokens.ts'
import type { Role } from '../../../shared/event/names.ts'
import type { TallyMessage } from '../../../shared/protocol/messages.ts'
import type { CreateEvent } from '../../../shared/protocol/create.ts'
import { facilitator, plan, settle, silent, World } from '../../support/host.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => { for (const clean of cleanUps.splice(0).reverse()) await clean() })

type Ear = { tallies: TallyMessage[]; revealed: Promise<void> }

async function hall(live: string) {
  const world = new World()
  const agenda = [{ kind: 'ballot', title: 'Vote', questions: [{ title: 'Q', method: 'rank', secrecy: 'public-recount', options: { live } }] }] as CreateEvent['agenda']
  const host = await world.create({ ...plan, agenda })
  const ann = await world.join(host, 'ann')
  const server = createServer()
  const tokens = new Tokens(new Uint8Array(32), world.clock)
  const gateway = new ControlGateway(server, { tokens, clock: world.clock, timers: world.timers, log: silent, host: async () => host, erase: (event, ...more) => world.forgetting.erase(event, ...more), allowsOrigin: () => true })
  gateway.attach(host)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUps.push(() => gateway.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const listen = async (role: Role, auth: object = {}): Promise<Ear> => {
    const socket = io(url, { auth: { token: tokens.issue({ eventId: host.state.eventId, role, personId: 'ann' }), ...auth }, transports: ['websocket'], reconnection: false, forceNew: true })
    cleanUps.push(() => socket.disconnect())
    const tallies: TallyMessage[] = []
    socket.on('tally', (message: TallyMessage) => tallies.push(message))
    const revealed = new Promise<void>((resolve) => {
      socket.on('facts', ({ facts }: { facts: { fact: { type: string } }[] }) => { if (facts.some(({ fact }) => fact.type === 'question.revealed')) void socket.emitWithAck('clock').then(() => resolve()) })
    })
    await new Promise((resolve) => socket.on('presence', resolve))
    return { tallies, revealed }
  }
  const { questionId } = host.state.agenda[0]!.questions![0]!
  const vote = async (): Promise<void> => {
    await host.command({ type: 'ballot.open', questionId }, facilitator)
    const [first] = host.state.agenda[0]!.questions![0]!.slate!.items
    await host.command({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: [[first!.actionId]] }, revision: 1, id: 'k' }, ann)
    await settle()
    world.timers.advance(500)
    await settle()
  }
  const reveal = async (): Promise<void> => {
    await host.command({ type: 'ballot.seal', questionId }, facilitator)
    await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  }
  return { listen, vote, reveal }
}

test('a reveal sends the result as plain data to programs; our own pages have it in the fact', async () => {
  const { listen, vote, reveal } = await hall('facilitators')
  const [program, page] = [await listen('participant'), await listen('participant', { tallies: 'live' })]
  await vote()
  await reveal()
  await Promise.all([program.revealed, page.revealed])
  expect(program.tallies).toEqual([expect.objectContaining({ live: false, tally: expect.objectContaining({ ballots: 1, pairwise: expect.anything(), results: expect.anything() }) })])
  expect(page.tallies).toEqual([])
})

test('BL-20 who may see how a question stands is told, on arrival too, and nobody else is', async () => {
  const { listen, vote, reveal } = await hall('facilitators')
  const [desk, ann] = [await listen('facilitator', { tallies: 'live' }), await listen('participant')]
  await vote()
  const late = await listen('organiser', { tallies: 'live' })
  await reveal()
  await Promise.all([desk.revealed, ann.revealed, late.revealed])
  expect(desk.tallies.map(({ live, tally }) => [live, tally.ballots])).toContainEqual([true, 1])
  expect(late.tallies[0]).toMatchObject({ live: true, tally: { ballots: 1 } })
  expect(ann.tallies.map(({ live }) => live)).toEqual([false])
})
