// The WebSocket door of board sync: /sync/BOARD_ID?token=…&epoch=…&acks=1. Decides who comes in before any work is done.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { Principal } from '../../shared/event/names.ts'
import { closeCode } from '../../shared/protocol/messages.ts'
import type { Clock, Log, Timers } from '../ports.ts'
import { Connection } from './connection.ts'
import type { BoardRoom } from './room.ts'

export type Entrance =
  | { ok: true; principal: Principal; name: string | null; room: BoardRoom }
  | { ok: false; code: number; reason: string }

export type GatewayParts = {
  clock: Clock
  timers: Timers
  log: Log
  /** Who a token stands for on this board, with its event loaded. */
  admit(boardId: string, token: string | null): Promise<Entrance>
  /** Whether a browser page of this origin may connect. */
  allowsOrigin(origin: string | undefined, host: string | undefined): boolean
}

const frameBytes = 1024 * 1024
const pingMs = 30_000
/** Frames that come before the door has decided. */
const earlyFrames = 16

export class SyncGateway {
  readonly #parts: GatewayParts
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 2 * frameBytes, perMessageDeflate: false, skipUTF8Validation: true })
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
    this.#server.handleUpgrade(request, socket, head, (ws) => void this.#welcome(ws, request))
  }

  close(): void {
    this.#stopPinging()
    for (const ws of this.#server.clients) ws.close(closeCode.restarting, 'restarting')
    this.#server.close()
  }

  async #welcome(ws: WebSocket, request: IncomingMessage): Promise<void> {
    const early: Uint8Array[] = []
    let connection: Connection | null = null
    ws.on('error', (error) => this.#parts.log.debug({ error }, 'a board socket failed'))
    ws.on('pong', () => this.#alive.add(ws))
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isBinary) return ws.close(closeCode.tryAgain, 'bad-frame')
      if (data.length > frameBytes) return ws.close(closeCode.tooLarge, 'too-large')
      const frame = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      if (connection) connection.receive(frame)
      // Who has been turned away can go on sending until the socket is closed: nothing of it is kept.
      else if (ws.readyState !== ws.OPEN) return
      else if (early.push(frame) > earlyFrames) ws.close(closeCode.tryAgain, 'too-fast')
    })
    ws.on('close', () => connection?.gone())
    this.#alive.add(ws)
    const asked = readRequest(request.url ?? '')
    if (!asked) return ws.close(closeCode.noSuchBoard, 'unknown-board')
    let entrance: Entrance
    try {
      entrance = await this.#parts.admit(asked.boardId, asked.token)
    } catch (error) {
      this.#parts.log.error({ error }, 'a board could not be opened')
      return ws.close(closeCode.tryAgain, 'internal')
    }
    if (!entrance.ok) return ws.close(entrance.code, entrance.reason)
    const { principal, name, room } = entrance
    if (asked.epoch !== null && asked.epoch !== String(room.epoch)) return ws.close(closeCode.oldEpoch, 'old-epoch')
    if (ws.readyState !== ws.OPEN) return
    connection = new Connection({ socket: ws, room, principal, name, wantsAcks: asked.wantsAcks, clock: this.#parts.clock, log: this.#parts.log })
    connection.open()
    for (const frame of early) connection.receive(frame)
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

function readRequest(url: string): { boardId: string; token: string | null; epoch: string | null; wantsAcks: boolean } | null {
  try {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const boardId = decodeURIComponent(pathname.slice('/sync/'.length))
    if (boardId.length === 0 || boardId.length > 64) return null
    return { boardId, token: searchParams.get('token'), epoch: searchParams.get('epoch'), wantsAcks: searchParams.get('acks') === '1' }
  } catch {
    return null
  }
}
