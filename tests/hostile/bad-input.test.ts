// Bad input on the running server: a typed no each time, nothing changed, the process alive, bystanders served.
import { DatabaseSync } from 'node:sqlite'
import { readFile } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { once } from 'node:events'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, replaceText } from '../../shared/board/write.ts'
import { sharedText } from '../../shared/board/read.ts'
import { Controller, createEvent, get, join, openBoard, post, whenDoc } from '../support/people.ts'
import type { Created, Joined } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let event: Created
let other: Created
let person: Joined
type Failure = { error: { code: string; message: string } }

beforeAll(async () => {
  server = await startServer()
  event = await createEvent(server.url, {
    title: 'Target', groups: ['Care'], boards: [{ title: 'Board', actions: [{ title: 'A' }, { title: 'B' }] }],
    agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'ballot', title: 'Vote' }],
  })
  other = await createEvent(server.url, { title: 'Other' })
  person = await join(server.url, event.code, { name: 'Mallory' })
})
afterAll(() => server?.remove())

// After each: the process lives, a newcomer can load, and two bystanders still reach each other.
let before: Uint8Array
beforeEach(async () => { before = await boardState() })
afterEach(async () => {
  expect(await boardState()).toEqual(before)
  const [a, b] = [await join(server.url, event.code), await join(server.url, event.code)]
  const [left, right] = [await openBoard(server.url, boardId(), a.token), await openBoard(server.url, boardId(), b.token)]
  const id = `by-${a.participantId}`
  addAction(left.doc, { id, title: 'Still here', detail: '', theme: null, author: a.participantId, createdAt: 1 })
  await whenDoc(right.doc, () => readBoard(right.doc).actions.some((action) => action.id === id))
  left.close()
  right.close()
})

const boardId = (): string => event.boards[0]!.boardId

async function boardState(): Promise<Uint8Array> {
  const screen = await openBoard(server.url, boardId(), event.tokens.screen)
  const state = Y.encodeStateAsUpdate(screen.doc)
  screen.close()
  return state
}

