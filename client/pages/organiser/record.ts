// The record of an event, as the server streams it: folded while it comes in, so that nothing of it has to be kept.
import { Recording } from '../../../shared/replay/recording.ts'
import { WireReader } from '../../../shared/replay/wire.ts'
import { ask } from '../../net/http.ts'

/** `progress` is told how many of all entries are here. Throws an ApiError, or an UnreadableEntry. */
export async function recordOf(eventId: string, bearer: string, progress: (entries: number, all: number) => void = () => {}): Promise<Recording> {
  const response = await ask('GET', `/api/events/${encodeURIComponent(eventId)}/journal/stream`, undefined, bearer)
  const all = Number(response.headers.get('plenary-entries')) || 0
  const reader = new WireReader()
  const recording = new Recording()
  const chunks = response.body!.getReader()
  for (let chunk = await chunks.read(); !chunk.done; chunk = await chunks.read()) {
    recording.add(reader.read(chunk.value))
    progress(recording.length, all)
  }
  reader.end()
  recording.finish()
  return recording.state(recording.length).closedAt === null ? recording : recording.end()
}
