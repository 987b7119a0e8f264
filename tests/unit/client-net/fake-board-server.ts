// A board server without a network: the test says when it answers, counts, refuses or hangs up.
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'

export class FakeBoardServer {
  readonly doc = new Y.Doc()
  /** The connection that is open, or tried last. */
  socket: FakeSocket | null = null
  opened: string[] = []
  /** Updates received, not applied yet. */
  held: Uint8Array[] = []
  /** What came on this connection, in order: 'update', or the type of any other message. */
  heard: (number | 'update')[] = []
  #count = 0

  /** To be handed to a client as its WebSocket. */
  readonly WebSocket: typeof WebSocket

  constructor() {
    const server = this
    this.WebSocket = class extends FakeSocket {
      constructor(url: string) {
        super()
        server.opened.push(url)
        server.socket = this
        server.#count = 0
        server.held = []
        server.heard = []
        this.receive = (data) => server.#receive(data)
      }
    } as unknown as typeof WebSocket
  }

  /** Lets the client in; `ask: false` leaves the server's own question for later. */
  accept({ ask = true } = {}): void {
    this.socket!.readyState = 1
    this.socket!.onopen?.()
    if (ask) this.ask()
  }

  /** Asks what the client has that the server has not. */
  ask(): void {
    this.#send(0, 0, Y.encodeStateVector(this.doc))
  }

  /** Applies what was held and says how much is committed. */
  commit(): void {
    for (const update of this.held.splice(0)) Y.applyUpdate(this.doc, update)
    this.count(this.#count)
  }

  count(value: number): void {
    const encoder = createEncoder()
    writeVarUint(encoder, 100)
    writeVarUint(encoder, value)
    this.socket!.deliver(toUint8Array(encoder))
  }

  /** Asks for the last words before a freeze. */
  hearOut(): void {
    this.socket!.deliver(new Uint8Array([102]))
  }

  refuse(code: string): void {
    this.held = []
    const encoder = createEncoder()
    writeVarUint(encoder, 2)
    writeVarUint(encoder, 0)
    writeVarString(encoder, code)
    this.socket!.deliver(toUint8Array(encoder))
  }

  /** How many sync messages with updates came on this connection. */
  get received(): number {
    return this.#count
  }

  #receive(data: Uint8Array): void {
    const decoder = createDecoder(data)
    const type = readVarUint(decoder)
    if (type !== 0) {
      this.heard.push(type)
      return
    }
    const step = readVarUint(decoder)
    const payload = readVarUint8Array(decoder)
    if (step === 0) return this.#send(0, 1, Y.encodeStateAsUpdate(this.doc, payload))
    this.#count++
    this.heard.push('update')
    this.held.push(payload)
  }

  #send(type: number, step: number, payload: Uint8Array): void {
    const encoder = createEncoder()
    writeVarUint(encoder, type)
    writeVarUint(encoder, step)
    writeVarUint8Array(encoder, payload)
    this.socket!.deliver(toUint8Array(encoder))
  }
}

class FakeSocket {
  readonly OPEN = 1
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  receive: (data: Uint8Array) => void = () => {}

  send(data: Uint8Array): void {
    this.receive(data.slice())
  }

  deliver(data: Uint8Array): void {
    this.onmessage?.({ data: data.slice().buffer })
  }

  /** The client's own close, or the server's with a code. */
  close(code = 1000): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }
}
