// How this page reaches the server: by WebSockets, or by HTTP polling where something between the two blocks them.
// Invariant: a page turns to polling only when a WebSocket failed after the server had answered a plain request, so that
// neither an outage nor a restart is taken for a block. What was found out is remembered for a day.
import type { Polling } from './socket-io-polling.ts'
import { tunnelSocket } from './tunnel-socket.ts'

export type Way = 'websocket' | 'polling'

export type TransportOptions = {
  WebSocket: typeof WebSocket
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** Whether the server answers a plain request now. */
  reachable: () => Promise<boolean>
  /** Brings what polling needs. `fared` is to be told whenever it connects, or fails to. */
  loadPolling: (fared: (worked: boolean) => void) => Promise<Polling>
  local: () => number
  /** Calls once after `ms`; the returned function cancels. */
  after: (ms: number, call: () => void) => () => void
}

const key = 'plenary.polling-until'
const rememberedMs = 86_400_000
/** For the first word from the server. Where WebSockets have worked, a server may be busy with everybody's return. */
const openMs = { first: 6_000, again: 15_000 }

export class Transport {
  readonly #options: TransportOptions
  readonly #Tunnel: typeof WebSocket
  /** Tells how it fared. */
  readonly WebSocket: typeof WebSocket
  #pollingUntilMs: number
  #worked: Record<Way, boolean> = { websocket: false, polling: false }
  /** The server has answered a plain request since a WebSocket failed. */
  #suspects = false
  #turn = 0
  #polling: Promise<Polling> | null = null

  constructor(options: TransportOptions) {
    this.#options = options
    this.WebSocket = this.#watched(options.WebSocket)
    this.#Tunnel = tunnelSocket(() => this.polling())
    const until = Number(options.storage.getItem(key))
    this.#pollingUntilMs = until <= options.local() + rememberedMs ? until : 0
  }

  /** To be asked before every connection. */
  get way(): Way {
    return this.#options.local() < this.#pollingUntilMs ? 'polling' : 'websocket'
  }

  /** For the next connection to a board. */
  boardSocket(): typeof WebSocket {
    return this.way === 'polling' ? this.#Tunnel : this.WebSocket
  }

  polling(): Promise<Polling> {
    this.#polling ??= this.#options.loadPolling((worked) => this.#pollingFared(worked)).catch((error: unknown) => {
      this.#polling = null
      this.#pollingFared(false)
      throw error
    })
    return this.#polling
  }

  #webSocketWorked(): void {
    this.#turn++
    this.#suspects = false
    this.#worked.websocket = true
    this.#pollingUntilMs = 0
    this.#options.storage.removeItem(key)
  }

  #webSocketFailed(underSuspicion: boolean): void {
    if (underSuspicion) this.#pollingUntilMs = this.#options.local() + rememberedMs
    else void this.#suspect()
  }

  async #suspect(): Promise<void> {
    const turn = this.#turn
    const isReachable = await this.#options.reachable()
    if (turn === this.#turn) this.#suspects = isReachable
  }

  #pollingFared(worked: boolean): void {
    const { storage } = this.#options
    if (worked) {
      this.#worked.polling = true
      if (this.way === 'polling') storage.setItem(key, String(this.#pollingUntilMs))
    } else if (!this.#worked.polling) {
      // Not this way either: it is the network, or the server.
      this.#pollingUntilMs = 0
      this.#suspects = false
    }
  }

  #watched(Base: typeof WebSocket): typeof WebSocket {
    const transport = this
    const { after } = this.#options
    return class extends Base {
      #isSettled = false
      #cancel: () => void

      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        const wasSuspect = transport.#suspects
        const halfMs = (transport.#worked.websocket ? openMs.again : openMs.first) / 2
        this.#cancel = after(halfMs, () => {
          void transport.#suspect()
          this.#cancel = after(halfMs, () => {
            this.#settle(() => transport.#webSocketFailed(transport.#suspects))
            super.close()
          })
        })
        this.addEventListener('message', () => this.#settle(() => transport.#webSocketWorked()), { once: true })
        this.addEventListener('close', ({ code }) => this.#settle(() => {
          if (isOurs(code)) transport.#webSocketWorked()
          else transport.#webSocketFailed(wasSuspect)
        }))
      }

      /** Given up by this page: says nothing about the way. */
      override close(code?: number, reason?: string): void {
        this.#settle(() => {})
        super.close(code, reason)
      }

      #settle(how: () => void): void {
        if (this.#isSettled) return
        this.#isSettled = true
        this.#cancel()
        how()
      }
    }
  }
}

/** A code that only our server closes with, so that it must have been reached. */
function isOurs(code: number): boolean {
  return code === 1012 || code === 1013 || (code >= 4400 && code < 4500)
}
