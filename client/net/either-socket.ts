// The control channel's socket, whichever way the page reaches the server: decided anew at each connect.
import type { ControlSocket } from './socket-io.ts'
import type { Way } from './transport.ts'

export class EitherSocket implements ControlSocket {
  readonly #way: () => Way
  readonly #direct: ControlSocket
  readonly #polling: () => Promise<ControlSocket>
  readonly #listeners: { event: string; listener: (...args: any[]) => void }[] = []
  readonly #used = new Set<ControlSocket>()
  #current: ControlSocket
  #turn = 0

  constructor(way: () => Way, direct: ControlSocket, polling: () => Promise<ControlSocket>) {
    this.#way = way
    this.#direct = direct
    this.#polling = polling
    this.#current = direct
  }

  get connected(): boolean {
    return this.#current.connected
  }

  connect(): void {
    const turn = ++this.#turn
    if (this.#way() === 'websocket') return this.#go(this.#direct)
    this.#polling().then((socket) => {
      if (turn === this.#turn) this.#go(socket)
    }, (error: unknown) => {
      if (turn !== this.#turn) return
      for (const { event, listener } of this.#listeners) if (event === 'connect_error') listener(error)
    })
  }

  disconnect(): void {
    this.#turn++
    this.#current.disconnect()
  }

  on(event: string, listener: (...args: any[]) => void): void {
    this.#listeners.push({ event, listener })
    for (const socket of this.#used) socket.on(event, listener)
  }

  ask(event: string, args: unknown[], timeoutMs: number): Promise<unknown> {
    return this.#current.ask(event, args, timeoutMs)
  }

  #go(socket: ControlSocket): void {
    this.#current = socket
    if (!this.#used.has(socket)) {
      this.#used.add(socket)
      for (const { event, listener } of this.#listeners) socket.on(event, listener)
    }
    socket.connect()
  }
}