describe('over HTTP', () => {
  test('OP-1 half a character is refused: it would be stored as another one', async () => {
    expect(await codeOf('/api/join', JSON.stringify({ code: event.code, name: 'Half \ud83e' }))).toEqual([400, 'bad-request'])
    expect(await codeOf('/api/events', JSON.stringify({ title: 'T', groups: ['Care \ud800'] }), organiserKey)).toEqual([400, 'bad-request'])
    expect(await codeOf(`/api/events/${event.eventId}/commands`, JSON.stringify({ type: 'group.add', group: 'Care \ud800' }), event.tokens.facilitator)).toEqual([400, 'bad-command'])
  })

  test('OP-1 what the doors answer is kept by no cache', async () => {
    const key = { headers: { authorization: `Bearer ${organiserKey}` } }
    for (const path of ['/api/events', '/api/templates', '/api/nothing', `/api/events/${event.eventId}/tables`, `/api/events/${event.eventId}/journal`, `/api/events/${event.eventId}/material`]) {
      expect([path, (await fetch(server.url + path, key)).headers.get('cache-control')]).toEqual([path, 'no-store'])
    }
  })

  const codeOf = async (path: string, body: unknown, bearer?: string): Promise<[number, string]> => {
    const answer = await post<Failure>(server.url, path, body, bearer)
    return [answer.status, answer.body.error.code]
  }

  test('OP-1 malformed JSON, missing fields and unknown codes', async () => {
    expect(await codeOf('/api/join', '{bad')).toEqual([400, 'bad-request'])
    expect(await codeOf('/api/join', {})).toEqual([400, 'bad-request'])
    expect(await codeOf('/api/join', { code: 'AAAAAAAA' })).toEqual([404, 'unknown-code'])
    expect(await codeOf('/api/join', { code: event.code, group: 'Nobody' })).toEqual([400, 'unknown-group'])
    expect(await codeOf('/api/join', { code: event.code, name: 'x'.repeat(500) })).toEqual([400, 'bad-request'])
    expect(await codeOf('/api/join', { code: 'x'.repeat(40_000) })).toEqual([413, 'too-large'])
  })

  test('OP-1 null says what leaving out says, to join and to make an event', async () => {
    const joined = await post<{ participantId?: string }>(server.url, '/api/join', { code: event.code, name: null, group: null, participantToken: null })
    expect([joined.status, typeof joined.body.participantId]).toEqual([200, 'string'])
    const body = { title: 'Nulls', template: null, boards: [{ title: 'B', themes: null, actions: [{ title: 'A', detail: null, theme: null }] }], agenda: [{ kind: 'explore', title: 'E', seconds: null, questions: null }] }
    expect((await post(server.url, '/api/events', body, organiserKey)).status).toBe(201)
    expect(await codeOf('/api/events', { title: null }, organiserKey)).toEqual([400, 'bad-request'])
    expect(await codeOf('/api/events', { title: 'x', groups: [null] }, organiserKey)).toEqual([400, 'bad-request'])
  })

  test('OP-1 the organiser key is asked for, and a wrong one is refused', async () => {
    expect(await codeOf('/api/events', { title: 'x' })).toEqual([401, 'no-token'])
    expect(await codeOf('/api/events', { title: 'x' }, 'wrong-key-wrong')).toEqual([401, 'bad-key'])
    expect(await codeOf('/api/events', { title: 'x' }, event.tokens.facilitator)).toEqual([401, 'bad-key'])
    expect((await get<Failure>(server.url, `/api/events/${event.eventId}/journal`, person.token)).body.error.code).toBe('bad-key')
    expect((await get<Failure>(server.url, `/api/events/${event.eventId}/journal/stream`, person.token)).body.error.code).toBe('bad-key')
    expect((await get<Failure>(server.url, `/api/events/${other.eventId}/journal/stream`, event.tokens.facilitator)).body.error.code).toBe('bad-key')
  })

  test('OP-1 events that make no sense are not created', async () => {
    const count = async (): Promise<number> => (await get<{ events: unknown[] }>(server.url, '/api/events', organiserKey)).body.events.length
    const events = await count()
    for (const body of [{}, { title: '' }, { title: 'x', template: 'nope' }, { title: 'x', agenda: [] }, { title: 'x', agenda: [{ kind: 'party', title: 'x' }] },
      { title: 'x', boards: [{ title: 'b', actions: [{ title: 'x'.repeat(301) }] }] }, { title: 'x', groups: 'all' }, { title: 'x', groups: ['__proto__'] }, { title: 'x', groups: ['A', ' constructor '] }, []]) {
      expect(await codeOf('/api/events', body, organiserKey)).toEqual([400, 'bad-request'])
    }
    expect(await codeOf('/api/events', { title: 'x', agenda: [{ kind: 'ballot', title: 'x', questions: [{ title: 'q', method: 'coin-toss' }] }] }, organiserKey))
      .toEqual([400, 'method-not-supported'])
    expect(await count()).toBe(events)
  })

  test('OP-1 what is not there, and results of somebody else\'s event', async () => {
    expect((await get<Failure>(server.url, '/api/nothing')).body.error.code).toBe('not-found')
    expect((await get<Failure>(server.url, `/api/events/nothing/journal`, organiserKey)).body.error.code).toBe('unknown-event')
    expect((await get<Failure>(server.url, `/api/events/nothing/journal/stream`, organiserKey)).body.error.code).toBe('unknown-event')
    expect((await get<Failure>(server.url, `/api/events/${other.eventId}/results/x`, person.token)).body.error.code).toBe('bad-token')
    expect((await get<Failure>(server.url, `/api/events/${event.eventId}/results/x`, person.token)).body.error.code).toBe('unknown-question')
  })

  test('OP-2 wrong codes are throttled, right ones never', async () => {
    const codes = await Promise.all(Array.from({ length: 60 }, () => codeOf('/api/join', { code: 'QQQQQQQQ' })))
    expect(codes.at(-1)).toEqual([429, 'too-fast'])
    await expect(join(server.url, event.code)).resolves.toHaveProperty('token')
  })
})

