// The record of an event, as the server streams it: folded while it comes in, so that nothing of it has to be kept.
import type { ReplayEntry } from '../../../shared/replay/entries.ts'
import { Recording } from '../../../shared/replay/recording.ts'
import { WireReader } from '../../../shared/replay/wire.ts'
import { ask } from '../../net/http.ts'

/** `progress` is told how many of all entries are here. Throws an ApiError, or an UnreadableEntry. */
export async function recordOf(eventId: string, bearer: string, progress: (entries: number, all: number) => void = () => {}): Promise<Recording> {
  const recording = new Recording()
  let count = 0
  for await (const { entries, all } of entriesFrom(1, eventId, bearer)) {
    recording.add(entries)
    progress(count += entries.length, all)
  }
  return settled(recording)
}

/** What has come since goes into the recording, all of it or nothing; how many entries. Throws as above. */
export async function goOn(recording: Recording, eventId: string, bearer: string): Promise<number> {
  const more: ReplayEntry[] = []
  for await (const { entries } of entriesFrom(recording.length + 1, eventId, bearer)) for (const entry of entries) more.push(entry)
  if (more.length > 0) {
    recording.add(more)
    settled(recording)
  }
  return more.length
}

/** Nothing of a closed session is followed. */
function settled(recording: Recording): Recording {
  recording.finish()
  return recording.state(recording.length).closedAt === null ? recording : recording.end()
}

async function* entriesFrom(first: number, eventId: string, bearer: string): AsyncGenerator<{ entries: ReplayEntry[]; all: number }> {
  const response = await ask('GET', `/api/events/${encodeURIComponent(eventId)}/journal/stream?from=${first}`, undefined, bearer)
  const all = Number(response.headers.get('plenary-entries')) || 0
  const reader = new WireReader(first)
  const chunks = response.body!.getReader()
  for (let chunk = await chunks.read(); !chunk.done; chunk = await chunks.read()) yield { entries: reader.read(chunk.value), all }
  reader.end()
}
