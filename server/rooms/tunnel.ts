// Where WebSockets are blocked: a board connection over a Socket.IO socket of a namespace of its own, with HTTP polling under it.
// Frames travel as base64 text: polling makes base64 of bytes in any case, and hands over bytes a whole poll after their event.
import { closeCode } from '../../shared/protocol/messages.ts'
import type { Timers } from '../ports.ts'
import type { Socket } from './connection.ts'
import type { Packet } from './packet.ts'
import { frameBytes, readAsked } from './reception.ts'
import type { Reception } from './reception.ts'

/** What is used of a Socket.IO socket. */
export interface TunnelEnd {
  /** `door` is the path that a WebSocket would be opened with. */
  readonly handshake: { readonly auth: Record<string, unknown> }
  readonly conn: {
    /** Everything that waited has been handed to the client's poll. */
    on(event: 'drain', call: () => void): unknown
    off(event: 'drain', call: () => void): unknown
    close(discard: boolean): unknown
  }
  emit(event: string, ...args: unknown[]): unknown
  onAny(call: (event: string, ...args: unknown[]) => void): unknown
  on(event: 'disconnect', call: () => void): unknown
  disconnect(): unknown
}

/** For the other end to answer a close. */
const closingMs = 5_000
const doorChars = 2_048
/** Of one frame. */
const mostParts = 64

export type TunnelParts = {
  timers: Timers
  reception: Reception
  /** JSON as Socket.IO takes it without looking into it. */
  ready(json: string): unknown
}

export class SyncTunnel {
  readonly #parts: TunnelParts
  /** What goes to everybody is put into text once. */
  readonly #texts = new WeakMap<Packet, string>()

  constructor(parts: TunnelParts) {
    this.#parts = parts
  }

  welcome(end: TunnelEnd): void {
    const { door } = end.handshake.auth
    const socket = new TunnelSocket(end, this.#parts, (packet) => this.#textOf(packet))
    const visitor = this.#parts.reception.welcome(socket, typeof door === 'string' && door.length <= doorChars ? readAsked(door) : null)
    const parts = new Parts()
    const turnAway = (code: number, reason: string): void => {
      visitor.gone()
      socket.close(code, reason)
    }
    end.onAny((event, ...args) => {
      // What was under way when the other end was told to go; it says `close` behind it.
      if (event === 'close') return void end.disconnect()
      if (socket.isClosing) return
      const bytes = args.length === 1 ? bytesOf(args[0]) : null
      if (bytes === null || (event !== 'frame' && event !== 'part')) return turnAway(closeCode.tryAgain, 'bad-frame')
      const frame = parts.add(bytes, event === 'frame')
      if (frame === 'too-large') turnAway(closeCode.tooLarge, 'too-large')
      else if (frame) visitor.receive(frame)
    })
    end.on('disconnect', () => {
      socket.gone()
      visitor.gone()
    })
  }

  #textOf(packet: Packet): string {
    let text = this.#texts.get(packet)
    if (text === undefined) this.#texts.set(packet, text = packet.frames.map((frame) => `"${base64Of(frame)}"`).join())
    return text
  }
}

class TunnelSocket implements Socket {
  readonly #end: TunnelEnd
  readonly #parts: Pick<TunnelParts, 'timers' | 'ready'>
  readonly #textOf: (packet: Packet) => string
  #state: 'open' | 'closing' | 'gone' = 'open'
  #buffered = 0
  #drained: (() => void)[] = []
  #cancelClosing: () => void = () => {}

  constructor(end: TunnelEnd, parts: Pick<TunnelParts, 'timers' | 'ready'>, textOf: (packet: Packet) => string) {
    this.#end = end
    this.#parts = parts
    this.#textOf = textOf
    end.conn.on('drain', this.#onDrain)
  }

  get isClosing(): boolean {
    return this.#state !== 'open'
  }

  /** One message, so that one poll takes all of it. */
  send(packets: readonly Packet[]): void {
    if (this.#state !== 'open') return
    const json = `[${packets.map(this.#textOf).join()}]`
    this.#buffered += json.length
    this.#end.emit('frames', this.#parts.ready(json))
  }

  get buffered(): number {
    return this.#buffered
  }

  drained(call: () => void): void {
    this.#drained.push(call)
  }

  ping(answered: () => void): void {
    if (this.#state !== 'open') answered()
    else this.#end.emit('ping', () => answered())
  }

  /** The other end answers with a close of its own: who just hung up would end the whole connection of one who still writes. */
  close(code: number, reason: string): void {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    this.#end.emit('close', code, reason)
    this.#cancelClosing = this.#parts.timers.after(closingMs, () => { this.#end.disconnect() })
  }

  terminate(): void {
    this.#end.conn.close(true)
  }

  gone(): void {
    this.#state = 'gone'
    this.#cancelClosing()
    this.#end.conn.off('drain', this.#onDrain)
  }

  readonly #onDrain = (): void => {
    this.#buffered = 0
    for (const call of this.#drained.splice(0)) call()
  }
}

/** A frame that is too large for one message comes in parts, the last of them as `frame`. */
class Parts {
  #parts: Uint8Array[] = []
  #bytes = 0

  add(bytes: Uint8Array, isLast: boolean): Uint8Array | 'too-large' | null {
    this.#bytes += bytes.length
    if (this.#bytes > frameBytes || this.#parts.length === mostParts) return 'too-large'
    this.#parts.push(bytes)
    if (!isLast) return null
    const whole = this.#parts.length === 1 ? bytes : Buffer.concat(this.#parts)
    this.#parts = []
    this.#bytes = 0
    return whole
  }
}

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

/** Null for what is no base64: Node passes over characters that do not belong, and comes out with fewer bytes. */
function bytesOf(text: unknown): Uint8Array | null {
  if (typeof text !== 'string' || text.length % 4 !== 0) return null
  const bytes = Buffer.from(text, 'base64')
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return bytes.length === (text.length / 4) * 3 - padding ? bytes : null
}
