// The pages: five HTML files and their hashed assets, once for each language. No page holds a secret; tokens stay in the fragment.
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { languageCodes } from '../../shared/protocol/languages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import { askedLanguage, keeping, languageOf } from './language.ts'
import { sendRefusal } from './replies.ts'

const yearSeconds = 31_536_000

const routes: Record<string, string> = {
  '/': 'index.html',
  '/e/:eventId': 'index.html',
  '/paper/:eventId': 'index.html',
  '/f/:eventId': 'facilitator.html',
  '/screen/:eventId': 'screen.html',
  '/preflight': 'preflight.html',
  '/organiser': 'organiser.html',
  '/replay': 'organiser.html',
  '/verify': 'verify.html',
  '/receipts': 'verify.html',
  '/receipts/:eventId': 'verify.html',
  '/replay/:eventId': 'organiser.html',
}

export async function pages(app: FastifyInstance, { clientDir }: { clientDir: string }): Promise<void> {
  for (const language of languageCodes) {
    const assets = join(clientDir, language, 'assets')
    if (!await access(assets).then(() => true, () => false)) continue
    await app.register(fastifyStatic, {
      root: assets, prefix: `/${language}/assets/`, maxAge: yearSeconds * 1000, immutable: true, index: false, preCompressed: true, decorateReply: false,
    })
  }
  for (const [route, file] of Object.entries(routes)) {
    app.get(route, async (request, reply) => {
      const asked = askedLanguage(request.query)
      if (asked) reply.header('Set-Cookie', keeping(asked))
      const html = await readFile(join(clientDir, languageOf(request), file), 'utf8').catch(() => null)
      if (html === null) return reply.status(503).type('text/plain').send('The pages have not been built yet. Run: npm run build')
      return reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').header('Vary', 'Cookie, Accept-Language').send(html)
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) return sendRefusal(reply, refuse('not-found', 'There is nothing here.'))
    return reply.status(404).type('text/plain; charset=utf-8').send('There is no such page. Join a session at the start page: /')
  })
}
