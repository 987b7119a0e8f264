// The log of moderation as a file, for the organiser and for who runs the room.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Fact } from '../../shared/event/facts.ts'
import { tableOfBoard } from '../../shared/event/tables.ts'
import type { EventState } from '../../shared/event/state.ts'
import { csvText } from '../../shared/import/csv.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { StoredEntry } from '../ports.ts'
import { bearerOf, sendRefusal } from './replies.ts'
import type { Services } from './services.ts'

type Options = { services: Services; isOrganiser(request: FastifyRequest, reply: FastifyReply): Promise<boolean> }

const head = ['time', 'who', 'measure', 'taken_back', 'of', 'number', 'id', 'board', 'reason', 'detail']
const wanted = Buffer.from('{"type":"moderation.noted"')

export async function moderationRoutes(app: FastifyInstance, { services, isOrganiser }: Options): Promise<void> {
  app.get<{ Params: { eventId: string } }>('/api/events/:eventId/moderation.csv', async (request, reply) => {
    const { eventId } = request.params
    const bearer = services.bearer(bearerOf(request.headers.authorization) ?? '')
    const isRunning = bearer?.role === 'facilitator' && bearer.eventId === eventId
    if (!isRunning && !(await isOrganiser(request, reply))) return reply
    const event = await services.event(eventId)
    if (!event) return sendRefusal(reply, refuse('unknown-event', 'There is no such session.'))
    const refusal = isRunning ? services.refusal(event, bearer) : null
    if (refusal) return sendRefusal(reply, refusal)
    const rows: string[][] = [head]
    for (let from: number | null = 1; from !== null;) {
      const { entries, next } = await services.entries(eventId, from)
      rows.push(...entries.filter(isNote).map((entry) => rowOf(event.state, entry)))
      from = next
    }
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="moderation-${eventId}.csv"`).header('cache-control', 'no-store').send(csvText(rows))
  })
}

function isNote({ kind, payload }: StoredEntry): boolean {
  return kind === 'fact' && Buffer.from(payload.buffer, payload.byteOffset, payload.length).subarray(0, wanted.length).equals(wanted)
}

function rowOf(state: EventState, { at, payload }: StoredEntry): string[] {
  const { by, what, of, kind, subject, number, reason, detail } = JSON.parse(Buffer.from(payload).toString()) as Extract<Fact, { type: 'moderation.noted' }>
  const who = state.tables.find(({ tableId }) => tableId === by)?.title ?? by
  const boardId = kind === 'action' ? state.actions[subject]?.boardId ?? '' : ''
  const board = tableOfBoard(state, boardId)?.title ?? state.boards.find((one) => one.boardId === boardId)?.title ?? ''
  return [new Date(at).toISOString(), who, of ?? what, what === 'undo' ? 'yes' : '', kind === 'person' ? state.people[subject]?.name || kind : kind, number === null ? '' : String(number), subject, board, reason, detail]
}
