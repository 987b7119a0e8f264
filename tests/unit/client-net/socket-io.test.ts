// The small Socket.IO client against the real server, over real frames.
import { createServer } from 'node:http'
import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SocketIo } from '../../../client/net/socket-io.ts'

let http: HttpServer
let server: Server
let url: string
const clients: SocketIo[] = []

beforeEach(async () => {
  http = createServer()
  server = new Server(http, { pingInterval: 20, pingTimeout: 10_000 })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`
})

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect()
  await server.close()
})

function connect(auth: Record<string, unknown> = {}) {
  const client = new SocketIo({
    url, auth, WebSocket,
    after: (ms, call) => {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
  })
  clients.push(client)
  client.connect()
  return client
}

function heard(client: SocketIo, event: string): Promise<any[]> {
  return new Promise((resolve) => client.on(event, (...args) => resolve(args)))
}

it('connects with its auth, hears events, and gets acknowledgements, each its own', async () => {
  server.on('connection', (socket) => {
    socket.emit('state', { token: socket.handshake.auth['token'], words: 'Ünïcode [2] {"x":1}' }, 7)
    socket.on('command', (command: { n: number }, ack: (answer: unknown) => void) => setImmediate(() => ack({ doubled: command.n * 2 })))
    socket.on('clock', (ack: (answer: unknown) => void) => ack(123))
  })
  const client = connect({ token: 't' })
  expect(await heard(client, 'state')).toEqual([{ token: 't', words: 'Ünïcode [2] {"x":1}' }, 7])
  expect(client.connected).toBe(true)
  const answers = await Promise.all([client.ask('command', [{ n: 1 }], 1_000), client.ask('command', [{ n: 2 }], 1_000), client.ask('clock', [], 1_000)])
  expect(answers).toEqual([{ doubled: 2 }, { doubled: 4 }, 123])
})

it('answers the server’s pings, and stays', async () => {
  const pongs = new Promise<void>((resolve) => {
    server.engine.on('connection', (raw: { on(event: string, call: (packet: { type: string }) => void): void }) => {
      let count = 0
      raw.on('packet', ({ type }) => type === 'pong' && ++count === 4 && resolve())
    })
  })
  const client = connect()
  await pongs
  expect(client.connected).toBe(true)
})

it('passes on why the server refused it', async () => {
  server.use((_socket, next) => next(Object.assign(new Error('Not valid.'), { data: { code: 'bad-token' } })))
  const [error] = await heard(connect(), 'connect_error')
  expect(error).toMatchObject({ message: 'Not valid.', data: { code: 'bad-token' } })
})

it('says so when nobody listens, and connects when asked again', async () => {
  const address = (http.address() as AddressInfo).port
  await server.close()
  const client = connect()
  await heard(client, 'connect_error')
  expect(client.connected).toBe(false)
  http = createServer()
  server = new Server(http)
  await new Promise<void>((resolve) => http.listen(address, '127.0.0.1', resolve))
  const connected = heard(client, 'connect')
  client.connect()
  await connected
})

it('fails what is unanswered when the server hangs up', async () => {
  server.on('connection', (socket) => socket.on('command', () => socket.disconnect()))
  const client = connect()
  await heard(client, 'connect')
  const ended = heard(client, 'disconnect')
  await expect(client.ask('command', [], 60_000)).rejects.toThrow('ended by the server')
  await ended
  expect(client.connected).toBe(false)
  await expect(client.ask('command', [], 60_000)).rejects.toThrow('not connected')
})
