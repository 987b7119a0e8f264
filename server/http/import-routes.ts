// POST /api/events/:eventId/import: a multipart form with one file. The key is asked for before a byte of it is read.
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fieldNames, fileLimits, importKinds } from '../../shared/import/kinds.ts'
import { repeats } from '../../shared/import/order.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { ImportRequest } from './import-types.ts'
import { parse, sendRefusal } from './replies.ts'
import type { Services } from './services.ts'

/** The file and what a form has around it. */
const formBytes = fileLimits.bytes + 128 * 1024
const limits = { fileSize: fileLimits.bytes, files: 1, fields: 12, parts: 13, fieldSize: 16 * 1024, fieldNameSize: 64, headerPairs: 20 }

const column = z.union([z.string().max(fileLimits.cellChars), z.int().min(1).max(fileLimits.columns), z.null()])
const formSchema = z.object({
  kind: z.enum(importKinds),
  boardId: z.string().max(64).transform((id) => id || null).default(null),
  preview: z.enum(['', '0', '1', 'true', 'false', 'yes', 'no', 'on', 'off']).transform((said) => ['1', 'true', 'yes', 'on'].includes(said)).default(false),
  repeated: z.enum(repeats).default('skip'),
  mapping: z.string().transform(jsonOf).pipe(z.partialRecord(z.enum(fieldNames), column)).default({}),
})

type Route = { Params: { eventId: string } }
type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

export async function importRoutes(app: FastifyInstance, { services, keyFirst }: { services: Services; keyFirst: Hook }): Promise<void> {
  await app.register(multipart, { limits, throwFileSizeLimit: false })

  const sizeFirst: Hook = async (request, reply) => (
    Number(request.headers['content-length'] ?? 0) > formBytes ? sendRefusal(reply.header('connection', 'close'), tooLarge) : undefined
  )

  app.post<Route>('/api/events/:eventId/import', { onRequest: [keyFirst, sizeFirst] }, async (request, reply) => {
    const event = await services.event(request.params.eventId)
    if (!event) return sendRefusal(reply, refuse('unknown-event', 'There is no such session.'))
    const form = await readForm(request)
    if ('refusal' in form) return sendRefusal(reply, form.refusal)
    const done = await services.import(event, form)
    return 'refusal' in done ? sendRefusal(reply, done.refusal as Refusal) : done
  })
}

async function readForm(request: FastifyRequest): Promise<ImportRequest | { refusal: Refusal }> {
  if (!request.isMultipart()) return bad('Send the file as a multipart form.')
  const said: Record<string, unknown> = {}
  let file: { bytes: Uint8Array; name: string } | null = null
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        if (part.file.truncated) return { refusal: tooLarge }
        if (part.fieldname === 'file') file = { bytes, name: part.filename || 'file' }
      } else {
        if (part.valueTruncated || part.fieldnameTruncated) return { refusal: tooLarge }
        said[part.fieldname] = part.value
      }
    }
  } catch (error) {
    return (error as { statusCode?: number }).statusCode === 413 ? { refusal: tooLarge } : bad('The form could not be read.')
  }
  const fields = parse(formSchema, said)
  if (!fields.ok) return { refusal: fields.error }
  return file ? { ...file, ...fields.value } : bad('The form has no file.')
}

function bad(message: string): { refusal: Refusal } {
  return { refusal: refuse('bad-request', message) }
}

function jsonOf(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const tooLarge = refuse('too-large', `The file is too large: ${fileLimits.bytes / 1024 / 1024} MB are the most.`)
