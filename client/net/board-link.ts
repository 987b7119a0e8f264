// One connection of a board's document after another: counts what was sent and what the server says is committed.
// Reconnecting is done here, with jitter, rather than by y-websocket: a restarted server must not meet everybody at once.
import { readVarUint } from 'lib0/decoding'
import { readAuthMessage } from 'y-protocols/auth'
import type { Awareness } from 'y-protocols/awareness'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { closeCode, syncMessage } from '../../shared/protocol/messages.ts'
import { Sight } from './sight.ts'

export type LinkOptions = {
  /** `ws(s)://HOST/sync` */
  url: string
  boardId: string
  doc: Y.Doc
  awareness: Awareness
  /** Read before every connection: the epoch may have moved on. */
  params: () => Record<string, string>
  /** Asked before every connection, too: the way there may be another. */
  socket: () => typeof WebSocket
  random: () => number
  /** Calls once after `ms`; the returned function cancels. */
  after: (ms: number, call: () => void) => () => void
  /** Edits that the server has not said are committed. */
  unsent: () => boolean
  /** Anything about `synced`, `sent` or `acked` changed. */
  changed: () => void
  refused: (code: string) => void
  /** The board is about to be frozen: nothing may be written from now on. */
  hushed: () => void
  /** Closed for good, with a close code of 4400–4499. */
  ended: (code: number) => void
}

const quickestMs = 250
const slowestMs = 8_000
/** y-websocket gives a connection up after 30 s without a message; an idle board is asked for one before that. */
const quietMs = 14_000

export class BoardLink {
  #options: LinkOptions
  #provider: WebsocketProvider
  #attempts = 0
  #cancelRetry: (() => void) | null = null
  #cancelQuiet: () => void = () => {}
  #online = true
  #closed = false
  /** The server's answer to our state vector is in. */
  synced = false
  /** Sync messages with updates sent on this connection. */
  sent = 0
  /** How many of those the server has committed. */
  acked = 0
  /** Everything was committed once since the page was loaded: from then on it is known for certain what is not. */
  #wasSettled = false
  /** `sent` must reach this before the count speaks for all that was edited. */
  #owed = 0
  /** The connection on which the server asked for the last words. */
  #askedOn: WebSocket | null = null
  readonly #sight: Sight

