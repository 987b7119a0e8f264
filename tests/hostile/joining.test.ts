// Against the way in: spoken digits, locked doors and codes for another device open what they are for, and nothing else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Controller, createEvent, get, join, post } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let event: Created
let console: Controller

beforeAll(async () => {
  server = await startServer()
  event = await createEvent(server.url, { title: 'Doors', groups: ['Care'], joining: { privacy: 'Kept for a year.', asksPlace: true } })
  console = await Controller.open(server.url, event.tokens.facilitator)
})
afterAll(async () => {
  console?.close()
  await server?.remove()
})

type Answer = { error?: { code: string }; token?: string; participantId?: string; eventId?: string; transfer?: object }

async function tryJoin(body: object): Promise<Answer & { status: number }> {
  const { status, body: answer } = await post<Answer>(server.url, '/api/join', body)
  return { status, ...answer }
}

async function tell(command: object): Promise<Record<string, unknown>> {
  const ack = await console.send(command)
  expect(ack).toMatchObject({ ok: true })
  return ack
}

describe('the door', () => {
  test('JN-3 what people are told and asked comes with the code, and where they are is counted for staff alone', async () => {
    expect((await post(server.url, '/api/join/check', { code: event.code })).body).toMatchObject({ privacy: 'Kept for a year.', asksPlace: true, door: 'open' })
    const remote = await tryJoin({ code: event.code, name: 'Ann', place: 'remote' })
    expect(await tryJoin({ code: event.code, place: 'nowhere' })).toMatchObject({ status: 400 })
    const person = await Controller.open(server.url, remote.token!)
    await console.until(() => console.presence?.byPlace?.remote.here === 1)
    expect(console.presence?.byPlace).toEqual({ room: { joined: 0, here: 0 }, remote: { joined: 1, here: 1 } })
    expect(JSON.stringify(person.presence)).not.toContain('byPlace')
    expect(JSON.stringify(person.state)).not.toContain('remote')
    person.close()
  })

  test('JN-1 that is closed keeps newcomers out by their code, and lets back in who has joined', async () => {
    const ann = await join(server.url, event.code, { name: 'Ann' })
    for (const [door, code] of [['personal', 'door-personal'], ['locked', 'door-locked']]) {
      await tell({ type: 'joining.set', door })
      expect(await tryJoin({ code: event.code })).toMatchObject({ status: 403, error: { code } })
      expect(await tryJoin({ code: event.code, participantToken: ann.token })).toMatchObject({ status: 200, participantId: ann.participantId })
      expect(await tryJoin({ code: event.code, participantToken: `${ann.token}x` })).toMatchObject({ status: 403 })
    }
    await tell({ type: 'joining.set', door: 'open' })
    expect(await tryJoin({ code: event.code })).toMatchObject({ status: 200 })
  })

  test('JN-2 that is held open by six digits lets in whoever types them, until it is closed, over a restart, too; guesses are throttled', async () => {
    expect(await tryJoin({ code: '123456' })).toMatchObject({ status: 404, error: { code: 'unknown-code' } })
    await tell({ type: 'door.open', minutes: 10 })
    await console.until((state) => state?.joining.spoken !== null)
    const { code } = console.state!.joining.spoken!
    expect(code).toMatch(/^\d{6}$/)
    expect(await tryJoin({ code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({ status: 200, eventId: event.eventId })
    await server.restart()
    expect(await tryJoin({ code })).toMatchObject({ status: 200, eventId: event.eventId })
    console.close()
    console = await Controller.open(server.url, event.tokens.facilitator)
    const guessed = new Set<number>()
    for (let guess = 0; guess < 120; guess++) guessed.add((await tryJoin({ code: String(Number(code) < 500_000 ? 700_000 + guess : 200_000 + guess) })).status)
    expect(guessed).toEqual(new Set([404, 429]))
    // Whoever goes through all of them is told of the right one no more than of the others.
    expect(await post(server.url, '/api/join/check', { code })).toMatchObject({ status: 429 })
    expect(await tryJoin({ code: event.code })).toMatchObject({ status: 200 })
    // But one hostile phone keeps nobody else out: the door goes on with digits that cannot be gone through, and these are never refused.
    await console.until((state) => state?.joining.spoken?.code !== code)
    const { code: longer } = console.state!.joining.spoken!
    expect(longer).toMatch(/^\d{9}$/)
    const wrong = await Promise.all(Array.from({ length: 60 }, (_, i) => tryJoin({ code: String((Number(longer) + 1 + i) % 1e9).padStart(9, '0') })))
    expect(wrong.filter(({ status }) => status === 200)).toEqual([])
    expect(await post(server.url, '/api/join/check', { code: longer })).toMatchObject({ status: 200 })
    expect(await tryJoin({ code: `${longer.slice(0, 3)} ${longer.slice(3, 6)} ${longer.slice(6)}` })).toMatchObject({ status: 200, eventId: event.eventId })
    expect((await tryJoin({ code })).token).toBeUndefined()
    await tell({ type: 'door.open', minutes: 20 })
    expect(console.state!.joining.spoken!.code).toBe(longer)
    await server.restart()
    expect([await tryJoin({ code: longer }), await tryJoin({ code })]).toMatchObject([{ status: 200 }, { status: 404 }])
    console.close()
    console = await Controller.open(server.url, event.tokens.facilitator)
    await tell({ type: 'door.close' })
    expect(await tryJoin({ code: longer })).toMatchObject({ status: 404 })
    const codes = new Set<number>()
    for (let guess = 0; guess < 40; guess++) codes.add((await tryJoin({ code: String(100_000 + guess) })).status)
    expect(codes).toEqual(new Set([404, 429]))
    expect(await tryJoin({ code: event.code })).toMatchObject({ status: 200 })
  })
})

describe('another device', () => {
  test('JN-4 is opened once by a code, however many ask for it at one time', async () => {
    const bob = await join(server.url, event.code, { name: 'Bob' })
    const phone = await Controller.open(server.url, bob.token)
    const { code } = await phone.send({ type: 'transfer.start' }) as unknown as { code: string }
    const answers = await Promise.all(Array.from({ length: 8 }, () => tryJoin({ code })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 200).map(({ error }) => error?.code)).toEqual(Array.from({ length: 7 }, () => expect.stringMatching(/unknown-code|too-fast/)))
    phone.close()
  })

  test('JN-4 is reached by a code that works once; the old device is told and opens nothing, and one credential stays one person', async () => {
    const ann = await join(server.url, event.code, { name: 'Ann' })
    const old = await Controller.open(server.url, ann.token)
    const first = await old.send({ type: 'transfer.start' }) as unknown as { code: string }
    const { code, until } = await old.send({ type: 'transfer.start' }) as unknown as { code: string; until: number }
    expect(until - old.state!.now).toBeLessThanOrEqual(11 * 60_000)
    expect(await tryJoin({ code: first.code })).toMatchObject({ error: { code: expect.stringMatching(/unknown-code|too-fast/) as string } })
    expect((await post<Answer>(server.url, '/api/join/check', { code })).body).toMatchObject({ eventId: event.eventId, transfer: { name: 'Ann' } })
    const told = new Promise<string>((resolve) => {
      old.socket.once('connect_error', (error) => resolve((error as unknown as { data: { code: string } }).data.code))
      old.socket.once('disconnect', () => old.socket.connect())
    })
    const moved = await tryJoin({ code: code.toLowerCase() })
    expect(moved).toMatchObject({ status: 200, participantId: ann.participantId, eventId: event.eventId })
    expect(await told).toBe('token-moved')
    expect(await tryJoin({ code })).toMatchObject({ error: { code: expect.stringMatching(/unknown-code|too-fast/) as string } })
    expect(await tryJoin({ code: event.code, participantToken: ann.token })).toMatchObject({ error: { code: 'token-moved' } })
    const here = await Controller.open(server.url, moved.token!)
    expect(here.state!.me).toMatchObject({ participantId: ann.participantId, name: 'Ann' })
    const again = await tryJoin({ code: event.code, participantToken: moved.token! })
    expect(again).toMatchObject({ participantId: ann.participantId })
    for (const one of [old, here]) one.close()
  })

  test('JN-4 is reached by nobody who was removed, and the code is in no log and no file', async () => {
    const ben = await join(server.url, event.code, { name: 'Ben' })
    const socket = await Controller.open(server.url, ben.token)
    const { code } = await socket.send({ type: 'transfer.start' }) as unknown as { code: string }
    await tell({ type: 'person.remove', participantId: ben.participantId, reason: 'Test' })
    expect(await tryJoin({ code })).toMatchObject({ status: 401, error: { code: 'token-revoked' } })
    socket.close()
    const { body } = await get<object>(server.url, `/api/events/${event.eventId}/journal`, organiserKey)
    expect(JSON.stringify(body)).not.toContain(code)
    expect(server.output()).not.toContain(code)
    expect(await console.send({ type: 'transfer.start' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  })
})
