// Bounds for a whole Engine.IO connection, whatever is said on it and in whatever namespace: packets a second, what may wait for
// one who does not read, and an end for who has left every namespace. (Who never enters one is ended by Socket.IO.)
import type { Namespace, Server, Socket } from 'socket.io'
import { TokenBucket } from '../../shared/protocol/token-bucket.ts'
import type { Clock, Log, Timers } from '../ports.ts'

/** What is used of an Engine.IO socket. */
type Engine = {
  on(event: 'packet' | 'drain', call: () => void): unknown
  on(event: 'packetCreate', call: (packet: { data?: string | { byteLength: number } }) => void): unknown
  close(discard: boolean): unknown
}

/** A board's and the commands' together, with room for what Socket.IO says by itself. */
const packetsPerSecond = 150
const packetBurst = 1_000
/** Twice what a board leaves waiting for a slow reader. */
const waitingBytes = 8 * 1024 * 1024
const aloneMs = 10_000

export class EngineGuard {
  readonly #timers: Timers
  /** Namespaces that each connection is in. */
  readonly #held = new WeakMap<object, number>()
  /** Names of those that it waits to be let into. */
  readonly #entering = new WeakMap<object, Set<string>>()

  constructor(io: Server, { clock, timers, log }: { clock: Clock; timers: Timers; log: Log }) {
    this.#timers = timers
    io.engine.on('connection', (engine: Engine) => {
      const budget = new TokenBucket(packetsPerSecond, packetBurst, clock)
      let waiting = 0
      const end = (reason: string): void => {
        log.debug({ reason }, 'a connection was cut off')
        engine.close(true)
      }
      engine.on('packet', () => { if (!budget.take(1)) end('too-fast') })
      // One message may be larger: only what is added to too much is too much.
      engine.on('packetCreate', ({ data }) => {
        if (waiting > waitingBytes) return end('behind')
        waiting += typeof data === 'string' ? data.length : data?.byteLength ?? 0
      })
      engine.on('drain', () => { waiting = 0 })
    })
  }

  /** A namespace that keeps a connection, and is entered by it once at a time: Socket.IO itself sees to that only after the first was let in. */
  holds(namespace: Namespace): void {
    namespace.use(({ conn }, next) => {
      const names = this.#entering.get(conn) ?? new Set()
      if (names.has(namespace.name)) return void conn.close(true)
      this.#entering.set(conn, names.add(namespace.name))
      next()
    })
    namespace.on('connection', (socket) => {
      const { conn } = socket
      this.decided(socket)
      this.#held.set(conn, (this.#held.get(conn) ?? 0) + 1)
      socket.on('disconnect', () => {
        this.#held.set(conn, this.#held.get(conn)! - 1)
        this.#timers.after(aloneMs, () => { if (this.#held.get(conn) === 0) conn.close(true) })
      })
    })
  }

  /** It was let in, or told why not, and may come again. */
  decided({ conn, nsp }: Pick<Socket, 'conn' | 'nsp'>): void {
    this.#entering.get(conn)?.delete(nsp.name)
  }
}
