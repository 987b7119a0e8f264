// A Socket.IO client over one WebSocket: the part of the protocol (Engine.IO 4, Socket.IO 5, text, default namespace)
// that the control channel uses, at a tenth of the library's size. It does not reconnect by itself.
export type ControlSocket = {
  readonly connected: boolean
  connect(): void
  disconnect(): void
  /** 'connect', 'disconnect', 'connect_error' (an Error with `data`), and the server's events. */
  on(event: string, listener: (...args: any[]) => void): void
  /** The server's acknowledgement; rejects when the time is up or the connection ends first. */
  ask(event: string, args: unknown[], timeoutMs: number): Promise<unknown>
}

export type SocketOptions = {
  /** `ws(s)://HOST` */
  url: string
  auth: Record<string, unknown>
  WebSocket: typeof WebSocket
  /** Calls once after `ms`; the returned function cancels. */
  after: (ms: number, call: () => void) => () => void
}

type Pending = { resolve: (answer: unknown) => void; reject: (error: Error) => void; cancel: () => void }

/** Engine.IO packets by their first character, Socket.IO packets by their second. */
const engine = { open: '0', close: '1', ping: '2', pong: '3', message: '4' } as const
const packet = { connect: '0', disconnect: '1', event: '2', ack: '3', error: '4' } as const
const handshakeMs = 15_000

export class SocketIo implements ControlSocket {
  connected = false
  #options: SocketOptions
  #socket: WebSocket | null = null
  #listeners = new Map<string, ((...args: any[]) => void)[]>()
  #pending = new Map<number, Pending>()
  #nextId = 0
  #patienceMs = handshakeMs
  #cancelPatience = () => {}

  constructor(options: SocketOptions) {
    this.#options = options
  }

  on(event: string, listener: (...args: any[]) => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }

  connect(): void {
    if (this.#socket) return
    const socket = new this.#options.WebSocket(`${this.#options.url}/socket.io/?EIO=4&transport=websocket`)
    this.#socket = socket
    this.#patienceMs = handshakeMs
    this.#bePatient()
    socket.onmessage = ({ data }) => socket === this.#socket && this.#receive(String(data))
    socket.onclose = () => socket === this.#socket && this.#ended(new Error('closed'))
  }

  disconnect(): void {
    if (this.connected) this.#socket?.send(engine.message + packet.disconnect)
    this.#ended(new Error('disconnected'))
  }

  ask(event: string, args: unknown[], timeoutMs: number): Promise<unknown> {
    const socket = this.#socket
    if (!socket || !this.connected) return Promise.reject(new Error('not connected'))
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      const cancel = this.#options.after(timeoutMs, () => {
        this.#pending.delete(id)
        reject(new Error('no answer'))
      })
      this.#pending.set(id, { resolve, reject, cancel })
      socket.send(`${engine.message}${packet.event}${id}${JSON.stringify([event, ...args])}`)
    })
  }

  #receive(data: string): void {
    switch (data[0]) {
      case engine.open: {
        const { pingInterval = 25_000, pingTimeout = 20_000 } = parsed(data.slice(1)) as { pingInterval?: number; pingTimeout?: number }
        this.#patienceMs = pingInterval + pingTimeout
        this.#bePatient()
        this.#socket?.send(engine.message + packet.connect + JSON.stringify(this.#options.auth))
        return
      }
      case engine.ping:
        this.#bePatient()
        this.#socket?.send(engine.pong)
        return
      case engine.message:
        return this.#receivePacket(data[1], data.slice(2))
      case engine.close:
        return this.#ended(new Error('closed by the server'))
    }
  }

  #receivePacket(type: string | undefined, body: string): void {
    const digits = /^\d*/u.exec(body)![0]
    const content = parsed(body.slice(digits.length))
    switch (type) {
      case packet.connect:
        this.connected = true
        return this.#tell('connect')
      case packet.event:
        if (Array.isArray(content) && typeof content[0] === 'string') this.#tell(content[0], ...content.slice(1))
        return
      case packet.ack: {
        const pending = this.#pending.get(Number(digits))
        this.#pending.delete(Number(digits))
        pending?.cancel()
        pending?.resolve(Array.isArray(content) ? content[0] : undefined)
        return
      }
      case packet.error: {
        const { message, data } = (content ?? {}) as { message?: string; data?: unknown }
        return this.#ended(Object.assign(new Error(message ?? 'refused'), { data }))
      }
      case packet.disconnect:
        return this.#ended(new Error('ended by the server'))
    }
  }

  /** The server pings; without a ping for too long the line is dead, whatever the socket says. */
  #bePatient(): void {
    this.#cancelPatience()
    this.#cancelPatience = this.#options.after(this.#patienceMs, () => this.#ended(new Error('silence')))
  }

  #ended(error: Error): void {
    const socket = this.#socket
    if (!socket) return
    this.#socket = null
    this.#cancelPatience()
    socket.close()
    const wasConnected = this.connected
    this.connected = false
    for (const { reject, cancel } of this.#pending.values()) {
      cancel()
      reject(error)
    }
    this.#pending.clear()
    if (wasConnected) this.#tell('disconnect', error)
    else this.#tell('connect_error', error)
  }

  #tell(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args)
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
