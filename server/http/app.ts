// The HTTP server: security headers, errors in one shape, health, pages. Routes live beside it.
import Fastify from 'fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Log } from '../ports.ts'
import { eventRoutes } from './events.ts'
import { joinRoutes } from './join.ts'
import { preflightRoutes } from './preflight.ts'
import { pages } from './pages.ts'
import { sendRefusal } from './replies.ts'
import type { Services } from './services.ts'

const bodyBytes = 16 * 1024 * 1024
/** For a whole request, body included: who sends it byte by byte is hung up on. */
const requestMs = 120_000

export type AppParts = { services: Services; log: Log; clientDir: string; publicUrl: string | null }

export async function buildApp({ services, log, clientDir, publicUrl }: AppParts): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: bodyBytes, requestTimeout: requestMs, routerOptions: { maxParamLength: 128 }, forceCloseConnections: true })
  const isHttps = publicUrl?.startsWith('https:') ?? false
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], connectSrc: ["'self'", 'ws:', 'wss:'],
        fontSrc: ["'self'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"],
        upgradeInsecureRequests: null, scriptSrcAttr: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(rateLimit, { global: false })

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error({ error, url: request.url.split('?')[0] }, 'a request failed')
    const refusal = status === 413 ? refuse('too-large', 'That is too large.')
      : status === 429 ? refuse('too-fast', 'Too many tries. Wait a minute.')
        : status < 500 ? refuse('bad-request', 'The request could not be read.') : refuse('internal', 'Something went wrong on our side. Try again.')
    return sendRefusal(reply, refusal)
  })

  // What the doors answer is somebody's own, and links with tokens among it: no cache keeps it.
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })

  app.get('/livez', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const isReady = await services.isReady().catch(() => false)
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not-ready' })
  })
  app.get('/metrics', async (_request, reply) => {
    const { type, text } = await services.metrics()
    return reply.type(type).send(text)
  })
  const baseOf = (request: FastifyRequest): string => publicUrl ?? `${request.protocol}://${request.host}`
  await app.register(preflightRoutes, { now: () => services.now() })
  await app.register(joinRoutes, { services })
  await app.register(eventRoutes, { services, baseOf })
  await app.register(pages, { clientDir })
  return app
}
