import { expect, it } from 'vitest'
import { EitherSocket } from '../../../client/net/either-socket.ts'
import type { ControlSocket } from '../../../client/net/socket-io.ts'
import type { Way } from '../../../client/net/transport.ts'

class FakeSocket implements ControlSocket {
  connected = false
  tries = 0
  readonly #listeners: { event: string; listener: (...args: any[]) => void }[] = []
  connect(): void { this.tries++ }
  disconnect(): void { this.connected = false }
  on(event: string, listener: (...args: any[]) => void): void { this.#listeners.push({ event, listener }) }
  ask(event: string): Promise<unknown> { return Promise.resolve(event) }
  say(event: string, ...args: unknown[]): void {
    for (const one of this.#listeners) if (one.event === event) one.listener(...args)
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

function setUp() {
  const [direct, polling] = [new FakeSocket(), new FakeSocket()]
  const world = { way: 'websocket' as Way, canLoad: true }
  const heard: string[] = []
  const socket = new EitherSocket(() => world.way, direct, async () => {
    if (!world.canLoad) throw new Error('no network')
    return polling
  })
  for (const event of ['state', 'connect_error']) socket.on(event, () => heard.push(event))
  return { socket, direct, polling, world, heard }
}

it('CL-14 the control channel asks before every connection which way to go', async () => {
  const { socket, direct, polling, world, heard } = setUp()
  socket.connect()
  expect([direct.tries, polling.tries]).toEqual([1, 0])
  direct.say('connect_error')
  world.way = 'polling'
  socket.connect()
  await settled()
  socket.connect()
  await settled()
  expect([direct.tries, polling.tries]).toEqual([1, 2])
  polling.connected = true
  expect(socket.connected).toBe(true)
  polling.say('state')
  expect(heard).toEqual(['connect_error', 'state'])
  socket.disconnect()
  world.way = 'websocket'
  socket.connect()
  direct.say('state')
  expect(heard).toEqual(['connect_error', 'state', 'state'])
})

it('CL-14 what cannot be loaded is a connection that failed, and is asked for again', async () => {
  const { socket, polling, world, heard } = setUp()
  world.way = 'polling'
  world.canLoad = false
  socket.connect()
  await settled()
  expect(heard).toEqual(['connect_error'])
  world.canLoad = true
  socket.connect()
  await settled()
  expect(polling.tries).toBe(1)
})

it('CL-14 who has left before polling was there does not connect', async () => {
  const { socket, polling, world } = setUp()
  world.way = 'polling'
  socket.connect()
  socket.disconnect()
  await settled()
  expect(polling.tries).toBe(0)
})
