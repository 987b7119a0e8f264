// Tokens that have expired or were revoked, at every door of the running server, and what becomes of who is inside.
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { lifetimeMs, Tokens } from '../../server/control/tokens.ts'
import type { Bearer } from '../../server/control/tokens.ts'
import { addAction } from '../../shared/board/write.ts'
import { Controller, createEvent, get, join, openBoard, post } from '../support/people.ts'
import type { Created, Joined } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let secret: Buffer
let event: Created
let ann: Joined
let bystander: Joined
type Failure = { error: { code: string } }
type Renewed = Pick<Created, 'tokens' | 'links'>

beforeAll(async () => {
  server = await startServer()
  secret = Buffer.from((await readFile(joinPath(server.dataDir, 'token-secret'), 'utf8')).trim(), 'base64url')
})
afterAll(() => server?.remove())

beforeEach(async () => {
  event = await createEvent(server.url, { title: 'Doors', agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'ballot', title: 'Vote' }] })
  ann = await join(server.url, event.code, { name: 'Ann' })
  bystander = await join(server.url, event.code, { name: 'Ben' })
})

const participant = (): Bearer => ({ eventId: event.eventId, role: 'participant', personId: ann.participantId })
const boardUrl = (token: string): string => `${server.url.replace('http', 'ws')}/sync/${event.boards[0]!.boardId}?token=${token}`
const issuedAgo = (ms: number, bearer: Bearer): string => new Tokens(secret, { now: () => Date.now() - ms }).issue(bearer)

function firstForm({ eventId, role, personId }: Bearer): string {
  const payload = Buffer.from(JSON.stringify([1, eventId, role, personId])).toString('base64url')
  return `${payload}.${createHmac('sha256', secret).update(payload).digest('base64url')}`
}

