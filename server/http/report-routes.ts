// GET /api/events/:eventId/report.{html,docx,xlsx,csv,json}: the report, for its organiser.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { languageCodes } from '../../shared/protocol/languages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import { reportFormats } from '../../shared/protocol/reporting.ts'
import type { ReportProblem } from '../../shared/protocol/reporting.ts'
import { timeZoneName } from '../../shared/protocol/time-zone.ts'
import { polisFiles } from '../../shared/report/polis.ts'
import { sheetNames } from '../../shared/report/sheets.ts'
import { parse, sendRefusal } from './replies.ts'
import type { ReportQuery, Services } from './services.ts'

const said = z.enum(['0', '1', 'false', 'true', 'no', 'yes']).transform((word) => ['1', 'true', 'yes'].includes(word))
const querySchema = z.object({
  chatham: said.optional(),
  lang: z.enum(languageCodes).optional(),
  timezone: timeZoneName.default('Europe/London'),
  layout: z.enum(['sheets', 'polis']).default('sheets'),
  table: z.enum(sheetNames).default('ranking'),
  file: z.enum(polisFiles).optional(),
  question: z.string().max(64).optional(),
  zip: said.default(false),
})

type Route = { Params: { eventId: string } }
type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

export async function reportRoutes(app: FastifyInstance, { services, keyFirst }: { services: Services; keyFirst: Hook }): Promise<void> {
  for (const format of reportFormats) {
    app.get<Route>(`/api/events/:eventId/report.${format}`, { onRequest: keyFirst }, async (request, reply) => {
      const query = parse(querySchema, request.query)
      if (!query.ok) return sendRefusal(reply, query.error)
      const event = await services.event(request.params.eventId)
      if (!event) return sendRefusal(reply, refuse('unknown-event', 'There is no such session.'))
      const made = await services.report(event, format, queryOf(query.value))
      if (typeof made === 'string') return sendRefusal(reply, problems[made])
      return reply.header('content-type', made.type).header('content-disposition', `${format === 'json' || format === 'html' ? 'inline' : 'attachment'}; filename="${made.name}"`)
        // The page brings its own styles, and nothing that runs.
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'").header('cache-control', 'no-store')
        .send(Buffer.from(made.bytes.buffer, made.bytes.byteOffset, made.bytes.byteLength))
    })
  }
}

function queryOf({ chatham, lang, timezone, layout, table, file, question, zip }: z.infer<typeof querySchema>): ReportQuery {
  return {
    chatham: chatham ?? null, language: lang ?? null, timeZone: timezone,
    csv: layout === 'polis' ? { layout, file: zip ? null : file ?? 'comments', questionId: question ?? null } : { layout, file: zip ? null : table },
  }
}

const problems: Record<ReportProblem, Refusal> = {
  'no-statements': refuse('not-revealed', 'There is no revealed question of agree, disagree or pass to export in this layout.'),
  'votes-not-published': refuse('not-allowed', 'Votes by person are exported only where everybody may see them: of a public recount, or of named ballots that are shown to all.'),
  erasing: refuse('not-saved', 'Words are being removed from the record. Try again in a moment.'),
  failed: refuse('internal', 'The report could not be written. Try again, or look into the server’s log.'),
  'too-large': refuse('too-large', 'The report takes too long or too much memory, or too many are being written. Try again in a minute.'),
}
