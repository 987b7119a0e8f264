// Against the import's door: whoever sends what they like there gets a typed no, and others are served meanwhile.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { createEvent, get, join, openBoard } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let event: Created

beforeAll(async () => {
  server = await startServer()
  event = await createEvent(server.url, { title: 'Imports' })
})

afterAll(async () => { await server.remove() })

type Answer = { status: number; code: string | undefined; body: Record<string, unknown> }

async function send(fields: Record<string, string | Blob>, key: string | null = organiserKey, eventId = event.eventId): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, 'file.csv')
  }
  return answerOf(await fetch(`${server.url}/api/events/${eventId}/import`, { method: 'POST', headers: key === null ? {} : { authorization: `Bearer ${key}` }, body: form }))
}

async function answerOf(response: Response): Promise<Answer> {
  const body = await response.json() as Record<string, unknown>
  return { status: response.status, code: (body['error'] as { code: string } | undefined)?.code, body }
}

async function raw(headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>): Promise<Answer> {
  return answerOf(await fetch(`${server.url}/api/events/${event.eventId}/import`, { method: 'POST', headers: { authorization: `Bearer ${organiserKey}`, ...headers }, body }))
}

const csv = (text: string): Blob => new Blob([text])
const good = csv('title\nA')

/** A newcomer is let in, and the board is as it was. */
async function othersAreServed(actions: number): Promise<void> {
  const person = await join(server.url, event.code)
  const board = await openBoard(server.url, event.boards[0]!.boardId, person.token)
  expect(readBoard(board.doc).actions).toHaveLength(actions)
  board.close()
}

describe('the door of imports', () => {
  test('IM-8 opens by the organiser key alone, before the body is read', async () => {
    expect(await send({ kind: 'actions', file: good }, null)).toMatchObject({ status: 401, code: 'no-token' })
    expect(await send({ kind: 'actions', file: good }, event.tokens.facilitator)).toMatchObject({ status: 401, code: 'bad-key' })
    expect(await send({ kind: 'actions', file: good }, organiserKey, 'nothing')).toMatchObject({ status: 404, code: 'unknown-event' })
  })

  test('IM-8 takes no form that is malformed or foreign', async () => {
    const forms: Record<string, string | Blob>[] = [{ file: good }, { kind: 'people', file: good }, { kind: 'actions' }, { kind: 'actions', file: good, mapping: '{' }, { kind: 'actions', file: good, mapping: '{"colour":1}' },
      { kind: 'actions', file: good, mapping: '{"title":9}' }, { kind: 'actions', file: good, preview: 'perhaps' }, { kind: 'actions', file: good, repeated: 'maybe' }]
    for (const fields of forms) {
      expect(await send(fields)).toMatchObject({ status: 400, code: 'bad-request' })
    }
    expect(await send({ kind: 'actions', file: good, boardId: 'nowhere' })).toMatchObject({ status: 404, code: 'unknown-board' })
    expect(await raw({ 'content-type': 'application/json' }, '{"kind":"actions"}')).toMatchObject({ status: 400, code: 'bad-request' })
    expect(await raw({ 'content-type': 'text/csv' }, 'title\nA')).toMatchObject({ status: 400, code: 'bad-request' })
    expect(await raw({ 'content-type': 'application/x-www-form-urlencoded' }, 'kind=actions')).toMatchObject({ status: 400, code: 'bad-request' })
    for (const body of ['', '--b', '--b\r\n\r\n', '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nnever ended', '--c--', '--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n']) {
      expect(await raw({ 'content-type': 'multipart/form-data; boundary=b' }, body)).toMatchObject({ status: 400, code: 'bad-request' })
    }
    expect(await raw({ 'content-type': 'multipart/form-data' }, 'x')).toMatchObject({ status: 400, code: 'bad-request' })
    await othersAreServed(0)
  })

  test('IM-8 refuses what is too large, and what says that it is before a byte of it has come', async () => {
    expect(await send({ kind: 'actions', file: new Blob([new Uint8Array(8 * 1024 * 1024 + 1)]) })).toMatchObject({ status: 413, code: 'too-large' })
    expect(await send({ kind: 'actions', file: good, mapping: `"${'x'.repeat(20_000)}"` })).toMatchObject({ status: 413, code: 'too-large' })
    expect(await send({ ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, 'x'])), kind: 'actions', file: good })).toMatchObject({ status: 413, code: 'too-large' })
    const declared = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1')
      let heard = ''
      socket.on('data', (chunk) => { heard += chunk.toString() })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
      socket.write(`POST /api/events/${event.eventId}/import HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${organiserKey}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 200000000\r\n\r\n--b\r\n`)
    })
    expect(declared).toMatch(/^HTTP\/1\.1 413 [^]*"too-large"/)
    await othersAreServed(0)
  })

  test('IM-8 a form that comes byte by byte holds nobody up', async () => {
    const sockets = Array.from({ length: 50 }, () => {
      const socket = connect(server.port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(`POST /api/events/${event.eventId}/import HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${organiserKey}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 1000\r\n\r\n--b`)
      return socket
    })
    expect(await send({ kind: 'actions', file: csv('title\nFirst'), preview: 'true' })).toMatchObject({ status: 200, body: { counts: { rows: 1, new: 1 } } })
    await othersAreServed(0)
    for (const socket of sockets) socket.destroy()
  })

  test('IM-2 and IM-3 rows that are wrong are named, and none of the others is there', async () => {
    const text = `title,detail\n${Array.from({ length: 500 }, (_, i) => (i === 250 ? ',no title' : `Action ${i},x`)).join('\n')}`
    const answer = await send({ kind: 'actions', file: csv(text) })
    expect(answer).toMatchObject({ status: 422, code: 'bad-rows', body: { error: { details: { count: 1, errors: [{ row: 252, column: 'title', code: 'missing' }] } } } })
    expect(await send({ kind: 'actions', file: csv('colour,size\nred,2') })).toMatchObject({ status: 422, body: { error: { details: { errors: [{ row: 1, column: 'title' }] } } } })
    await othersAreServed(0)
    const shown = await send({ kind: 'actions', file: csv(text), preview: '1' })
    expect(shown).toMatchObject({ status: 200, body: { preview: true, count: 1, counts: { rows: 500 } } })
    await othersAreServed(0)
  })

  test('IM-9 2,000 rows while people write: all of them are there for who watches, and nobody else is kept waiting for long', async () => {
    const person = await join(server.url, event.code)
    const watcher = await openBoard(server.url, event.boards[0]!.boardId, person.token)
    const text = `title,detail,theme\n${Array.from({ length: 2_000 }, (_, i) => `Action ${i},${'words '.repeat(40)},Theme ${i % 20}`).join('\n')}`
    let isDone = false
    const done = send({ kind: 'actions', file: csv(text) }).finally(() => { isDone = true })
    const waits: number[] = []
    while (!isDone) {
      const began = performance.now()
      await get(server.url, '/livez')
      waits.push(performance.now() - began)
    }
    expect(await done).toMatchObject({ status: 200, body: { imported: 2_000, numbers: { from: 1, to: 2_000 } } })
    await new Promise<void>((resolve) => {
      const check = (): void => { if (watcher.doc.getMap('actions').size === 2_000) resolve() }
      watcher.doc.on('update', check)
      check()
    })
    watcher.close()
    // What others wait for is counted, as how long a turn takes is the machine's affair: a stall of the whole import would be the only wait.
    expect(waits.length).toBeGreaterThan(5)
    await othersAreServed(2_000)
  })
})
