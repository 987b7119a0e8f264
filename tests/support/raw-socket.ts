// A WebSocket by hand, over a plain TCP connection: frames that no library would send, and readers that do not read.
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

export type RawFrame = {
  payload?: Uint8Array
  opcode?: number
  isFinal?: boolean
  /** The three reserved bits: 1 to 7. */
  reserved?: number
  isMasked?: boolean
  /** Another length than the payload's. */
  declared?: bigint
}

const binary = 2
const close = 8

/** One frame; its mask is zero, so that the payload is on the wire as it is. */
export function rawFrame({ payload = new Uint8Array(), opcode = binary, isFinal = true, reserved = 0, isMasked = true, declared }: RawFrame): Buffer {
  const length = declared ?? BigInt(payload.length)
  const first = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode
  const mark = isMasked ? 0x80 : 0
  let head: Buffer
  if (length < 126n) head = Buffer.from([first, mark | Number(length)])
  else if (length < 65_536n) {
    head = Buffer.from([first, mark | 126, 0, 0])
    head.writeUInt16BE(Number(length), 2)
  } else {
    head = Buffer.from([first, mark | 127, 0, 0, 0, 0, 0, 0, 0, 0])
    head.writeBigUInt64BE(length, 2)
  }
  return Buffer.concat([head, isMasked ? Buffer.alloc(4) : Buffer.alloc(0), payload])
}

/** The request that asks for a WebSocket; without the empty line at its end it stays unfinished. */
export function upgradeRequest(path: string, headers: Record<string, string> = {}): string {
  return [
    `GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), 'Connection: Upgrade',
    'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', '',
  ].join('\r\n')
}

export async function connectTo(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

export class RawSocket {
  readonly socket: Socket
  /** The code of the server's close frame; null where it hung up without one, and the HTTP status where it did not upgrade. */
  readonly ended: Promise<number | null>
  #end: (code: number | null) => void = () => {}
  #isOver = false
  readonly #onMessage: (payload: Buffer) => void
  #chunks: Buffer[] = []
  #unread: Buffer = Buffer.alloc(0)
  /** Until the frame that has begun is whole. */
  #neededBytes = 0
  #isUpgraded = false

  private constructor(socket: Socket, onMessage: (payload: Buffer) => void) {
    this.socket = socket
    this.#onMessage = onMessage
    this.ended = new Promise((resolve) => {
      this.#end = (code) => {
        this.#isOver = true
        resolve(code)
      }
    })
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.once('close', () => this.#end(null))
  }

  /** Asks for the upgrade, and goes on when the server has answered. */
  static async open(port: number, path: string, headers: Record<string, string> = {}, onMessage: (payload: Buffer) => void = () => {}): Promise<RawSocket> {
    const raw = new RawSocket(await connectTo(port), onMessage)
    raw.socket.write(upgradeRequest(path, headers))
    await Promise.race([once(raw.socket, 'data'), raw.ended]).catch(() => {})
    return raw
  }

  /** Goes on when the bytes have been taken; false when the server has ended the connection. */
  async write(bytes: Uint8Array): Promise<boolean> {
    if (this.#isOver || this.socket.write(bytes)) return !this.#isOver
    await Promise.race([once(this.socket, 'drain').catch(() => {}), this.ended])
    return !this.#isOver
  }

  destroy(): void {
    this.socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#neededBytes -= chunk.length
    if (this.#neededBytes > 0) return
    this.#unread = Buffer.concat(this.#chunks)
    if (this.#isUpgraded || this.#readHead()) {
      for (let frame = this.#take(); frame; frame = this.#take()) {
        if (frame.opcode === close) this.#end(frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 1005)
        else if (frame.opcode <= binary) this.#onMessage(frame.payload)
      }
    }
    this.#chunks = [this.#unread]
  }

  #readHead(): boolean {
    const headEnd = this.#unread.indexOf('\r\n\r\n')
    if (headEnd === -1) return false
    const status = Number(this.#unread.subarray(9, 12).toString())
    this.#isUpgraded = status === 101
    if (!this.#isUpgraded) this.#end(status)
    this.#unread = this.#unread.subarray(headEnd + 4)
    return this.#isUpgraded
  }

  #take(): { opcode: number; payload: Buffer } | null {
    const bytes = this.#unread
    if (bytes.length < 2) return null
    const short = bytes[1]! & 0x7f
    const headBytes = short === 127 ? 10 : short === 126 ? 4 : 2
    if (bytes.length < headBytes) return null
    const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short
    this.#neededBytes = headBytes + length - bytes.length
    if (this.#neededBytes > 0) return null
    this.#unread = bytes.subarray(headBytes + length)
    return { opcode: bytes[0]! & 15, payload: bytes.subarray(headBytes, headBytes + length) }
  }
}