  constructor(options: LinkOptions) {
    this.#options = options
    const provider: WebsocketProvider = new WebsocketProvider(options.url, options.boardId, options.doc, {
      connect: false,
      disableBc: true,
      awareness: options.awareness,
      // Every close by the server comes back as 'closed', and is retried here.
      shouldReconnect: () => false,
    })
    this.#provider = provider
    // Left alone, every browser would send back every caret it hears of.
    const { awareness } = options
    awareness.off('update', provider._awarenessUpdateHandler)
    awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      if (![...added, ...updated, ...removed].includes(awareness.clientID)) return
      provider._awarenessUpdateHandler({ added: [awareness.clientID], updated: [], removed: [] }, origin)
    })
    provider.messageHandlers[syncMessage.auth] = (_encoder, decoder) => {
      readAuthMessage(decoder, options.doc, (_doc, reason) => options.refused(reason))
    }
    provider.messageHandlers[syncMessage.saved] = (_encoder, decoder) => {
      this.acked = readVarUint(decoder)
      if (this.settled) this.#wasSettled = true
      options.changed()
    }
    provider.messageHandlers[syncMessage.hearOut] = () => {
      options.hushed()
      // What the page still has in hand is written when it becomes read-only.
      const { ws } = provider
      options.after(0, () => {
        if (ws !== provider.ws) return
        this.#askedOn = ws
        this.#saidAll()
      })
    }
    this.#sight = new Sight((frame) => this.#say(frame), options.after)
    provider.on('sync', (synced: boolean) => {
      this.synced = synced
      if (synced) {
        this.#attempts = 0
        this.#sight.renew()
      }
      options.changed()
    })
    provider.on('connection-close', () => this.#reset())
    provider.on('closed', ({ code }) => this.#retry(code))
  }

  get connected(): boolean {
    return this.#provider.wsconnected
  }

  /** Everything that this browser has edited is committed. */
  get settled(): boolean {
    return this.synced && this.acked === this.sent && this.sent >= this.#owed
  }

  /** Something was edited that is not sent yet: one more message will carry it, on this connection or the next. */
  owe(): void {
    this.#owed = this.sent + 1
  }

  /** The entries that the page shows. */
  show(keys: Iterable<string>): void {
    this.#sight.show(keys)
  }

  connect(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    if (this.#closed || !this.#online) return
    this.#reset()
    this.#provider.params = this.#options.params()
    const hasNothing = (): boolean => this.#wasSettled && !this.#options.unsent()
    this.#provider._WS = countingSocket(this.#options.socket(), hasNothing, (socket) => {
      if (socket === this.#provider.ws) this.#counted()
    })
    this.#provider.connect()
    this.#watchQuiet()
  }

  /** The browser says whether there is a network; without one, a socket would look open for half a minute. */
  network(online: boolean): void {
    if (online === this.#online) return
    this.#online = online
    if (online) this.connect()
    else this.#provider.disconnect()
  }

  /** A page that was asleep comes back: do not wait for the next try. */
  hurry(): void {
    if (this.#cancelRetry) this.connect()
  }

  close(): void {
    this.#closed = true
    this.#cancelRetry?.()
    this.#cancelQuiet()
    this.#sight.stop()
    this.#provider.destroy()
  }

  #counted(): void {
    this.sent++
    this.#saidAll()
    this.#options.changed()
  }

  /** Answers the server's question for the last words, once there are none any more. */
  #saidAll(): void {
    if (this.#askedOn === null || this.#askedOn !== this.#provider.ws || this.sent < this.#owed) return
    this.#askedOn = null
    this.#say(new Uint8Array([syncMessage.hearOut]))
  }

  #say(frame: Uint8Array<ArrayBuffer>): boolean {
    const { ws, wsconnected } = this.#provider
    if (!ws || !wsconnected) return false
    ws.send(frame)
    return true
  }

  #reset(): void {
    this.synced = false
    this.sent = 0
    this.acked = 0
    this.#owed = Math.min(1, this.#owed)
    this.#options.changed()
  }

  #retry(code: number): void {
    if (this.#closed) return
    if (code >= 4400 && code < 4500) {
      this.#options.ended(code)
      return
    }
    const slowest = Math.min(slowestMs, (code === closeCode.tryAgain ? 4 : 1) * 1_000 * 2 ** this.#attempts++)
    this.#cancelRetry = this.#options.after(quickestMs + this.#options.random() * slowest, () => this.connect())
  }

  #watchQuiet(): void {
    this.#cancelQuiet()
    this.#cancelQuiet = this.#options.after(quietMs * (0.8 + 0.4 * this.#options.random()), () => {
      if (Date.now() - this.#provider.wsLastMessageReceived > quietMs / 2) this.#say(new Uint8Array([syncMessage.queryAwareness]))
      if (!this.#closed) this.#watchQuiet()
    })
  }
}

/** The answer of a client that has nothing new: Yjs would send all that was ever deleted with it. */
const nothing = new Uint8Array([syncMessage.sync, messageYjsSyncStep2, 2, 0, 0])

/**
 * A WebSocket that tells of every sync message with an update in it. Updates before the first answer to the server's
 * state vector (step 2) stay unsent: that answer holds them, and alone they could leave a gap before them.
 */
function countingSocket(Base: typeof WebSocket, hasNothing: () => boolean, sent: (socket: WebSocket) => void): typeof WebSocket {
  return class extends Base {
    #answered = false

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      const update = data instanceof Uint8Array && data[0] === syncMessage.sync && data[1] !== messageYjsSyncStep1
      if (update && data[1] === messageYjsUpdate && !this.#answered) return
      super.send(update && data[1] === messageYjsSyncStep2 && hasNothing() ? nothing : data as ArrayBuffer)
      if (!update) return
      this.#answered = true
      sent(this)
    }
  }
}
