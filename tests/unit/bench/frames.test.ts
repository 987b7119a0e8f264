// The load generator's frame parser: whatever chunks the bytes come in, every frame is read once and whole.
import { describe, expect, test } from 'vitest'
import * as ws from 'ws'
import { clientFrame, FrameParser, opcode } from '../../bench/rooms/frames.ts'
import { generator } from '../../bench/rooms/pacing.ts'

type Framing = { frame(data: Buffer, options: { fin: boolean; opcode: number; mask: boolean; readOnly: boolean; rsv1: boolean }): Buffer[] }
const { Sender, Receiver } = ws as unknown as { Sender: Framing; Receiver: new (options: object) => NodeJS.WritableStream & { on(event: 'message', call: (data: Buffer) => void): void } }

const sizes = [0, 1, 125, 126, 127, 5_000, 65_535, 65_536, 70_000]
const payloads = sizes.map((size, i) => Buffer.alloc(size, i + 1))

/** As the library that servers use writes it. */
function serverFrame(data: Buffer, code: number = opcode.binary): Buffer {
  return Buffer.concat(Sender.frame(data, { fin: true, opcode: code, mask: false, readOnly: true, rsv1: false }))
}

function read(chunks: Iterable<Uint8Array>, wants: (code: number, length: number) => boolean = () => true): { parser: FrameParser; heard: { code: number; payload: Buffer }[] } {
  const heard: { code: number; payload: Buffer }[] = []
  const parser = new FrameParser({ wants, frame: (code, payload) => heard.push({ code, payload: Buffer.from(payload) }) })
  for (const chunk of chunks) parser.push(chunk)
  return { parser, heard }
}

function* cut(bytes: Buffer, size: () => number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const end = at + Math.max(1, size())
    yield bytes.subarray(at, end)
    at = end
  }
}

describe('what servers send', () => {
  const stream = Buffer.concat(payloads.map((payload) => serverFrame(payload)))

  test('frames of every length come out as they went in, from one chunk', () => {
    expect(read([stream]).heard.map(({ payload }) => payload)).toEqual(payloads)
  })

  test('and byte by byte', () => {
    expect(read(cut(stream, () => 1)).heard.map(({ payload }) => payload)).toEqual(payloads)
  })

  test('and in chunks of any size', () => {
    const random = generator(7)
    for (let i = 0; i < 200; i++) {
      const limit = 1 + Math.floor(random() * 9_000)
      const { parser, heard } = read(cut(stream, () => Math.floor(random() * limit)))
      expect(heard.map(({ payload }) => payload.length)).toEqual(sizes)
      expect(heard.every(({ payload }, n) => payload.equals(payloads[n]!))).toBe(true)
      expect([parser.frames, parser.bytes]).toEqual([payloads.length, stream.length])
    }
  })

  test('what is not wanted is counted and not handed on', () => {
    const mixed = Buffer.concat([serverFrame(payloads[5]!), serverFrame(Buffer.from('2'), opcode.text), serverFrame(payloads[8]!), serverFrame(payloads[1]!, opcode.ping)])
    const random = generator(8)
    const { parser, heard } = read(cut(mixed, () => Math.floor(random() * 300)), (code, length) => code === opcode.ping || length === 1)
    expect(heard.map(({ code }) => code)).toEqual([opcode.text, opcode.ping])
    expect(parser.frames).toBe(4)
  })

  test('a fragment and a masked frame are said to be none of a server', () => {
    const fragment = serverFrame(payloads[2]!)
    fragment[0] = opcode.binary
    expect(() => read([fragment])).toThrow('fragmented')
    expect(() => read([clientFrame(opcode.binary, payloads[2]!)])).toThrow('masked')
  })
})

test('what we send is read by the library that servers use', () => {
  const receiver = new Receiver({ isServer: true, maxPayload: 1_000_000, skipUTF8Validation: true })
  const received: Buffer[] = []
  receiver.on('message', (data) => received.push(Buffer.from(data)))
  return new Promise<void>((resolve) => {
    receiver.on('finish', () => {
      expect(received).toEqual(payloads)
      resolve()
    })
    for (const payload of payloads) receiver.write(clientFrame(opcode.binary, payload))
    receiver.end()
  })
})
