// One connection to a board, from the handshake to the whole document in hand. What comes later goes to `heard`, if anybody listens.
import { opcode } from './frames.ts'
import { emptyStepTwo, greeting, hear, stepOne } from './dialect.ts'
import type { Dialect, Heard } from './dialect.ts'
import { RawSocket } from './raw-socket.ts'

export type Address = { port: number; path: string; dialect: Dialect }

export class BoardClient {
  /** From the first packet to the whole document. */
  joinMs = 0
  /** The document as it was at the join. */
  content: Uint8Array | null = null
  /** Null: later payloads are counted and never looked at. */
  heard: ((heard: Heard, at: number) => void) | null = null
  closedWith: string | null = null
  readonly #dialect: Dialect
  readonly #socket: RawSocket
  #joined = false

  /** Rejects when the connection ends before the document is there. */
  static join(address: Address, keepContent: boolean): Promise<BoardClient> {
    return new Promise((resolve, reject) => new BoardClient(address, keepContent, resolve, reject))
  }

  private constructor({ port, path, dialect }: Address, keepContent: boolean, resolve: (client: BoardClient) => void, reject: (error: Error) => void) {
    this.#dialect = dialect
    const began = performance.now()
    this.#socket = new RawSocket(port, path, {
      open: (socket) => socket.send(greeting(dialect) ?? stepOne(dialect)),
      wants: (code) => !this.#joined || (code === opcode.binary && this.heard !== null),
      frame: (_code, payload, socket) => {
        const heard = hear(dialect, payload)
        if (this.#joined) return this.heard?.(heard, performance.now())
        if (heard.kind === 'authenticated') socket.send(stepOne(dialect))
        if (heard.kind === 'step-one') socket.send(emptyStepTwo(dialect))
        if (heard.kind !== 'step-two') return
        this.#joined = true
        this.joinMs = performance.now() - began
        if (keepContent) this.content = heard.update.slice()
        resolve(this)
      },
      closed: (reason) => {
        this.closedWith = reason
        if (!this.#joined) reject(new Error(`a join failed: ${reason}`))
      },
    })
  }

  get dialect(): Dialect {
    return this.#dialect
  }

  get frames(): number {
    return this.#socket.parser.frames
  }

  send(message: Uint8Array): void {
    this.#socket.send(message)
  }

  close(): void {
    this.#socket.destroy()
  }
}
