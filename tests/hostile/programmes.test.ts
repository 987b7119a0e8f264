// Against the doors of programmes and personal links: only the organiser's key opens the first, and the second gives away nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Controller, createEvent, get, post } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let event: Created
let programmeId = ''

beforeAll(async () => {
  server = await startServer()
  event = await createEvent(server.url, { title: 'First', groups: ['Care'] })
  const made = await post<{ programmeId: string }>(server.url, '/api/programmes', { title: 'Series', groups: ['Care'] }, organiserKey)
  programmeId = made.body.programmeId
  expect(made.status).toBe(201)
})
afterAll(() => server?.remove())

type Answer = { error?: { code: string } }
const of = (path = ''): string => `/api/programmes/${programmeId}${path}`

async function call(method: string, path: string, body?: unknown, key: string | null = organiserKey): Promise<string> {
  const response = await fetch(server.url + path, {
    method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(key ? { authorization: `Bearer ${key}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer = await response.json() as Answer
  return answer.error?.code ?? String(response.status)
}

async function links(): Promise<{ memberId: string; link: string | null }[]> {
  return (await get<{ members: { memberId: string; link: string | null }[] }>(server.url, of('/panel'), organiserKey)).body.members
}

const tokenOf = (link: string | null | undefined): string => new URL(link!).hash.replace('#invited=', '')

describe('programmes', () => {
  test('PG-5 open by the organiser’s key alone', async () => {
    const doors: [string, string, unknown?][] = [
      ['GET', '/api/programmes'], ['POST', '/api/programmes', { title: 'X' }], ['GET', of()], ['PATCH', of(), {}], ['POST', of('/events'), {}], ['PATCH', of('/events/x'), {}], ['DELETE', of('/events/x')],
      ['GET', of('/lineage')], ['GET', of('/panel')], ['POST', of('/panel'), {}], ['PATCH', of('/panel/x'), {}], ['POST', of('/panel/x/renew'), {}], ['POST', of('/panel/x/revoke'), {}], ['POST', of('/panel/x/erase'), { erasureId: 'x', reason: '' }],
    ]
    for (const [method, path, body] of doors) {
      expect([method, path, await call(method, path, body, null)]).toEqual([method, path, 'no-token'])
      expect([method, path, await call(method, path, body, event.tokens.facilitator)]).toEqual([method, path, 'bad-key'])
    }
  })

  test('PG-5 take nothing that is malformed, unknown or too much', async () => {
    expect(await call('GET', '/api/programmes/nothing')).toBe('unknown-programme')
    expect(await call('GET', '/api/programmes/__proto__')).toBe('unknown-programme')
    for (const body of [{}, { title: '' }, { title: 'x'.repeat(201) }, { title: 'X', groups: ['__proto__'] }, { title: 'X', groups: [''] }]) expect(await call('POST', '/api/programmes', body)).toBe('bad-request')
    for (const body of [{}, { eventId: 4 }, { title: 'X', startsAt: 'soon' }, { title: 'X', agenda: 'twice' }, { title: 'X', from: { eventId: event.eventId, actions: { kind: 'top', questionId: 'q', k: 0 } } }]) {
      expect(await call('POST', of('/events'), body)).toBe('bad-request')
    }
    expect(await call('POST', of('/events'), { eventId: 'nothing' })).toBe('unknown-event')
    expect(await call('POST', of('/events'), { title: 'X', from: { eventId: event.eventId } })).toBe('unknown-event')
    for (const body of [{}, { members: [] }, { members: [{ name: '' }] }, { members: [{ name: 'x'.repeat(81) }] }, { members: Array.from({ length: 2_001 }, () => ({ name: 'N' })) }]) expect(await call('POST', of('/panel'), body)).toBe('bad-request')
    expect(await call('POST', of('/panel'), { members: [{ name: 'A', group: 'Nobody' }] })).toBe('unknown-group')
    expect(await call('POST', of('/panel/constructor/renew'))).toBe('unknown-person')
    for (const body of [{}, { erasureId: '', reason: '' }, { erasureId: 'x'.repeat(65), reason: '' }, { erasureId: 'x', reason: 'x'.repeat(301) }]) expect(await call('POST', of('/panel/constructor/erase'), body)).toBe('bad-request')
    expect(await call('POST', of('/panel/constructor/erase'), { erasureId: 'x', reason: '' })).toBe('unknown-person')
    for (const retentionDays of [0, 3_651, 1.5, '30']) expect(await call('PATCH', of(), { retentionDays })).toBe('bad-request')
    expect(await links()).toEqual([])
    expect((await get<{ events: unknown[] }>(server.url, of(), organiserKey)).body.events).toEqual([])
  })
})

describe('personal links', () => {
  test('PN-4 that are wrong are throttled and tell nothing, while right ones go on working', async () => {
    await call('POST', of('/events'), { eventId: event.eventId })
    expect(await call('POST', of('/panel'), { members: [{ name: 'Ann', group: 'Care' }] })).toBe('200')
    const token = tokenOf((await links())[0]?.link)
    for (const wrong of [{}, { token: '' }, { token: 7 }, { token: 'x'.repeat(129) }, { token, enter: 'please' }]) expect(await call('POST', '/api/invitations', wrong, null)).toBe('bad-request')
    const codes = new Set<string>()
    for (let i = 0; i < 40; i++) codes.add(await call('POST', '/api/invitations', { token: `${token.slice(0, -2)}${String(i).padStart(2, '0')}` }, null))
    expect(codes).toEqual(new Set(['link-revoked', 'too-fast']))
    expect(await call('POST', '/api/invitations', { token }, null)).toBe('200')
  })

  test('PN-5 that are revoked or replaced end what they opened, on connections that are open, too', async () => {
    const { memberId, link } = (await links())[0]!
    const open = async (token: string): Promise<string> => (await post<{ credential: { token: string } }>(server.url, '/api/invitations', { token, enter: true })).body.credential.token
    const old = await Controller.open(server.url, await open(tokenOf(link)))
    const ended = new Promise<string>((resolve) => old.socket.once('disconnect', resolve))
    const since = performance.now()
    expect(await call('POST', of(`/panel/${memberId}/renew`))).toBe('200')
    expect(await ended).toBe('io server disconnect')
    expect(performance.now() - since).toBeLessThan(5_000)
    expect(await call('POST', '/api/invitations', { token: tokenOf(link) }, null)).toMatch(/link-revoked|too-fast/)

    const token = await open(tokenOf((await links())[0]!.link))
    const newer = await Controller.open(server.url, token)
    const gone = new Promise<string>((resolve) => newer.socket.once('disconnect', resolve))
    const from = performance.now()
    expect(await call('POST', of(`/panel/${memberId}/revoke`))).toBe('200')
    expect(await gone).toBe('io server disconnect')
    expect(performance.now() - from).toBeLessThan(5_000)
    expect((await links())[0]!.link).toBeNull()
    for (const one of [old, newer]) one.close()
  })

  test('PN-4 are in no log line and in no file of this server', async () => {
    const { readdir, readFile } = await import('node:fs/promises')
    await call('POST', of('/panel'), { members: [{ name: 'Cat', group: null }] })
    const token = tokenOf((await links()).at(-1)!.link)
    await call('POST', '/api/invitations', { token, enter: true }, null)
    const files = await readdir(server.dataDir, { recursive: true, withFileTypes: true })
    for (const file of files.filter((one) => one.isFile())) expect((await readFile(`${file.parentPath}/${file.name}`)).includes(token), file.name).toBe(false)
    expect(server.output()).not.toContain(token)
  })
})

describe('words that are removed', () => {
  test('ER-11 by the door of commands go from every event that they were carried to, too', async () => {
    const word = 'Zwetschgenkuchen'
    const first = await createEvent(server.url, { title: 'Source', boards: [{ title: 'Board', actions: [{ title: word }] }] })
    expect(await call('POST', of('/events'), { eventId: first.eventId })).toBe('200')
    const second = await post<{ eventId: string }>(server.url, of('/events'), { title: 'Next', from: { eventId: first.eventId } }, organiserKey)
    const material = async (eventId: string): Promise<{ boards: { actions: { id: string; title: string }[] }[] }> =>
      (await get<{ boards: { actions: { id: string; title: string }[] }[] }>(server.url, `/api/events/${eventId}/material`, organiserKey)).body
    const [action] = (await material(first.eventId)).boards[0]!.actions
    expect(JSON.stringify(await material(second.body.eventId))).toContain(word)
    const command = { type: 'words.remove', erasureId: 'gone', kind: 'action', id: action!.id, reason: '' }
    expect(await post(server.url, `/api/events/${first.eventId}/commands`, command, first.tokens.facilitator)).toMatchObject({ status: 200, body: { ok: true, elsewhere: 1 } })
    for (const { eventId } of [first, second.body]) {
      expect(JSON.stringify(await material(eventId))).not.toContain(word)
      expect(JSON.stringify((await get(server.url, `/api/events/${eventId}/journal`, organiserKey)).body)).not.toContain(word)
    }
  })
})
