// A WebSocket client over bare TCP that costs next to nothing: all sockets of the process read into one buffer.
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { clientFrame, FrameParser, opcode } from './frames.ts'

export type RawHandlers = {
  open(socket: RawSocket): void
  wants(code: number, length: number): boolean
  frame(code: number, payload: Uint8Array, socket: RawSocket): void
  /** The connection ended, or never came about. */
  closed(reason: string): void
}

/** Valid within a read callback only, so one serves everybody. */
const readBuffer = new Uint8Array(64 * 1024)
const empty = new Uint8Array(0)
const endOfHead = '\r\n\r\n'

export class RawSocket {
  readonly parser: FrameParser
  readonly #socket: Socket
  readonly #handlers: RawHandlers
  #head = ''
  #upgraded = false
  #over = false

  constructor(port: number, path: string, handlers: RawHandlers) {
    this.#handlers = handlers
    this.parser = new FrameParser({ wants: (code, length) => code >= opcode.close || handlers.wants(code, length), frame: (code, payload) => this.#frame(code, payload) })
    this.#socket = connect({
      host: '127.0.0.1', port, noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (size) => {
          this.#read(readBuffer.subarray(0, size))
          return true
        },
      },
    })
    this.#socket.on('connect', () => this.#socket.write([
      `GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', '',
    ].join('\r\n')))
    this.#socket.on('error', (error) => this.#end(error.message))
    this.#socket.on('close', () => this.#end('closed'))
  }

  send(payload: Uint8Array, code: number = opcode.binary): void {
    this.#socket.write(clientFrame(code, payload))
  }

  destroy(): void {
    this.#over = true
    this.#socket.destroy()
  }

  #read(chunk: Uint8Array): void {
    if (this.#over) return
    if (this.#upgraded) return this.parser.push(chunk)
    const before = this.#head.length
    this.#head += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')
    const end = this.#head.indexOf(endOfHead)
    if (end < 0) return
    if (!this.#head.startsWith('HTTP/1.1 101')) {
      this.#end(`refused: ${this.#head.slice(0, this.#head.indexOf('\r\n'))}`)
      this.#socket.destroy()
      return
    }
    this.#head = ''
    this.#upgraded = true
    this.#handlers.open(this)
    const rest = chunk.subarray(end + endOfHead.length - before)
    if (rest.length > 0) this.parser.push(rest)
  }

  #frame(code: number, payload: Uint8Array): void {
    if (code === opcode.ping) return this.send(payload, opcode.pong)
    if (code === opcode.pong) return
    if (code === opcode.close) {
      this.#end(`closed with ${payload.length >= 2 ? (payload[0]! << 8) | payload[1]! : 'no code'} ${Buffer.from(payload.subarray(2)).toString()}`)
      this.send(empty, opcode.close)
      this.#socket.end()
      return
    }
    this.#handlers.frame(code, payload, this)
  }

  #end(reason: string): void {
    if (this.#over) return
    this.#over = true
    this.#handlers.closed(reason)
  }
}
