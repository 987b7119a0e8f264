// Against the door that opens archives: whoever sends what they like there gets a typed no, nothing of it is taken in, and others are
// served meanwhile.
import { connect } from 'node:net'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readContainer, writeContainer } from '../../shared/archive/container.ts'
import { paths } from '../../shared/archive/format.ts'
import { createEvent, get, join } from '../support/people.ts'
import { sitting } from '../support/sitting.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let archive: Uint8Array
let eventId: string

beforeAll(async () => {
  server = await startServer()
  const { world, host } = await sitting([{ kind: 20, pick: 4, ms: 5 }])
  archive = await world.archives.of(host)
  eventId = host.state.eventId
})

afterAll(async () => { await server.remove() })

type Answer = { status: number; code: string | undefined; body: Record<string, unknown> }

async function send(body: Uint8Array | string | FormData, type: string | null = 'application/zip', key: string | null = organiserKey): Promise<Answer> {
  const headers: Record<string, string> = { ...(type ? { 'content-type': type } : {}), ...(key ? { authorization: `Bearer ${key}` } : {}) }
  const response = await fetch(`${server.url}/api/archives`, { method: 'POST', headers, body: body as BodyInit })
  const answer = await response.json() as Record<string, unknown>
  return { status: response.status, code: (answer['error'] as { code: string } | undefined)?.code, body: answer }
}

async function events(): Promise<{ eventId: string; openedAt: number | null; links: Record<string, string> }[]> {
  const response = await fetch(`${server.url}/api/events`, { headers: { authorization: `Bearer ${organiserKey}` } })
  return (await response.json() as { events: Awaited<ReturnType<typeof events>> }).events
}

