// The event as one file, opening such a file, and the receipts of a public recount, which everybody may see.
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allQuestions } from '../../shared/event/state.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import { sendRefusal } from './replies.ts'
import type { Services } from './services.ts'

export const archiveBytes = 256 * 1024 * 1024
/** The file and what a form has around it. */
const formBytes = archiveBytes + 64 * 1024
const limits = { fileSize: archiveBytes, files: 1, fields: 4, parts: 5, fieldSize: 1024, fieldNameSize: 64, headerPairs: 20 }
const wrongTriesPerMinute = 30
const rawTypes = ['application/zip', 'application/octet-stream', 'application/x-zip-compressed']

type Route = { Params: { eventId: string } }
type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

export async function archiveRoutes(app: FastifyInstance, { services, keyFirst }: { services: Services; keyFirst: Hook }): Promise<void> {
  await app.register(multipart, { limits, throwFileSizeLimit: false })
  app.addContentTypeParser(rawTypes, { parseAs: 'buffer', bodyLimit: archiveBytes }, (_request, body, done) => done(null, body))

  app.get<Route>('/api/events/:eventId/archive', { onRequest: keyFirst }, async (request, reply) => {
    const event = await services.event(request.params.eventId)
    if (!event) return sendRefusal(reply, unknownEvent)
    // An event that came from a file is as it is in the file.
    if (services.openedAt(event) === null) {
      const noted = await services.command(event, { type: 'archive.hand' }, { role: 'organiser', personId: 'organiser' })
      if (!noted.ok) return sendRefusal(reply, noted.error)
    }
    const bytes = await services.archive(event)
    if (!bytes) return sendRefusal(reply, refuse('internal', 'The archive could not be made. Try again.'))
    return reply.type('application/zip')
      .header('content-disposition', `attachment; filename="${fileName(event.state.title)}-${event.state.eventId}.zip"`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  })

  const sizeFirst: Hook = async (request, reply) => (
    Number(request.headers['content-length'] ?? 0) > formBytes ? sendRefusal(reply.header('connection', 'close'), tooLarge) : undefined
  )

  app.post('/api/archives', { onRequest: [keyFirst, sizeFirst] }, async (request, reply) => {
    const read = await readFile(request)
    if ('refusal' in read) return sendRefusal(reply, read.refusal)
    const opened = await services.openArchive(read.bytes)
    if ('code' in opened) return sendRefusal(reply, opened)
    return reply.status(opened.there ? 200 : 201).send(opened)
  })

  const wrongTry = app.createRateLimit({ max: wrongTriesPerMinute, timeWindow: '1 minute' })
  // By the join code, too: it is on paper where a receipt was written down, and works here when nobody joins by it any more.
  app.get<Route>('/api/events/:eventId/receipts', async (request, reply) => {
    const asked = request.params.eventId
    const event = await services.event(asked) ?? await services.byPastCode(asked)
    if (!event) {
      const limit = await wrongTry(request)
      return sendRefusal(reply, !limit.isAllowed && limit.isExceeded ? tooManyTries : unknownEvent)
    }
    const { eventId, title } = event.state
    const open = allQuestions(event.state).filter(({ secrecy, phase }) => secrecy === 'public-recount' && (phase === 'open' || phase === 'paused'))
    return { eventId, title, open: open.length, questions: await services.receipts(event) }
  })
}

async function readFile(request: FastifyRequest): Promise<{ bytes: Uint8Array } | { refusal: Refusal }> {
  if (Buffer.isBuffer(request.body)) return request.body.length > 0 ? { bytes: request.body } : noFile
  if (!request.isMultipart()) return { refusal: refuse('bad-request', 'Send the archive as the body (application/zip) or as a multipart form.') }
  try {
    const file = await request.file()
    if (!file) return noFile
    const bytes = await file.toBuffer()
    return file.file.truncated ? { refusal: tooLarge } : { bytes }
  } catch (error) {
    return (error as { statusCode?: number }).statusCode === 413 ? { refusal: tooLarge } : { refusal: refuse('bad-request', 'The form could not be read.') }
  }
}

/** What every file system takes. */
function fileName(title: string): string {
  return title.normalize('NFKD').replace(/[^\w ]/g, '').trim().replace(/\s+/g, '-').toLowerCase().slice(0, 60) || 'session'
}

const noFile = { refusal: refuse('bad-request', 'There is no file.') }
const tooManyTries = refuse('too-fast', 'Too many wrong codes. Wait a minute and try again.')
const unknownEvent = refuse('unknown-event', 'There is no such session.')
const tooLarge = refuse('too-large', `The archive is too large: ${archiveBytes / 1024 / 1024} MB are the most.`)
