// Asks the server to put something back, or what that would come to. Throws an ApiError.
import type { RewindPreview } from '../../../../shared/event/rewind-facts.ts'
import { ApiError, api } from '../../../net/http.ts'

export type Target = { actionId: string } | { boardId: string }

type Ack = { ok: true; preview?: RewindPreview } | { ok: false; error: { code: ApiError['code']; message: string } }

export async function previewOf(eventId: string, bearer: string, target: Target, seq: number): Promise<RewindPreview> {
  return (await send(eventId, bearer, target, { seq, preview: true })).preview!
}

export async function putBack(eventId: string, bearer: string, target: Target, seq: number): Promise<void> {
  await send(eventId, bearer, target, { seq })
}

async function send(eventId: string, bearer: string, target: Target, how: { seq: number; preview?: true }): Promise<Extract<Ack, { ok: true }>> {
  const command = { type: 'actionId' in target ? 'action.rewind' : 'board.rewind', ...target, ...how }
  const ack = await api<Ack>('POST', `/api/events/${encodeURIComponent(eventId)}/commands`, command, bearer)
  if (!ack.ok) throw new ApiError(ack.error.code, ack.error.message, 0)
  return ack
}
