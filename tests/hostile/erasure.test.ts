// The doors of erasure, as outsiders and as those who may not try them; and a server that is killed in the middle.
import { readdirSync, readFileSync } from 'node:fs'
import { join as pathOf } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addArgument } from '../../shared/board/write.ts'
import { readBoard } from '../../shared/board/read.ts'
import { createEvent, get, join, openBoard, post, whenDoc } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

const plan = { title: 'Erasing', boards: [{ title: 'Board', actions: [{ title: 'One' }] }], agenda: [{ kind: 'explore', title: 'Explore' }] }
let server: RunningServer
beforeAll(async () => { server = await startServer() })
afterAll(() => server?.remove())

function isInFiles(words: string): boolean {
  return readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).some((one) => readFileSync(pathOf(one.parentPath, one.name)).includes(words))
}

test('ER-14 nobody gets people’s data, an erasure or a backup without the key, and nobody what is another’s', async () => {
  const event = await createEvent(server.url, plan)
  const ann = await join(server.url, event.code, { name: 'Ann' })
  for (const path of [`/api/events/${event.eventId}/people`, `/api/events/${event.eventId}/people/${ann.participantId}/data`, '/api/backup']) {
    expect((await get(server.url, path)).status).toBe(401)
    expect((await get(server.url, path, ann.token)).status).toBe(401)
  }
  const erase = { type: 'person.erase', erasureId: 'x', participantId: ann.participantId, reason: '' }
  expect((await post(server.url, `/api/events/${event.eventId}/erasures`, erase, ann.token)).status).toBe(401)
  for (const body of [null, [], 'x', {}, { type: 'stage.go' }, { ...erase, participantId: 'x'.repeat(65) }, { ...erase, reason: 'x'.repeat(301) }, { type: 'words.remove', erasureId: 'x', kind: '__proto__', id: 'a', reason: '' }, { type: 'retention.set', days: 1e9 }]) {
    expect((await post(server.url, `/api/events/${event.eventId}/erasures`, body, organiserKey)).status).toBe(400)
  }
  for (const id of ['__proto__', 'constructor', 'nobody']) {
    expect((await post(server.url, `/api/events/${event.eventId}/erasures`, { ...erase, participantId: id }, organiserKey)).status).toBe(404)
    expect((await get(server.url, `/api/events/${event.eventId}/people/${id}/data`, organiserKey)).status).toBe(404)
  }
  const other = await createEvent(server.url, plan)
  expect((await get(server.url, `/api/events/${other.eventId}/my-data`, ann.token)).status).toBe(403)
  expect((await get(server.url, `/api/events/${event.eventId}/my-data`, 'no-token')).status).toBe(401)
  expect(await get(server.url, `/api/events/${event.eventId}/my-data`, ann.token)).toMatchObject({ status: 200, body: { participantId: ann.participantId, name: 'Ann' } })
})

test('ER-3 a server that is killed while it removes has removed it after the next start', async () => {
  const words = 'The words that nobody is to read again'
  const event = await createEvent(server.url, plan)
  const boardId = event.boards[0]!.boardId
  const ann = await join(server.url, event.code, { name: 'Ann Ashby-Vole' })
  const ben = await join(server.url, event.code, { name: 'Ben' })
  const [writer, reader] = [await openBoard(server.url, boardId, ann.token), await openBoard(server.url, boardId, ben.token)]
  const action = readBoard(writer.doc).actions[0]!
  addArgument(writer.doc, { id: 'gone', action: action.id, side: 'for', text: words, author: ann.participantId, createdAt: 1 })
  await whenDoc(reader.doc, () => readBoard(reader.doc).arguments.length === 1)
  writer.close()
  expect(isInFiles(words)).toBe(true)
  // Killed at once: before, in or after any step of it.
  const asking = post(server.url, `/api/events/${event.eventId}/erasures`, { type: 'person.erase', erasureId: 'x1', participantId: ann.participantId, reason: 'Asked' }, organiserKey).catch(() => null)
  await new Promise((resolve) => { setImmediate(resolve) })
  await server.restart()
  await asking
  // Where the request had not been taken yet, it is sent again: it is the same one.
  expect(await post(server.url, `/api/events/${event.eventId}/erasures`, { type: 'person.erase', erasureId: 'x1', participantId: ann.participantId, reason: 'Asked' }, organiserKey)).toMatchObject({ status: 200 })
  const { body } = await get<{ erasures: { finishedAt: number | null }[] }>(server.url, `/api/events/${event.eventId}/people`, organiserKey)
  expect(body.erasures).toHaveLength(1)
  for (let tries = 0; tries < 200 && (isInFiles(words) || isInFiles('Ann Ashby-Vole')); tries++) await get(server.url, '/readyz')
  expect([isInFiles(words), isInFiles('Ann Ashby-Vole')]).toEqual([false, false])
  const fresh = await openBoard(server.url, boardId, ben.token)
  expect(readBoard(fresh.doc).arguments).toEqual([])
  reader.close()
  fresh.close()
})
