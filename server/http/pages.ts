// The pages: four HTML files and their hashed assets. No page holds a secret; tokens stay in the fragment.
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../shared/protocol/refusals.ts'
import { sendRefusal } from './replies.ts'

const yearSeconds = 31_536_000

const routes: Record<string, string> = {
  '/': 'index.html',
  '/e/:eventId': 'index.html',
  '/f/:eventId': 'facilitator.html',
  '/screen/:eventId': 'screen.html',
  '/organiser': 'organiser.html',
  '/replay/:eventId': 'organiser.html',
}

export async function pages(app: FastifyInstance, { clientDir }: { clientDir: string }): Promise<void> {
  const assets = join(clientDir, 'assets')
  const isBuilt = await access(assets).then(() => true, () => false)
  if (isBuilt) {
    await app.register(fastifyStatic, { root: assets, prefix: '/assets/', maxAge: yearSeconds * 1000, immutable: true, index: false, preCompressed: true })
  }
  for (const [route, file] of Object.entries(routes)) {
    app.get(route, async (_request, reply) => {
      const html = await readFile(join(clientDir, file), 'utf8').catch(() => null)
      if (html === null) return reply.status(503).type('text/plain').send('The pages have not been built yet. Run: npm run build')
      return reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(html)
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) return sendRefusal(reply, refuse('not-found', 'There is nothing here.'))
    return reply.status(404).type('text/plain; charset=utf-8').send('There is no such page. Join a session at the start page: /')
  })
}
