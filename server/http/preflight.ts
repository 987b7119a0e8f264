// What the pre-flight page asks of the server, without anybody signing in: an answer with the time, one that is held back, one that comes in
// pieces, and an echo over a WebSocket. Nothing of any event is told, and all of it is bounded.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { preflight } from '../../shared/protocol/preflight.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import { parse, sendRefusal } from './replies.ts'

const nonceSchema = z.object({ nonce: z.string().max(64).regex(/^[\w-]*$/).default('') })
/** At once, of all venues together: whoever comes later tries again. */
const mostHeld = 200
const mostSockets = 100
const socketMs = 15_000
const socketBytes = 256
const socketMessages = 50

export async function preflightRoutes(app: FastifyInstance, { now }: { now(): number }): Promise<void> {
  let held = 0

  app.get('/api/preflight/echo', async (request, reply) => {
    const query = parse(nonceSchema, request.query)
    return query.ok ? reply.header('Cache-Control', 'no-store').send({ plenary: true, nonce: query.value.nonce, now: now() }) : sendRefusal(reply, query.error)
  })

  app.get('/api/preflight/hold', async (request, reply) => {
    const query = parse(nonceSchema, request.query)
    if (!query.ok) return sendRefusal(reply, query.error)
    if (held >= mostHeld) return sendRefusal(reply, refuse('too-fast', 'Many are looking right now. Try again in a minute.'))
    held++
    const gone = new AbortController()
    request.raw.once('close', () => gone.abort())
    await sleep(preflight.holdMs, null, { signal: gone.signal }).catch(() => {})
    held--
    return reply.header('Cache-Control', 'no-store').send({ plenary: true, nonce: query.value.nonce, now: now() })
  })

  app.get('/api/preflight/pieces', async (request, reply) => {
    if (held >= mostHeld) return sendRefusal(reply, refuse('too-fast', 'Many are looking right now. Try again in a minute.'))
    held++
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    for (let piece = 0; piece < preflight.pieces && !raw.destroyed; piece++) {
      raw.write(`${piece}\n`)
      if (piece < preflight.pieces - 1) await sleep(preflight.pieceMs)
    }
    held--
    raw.end()
    return reply
  })
}

/** Says back what it hears, for a moment. */
export class PreflightSocket {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: socketBytes, perMessageDeflate: false })
  readonly #allowsOrigin: (origin: string | undefined, host: string | undefined) => boolean

  constructor(allowsOrigin: (origin: string | undefined, host: string | undefined) => boolean) {
    this.#allowsOrigin = allowsOrigin
  }

  static matches(url: string | undefined): boolean {
    return url === preflight.socketPath
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#server.clients.size >= mostSockets || !this.#allowsOrigin(request.headers.origin, request.headers.host)) return void socket.destroy()
    this.#server.handleUpgrade(request, socket, head, (client) => {
      const end = setTimeout(() => client.close(1000), socketMs)
      let messages = 0
      client.on('message', (data, isBinary) => (++messages > socketMessages ? client.close(1008) : client.send(data, { binary: isBinary })))
      client.on('error', () => client.terminate())
      client.on('close', () => clearTimeout(end))
    })
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate()
  }
}
