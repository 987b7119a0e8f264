// WebSocket frames as a lean load generator needs them: a streaming parser of what servers send, and masked client frames.
// Thousands of listeners only walk over headers: `wants` says whose payload is put together and handed on.

export const opcode = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export type FrameHandler = {
  /** Every frame is counted; only those that are wanted come to `frame`. */
  wants(code: number, length: number): boolean
  /** The payload is a view that is valid during the call only. */
  frame(code: number, payload: Uint8Array): void
}

const longestHeader = 10

export class FrameParser {
  frames = 0
  bytes = 0
  readonly #handler: FrameHandler
  /** Bytes of a header that the last chunk ended in. */
  #header: Uint8Array = new Uint8Array(0)
  #code = 0
  #left = 0
  /** Where a wanted payload that does not end in its chunk is put together. */
  #parts: Uint8Array | null = null
  #filled = 0

  constructor(handler: FrameHandler) {
    this.#handler = handler
  }

  push(chunk: Uint8Array): void {
    this.bytes += chunk.length
    let at = 0
    while (at < chunk.length) {
      if (this.#left > 0) at = this.#take(chunk, at)
      else at = this.#open(chunk, at)
    }
  }

  /** Reads a header, and a payload that is all there. Gives where to go on. */
  #open(chunk: Uint8Array, start: number): number {
    let data = chunk
    let at = start
    const before = this.#header.length
    if (before > 0) {
      data = joined(this.#header, chunk.subarray(start, start + longestHeader - before))
      at = 0
    }
    const size = headerSize(data, at)
    if (size > data.length - at) {
      this.#header = before > 0 ? data : chunk.slice(start)
      return chunk.length
    }
    this.#header = new Uint8Array(0)
    if ((data[at]! & 0x80) === 0) throw new Error('a fragmented frame')
    const code = data[at]! & 0x0f
    const length = payloadLength(data, at)
    const from = start + size - before
    this.frames++
    if (from + length <= chunk.length) {
      if (this.#handler.wants(code, length)) this.#handler.frame(code, chunk.subarray(from, from + length))
      return from + length
    }
    this.#code = code
    this.#left = length
    this.#parts = this.#handler.wants(code, length) ? new Uint8Array(length) : null
    this.#filled = 0
    return from
  }

  #take(chunk: Uint8Array, at: number): number {
    const size = Math.min(this.#left, chunk.length - at)
    if (this.#parts) {
      this.#parts.set(chunk.subarray(at, at + size), this.#filled)
      this.#filled += size
    }
    this.#left -= size
    if (this.#left === 0 && this.#parts) {
      const payload = this.#parts
      this.#parts = null
      this.#handler.frame(this.#code, payload)
    }
    return at + size
  }
}

/** A frame as a client sends it. The mask is all zeros: it is required, and what it hides is nobody's business here. */
export function clientFrame(code: number, payload: Uint8Array): Uint8Array {
  const extended = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8
  const frame = new Uint8Array(2 + extended + 4 + payload.length)
  frame[0] = 0x80 | code
  frame[1] = 0x80 | (extended === 0 ? payload.length : extended === 2 ? 126 : 127)
  const view = new DataView(frame.buffer)
  if (extended === 2) view.setUint16(2, payload.length)
  if (extended === 8) view.setBigUint64(2, BigInt(payload.length))
  frame.set(payload, 2 + extended + 4)
  return frame
}

function headerSize(data: Uint8Array, at: number): number {
  if (data.length - at < 2) return 2
  const short = data[at + 1]!
  if (short > 127) throw new Error('a masked frame from a server')
  return short < 126 ? 2 : short === 126 ? 4 : 10
}

function payloadLength(data: Uint8Array, at: number): number {
  const short = data[at + 1]!
  if (short < 126) return short
  const view = new DataView(data.buffer, data.byteOffset)
  return short === 126 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2))
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