describe('the door of archives', () => {
  test('AR-8 opens by the organiser key alone, before the body is read', async () => {
    expect(await send(archive, 'application/zip', null)).toMatchObject({ status: 401, code: 'no-token' })
    expect(await send(archive, 'application/zip', 'another-key-of-somebody')).toMatchObject({ status: 401, code: 'bad-key' })
    expect((await fetch(`${server.url}/api/events/${(await events())[0]!.eventId}/archive`)).status).toBe(401)
    const declared = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1')
      let heard = ''
      socket.on('data', (chunk) => { heard += chunk.toString() })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
      socket.write(`POST /api/archives HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${organiserKey}\r\ncontent-type: application/zip\r\ncontent-length: 900000000\r\n\r\nPK`)
    })
    expect(declared).toMatch(/^HTTP\/1\.1 413 [^]*"too-large"/)
  })

  test('AR-14 an archive that is given out is in the record, for what is removed later', async () => {
    const event = await createEvent(server.url, { title: 'Given out' })
    const handed = async (): Promise<number> => {
      const { body } = await get<{ entries: { fact?: { type: string } }[] }>(server.url, `/api/events/${event.eventId}/journal`, organiserKey)
      return body.entries.filter(({ fact }) => fact?.type === 'archive.handed').length
    }
    expect((await fetch(`${server.url}/api/events/${event.eventId}/archive`)).status).toBe(401)
    expect(await handed()).toBe(0)
    const response = await fetch(`${server.url}/api/events/${event.eventId}/archive`, { headers: { authorization: `Bearer ${organiserKey}` } })
    const given = new Uint8Array(await response.arrayBuffer())
    expect(await handed()).toBe(1)
    expect(Buffer.from(readContainer(given).files.get(paths.part(1))!).toString()).toContain('archive.handed')
  })

  test('AR-4 AR-8 takes nothing in of what is no archive, is altered, swells or names what is somebody else\'s', async () => {
    const before = (await events()).length
    const { files } = readContainer(archive)
    const bomb = zipSync({ 'manifest.json': new Uint8Array(200 * 1024 * 1024) }, { level: 9 })
    const flipped = new Uint8Array(archive)
    flipped[9_000]! ^= 1
    const without = (path: string): Uint8Array => writeContainer([...files].filter(([name]) => name !== path))
    const text = (path: string, change: (text: string) => string): Uint8Array => writeContainer([...files].map(([name, content]) => (
      [name, name === path ? new TextEncoder().encode(change(new TextDecoder().decode(content))) : content]
    )))
    const own = (await createEvent(server.url, { title: 'Own' })).eventId
    const bodies: [string, Uint8Array, string][] = [
      ['nothing in the zip', zipSync({}), 'bad-archive'], ['no zip', new Uint8Array(5_000).fill(80), 'bad-archive'], ['a bomb', bomb, 'too-large'], ['a flipped bit', flipped, 'bad-archive'],
      ['cut off', archive.subarray(0, archive.length - 40), 'bad-archive'], ['a journal gone', without(paths.part(1)), 'bad-archive'], ['a manifest gone', without(paths.manifest), 'bad-archive'],
      ['deep JSON', text(paths.manifest, () => `${'['.repeat(200_000)}${']'.repeat(200_000)}`), 'bad-archive'],
      ['another event', text(paths.manifest, (json) => json.replaceAll(eventId, own)), 'bad-archive'],
      ['a path out of it', zipSync({ '../../etc/passwd': new Uint8Array(3), 'manifest.json': files.get(paths.manifest)! }, { level: 0 }), 'bad-archive'],
      ['a huge line', text(paths.part(1), (lines) => lines.replace('"fact":{', `"fact":{"x":"${'y'.repeat(3_000_000)}",`)), 'bad-archive'],
      ['a prototype', text(paths.part(1), (lines) => lines.replace('"fact":{', '"fact":{"__proto__":{"type":"x"},')), 'bad-archive'],
    ]
    for (const [what, body, code] of bodies) expect(await send(body), what).toMatchObject({ status: code === 'too-large' ? 413 : 422, code })
    expect(await send(flipped)).toMatchObject({ body: { error: { details: { faults: expect.arrayContaining([{ code: 'changed-file', where: expect.any(String), message: expect.any(String) }]) } } } })
    expect(await send('{}', 'application/json')).toMatchObject({ status: 400, code: 'bad-request' })
    expect(await send('', 'application/zip')).toMatchObject({ status: 400 })
    expect(await send('--b--', 'multipart/form-data; boundary=b')).toMatchObject({ status: 400, code: 'bad-request' })
    expect(await events()).toHaveLength(before + 1)
    expect(await get(server.url, '/livez')).toMatchObject({ status: 200 })
  }, 60_000)

  test('AR-8 opens one that holds, once, as something to be looked at: nobody joins it, no command changes it', async () => {
    const form = new FormData()
    form.append('file', new Blob([archive as Uint8Array<ArrayBuffer>]), 'archive.zip')
    expect(await send(form, null)).toMatchObject({ status: 201, body: { eventId, there: false } })
    expect(await send(archive)).toMatchObject({ status: 200, body: { eventId, there: true } })
    const opened = (await events()).find((event) => event.eventId === eventId)!
    expect(opened).toMatchObject({ openedAt: expect.any(Number), code: '', links: { replay: expect.any(String) } })
    expect(Object.keys(opened.links)).toEqual(['replay'])
    expect(opened).not.toHaveProperty('tokens')
    const asOrganiser = { authorization: `Bearer ${organiserKey}` }
    const command = await fetch(`${server.url}/api/events/${eventId}/commands`, { method: 'POST', headers: { ...asOrganiser, 'content-type': 'application/json' }, body: JSON.stringify({ type: 'screen.blank', blank: true }) })
    expect(await command.json()).toMatchObject({ error: { code: 'read-only' } })
    const again = await fetch(`${server.url}/api/events/${eventId}/archive`, { headers: asOrganiser })
    expect(Buffer.compare(Buffer.from(await again.arrayBuffer()), archive)).toBe(0)
    await server.restart()
    expect((await events()).find((event) => event.eventId === eventId)).toMatchObject({ openedAt: opened.openedAt })
    const receipts = await (await fetch(`${server.url}/api/events/${eventId}/receipts`)).json() as { questions: { receipts: string[] }[] }
    expect(receipts.questions).toHaveLength(4)
    expect(receipts.questions[0]!.receipts).toHaveLength(13)
  }, 60_000)

  test('AR-8 others write and join while an archive is made and opened', async () => {
    const own = await createEvent(server.url, { title: 'Busy' })
    const asOrganiser = { authorization: `Bearer ${organiserKey}` }
    const [made, opened, person] = await Promise.all([
      fetch(`${server.url}/api/events/${own.eventId}/archive`, { headers: asOrganiser }).then((response) => response.arrayBuffer()), send(archive), join(server.url, own.code),
    ])
    expect(made.byteLength).toBeGreaterThan(1_000)
    expect(opened.status).toBe(200)
    expect(person.token).not.toBe('')
  })

  test('ER-19 lets the organiser remove from what was opened, and nobody else', async () => {
    const asked = { method: 'POST', body: JSON.stringify({ type: 'retention.set', days: 3_650 }) }
    const url = `${server.url}/api/events/${eventId}/erasures`
    expect((await fetch(url, { ...asked, headers: { 'content-type': 'application/json' } })).status).toBe(401)
    expect(await (await fetch(url, { ...asked, headers: { 'content-type': 'application/json', authorization: `Bearer ${organiserKey}` } })).json()).toMatchObject({ ok: true })
    expect(await get(server.url, `/api/events/${eventId}/people`, organiserKey)).toMatchObject({ status: 200, body: { retentionDays: 3_650 } })
  })
})
