// Below the protocol: WebSocket frames that no library sends. Each ends its own connection, and nobody else notices.
import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RawSocket, rawFrame } from '../support/raw-socket.ts'
import type { RawFrame } from '../support/raw-socket.ts'
import { Siege } from '../support/siege.ts'

let siege: Siege
beforeAll(async () => { siege = await Siege.begin() })
afterAll(() => siege?.end())

const protocolError = 1002
const tooManyParts = 1008

/** How a connection of its own ends on these bytes. */
async function endOf(door: string, bytes: Uint8Array): Promise<number | null> {
  const raw = await RawSocket.open(siege.server.port, door)
  await raw.write(bytes)
  const code = await raw.ended
  raw.destroy()
  return code
}

async function expectEnds(frames: readonly RawFrame[], code: number): Promise<void> {
  const door = await siege.door()
  await siege.withstand(async () => {
    for (const frame of frames) expect(await endOf(door, rawFrame(frame)), inspect(frame)).toBe(code)
  })
}

test('RM-9 RM-24 frames with reserved bits', () => expectEnds([1, 2, 3, 4, 5, 6, 7].map((reserved) => ({ reserved, payload: new Uint8Array([0, 0, 1, 0]) })), protocolError))

test('RM-9 RM-24 bad opcodes, fragments of nothing, control frames that are cut or too long, and frames without a mask', () => expectEnds([
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) => ({ opcode })),
  { opcode: 0, payload: new Uint8Array(4) },
  { opcode: 9, isFinal: false },
  { opcode: 9, payload: new Uint8Array(126) },
  { opcode: 8, payload: new Uint8Array([1]) },
  { opcode: 8, payload: new Uint8Array([0, 5]) },
  { payload: new Uint8Array([0, 0, 1, 0]), isMasked: false },
], protocolError))

test('RM-9 RM-24 text, of valid UTF-8 or not', () => expectEnds([
  { opcode: 1, payload: Buffer.from('hello') }, { opcode: 1, payload: new Uint8Array([0xc3, 0x28]) }, { opcode: 1, payload: new Uint8Array([0xed, 0xa0, 0x80]) },
], 1013))

test('RM-9 RM-24 declared lengths of 200 MB and of 2^63', () => expectEnds([200_000_000n, 2n ** 31n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n].map((declared) => ({ declared })), 4413))

test('RM-9 RM-24 4 MB in one-byte fragments', async () => {
  const fragment = rawFrame({ opcode: 0, isFinal: false, payload: new Uint8Array([0]) })
  const burst = Buffer.concat([rawFrame({ isFinal: false, payload: new Uint8Array([0]) }), ...Array.from({ length: 2 ** 16 }, () => fragment)])
  const door = await siege.door()
  await siege.withstand(async () => {
    const raw = await RawSocket.open(siege.server.port, door)
    for (let sent = 0; sent < 4 * 2 ** 20 && await raw.write(burst); sent += 2 ** 16);
    expect(await raw.ended).toBe(tooManyParts)
    raw.destroy()
  })
})

test('RM-9 RM-24 a message that never ends', async () => {
  const part = rawFrame({ opcode: 0, isFinal: false, payload: new Uint8Array(128 * 1024) })
  const door = await siege.door()
  await siege.withstand(async () => {
    const raw = await RawSocket.open(siege.server.port, door)
    await raw.write(rawFrame({ isFinal: false, payload: new Uint8Array(1) }))
    for (let sent = 0; sent < 160 && await raw.write(part); sent++);
    expect(await raw.ended).toBe(4413)
    raw.destroy()
  })
})

test('RM-9 RM-24 a flood of pings, from one who reads no pong', async () => {
  const burst = Buffer.concat(Array.from({ length: 1_000 }, () => rawFrame({ opcode: 9, payload: new Uint8Array(125) })))
  const door = await siege.door()
  await siege.withstand(async () => {
    const raw = await RawSocket.open(siege.server.port, door)
    raw.socket.pause()
    for (let sent = 0; sent < 400 && await raw.write(burst); sent++);
    // No close frame: nobody would read it.
    expect(await raw.ended).toBe(null)
  })
})
