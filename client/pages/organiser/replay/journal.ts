// Loads an event's whole journal, page by page, and parses it at the edge.
import { fromBase64 } from 'lib0/buffer'
import type { Fact } from '../../../../shared/event/facts.ts'
import type { ReplayEntry } from '../../../../shared/replay/entries.ts'
import { ApiError, api } from '../../../net/http.ts'

/** More entries than this do not fit into a browser's memory for sure. */
export const mostEntries = 1_000_000

type Page = { entries: unknown[]; next: number | null }

/** `progress` is told how many entries are here. Throws an ApiError. */
export async function loadJournal(key: string, eventId: string, progress: (entries: number) => void): Promise<ReplayEntry[]> {
  const entries: ReplayEntry[] = []
  let from: number | null = 1
  while (from !== null) {
    const page: Page = await api<Page>('GET', `/api/events/${encodeURIComponent(eventId)}/journal?from=${from}`, undefined, key)
    for (const entry of page.entries) entries.push(parseEntry(entry, entries.length))
    progress(entries.length)
    if (entries.length > mostEntries) throw new ApiError('too-large', `more than ${mostEntries} entries`, 0)
    from = page.next !== null && page.next > from ? page.next : null
  }
  return entries
}

/** `before` is how many entries came before it: numbers run from 1 without gaps. */
export function parseEntry(entry: unknown, before: number): ReplayEntry {
  const { seq, at, by, fact, boardId, update } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>
  if (seq !== before + 1 || typeof at !== 'number' || typeof by !== 'string') throw unreadable(before)
  if (typeof boardId === 'string' && typeof update === 'string') return { seq, at, by, boardId, update: bytesOf(update, before) }
  if (typeof fact !== 'object' || fact === null || typeof (fact as { type?: unknown }).type !== 'string') throw unreadable(before)
  return { seq, at, by, fact: fact as Fact }
}

function bytesOf(base64: string, before: number): Uint8Array {
  try {
    return fromBase64(base64)
  } catch {
    throw unreadable(before)
  }
}

function unreadable(before: number): ApiError {
  return new ApiError('internal', `entry ${before + 1} cannot be read`, 0)
}
