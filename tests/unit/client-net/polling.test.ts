// The tunnel's client over real polling, against a Socket.IO server that the test speaks through.
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BoardSession } from '../../../client/net/board-session.ts'
import { Polling } from '../../../client/net/socket-io-polling.ts'
import { tunnelSocket } from '../../../client/net/tunnel-socket.ts'
import { until } from '../../support/people.ts'
import { memoryStorage } from '../ballot-ui/desk.ts'

let io: Server
let url: string
let polling: Polling
let fared: boolean[]
let upgrades: number
const cleanUps: (() => void)[] = []

beforeEach(async () => {
  const http = createServer()
  upgrades = 0
  http.on('upgrade', (_request: IncomingMessage) => upgrades++)
  io = new Server(http)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  fared = []
  polling = new Polling(url, (worked) => fared.push(worked))
})
afterEach(async () => {
  for (const clean of cleanUps.splice(0)) clean()
  await io.close()
  expect(upgrades).toBe(0)
})

/** A board that answers as the server does: whoever says `close` is let go. */
function board(welcome: (socket: Socket) => void = () => {}): void {
  io.of('/sync').on('connection', (socket) => {
    socket.on('close', () => socket.disconnect())
    welcome(socket)
  })
}

type Line = WebSocket & { heard: Uint8Array[]; opened: Promise<void>; closed: Promise<{ code: number; reason: string }> }

function open(door = '/sync/b?token=t'): Line {
  const socket = new (tunnelSocket(async () => polling))(url.replace('http', 'ws') + door) as Line
  socket.heard = []
  socket.opened = new Promise((resolve) => { socket.onopen = () => resolve() })
  socket.closed = new Promise((resolve) => { socket.onclose = (event) => resolve(event) })
  socket.onmessage = ({ data }) => socket.heard.push(new Uint8Array(data as ArrayBuffer))
  cleanUps.push(() => socket.close())
  return socket
}

/** The next connections of a namespace. */
const arrival = async (name = '/sync'): Promise<Socket> => (await once(io.of(name), 'connection') as [Socket])[0]

it('CL-15 frames of every size come whole and in order, both ways', async () => {
  const sizes = [1, 0, 300, 128 * 1024, 128 * 1024 + 1, 900_000, 2]
  const got: number[] = []
  const all = new Promise<void>((resolve) => board((socket) => {
    let bytes = 0
    socket.onAny((event: string, text: string) => {
      expect(text.length).toBeLessThan(256 * 1024)
      bytes += Buffer.from(text, 'base64').length
      if (event !== 'frame') return
      got.push(bytes)
      bytes = 0
      if (got.length === sizes.length) resolve()
    })
    socket.emit('frames', ['AQI=', 'Aw=='])
    socket.emit('frames', [Buffer.alloc(400_000, 9).toString('base64')])
  }))
  const line = open('/sync/b?token=t&acks=1')
  const socket = await arrival()
  expect(socket.handshake.auth).toEqual({ door: '/sync/b?token=t&acks=1' })
  await line.opened
  expect(line.readyState).toBe(line.OPEN)
  for (const size of sizes) line.send(new Uint8Array(size))
  await all
  expect(got).toEqual(sizes)
  expect(line.heard.map(({ length }) => length)).toEqual([2, 1, 400_000])
  expect([...line.heard[0]!]).toEqual([1, 2])
})

it('CL-15 the server’s close comes with its code and reason, and is answered', async () => {
  board((socket) => socket.emit('close', 4403, 'not-allowed'))
  const line = open()
  const socket = await arrival()
  const left = once(socket, 'disconnect')
  expect(await line.closed).toEqual({ code: 4403, reason: 'not-allowed' })
  await left
})

/** A page's board over the tunnel; `waits` are its timers, which go off when the test says so. */
function session() {
  const waits: { ms: number; call: () => void }[] = []
  const checks = new Set<() => void>()
  const changed = () => { for (const check of [...checks]) check() }
  const board = new BoardSession({
    url: `${url.replace('http', 'ws')}/sync`, boardId: 'b', token: 't', owner: 'e/p', epoch: () => 1, cache: null, storage: memoryStorage(),
    socket: () => tunnelSocket(async () => polling), random: () => 0.5, local: () => 0, newId: () => 'id',
    after: (ms, call) => {
      const wait = { ms, call }
      waits.push(wait)
      changed()
      return () => void waits.splice(waits.indexOf(wait) >>> 0, 1)
    },
  }, { doc: () => {}, changed, refused: () => {}, hushed: () => {} })
  cleanUps.push(() => board.close())
  /** The timer that was set last for so long. */
  const due = (ms: number) => waits.findLast((wait) => wait.ms === ms)
  const when = (condition: () => boolean) => until(condition, (check) => {
    checks.add(check)
    return () => checks.delete(check)
  })
  return { board, due, when }
}

it.each([[4401, 'bad-token'], [4403, 'not-allowed'], [4404, 'unknown-board']])('CL-15 a page does not come back after %i', async (code, reason) => {
  let arrivals = 0
  board((socket) => {
    arrivals++
    socket.emit('close', code, reason)
  })
  const page = session()
  await once(await arrival(), 'disconnect')
  await page.when(() => page.board.ended !== null)
  expect(page.board.ended).toBe(reason)
  expect([page.due(750), page.due(2_250), arrivals]).toEqual([undefined, undefined, 1])
})

