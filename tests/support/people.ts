// Programs that take part as people do: over HTTP, the control channel and stock y-websocket.
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { applyAll } from '../../shared/event/apply.ts'
import type { FactsMessage, PresenceMessage, StateMessage, Ack } from '../../shared/protocol/messages.ts'
import { organiserKey } from './server.ts'

export type Created = {
  eventId: string; code: string; boards: { boardId: string; title: string }[]
  tokens: { facilitator: string; screen: string }; links: Record<string, string>
}
export type Joined = { token: string; participantId: string; eventId: string; boards: { boardId: string }[] }

export async function post<T>(url: string, path: string, body: unknown, bearer?: string): Promise<{ status: number; body: T }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() as T }
}

export async function get<T>(url: string, path: string, bearer?: string): Promise<{ status: number; body: T }> {
  const response = await fetch(url + path, { headers: bearer ? { authorization: `Bearer ${bearer}` } : {} })
  return { status: response.status, body: await response.json() as T }
}

export async function createEvent(url: string, request: object): Promise<Created> {
  const { status, body } = await post<Created>(url, '/api/events', request, organiserKey)
  if (status !== 201) throw new Error(`could not create an event: ${JSON.stringify(body)}`)
  return body
}

export async function join(url: string, code: string, person: { name?: string; group?: string; participantToken?: string } = {}): Promise<Joined> {
  const { status, body } = await post<Joined>(url, '/api/join', { code, ...person })
  if (status !== 200) throw new Error(`could not join: ${JSON.stringify(body)}`)
  return body
}

/** Waits for a condition by events, never by time: `subscribe` calls back whenever it may have become true. */
export function until(condition: () => boolean, subscribe: (check: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null
    const check = (): void => {
      if (!condition()) return
      stop?.()
      stop = null
      resolve()
    }
    stop = subscribe(check)
    check()
  })
}

/** A control connection that folds what it is sent, and remembers every message. */
export class Controller {
  readonly socket: Socket
  state: StateMessage | null = null
  presence: PresenceMessage | null = null
  readonly heard: { event: string; payload: unknown }[] = []
  #checks = new Set<() => void>()

  constructor(url: string, token: string) {
    this.socket = io(url, { auth: { token }, transports: ['websocket'], reconnectionDelay: 20, reconnectionDelayMax: 100 })
    this.socket.onAny((event: string, payload: unknown) => {
      this.heard.push({ event, payload })
      if (event === 'state') this.state = payload as StateMessage
      if (event === 'presence') this.presence = payload as PresenceMessage
      if (event === 'facts') this.#fold(payload as FactsMessage)
      for (const check of [...this.#checks]) check()
    })
  }

  static async open(url: string, token: string): Promise<Controller> {
    const controller = new Controller(url, token)
    await controller.until((state) => state !== null)
    return controller
  }

  until(condition: (state: StateMessage | null) => boolean): Promise<void> {
    return until(() => condition(this.state), (check) => {
      this.#checks.add(check)
      return () => this.#checks.delete(check)
    })
  }

  async send(command: object): Promise<Ack> {
    return await this.socket.emitWithAck('command', command) as Ack
  }

  close(): void {
    this.socket.disconnect()
  }

  #fold({ from, to, facts }: FactsMessage): void {
    const state = this.state!
    if (from > state.seq + 1) throw new Error(`a gap: ${state.seq} → ${from}`)
    const { role, now, protocol, me, ...event } = state
    this.state = { ...applyAll(event, facts), seq: to, role, now, protocol, me }
  }
}

/** A board connection by stock y-websocket. */
export async function openBoard(url: string, boardId: string, token: string): Promise<{ doc: Y.Doc; provider: WebsocketProvider; close(): void }> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, boardId, doc, {
    params: { token }, disableBc: true, WebSocketPolyfill: WebSocket as never, maxBackoffTime: 100,
  })
  if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return { doc, provider, close: () => { provider.destroy(); doc.destroy() } }
}

/** Resolves when a document satisfies a condition. */
export function whenDoc(doc: Y.Doc, condition: () => boolean): Promise<void> {
  return until(condition, (check) => {
    doc.on('update', check)
    return () => doc.off('update', check)
  })
}
