// The WebSocket door of board sync: /sync/BOARD_ID?token=…&epoch=…&acks=1. Silent sockets are found by pings.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { closeCode } from '../../shared/protocol/messages.ts'
import type { Log, Timers } from '../ports.ts'
import type { Socket } from './connection.ts'
import type { Packet } from './packet.ts'
import { frameBytes, readAsked } from './reception.ts'
import type { Reception } from './reception.ts'

export type GatewayParts = {
  timers: Timers
  log: Log
  reception: Reception
  /** Whether a browser page of this origin may connect. */
  allowsOrigin(origin: string | undefined, host: string | undefined): boolean
}

const pingMs = 30_000
/** For the other end to answer a close. */
const closingMs = 5_000

/** A browser cuts a large message into a few pieces at most; each piece that is kept costs more than its bytes. */
const maxFragments = 64

/** `ws` ends what is too large with a code that a y-websocket client takes for "come back". */
class BoardSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code !== 1009) return super.close(code, reason)
    super.close(closeCode.tooLarge, 'too-large')
    // What is still being sent is not even read: later than `ws`, which makes the socket flow again to see it closed.
    setImmediate(() => this.pause())
  }
}

export class SyncGateway {
  readonly #parts: GatewayParts
  readonly #server = new WebSocketServer({
    noServer: true, maxPayload: 2 * frameBytes, maxFragments, perMessageDeflate: false, skipUTF8Validation: true, closeTimeout: closingMs,
    WebSocket: BoardSocket,
  } as ConstructorParameters<typeof WebSocketServer>[0])
  #stopPinging: () => void = () => {}
  readonly #alive = new WeakSet<WebSocket>()

  constructor(parts: GatewayParts) {
    this.#parts = parts
    this.#pingSoon()
  }

  /** True if this upgrade request is for board sync. */
  static matches(url: string | undefined): boolean {
    return url !== undefined && /^\/sync\//.test(url)
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.#parts.allowsOrigin(request.headers.origin, request.headers.host)) {
      // Without a listener, a caller who hangs up on the answer would end the process.
      socket.on('error', (error) => this.#parts.log.debug({ error }, 'a foreign page hung up'))
      socket.once('finish', () => socket.destroy())
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    const url = request.url ?? ''
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws, socket, url))
  }

  close(): void {
    this.#stopPinging()
    for (const ws of this.#server.clients) ws.close(closeCode.restarting, 'restarting')
    this.#server.close()
  }

  #welcome(ws: WebSocket, raw: Duplex, url: string): void {
    this.#alive.add(ws)
    ws.on('error', (error) => this.#parts.log.debug({ error }, 'a board socket failed'))
    const socket = new WebSocketSocket(ws, raw)
    const visitor = this.#parts.reception.welcome(socket, readAsked(url))
    ws.on('pong', () => {
      this.#alive.add(ws)
      socket.answered()
    })
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) visitor.receive(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
      else ws.close(closeCode.tryAgain, 'bad-frame')
    })
    ws.on('close', () => visitor.gone())
  }

  #pingSoon(): void {
    this.#stopPinging = this.#parts.timers.after(pingMs, () => {
      for (const ws of this.#server.clients) {
        if (!this.#alive.has(ws)) ws.terminate()
        else {
          this.#alive.delete(ws)
          ws.ping()
        }
      }
      this.#pingSoon()
    })
  }
}

/** Frames are written as they were made for everybody; `ws` reads, closes and answers pings. */
class WebSocketSocket implements Socket {
  readonly #ws: WebSocket
  readonly #raw: Duplex
  #pinged: (() => void)[] | null = null

  constructor(ws: WebSocket, raw: Duplex) {
    this.#ws = ws
    this.#raw = raw
  }

  send(packets: readonly Packet[]): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    if (packets.length === 1) {
      this.#raw.write(packets[0]!.wire)
      return
    }
    this.#raw.cork()
    for (const { wire } of packets) this.#raw.write(wire)
    this.#raw.uncork()
  }

  get buffered(): number {
    return this.#raw.writableLength
  }

  drained(call: () => void): void {
    this.#raw.once('drain', call)
  }

  ping(answered: () => void): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return answered()
    this.#pinged = [...(this.#pinged ?? []), answered]
    this.#ws.ping()
  }

  answered(): void {
    const pinged = this.#pinged
    this.#pinged = null
    for (const call of pinged ?? []) call()
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason)
  }

  terminate(): void {
    this.#ws.terminate()
  }
}