describe('over the control channel', () => {
  test('EV-10 a wrong token is told so, and gets nothing', async () => {
    for (const token of ['nonsense', '', 'a.b', `${person.token}x`, undefined, { a: 1 }]) {
      const socket = io(server.url, { auth: { token }, transports: ['websocket'], reconnection: false, forceNew: true })
      const [error] = await once(socket as never, 'connect_error') as [Error & { data?: { code: string } }]
      expect(error.data?.code).toBe('bad-token')
      socket.close()
    }
  })

  test('EV-10 unknown, malformed and forbidden commands are refused by type', async () => {
    const mallory = await Controller.open(server.url, person.token)
    const codeOf = async (command: unknown): Promise<string> => {
      const ack = await mallory.send(command as object)
      return ack.ok ? 'ok' : ack.error.code
    }
    const stageId = mallory.state!.agenda[1]!.stageId
    expect(await codeOf(null)).toBe('bad-command')
    expect(await codeOf('stage.go')).toBe('bad-command')
    expect(await codeOf({ type: 'event.destroy' })).toBe('bad-command')
    expect(await codeOf({ type: 'stage.go', stageId: { $ne: '' } })).toBe('bad-command')
    expect(await codeOf({ type: 'stage.go', stageId: 'x'.repeat(65) })).toBe('bad-command')
    expect(await codeOf({ type: 'stage.go', stageId })).toBe('not-allowed')
    expect(await codeOf({ type: 'event.close' })).toBe('not-allowed')
    expect(await codeOf({ type: 'timer.restore', timer: null })).toBe('bad-command')
    expect(await codeOf({ type: 'ballot.cast', stageId, revision: 1, id: 'k', ballot: { method: 'rank', ranking: [] } })).toBe('question-not-open')
    expect(await codeOf({ type: 'ballot.cast', stageId: 'nothing', revision: 1, id: 'k', ballot: { method: 'rank', ranking: [] } })).toBe('unknown-question')
    expect(await codeOf({ type: 'person.update', group: 'Nobody' })).toBe('unknown-group')
    expect(mallory.state!.stageId).toBe(mallory.state!.agenda[0]!.stageId)
    mallory.close()
  })

  test('EV-11 a flood of commands is slowed down, and an enormous one ends its own connection only', async () => {
    const mallory = await Controller.open(server.url, person.token)
    const answers = await Promise.all(Array.from({ length: 200 }, () => mallory.send({ type: 'event.close' })))
    expect(answers.some((ack) => !ack.ok && ack.error.code === 'too-fast')).toBe(true)
    const gone = once(mallory.socket as never, 'disconnect')
    mallory.socket.emit('command', { type: 'x'.repeat(1_000_000) }, () => {})
    await gone
    mallory.close()
  })
})

