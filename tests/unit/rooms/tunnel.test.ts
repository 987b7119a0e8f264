// A board connection over a Socket.IO socket: what waits for its reader is counted, closes are answered, frames come whole or not at all.
import { beforeEach, describe, expect, test } from 'vitest'
import { packetOf } from '../../../server/rooms/packet.ts'
import { Reception } from '../../../server/rooms/reception.ts'
import type { Asked } from '../../../server/rooms/reception.ts'
import type { Socket } from '../../../server/rooms/connection.ts'
import { SyncTunnel } from '../../../server/rooms/tunnel.ts'
import type { TunnelEnd } from '../../../server/rooms/tunnel.ts'
import { TestTimers } from '../../support/timers.ts'

class FakeEnd implements TunnelEnd {
  readonly handshake: { auth: Record<string, unknown> }
  readonly sent: unknown[][] = []
  isConnected = true
  isCutOff = false
  #any: (event: string, ...args: unknown[]) => void = () => {}
  #disconnected = () => {}
  #drains = new Set<() => void>()
  readonly conn = {
    on: (_event: 'drain', call: () => void) => this.#drains.add(call),
    off: (_event: 'drain', call: () => void) => this.#drains.delete(call),
    close: (discard: boolean) => { this.isCutOff = discard },
  }

  constructor(auth: Record<string, unknown>) {
    this.handshake = { auth }
  }