/** What each door says to a token. */
async function doors(token: string): Promise<Record<'join' | 'control' | 'board' | 'tunnel' | 'results', string>> {
  const joined = await post<Failure>(server.url, '/api/join', { code: event.code, participantToken: token })
  const socket = io(server.url, { auth: { token }, transports: ['websocket'], reconnection: false, forceNew: true })
  const control = await new Promise<string>((resolve) => {
    socket.on('state', () => resolve('open'))
    socket.on('connect_error', (error: Error & { data?: { code: string } }) => resolve(error.data?.code ?? error.message))
  })
  socket.close()
  const ws = new WebSocket(boardUrl(token))
  const board = await new Promise<string>((resolve) => {
    ws.on('message', () => resolve('open'))
    ws.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`))
  })
  ws.terminate()
  const { pathname, search } = new URL(boardUrl(token))
  const line = io(`${server.url}/sync`, { auth: { door: pathname + search }, transports: ['polling'], reconnection: false, forceNew: true })
  const tunnel = await new Promise<string>((resolve) => {
    line.on('frames', () => resolve('open'))
    line.on('close', (code: number, reason: string) => resolve(`${code} ${reason}`))
  })
  line.close()
  const { eventId } = event
  const results = await get<Failure>(server.url, `/api/events/${eventId}/results/nothing`, token)
  const code = results.body.error.code
  return { join: joined.status === 200 ? 'open' : joined.body.error.code, control, board, tunnel, results: code === 'unknown-question' ? 'open' : code }
}

const shut = (code: string): object => ({ join: code, control: code, board: `4401 ${code}`, tunnel: `4401 ${code}`, results: code })
const open = { join: 'open', control: 'open', board: 'open', tunnel: 'open', results: 'open' }

/** Somebody inside, on both channels. */
async function inside(token: string): Promise<{ gone: Promise<[string, [number, string]]>; isIn(): boolean; close(): void }> {
  const control = await Controller.open(server.url, token)
  const ws = new WebSocket(boardUrl(token))
  await once(ws, 'message')
  const left = once(control.socket as never, 'disconnect') as Promise<[string]>
  const closed = once(ws, 'close') as Promise<[number, Buffer]>
  return {
    gone: Promise.all([left, closed]).then(([[why], [code, reason]]) => [why, [code, reason.toString()]]),
    isIn: () => control.socket.connected && ws.readyState === ws.OPEN,
    close: () => {
      control.close()
      ws.terminate()
    },
  }
}

test('EV-28 an expired token opens no door, one that is about to expire opens each, and so does one of the first form', async () => {
  expect(await doors(issuedAgo(lifetimeMs.participant + 1, participant()))).toEqual(shut('token-expired'))
  expect(await doors(issuedAgo(lifetimeMs.participant - 3_600_000, participant()))).toEqual(open)
  expect(await doors(firstForm(participant()))).toEqual(open)
  for (const [role, personId] of [['facilitator', 'facilitator'], ['observer', 'screen']] as const) {
    const old = issuedAgo(lifetimeMs[role] + 1, { eventId: event.eventId, role, personId })
    // Only a participant's token says to the way in by code who one was.
    expect(await doors(old)).toEqual({ ...shut('token-expired'), join: 'open' })
  }
})

test('EV-28 joining again with a token that is still good gives the same person a later end', async () => {
  const old = issuedAgo(lifetimeMs.participant - 3_600_000, participant())
  const again = await join(server.url, event.code, { participantToken: old })
  expect(again.participantId).toBe(ann.participantId)
  const tokens = new Tokens(secret, { now: () => Date.now() })
  expect(tokens.verify(again.token)!.terms!.expiresAt).toBeGreaterThan(tokens.verify(old)!.terms!.expiresAt)
})

test('EV-28 EV-29 who is removed is out on both channels, at every door, in a restarted server too; nobody else notices; let in again, they are the same', async () => {
  const facilitator = await Controller.open(server.url, event.tokens.facilitator)
  const [annInside, benInside] = [await inside(ann.token), await inside(bystander.token)]
  const ben = await Controller.open(server.url, bystander.token)
  expect(await ben.send({ type: 'person.remove', participantId: ann.participantId })).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  expect(await facilitator.send({ type: 'person.remove', participantId: 'nobody' })).toMatchObject({ ok: false, error: { code: 'unknown-person' } })
  expect(await facilitator.send({ type: 'person.remove', participantId: ann.participantId })).toMatchObject({ ok: true })
  expect((await annInside.gone)[1]).toEqual([4401, 'token-revoked'])
  expect(await doors(ann.token)).toEqual(shut('token-revoked'))
  expect(await doors(firstForm(participant()))).toEqual(shut('token-revoked'))
  expect(benInside.isIn()).toBe(true)
  // What everybody may see comes after all that they may not.
  await facilitator.send({ type: 'screen.blank', blank: true })
  await ben.until((state) => state!.screen.blank)
  expect(JSON.stringify([ben.heard, ben.state])).not.toContain(ann.participantId)
  for (const client of [annInside, benInside, ben, facilitator]) client.close()

  await server.restart()
  expect(await doors(ann.token)).toEqual(shut('token-revoked'))
  expect(await doors(bystander.token)).toEqual(open)

  const again = await Controller.open(server.url, event.tokens.facilitator)
  const { doneId } = again.state!.done.find(({ what }) => what.type === 'person.remove')!
  expect(await again.send({ type: 'undo', doneId })).toMatchObject({ ok: true })
  expect(await doors(ann.token)).toEqual(open)
  expect((await join(server.url, event.code, { participantToken: ann.token })).participantId).toBe(ann.participantId)
  again.close()
})

test('EV-28 EV-29 new links end the older ones of their role, first form included, and put out who came by them', async () => {
  const renew = (body: unknown, key?: string) => post<Renewed & Failure>(server.url, `/api/events/${event.eventId}/links/renew`, body, key)
  expect((await renew({ role: 'facilitator' }, event.tokens.facilitator)).body.error.code).toBe('bad-key')
  expect((await renew({ role: 'participant' }, organiserKey)).body.error.code).toBe('bad-request')
  expect((await post<Failure>(server.url, '/api/events/nothing/links/renew', { role: 'observer' }, organiserKey)).body.error.code).toBe('unknown-event')

  const [screen, facilitator] = [await inside(event.tokens.screen), await inside(event.tokens.facilitator)]
  const { status, body: first } = await renew({ role: 'facilitator' }, organiserKey)
  expect(status).toBe(200)
  expect((await facilitator.gone)[1]).toEqual([4401, 'token-revoked'])
  expect(screen.isIn()).toBe(true)
  const old = [event.tokens.facilitator, firstForm({ eventId: event.eventId, role: 'facilitator', personId: 'facilitator' })]
  for (const token of old) expect(await doors(token)).toEqual({ ...shut('token-revoked'), join: 'open' })
  expect(first.links['facilitator']).toContain(first.tokens.facilitator)
  for (const token of [first.tokens.facilitator, event.tokens.screen, ann.token]) expect(await doors(token)).toEqual(open)

  const { body: second } = await renew({ role: 'observer' }, organiserKey)
  expect((await screen.gone)[1]).toEqual([4401, 'token-revoked'])
  await server.restart()
  expect(await doors(event.tokens.screen)).toEqual({ ...shut('token-revoked'), join: 'open' })
  const listed = (await get<{ events: Created[] }>(server.url, '/api/events', organiserKey)).body.events.find(({ eventId }) => eventId === event.eventId)!
  for (const token of [first.tokens.facilitator, second.tokens.screen, listed.tokens.facilitator, listed.tokens.screen]) expect(await doors(token)).toEqual(open)
  for (const client of [screen, facilitator]) client.close()
})

test('EV-30 a removed person’s words stay on the board, under their name', async () => {
  const board = await openBoard(server.url, event.boards[0]!.boardId, ann.token)
  const facilitator = await Controller.open(server.url, event.tokens.facilitator)
  addAction(board.doc, { id: 'anns', title: 'Ann’s action', detail: '', theme: null, author: ann.participantId, createdAt: 1 })
  await facilitator.until((state) => state!.actions['anns'] !== undefined)
  await facilitator.send({ type: 'person.remove', participantId: ann.participantId })
  board.close()
  const screen = await Controller.open(server.url, event.tokens.screen)
  const phone = await Controller.open(server.url, (await join(server.url, event.code)).token)
  expect(phone.state!.authors[ann.participantId]).toMatchObject({ name: 'Ann' })
  expect(screen.state!.authors).toEqual({})
  const shown = await openBoard(server.url, event.boards[0]!.boardId, event.tokens.screen)
  expect(shown.doc.getMap('actions').has('anns')).toBe(true)
  for (const client of [screen, phone, facilitator, shown]) client.close()
})