describe('over board sync', () => {
  const closeOf = async (path: string, headers: Record<string, string> = {}): Promise<number> => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers })
    const [code] = await once(socket, 'close') as [number]
    return code
  }

  test('RM-8 the door: no token, a wrong one, another event, no such board, an old epoch, a foreign origin', async () => {
    expect(await closeOf(`/sync/${boardId()}`)).toBe(4401)
    expect(await closeOf(`/sync/${boardId()}?token=nonsense`)).toBe(4401)
    expect(await closeOf(`/sync/${boardId()}?token=${other.tokens.facilitator}`)).toBe(4403)
    expect(await closeOf(`/sync/nothing?token=${person.token}`)).toBe(4404)
    expect(await closeOf(`/sync/%zz?token=${person.token}`)).toBe(4404)
    expect(await closeOf(`/sync/${boardId()}?token=${person.token}&epoch=0`)).toBe(4409)
    const foreign = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${boardId()}?token=${person.token}`, { origin: 'https://evil.example' })
    await expect(once(foreign, 'open')).rejects.toThrow(/403/)
  })

  test('RM-9 frames that mean nothing end their own connection, with a code that lets an honest client come back', async () => {
    const frames = [new Uint8Array([]), new Uint8Array([99]), new Uint8Array([0, 9, 1, 0]), new Uint8Array([0, 2, 200, 1]), new Uint8Array([1, 255, 255, 255, 255, 15]),
      new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255]), 'text']
    for (const frame of frames) {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${boardId()}?token=${person.token}`)
      await once(socket, 'open')
      socket.send(frame)
      const [code] = await once(socket, 'close') as [number]
      expect([1013]).toContain(code)
    }
  })

  test('RM-9 a frame beyond the size is final', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${boardId()}?token=${person.token}`)
    await once(socket, 'open')
    socket.send(new Uint8Array(1_500_000))
    const [code] = await once(socket, 'close') as [number]
    expect(code).toBe(4413)
  })

  test('RM-10 a refused update is answered by message type 2 with its reason, and nothing after it is taken', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${boardId()}?token=${person.token}`)
    socket.binaryType = 'nodebuffer'
    const replies: Buffer[] = []
    const refused = new Promise<void>((resolve) => socket.on('message', (data: Buffer) => {
      if (data[0] === 2) { replies.push(data); if (replies.length === 2) resolve() }
    }))
    await once(socket, 'open')
    socket.send(new Uint8Array([0, 2, 3, 1, 1, 1]))
    socket.send(new Uint8Array([0, 2, 2, 0, 0]))
    await refused
    expect(replies[0]!.subarray(3).toString()).toBe('bad-update')
    socket.terminate()
  })

  test('RM-7 an observer is refused whatever it writes', async () => {
    const screen = await openBoard(server.url, boardId(), event.tokens.screen)
    const refusal = new Promise<string>((resolve) => {
      (screen.provider.ws as unknown as WebSocket).addEventListener('message', ({ data }) => {
        const bytes = new Uint8Array(data as ArrayBuffer)
        if (bytes[0] === 2) resolve(new TextDecoder().decode(bytes.subarray(3)))
      })
    })
    const [action] = readBoard(screen.doc).actions
    replaceText(sharedText(screen.doc, 'actions', action!.id, 'title')!, 'Taken over', null)
    expect(await refusal).toBe('not-allowed')
    screen.close()
  })
})

describe('at the start', () => {
  test('ST-1 a folder from a newer version is refused in words, and left as it is', async () => {
    const old = await startServer()
    await old.kill('SIGTERM')
    const file = new DatabaseSync(joinPath(old.dataDir, 'journal.db'))
    file.exec('PRAGMA user_version = 999')
    file.close()
    const before = await readFile(joinPath(old.dataDir, 'journal.db'))
    await expect(startServer({ DATA_DIR: old.dataDir })).rejects.toThrow(/newer/i)
    expect(await readFile(joinPath(old.dataDir, 'journal.db'))).toEqual(before)
    await old.remove()
  })

  test('OP-3 a port that is taken, or a folder that cannot be, is said in words', async () => {
    await expect(startServer({ PORT: String(server.port) })).rejects.toThrow(/Port \d+ is taken/)
    await expect(startServer({ DATA_DIR: '/dev/null/data' })).rejects.toThrow(/folder/i)
    await expect(startServer({ ORGANISER_KEY: 'short' })).rejects.toThrow(/ORGANISER_KEY/)
    await expect(startServer({ DATABASE_URL: 'postgres://localhost/plenary' })).rejects.toThrow(/DATABASE_URL.*PostgreSQL is not supported yet/)
    await expect(startServer({ REDIS_URL: 'redis://localhost' })).rejects.toThrow(/REDIS_URL/)
  })
})
