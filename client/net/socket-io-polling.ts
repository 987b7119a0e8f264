// Where WebSockets are blocked: the whole Socket.IO client, over long polling. Loaded only when it is needed.
// Invariant: both channels of a page share one connection, as a browser allows six to a host, and every page holds its own.
import { Manager } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { ControlSocket } from './socket-io.ts'

/** One board connection. The server answers a `close` by letting go, and closes by a `close` that wants the same answer. */
export type BoardLine = {
  on(event: string, listener: (...args: any[]) => void): unknown
  emit(event: string, ...args: unknown[]): unknown
  connect(): unknown
}

const connectMs = 10_000

export class Polling {
  readonly #url: string
  readonly #fared: (worked: boolean) => void
  readonly #shared: Manager
  #control: ControlSocket | null = null
  #isTaken = false

  /** `http(s)://HOST`; `fared` is told whenever a connection is there, or fails. */
  constructor(url: string, fared: (worked: boolean) => void) {
    this.#url = url
    this.#fared = fared
    this.#shared = this.#manager()
  }

  /** A page has one token. */
  control(token: string): ControlSocket {
    this.#control ??= this.#controlSocket(token)
    return this.#control
  }

  /** `/sync/BOARD_ID?token=…`. On the connection of this page unless a board is there already, or has not been let go yet. */
  board(door: string): BoardLine {
    if (this.#isTaken) return this.#line(this.#manager(), door, () => {})
    this.#isTaken = true
    return this.#line(this.#shared, door, () => { this.#isTaken = false })
  }

  #controlSocket(token: string): ControlSocket {
    const socket = this.#shared.socket('/', { auth: { token, tallies: 'live' } })
    this.#leaves(socket)
    return {
      get connected() {
        return socket.connected
      },
      // A second time would end the connection of both channels.
      connect: () => { if (!socket.active) socket.connect() },
      disconnect: () => void socket.disconnect(),
      on: (event, listener) => void socket.on(event, listener),
      ask: (event, args, timeoutMs) => socket.connected ? socket.timeout(timeoutMs).emitWithAck(event, ...args) : Promise.reject(new Error('not connected')),
    }
  }

  #line(manager: Manager, door: string, left: () => void): BoardLine {
    const socket = manager.socket('/sync')
    // Nothing of the connection before.
    socket.off()
    socket.sendBuffer = []
    socket.auth = { door }
    this.#leaves(socket, left)
    return socket
  }

  /** One that is over would come back by itself when the other channel connects. */
  #leaves(socket: Socket, left = () => {}): void {
    const leave = (): void => {
      socket.disconnect()
      left()
    }
    socket.on('disconnect', leave)
    socket.on('connect_error', leave)
  }

  #manager(): Manager {
    // Reconnecting is done above, with jitter.
    const manager = new Manager(this.#url, { autoConnect: false, reconnection: false, transports: ['polling'], upgrade: false, timeout: connectMs })
    manager.on('open', () => this.#fared(true))
    manager.on('error', () => this.#fared(false))
    return manager
  }
}
