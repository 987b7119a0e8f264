// Somebody who writes on a board over stock y-websocket, and knows what the server has said is saved (acks=1).
import { readVarString, readVarUint } from 'lib0/decoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { syncMessage } from '../../shared/protocol/messages.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, moveAction } from '../../shared/board/write.ts'
import { until } from './people.ts'
import type { Random } from './random.ts'

const mostOwnActions = 15
const longestTitle = 120

export class Writer {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly personId: string
  /** This client's clock up to which everything is saved, by the server's word. */
  savedClock = 0
  /** Why the server refused an update; an honest writer is never refused. */
  refused: string | null = null
  /** The close codes of lost connections. */
  readonly closes: number[] = []
  /** Called after every acknowledgement. */
  onSaved: () => void = () => {}
  /** This client's clock when each message with updates was sent on this connection. */
  #sentClocks: number[] = []
  #checks = new Set<() => void>()
  #made = 0

  constructor(url: string, boardId: string, person: { token: string; participantId: string }) {
    this.personId = person.participantId
    const sent = (socket: unknown): void => {
      if (socket === this.provider.ws) this.#sentClocks.push(this.clock)
    }
    this.provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, boardId, this.doc, {
      params: { token: person.token, acks: '1' }, disableBc: true, maxBackoffTime: 100, WebSocketPolyfill: watchedSocket(sent) as never,
    })
    this.provider.messageHandlers[syncMessage.saved] = (_encoder, decoder) => {
      this.savedClock = Math.max(this.savedClock, this.#sentClocks[readVarUint(decoder) - 1] ?? 0)
      this.onSaved()
      this.#look()
    }
    this.provider.messageHandlers[syncMessage.auth] = (_encoder, decoder) => {
      readVarUint(decoder)
      this.refused = readVarString(decoder)
      this.#look()
    }
    this.provider.on('status', ({ status }) => {
      if (status === 'connected') this.#sentClocks = []
      this.#look()
    })
    this.provider.on('connection-close', (event) => {
      this.closes.push(event?.code ?? 0)
      this.#look()
    })
    this.provider.on('sync', () => this.#look())
    this.doc.on('update', () => this.#look())
  }

  static async open(url: string, boardId: string, person: { token: string; participantId: string }): Promise<Writer> {
    const writer = new Writer(url, boardId, person)
    await writer.until(() => writer.provider.synced)
    return writer
  }

  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID)
  }

  get isSaved(): boolean {
    return this.provider.synced && this.savedClock === this.clock
  }

  /** Stock y-websocket would send what is written between its connection and its first answer before what it still owes. */
  get mayWrite(): boolean {
    return this.provider.synced || !this.provider.wsconnected
  }

  /** Waits by what happens on the connection and in the document. */
  until(condition: () => boolean): Promise<void> {
    return until(() => condition() || this.refused !== null, (check) => {
      this.#checks.add(check)
      return () => this.#checks.delete(check)
    }).then(() => {
      if (this.refused !== null) throw new Error(`the server refused an update: ${this.refused}`)
    })
  }

  /** Writes something that every participant may write: a new action, a place in the order, or a letter more or less. */
  write(random: Random): void {
    const { actions } = readBoard(this.doc)
    const action = actions.length > 0 ? random.of(actions) : null
    if (!action || (this.#made < mostOwnActions && random.below(12) === 0)) {
      this.#made++
      return addAction(this.doc, { id: `${this.doc.clientID}-${this.#made}`, title: 'New', detail: '', theme: null, author: this.personId, createdAt: 1 })
    }
    if (random.below(12) === 0) return moveAction(this.doc, action.id, null, random.below(actions.length))
    const title = (this.doc.getMap('actions').get(action.id) as Y.Map<unknown>).get('title') as Y.Text
    const at = random.below(title.length + 1)
    if (title.length > longestTitle) title.delete(0, longestTitle / 2)
    else title.insert(at, random.of([...'abcdefgh ']))
  }

  /** Offline, whatever the network does. */
  disconnect(): void {
    this.provider.disconnect()
  }

  /** The connection breaks, and the provider is not told. */
  tearOff(): void {
    (this.provider.ws as unknown as WebSocket | null)?.terminate()
  }

  connect(): void {
    this.provider.connect()
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }

  #look(): void {
    for (const check of [...this.#checks]) check()
  }
}

/** A WebSocket that tells of every message with updates that is sent. */
function watchedSocket(sent: (socket: WebSocket) => void): typeof WebSocket {
  return class extends WebSocket {
    override send(data: never, ...rest: never[]): void {
      const bytes = data as unknown as Uint8Array
      // Step one asks; steps two and three bring updates.
      if (bytes[0] === syncMessage.sync && bytes[1] !== 0) sent(this)
      super.send(data, ...rest)
    }
  }
}
