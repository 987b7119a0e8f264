// What y-websocket uses of a WebSocket, over Socket.IO's HTTP polling: frames as base64 text, one message each, large ones in parts.
import { fromBase64, toBase64 } from 'lib0/buffer'
import type { BoardLine, Polling } from './socket-io-polling.ts'

/** Of one message, well under what the server takes in one request. */
const partBytes = 128 * 1024
const abnormal = 1006

export function tunnelSocket(polling: () => Promise<Pick<Polling, 'board'>>): typeof WebSocket {
  return class extends TunnelSocket {
    constructor(url: string | URL) {
      super(url, polling)
    }
  } as unknown as typeof WebSocket
}

export class TunnelSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  #line: BoardLine | null = null

  constructor(url: string | URL, polling: () => Promise<Pick<Polling, 'board'>>) {
    const { pathname, search } = new URL(url)
    polling().then((lines) => {
      if (this.readyState === this.CONNECTING) this.#connect(lines.board(pathname + search))
    }, () => this.#ended(abnormal, ''))
  }

  send(data: Uint8Array): void {
    if (this.readyState !== this.OPEN) return
    for (let from = 0; ; from += partBytes) {
      const isLast = from + partBytes >= data.length
      this.#line!.emit(isLast ? 'frame' : 'part', toBase64(data.subarray(from, from + partBytes)))
      if (isLast) return
    }
  }

  close(code = 1000, reason = ''): void {
    if (this.readyState === this.OPEN) this.#line!.emit('close')
    this.#ended(code, reason)
  }

  #connect(line: BoardLine): void {
    this.#line = line
    line.on('connect', () => {
      // Closed while it was connecting.
      if (this.readyState !== this.CONNECTING) return void line.emit('close')
      this.readyState = this.OPEN
      this.onopen?.()
    })
    line.on('frames', (frames: string[]) => {
      for (const frame of frames) if (this.readyState === this.OPEN) this.onmessage?.({ data: fromBase64(frame) })
    })
    line.on('ping', (answer: () => void) => answer())
    line.on('close', (code: number, reason: string) => {
      if (this.readyState === this.OPEN) line.emit('close')
      this.#ended(code, reason)
    })
    line.on('disconnect', () => this.#ended(abnormal, ''))
    line.on('connect_error', () => this.#ended(abnormal, ''))
    line.connect()
  }

  #ended(code: number, reason: string): void {
    if (this.readyState === this.CLOSED) return
    this.readyState = this.CLOSED
    if (code === abnormal) this.onerror?.()
    this.onclose?.({ code, reason })
  }
}