it.each([[1012, 750], [1013, 2_250]])('CL-15 a page comes back after %i, %i ms later', async (code, ms) => {
  board((socket) => socket.emit('close', code, 'again'))
  const page = session()
  await once(await arrival(), 'disconnect')
  await page.when(() => page.due(ms) !== undefined)
  page.due(ms)!.call()
  expect((await arrival()).handshake.auth['door']).toBe('/sync/b?token=t&epoch=1&acks=1')
})

it('CL-15 a lost connection is an abnormal close', async () => {
  board()
  const line = open()
  const socket = await arrival()
  await line.opened
  socket.conn.close(true)
  expect((await line.closed).code).toBe(1006)
})

it('CL-15 where there is no server, too, and it is said that polling failed', async () => {
  polling = new Polling('http://127.0.0.1:1', (worked) => fared.push(worked))
  expect((await open().closed).code).toBe(1006)
  expect(fared).toEqual([false])
})

it('CL-15 and where what polling needs cannot be loaded', async () => {
  const socket = new (tunnelSocket(async () => { throw new Error('no network') }))('ws://host/sync/b')
  const { promise, resolve } = Promise.withResolvers<number>()
  socket.onclose = ({ code }) => resolve(code)
  expect(await promise).toBe(1006)
})

it('CL-15 both channels of a page share one connection, and the board comes and goes without the other', async () => {
  board()
  const control = polling.control('t')
  control.connect()
  control.connect()
  const desk = await arrival('/')
  expect(desk.handshake.auth).toMatchObject({ token: 't' })
  desk.on('command', (command: unknown, ack: (answer: unknown) => void) => ack({ ok: command }))
  expect(polling.control('t')).toBe(control)
  for (let round = 0; round < 3; round++) {
    const line = open(`/sync/b?round=${round}`)
    const socket = await arrival()
    expect(socket.conn).toBe(desk.conn)
    expect(socket.handshake.auth['door']).toBe(`/sync/b?round=${round}`)
    await line.opened
    line.send(new Uint8Array([round]))
    const left = once(socket, 'disconnect')
    line.close()
    await left
    expect(await control.ask('command', [round], 5_000)).toEqual({ ok: round })
  }
  expect(fared).toEqual([true])
})

it('CL-15 a second board, or one that comes before the last has been let go, has a connection of its own', async () => {
  board()
  const control = polling.control('t')
  control.connect()
  const desk = await arrival('/')
  const first = open()
  const one = await arrival()
  await first.opened
  const second = open()
  const two = await arrival()
  await second.opened
  expect(one.conn).toBe(desk.conn)
  expect(two.conn).not.toBe(desk.conn)
  const left = once(one, 'disconnect')
  first.close()
  const third = open()
  const three = await arrival()
  await third.opened
  await left
  expect(three.conn).not.toBe(desk.conn)
  expect([desk.connected, two.connected, three.connected]).toEqual([true, true, true])
})

it('CL-15 one that is given up while it connects is let go as soon as it has', async () => {
  board()
  const arrived = arrival()
  const line = open()
  await new Promise((resolve) => setImmediate(resolve))
  line.close()
  expect(line.readyState).toBe(line.CLOSED)
  await once(await arrived, 'disconnect')
  const next = open()
  await arrival()
  await next.opened
})

it('CL-15 neither channel comes back by the other’s connecting', async () => {
  board()
  const control = polling.control('t')
  control.connect()
  const desk = await arrival('/')
  const line = open()
  const socket = await arrival()
  await line.opened
  const lost = new Promise<void>((resolve) => control.on('disconnect', () => resolve()))
  desk.conn.close(true)
  await Promise.all([lost, line.closed])
  const again = open()
  await arrival()
  await again.opened
  expect([...io.sockets.sockets.values()]).toEqual([])
  expect(control.connected).toBe(false)
  control.connect()
  const back = await arrival('/')
  expect(back.conn).not.toBe(socket.conn)
  expect([...io.of('/sync').sockets]).toHaveLength(1)
})

it('CL-15 the server’s question whether all has been read is answered behind what that led to', async () => {
  const order: string[] = []
  const answered = new Promise<void>((resolve) => board((socket) => {
    socket.on('frame', () => order.push('frame'))
    socket.emit('frames', ['AQ=='])
    socket.emit('ping', () => {
      order.push('answer')
      resolve()
    })
  }))
  const line = open()
  line.onmessage = () => line.send(new Uint8Array([2]))
  await answered
  expect(order).toEqual(['frame', 'answer'])
})

it('CL-12 the control channel over polling says why it was refused, and asks nothing without a connection', async () => {
  io.use((_socket, next) => next(Object.assign(new Error('Not valid.'), { data: { code: 'bad-token' } })))
  const control = polling.control('t')
  await expect(control.ask('clock', [], 1_000)).rejects.toThrow('not connected')
  const refused = new Promise<unknown>((resolve) => control.on('connect_error', resolve))
  control.connect()
  expect(await refused).toMatchObject({ message: 'Not valid.', data: { code: 'bad-token' } })
})
