// Against the doors of the pre-flight page, which nobody signs in at: they are bounded, and tell nothing of any event.
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { get } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
beforeAll(async () => { server = await startServer() })
afterAll(() => server?.remove())

const open = (origin?: string): WebSocket => new WebSocket(`${server.url.replace('http', 'ws')}/preflight/socket`, origin ? { origin } : {})

test('PF-2 an echo says back the nonce and the time and nothing else, and takes no other', async () => {
  const { body } = await get<Record<string, unknown>>(server.url, '/api/preflight/echo?nonce=abc')
  expect(Object.keys(body).sort()).toEqual(['nonce', 'now', 'plenary'])
  expect(body['nonce']).toBe('abc')
  expect((await get(server.url, `/api/preflight/echo?nonce=${'x'.repeat(65)}`)).status).toBe(400)
  expect((await get(server.url, '/api/preflight/echo?nonce=%3Cscript%3E')).status).toBe(400)
})

test('PF-2 a socket says back what it hears, in bounds, and to no foreign page', async () => {
  const socket = open()
  await once(socket, 'open')
  socket.send('hello')
  const [data] = await once(socket, 'message') as [Buffer]
  expect(data.toString()).toBe('hello')
  socket.send('x'.repeat(257))
  const [code] = await once(socket, 'close') as [number]
  expect(code).toBe(1009)

  const flood = open()
  await once(flood, 'open')
  for (let i = 0; i < 60; i++) flood.send('x')
  expect((await once(flood, 'close') as [number])[0]).toBe(1008)

  const foreign = open('http://evil.example')
  const [error] = await once(foreign, 'error') as [Error]
  expect(error.message).toMatch(/hang up|socket/i)
})

test('PF-2 more than a hundred sockets are not held at once, and others are served meanwhile', async () => {
  const sockets = Array.from({ length: 120 }, () => open())
  const opened = await Promise.all(sockets.map((socket) => new Promise<boolean>((resolve) => {
    socket.on('open', () => resolve(true))
    socket.on('error', () => resolve(false))
  })))
  expect(opened.filter(Boolean).length).toBeLessThanOrEqual(100)
  expect((await get(server.url, '/livez')).status).toBe(200)
  for (const socket of sockets) socket.terminate()
})
