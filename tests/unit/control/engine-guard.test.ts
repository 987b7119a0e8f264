// Bounds for a whole connection, over real polling; time is the test's.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { Server } from 'socket.io'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EngineGuard } from '../../../server/control/engine-guard.ts'
import { silent } from '../../support/host.ts'
import { RawPolling } from '../../support/raw-polling.ts'
import { TestTimers } from '../../support/timers.ts'

let timers: TestTimers
let io: Server
let url: string

beforeEach(async () => {
  timers = new TestTimers()
  const http = createServer()
  io = new Server(http, { httpCompression: false })
  const guard = new EngineGuard(io, { clock: timers.clock, timers, log: silent })
  guard.holds(io.sockets)
  guard.holds(io.of('/sync'))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})
afterEach(() => io.close())

const open = async (): Promise<RawPolling> => await RawPolling.open(url) as RawPolling
const gone = 400

test('RM-41 a flood of small packets ends its connection; honest rates do not', async () => {
  const [calm, wild] = [await open(), await open()]
  await calm.post('40')
  await wild.post('40')
  for (let second = 0; second < 30; second++) {
    timers.clock.advance(1_000)
    expect(await calm.post(...Array.from({ length: 140 }, () => '42["x"]'))).toBe(200)
  }
  await wild.post(...Array.from({ length: 1_200 }, () => '42["x"]'))
  expect(await wild.post('42["x"]')).toBe(gone)
  expect(await calm.post('42["x"]')).toBe(200)
})

test('RM-41 who posts and never reads is cut off before much waits', async () => {
  const connection = await open()
  const name = `/${'x'.repeat(100_000)}`
  let posts = 0
  while (await connection.post(`40${name},`) === 200) expect(++posts).toBeLessThan(100)
  expect(posts).toBeGreaterThan(80)
})

test('RM-41 one message may be as large as it is', async () => {
  io.on('connection', (socket) => socket.on('more', () => socket.emit('large', 'x'.repeat(9 * 1024 * 1024))))
  const connection = await open()
  await connection.post('40')
  await connection.post('42["more"]')
  expect(await connection.until('42["large"')).toHaveLength(9 * 1024 * 1024 + '42["large",""]'.length)
  expect(await connection.post('42["x"]')).toBe(200)
})

test('RM-41 a connection that has left all namespaces ends, one that is still in one stays', async () => {
  const [left, half] = [await open(), await open()]
  const emptied = new Promise<void>((resolve) => {
    let count = 0
    for (const name of ['/', '/sync']) io.of(name).on('connection', (socket) => socket.on('disconnect', () => { if (++count === 3) resolve() }))
  })
  await left.post('40', '40/sync,')
  await half.post('40', '40/sync,')
  await left.post('41', '41/sync,')
  await half.post('41/sync,')
  await emptied
  timers.advance(9_999)
  expect(await left.post('3')).toBe(200)
  timers.advance(1)
  expect(await left.post('3')).toBe(gone)
  expect(await half.post('42["x"]')).toBe(200)
})