  emit(...message: unknown[]): void { this.sent.push(message) }
  onAny(call: (event: string, ...args: unknown[]) => void): void { this.#any = call }
  on(_event: 'disconnect', call: () => void): void { this.#disconnected = call }
  disconnect(): void {
    if (!this.isConnected) return
    this.isConnected = false
    this.#disconnected()
  }

  say(event: string, ...args: unknown[]): void { this.#any(event, ...args) }
  /** The client's poll has taken everything. */
  drain(): void { for (const call of this.#drains) call() }
  get listeners(): number { return this.#drains.size }
}

/** A reception that lets everybody in and remembers what came. */
class OpenReception {
  asked: Asked | null | undefined
  socket!: Socket
  readonly frames: Uint8Array[] = []
  gone = 0
  welcome(socket: Socket, asked: Asked | null) {
    this.socket = socket
    this.asked = asked
    return { receive: (frame: Uint8Array) => void this.frames.push(frame), gone: () => void this.gone++ }
  }
}

let timers: TestTimers
let reception: OpenReception
let end: FakeEnd
const text = (bytes: number): string => Buffer.alloc(bytes, 7).toString('base64')

function welcome(auth: Record<string, unknown>): void {
  end = new FakeEnd(auth)
  new SyncTunnel({ timers, reception: reception as unknown as Reception, ready: (json) => JSON.parse(json) as unknown }).welcome(end)
}

beforeEach(() => {
  timers = new TestTimers()
  reception = new OpenReception()
  welcome({ door: '/sync/b?token=t&epoch=3&acks=1' })
})

test('RM-40 asks at the same door as a WebSocket, and whoever names none is at no board', () => {
  expect(reception.asked).toEqual({ boardId: 'b', token: 't', epoch: '3', wantsExtras: true })
  for (const door of [undefined, null, 7, '', '/', '/sync/', `/sync/${'x'.repeat(65)}`, `/sync/b?token=${'x'.repeat(3_000)}`, { toString: () => '/sync/b' }]) {
    welcome({ door })
    expect(reception.asked).toBeNull()
  }
})

test('RM-40 what is sent together is one message, so that one poll takes it', () => {
  reception.socket.send([packetOf([new Uint8Array([1]), new Uint8Array([2, 3])]), packetOf([new Uint8Array([4])])])
  expect(end.sent).toEqual([['frames', ['AQ==', 'AgM=', 'BA==']]])
})

test('RM-40 counts what no poll has taken, and says when all of it has been', () => {
  const { socket } = reception
  const frame = new Uint8Array(3_000)
  let drained = 0
  socket.send([packetOf([frame])])
  socket.send([packetOf([frame])])
  expect(socket.buffered).toBeGreaterThanOrEqual(6_000)
  socket.drained(() => {
    drained++
    socket.send([packetOf([frame])])
  })
  end.drain()
  expect(drained).toBe(1)
  expect(socket.buffered).toBeGreaterThanOrEqual(3_000)
  expect(socket.buffered).toBeLessThan(6_000)
  end.drain()
  expect(drained).toBe(1)
  expect(socket.buffered).toBe(0)
})

describe('RM-40 frames', () => {
  test('RM-40 come whole, also in parts', () => {
    end.say('frame', 'AQI=')
    end.say('part', text(3))
    end.say('part', text(4))
    end.say('frame', text(5))
    end.say('frame', 'AwQ=')
    expect(reception.frames.map(({ length }) => length)).toEqual([2, 12, 2])
  })

  test.each([
    ['no base64', ['frame', 'not base64!']], ['text of a wrong length', ['frame', 'AQI']], ['nothing', ['frame']], ['bytes', ['frame', Buffer.from([1])]],
    ['a number', ['frame', 7]], ['an object', ['frame', { 0: 'AQI=' }]], ['a list', ['frame', ['AQI=']]], ['two', ['frame', 'AQI=', 'AQI=']],
    ['a question', ['frame', 'AQI=', () => {}]], ['another event', ['update', 'AQI=']], ['a part that is none', ['part', null]],
  ] as const)('RM-40 %s is no frame', (_name, [event, ...args]) => {
    end.say(event, ...args)
    expect(end.sent).toEqual([['close', 1013, 'bad-frame']])
    expect(reception.gone).toBe(1)
    end.say('frame', 'AQI=')
    expect(reception.frames).toEqual([])
  })

  test('RM-40 beyond a mebibyte, or in pieces of nothing, are refused before they are put together', () => {
    for (let i = 0; i < 8; i++) end.say('part', text(128 * 1024))
    expect(end.sent).toEqual([])
    end.say('frame', text(3))
    expect(end.sent).toEqual([['close', 4413, 'too-large']])
    welcome({ door: '/sync/b' })
    for (let i = 0; i < 65; i++) end.say('part', '')
    expect(end.sent).toEqual([['close', 4413, 'too-large']])
  })
})

describe('RM-40 a close', () => {
  test('RM-40 says its code, and the other end lets go', () => {
    reception.socket.close(4401, 'bad-token')
    reception.socket.close(1013, 'again')
    reception.socket.send([packetOf([new Uint8Array([1])])])
    expect(end.sent).toEqual([['close', 4401, 'bad-token']])
    end.say('frame', 'AQI=')
    expect(end.isConnected).toBe(true)
    end.say('close')
    expect(end.isConnected).toBe(false)
    expect(reception.frames).toEqual([])
    expect([timers.waiting, end.listeners]).toEqual([0, 0])
  })

  test('RM-40 is carried out where the other end does not answer', () => {
    reception.socket.close(1013, 'too-fast')
    timers.advance(5_000)
    expect(end.isConnected).toBe(false)
  })

  test('RM-40 of the other end leaves the room', () => {
    end.say('close')
    expect(end.isConnected).toBe(false)
    expect(reception.gone).toBe(1)
    reception.socket.close(1013, 'late')
    reception.socket.send([packetOf([new Uint8Array([1])])])
    expect(end.sent).toEqual([])
  })

  test('RM-40 by force takes the whole connection', () => {
    reception.socket.terminate()
    expect(end.isCutOff).toBe(true)
  })
})

test('RM-40 a ping is answered by the other end, or by its going', () => {
  let answers = 0
  reception.socket.ping(() => answers++)
  expect(answers).toBe(0)
  ;(end.sent[0]![1] as (...args: unknown[]) => void)('whatever')
  expect(answers).toBe(1)
  end.disconnect()
  reception.socket.ping(() => answers++)
  expect(answers).toBe(2)
})
